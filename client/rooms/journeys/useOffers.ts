// Owns: what this room offers in the command palette and in the list of keys.

import { useCallback, useMemo } from "react";
import { journeyOf } from "../../../shared/model/journey.ts";
import { journeyKinds } from "../../../shared/model/tables.ts";
import { type Command, useCommands, useKeyGroup } from "../../app/commands.ts";
import { t } from "../../i18n/t.ts";
import { type Layout, layouts } from "../../lanes/look.ts";
import { useMap } from "../../session/hooks.ts";
import type { JourneyChoice } from "./choice.ts";
import { useDeskStore } from "./desk.ts";
import { useTools } from "./journeyHere.ts";
import { journeyOffers } from "./journeyOffers.ts";
import { editGroups, mapGroup } from "./keys.ts";
import { useWay } from "./way.ts";

const toShow = { ideal: "journeys.showIdeal", current: "journeys.showCurrent" } as const;
const toCreate = { ideal: "journeys.createIdeal", current: "journeys.createCurrent" } as const;

/** What can be done wherever one is in the room: another kind of journey, another way to show it. Rule A11-196. */
export function useRoomOffers(choice: JourneyChoice, mayEdit: boolean): void {
  const desk = useDeskStore();
  const personaId = choice.persona?.id ?? "";
  const there = useMap(["journeys"], (map) =>
    journeyKinds.filter((kind) => journeyOf(map, personaId, kind) !== undefined),
  );
  const commands = useMemo((): readonly Command[] => {
    if (!choice.persona) return [];
    const show = (layout: Layout): void =>
      desk.setState(({ look }) => ({ look: { ...look, layout } }));
    return [
      ...journeyKinds.flatMap((kind) => {
        const label = there.includes(kind) ? toShow[kind] : toCreate[kind];
        const isOffered = there.includes(kind) || mayEdit;
        return isOffered ? [{ id: kind, label: t(label), run: () => choice.chooseKind(kind) }] : [];
      }),
      { id: "compare", label: t("journeys.showBoth"), run: choice.compare },
      ...layouts.map((layout) => ({
        id: `layout-${layout}`,
        label: t("journeys.showAs", { layout: t(`lanes.${layout}`) }),
        run: () => show(layout),
      })),
    ];
  }, [choice, desk, there, mayEdit]);
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
