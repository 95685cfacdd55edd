// The field in which something new is typed, where the current row is. It stays open for the next.
import { useRef, useState } from "react";
import { touchpointTextMax } from "../../shared/model/tables.ts";
import type { OutlineRow } from "../../shared/model/workshopOutline.ts";
import { t } from "../i18n/t.ts";
import { useMap } from "../session/hooks.ts";
import { TextField } from "../ui/TextField.tsx";
import { useUnsaid } from "../writing/useUnsaid.ts";
import { sayLost } from "../writing/whoWrites.ts";
import styles from "./OutlineView.module.css";
import { addAt } from "./outlineDeeds.ts";
import { goTo, useOutlineState, useOutlineTools } from "./outlineState.ts";
import { rowText } from "./outlineWords.ts";

export function OutlineAdding() {
  const row = useOutlineState(({ rows, adding }) => rows.find(({ key }) => key === adding));
  return row ? <Field key={row.key} row={row} /> : null;
}

function Field({ row }: { readonly row: OutlineRow }) {
  const tools = useOutlineTools();
  const [text, setText] = useState("");
  const isOver = useRef(false);
  const home = useOutlineState(({ rows }) => homeRow(rows, row));
  const name = useMap(["groups", "stages", "journeys", "personas"], (map) => rowText(map, home));
  // Whoever goes elsewhere gives it up; a row or a workshop that goes beneath it gives up nothing.
  useUnsaid({
    isOver,
    words: text.trim(),
    keep: (_words, isOver) =>
      !isOver && tools.store.getState().rows.some(({ key }) => key === row.key),
    say: sayLost,
  });
  const close = (): void => {
    isOver.current = true;
    tools.store.setState({ adding: null });
    goTo(tools.store, row.key);
  };
  const add = (): void => {
    if (text.trim() === "") close();
    else if (addAt(tools, row, text)) setText("");
  };
  return (
    <TextField
      label={labelFor(home, name)}
      description={t("outline.addHint")}
      value={text}
      onChange={setText}
      onEnter={add}
      onEscape={close}
      maxLength={touchpointTextMax}
      autoFocus
      className={styles.adding}
      data-adding=""
    />
  );
}

/** What takes the new one in: for a card its group, for a step its stage. */
function homeRow(rows: readonly OutlineRow[], row: OutlineRow): OutlineRow {
  if (row.kind !== "card" && row.kind !== "step") return row;
  return rows.find(({ key }) => key === row.parentKey) ?? row;
}

function labelFor({ kind, id }: OutlineRow, name: string): string {
  if (kind === "journey") return t("outline.addStage", { name });
  if (kind === "stage") return t("outline.addStep", { name });
  return kind === "group" && id !== "" ? t("outline.addCardIn", { name }) : t("outline.addCard");
}
