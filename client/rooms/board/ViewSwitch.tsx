// The board as a canvas or as an outline: the same cards, the same deeds.
import { ListTree, SquareStack } from "lucide-react";
import { useMemo } from "react";
import { type Command, useCommands } from "../../app/commands.ts";
import { useRoomLocation } from "../../app/routes.ts";
import { t } from "../../i18n/t.ts";
import { SegmentedControl } from "../../ui/SegmentedControl.tsx";

type View = "canvas" | "outline";

export function ViewSwitch() {
  const { sub, go } = useRoomLocation();
  const shown: View = sub[0] === "outline" ? "outline" : "canvas";
  const show = (view: View): void => (view === "outline" ? go("board", "outline") : go("board"));
  const other: View = shown === "outline" ? "canvas" : "outline";
  // biome-ignore lint/correctness/useExhaustiveDependencies: the way is another function at each render, and does the same
  const offer = useMemo(
    (): readonly Command[] => [
      { id: other, label: t(`board.offer${other}`), run: () => show(other), isSoughtOnly: true },
    ],
    [other],
  );
  useCommands("boardView", offer);
  return (
    <SegmentedControl
      label={t("board.showAs")}
      options={[
        { id: "canvas", label: t("board.asCanvas"), icon: <SquareStack /> },
        { id: "outline", label: t("board.asOutline"), icon: <ListTree /> },
      ]}
      value={shown}
      onChange={show}
      iconsOnly
    />
  );
}
