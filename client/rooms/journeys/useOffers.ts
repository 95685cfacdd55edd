// Owns: what this room offers in the command palette and in the list of keys.

import { useCallback, useMemo } from "react";
import { type Command, useCommands, useKeyGroup } from "../../app/commands.ts";
import { t } from "../../i18n/t.ts";
import { type Layout, layouts } from "../../lanes/look.ts";
import type { JourneyChoice } from "./choice.ts";
import { useDeskStore } from "./desk.ts";
import { useTools } from "./journeyHere.ts";
import { journeyOffers } from "./journeyOffers.ts";
import { editGroups, mapGroup } from "./keys.ts";
import { useWay } from "./way.ts";

/** What can be done wherever one is in the room: another kind of journey, another way to show it. */
export function useRoomOffers(choice: JourneyChoice): void {
  const desk = useDeskStore();
  const commands = useMemo((): readonly Command[] => {
    if (!choice.persona) return [];
    const show = (layout: Layout): void =>
      desk.setState(({ look }) => ({ look: { ...look, layout } }));
    return [
      { id: "ideal", label: t("journeys.showIdeal"), run: () => choice.chooseKind("ideal") },
      { id: "current", label: t("journeys.showCurrent"), run: () => choice.chooseKind("current") },
      { id: "compare", label: t("journeys.showBoth"), run: choice.compare },
      ...layouts.map((layout) => ({
        id: `layout-${layout}`,
        label: t("journeys.showAs", { layout: t(`lanes.${layout}`) }),
        run: () => show(layout),
      })),
    ];
  }, [choice, desk]);
  useCommands("journeys", commands);
}

/** What can be done to the journey on screen, and its keys. */
export function useJourneyOffers(): void {
  const tools = useTools();
  const { mayEdit } = tools.journey;
  const way = useWay();
  // Made when the palette opens: what is offered changes with every step that is selected.
  useCommands(
    "journey",
    useCallback(() => journeyOffers(tools, way), [tools, way]),
  );
  useKeyGroup(useMemo(() => mapGroup(mayEdit), [mayEdit]));
  const [carry, pool, stage] = useMemo(editGroups, []);
  const none = useMemo(() => ({ id: "none", title: "", table: [], words: {} }), []);
  useKeyGroup(mayEdit ? carry : none);
  useKeyGroup(mayEdit ? pool : none);
  useKeyGroup(mayEdit ? stage : none);
}
