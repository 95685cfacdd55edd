// The text field on the board: a card's wording is edited where it stands. Enter takes it, Escape leaves it; a card
// is one paragraph, so a line break is a space. What is written is as large as it will stand on the card. Rule MAP-322.
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { touchpointTextMax } from "../../../shared/model/tables.ts";
import { t } from "../../i18n/t.ts";
import type { Board, Editing } from "./board.ts";
import { useBoard, useView } from "./boardHooks.ts";
import styles from "./CardEditor.module.css";
import { broughtIntoView, centredOn } from "./camera.ts";
import { addCards, keepWritten, rewordCard } from "./commands.ts";
import { cardBounds, centreOf } from "./geometry.ts";
import { focusCards, ownPointer } from "./gestures.ts";
import { overtaking } from "./overtaking.ts";
import { useMayTake } from "./useMayTake.ts";
import { wordingOf } from "./wording.ts";

export function CardEditor() {
  const editing = useView((view) => view.editing);
  return editing ? <Field key={"id" in editing ? editing.id : ""} editing={editing} /> : null;
}

function beginningOf(board: Board, editing: Editing) {
  if ("at" in editing) return { ...editing.at, text: "" };
  const { x = 0, y = 0, touchpoint } = board.scene.card(editing.id) ?? {};
  return { x, y, text: touchpoint?.text ?? "" };
}

function reword(board: Board, id: string, begun: string, text: string): void {
  const theirs = board.session.map.tables.touchpoints.get(id)?.text ?? "";
  const place = { table: "touchpoints", id, field: "text" } as const;
  overtaking(board, place, { begun, theirs }, () => rewordCard(board, id, text));
}

/** Below this zoom nobody can read what they write: the view comes nearer. */
const readableZoom = 0.65;

function Field({ editing }: { readonly editing: Editing }) {
  const board = useBoard();
  // As it was begun: others may move the card meanwhile, or take it away. Rule MAP-326.
  const [begun] = useState(() => beginningOf(board, editing));
  const [text, setText] = useState(begun.text);
  const field = useRef<HTMLTextAreaElement>(null);
  const { x, y } = begun;
  useEffect(() => {
    const camera = board.camera.get();
    const bounds = cardBounds({ x, y });
    const next =
      camera.zoom < readableZoom
        ? centredOn(centreOf(bounds), board.size.get(), 1)
        : broughtIntoView(camera, board.size.get(), bounds);
    board.camera.set(next);
    field.current?.focus({ preventScroll: true });
    field.current?.select();
  }, [board, x, y]);

  const isOther = text.trim() !== "" && text !== begun.text;
  /** Gives whether the field has done its work. */
  const finish = (isTaken: boolean): boolean => {
    if (board.view.getState().editing !== editing) return true;
    const isWritten = isTaken && isOther;
    // The board was locked meanwhile, or the map closed.
    if (isWritten && !mayTake()) return false;
    board.view.setState({ editing: null });
    if (!isWritten) return true;
    if (!("id" in editing)) addCards(board, [text], editing.at);
    else if (board.scene.card(editing.id)) reword(board, editing.id, begun.text, text);
    else keepWritten(board, text, begun);
    return true;
  };
  const mayTake = useMayTake(field, isOther, () => finish(true));
  const press = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    const surface = field.current?.closest<HTMLElement>("[data-surface]");
    if (finish(event.key === "Enter") && surface) focusCards(surface);
  };
  return (
    <textarea
      ref={field}
      {...{ [ownPointer]: "" }}
      className={styles.field}
      data-length={wordingOf(text).length}
      style={{ transform: `translate(${x}px, ${y}px)` }}
      aria-label={"id" in editing ? t("board.editText") : t("board.newText")}
      placeholder={t("board.newPlaceholder")}
      maxLength={touchpointTextMax}
      dir="auto"
      value={text}
      onChange={(event) => setText(event.target.value.replace(/\s*\n\s*/g, " "))}
      onBlur={() => finish(true)}
      onKeyDown={press}
    />
  );
}
