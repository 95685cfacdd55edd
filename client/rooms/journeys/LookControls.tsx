// How the journey is shown: cards, lanes or outline; which lanes, and in which order. Rules A11-82, MAP-99.
import { Columns3, ListTree, Rows3 } from "lucide-react";
import { t } from "../../i18n/t.ts";
import { LaneSettings } from "../../lanes/LaneSettings.tsx";
import { SegmentedControl } from "../../ui/SegmentedControl.tsx";
import { useDesk, useDeskStore } from "./desk.ts";

export function LookControls() {
  const desk = useDeskStore();
  const look = useDesk((state) => state.look);
  return (
    <>
      <SegmentedControl
        label={t("lanes.layout")}
        options={[
          { id: "cards", label: t("lanes.cards"), icon: <Columns3 /> },
          { id: "lanes", label: t("lanes.lanes"), icon: <Rows3 /> },
          { id: "outline", label: t("lanes.outline"), icon: <ListTree /> },
        ]}
        value={look.layout}
        onChange={(layout) => desk.setState({ look: { ...look, layout } })}
        iconsOnly
      />
      {look.layout === "cards" ? null : (
        <LaneSettings look={look} onChange={(next) => desk.setState({ look: next })} />
      )}
    </>
  );
}
