// Owns: what an open process map offers in the command palette and in the list of keys. Rules A11-84, A11-85.

import { useMemo } from "react";
import { type Command, type KeyGroup, useCommands, useKeyGroup } from "../../app/commands.ts";
import { t } from "../../i18n/t.ts";
import { useDesk } from "./desk.tsx";
import { type ProcessKey, processKeys, readingKeys } from "./keyTable.ts";
import { type NodeTool, nodeTools, toolKeys } from "./nodeTools.ts";

export type ProcessView = "map" | "outline";

export function useProcessOffers(view: ProcessView, onView: (view: ProcessView) => void): void {
  const { deeds, editor, mayEdit } = useDesk();
  const commands = useMemo((): readonly Command[] => {
    const other = view === "map" ? "outline" : "map";
    const looks: readonly Command[] = [
      {
        id: "view",
        label: t(other === "map" ? "backstage.showMap" : "backstage.showOutline"),
        run: () => onView(other),
      },
      {
        id: "handOffs",
        label: t("backstage.showHandOffs"),
        run: () => editor.setState({ showsHandOffs: true, isPicked: false }),
      },
    ];
    if (!mayEdit) return looks;
    return [
      ...nodeTools.map((tool) => ({
        id: tool,
        label: t("backstage.addKind", { kind: t(`backstage.${tool}`) }),
        keys: toolKeys[tool],
        run: () => deeds.add(tool),
      })),
      { id: "layOut", label: t("backstage.layOut"), run: () => void deeds.layOut() },
      ...looks,
    ];
  }, [view, onView, deeds, editor, mayEdit]);
  useCommands("process", commands);
  useKeyGroup(useMemo(() => keyGroup(mayEdit), [mayEdit]));
}

function keyGroup(mayEdit: boolean): KeyGroup<ProcessKey> {
  const words = Object.fromEntries(processKeys.map(({ id }) => [id, keyWords(id)])) as Record<
    ProcessKey,
    string
  >;
  const table = mayEdit ? processKeys : readingKeys;
  return { id: "process", title: t("backstage.keysOnMap"), table, words };
}

function keyWords(id: ProcessKey): string {
  return isTool(id)
    ? t("backstage.keyadd", { kind: t(`backstage.${id}`) })
    : t(`backstage.key${id}`);
}

function isTool(id: ProcessKey): id is NodeTool {
  return id in toolKeys;
}
