// The board as a canvas or as an outline: the same cards, the same deeds.
import { ListTree, SquareStack } from "lucide-react";
import { useRoomLocation } from "../../app/routes.ts";
import { t } from "../../i18n/t.ts";
import { SegmentedControl } from "../../ui/SegmentedControl.tsx";

export function ViewSwitch() {
  const { sub, go } = useRoomLocation();
  return (
    <SegmentedControl
      label={t("board.showAs")}
      options={[
        { id: "canvas", label: t("board.asCanvas"), icon: <SquareStack /> },
        { id: "outline", label: t("board.asOutline"), icon: <ListTree /> },
      ]}
      value={sub[0] === "outline" ? "outline" : "canvas"}
      onChange={(view) => (view === "outline" ? go("board", "outline") : go("board"))}
      iconsOnly
    />
  );
}
