// The text field on the board: a card's wording is edited where it stands. Enter takes it, Escape leaves it; a card
// is one paragraph, so a line break is a space. What is written is as large as it will stand on the card. Rule MAP-322.
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { touchpointTextMax } from "../../../shared/model/tables.ts";
import { t } from "../../i18n/t.ts";
import type { Board, Editing } from "./board.ts";
import { useBoard, useCardFace, useView } from "./boardHooks.ts";
import styles from "./CardEditor.module.css";
import { broughtIntoView, centredOn } from "./camera.ts";
import { addCards, keepWritten, rewordCard } from "./commands.ts";
import { cardBounds, centreOf } from "./geometry.ts";
import { ownPointer } from "./gestures.ts";
import { OwnWordsNote } from "./OwnWordsNote.tsx";
import { useMayTake } from "./useMayTake.ts";
import { useOwnWords } from "./useOwnWords.ts";
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

/** Below this zoom nobody can read what they write: the view comes nearer. */
const readableZoom = 0.65;

function Field({ editing }: { readonly editing: Editing }) {
  const board = useBoard();
  // As it was begun: others may move the card meanwhile, or take it away. Rule MAP-326.
  const [begun] = useState(() => beginningOf(board, editing));
  const id = "id" in editing ? editing.id : "";
  const standing = useCardFace(id)?.touchpoint.text ?? begun.text;
  const field = useRef<HTMLTextAreaElement>(null);
  const noteId = useId();
  const own = useOwnWords(field, { table: "touchpoints", id, field: "text" }, standing);
  const { text, note } = own;
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

  const isOther = own.isOther && text.trim() !== "";
  /** Gives whether the field has done its work. */
  const finish = (isTaken: boolean): boolean => {
    if (board.view.getState().editing !== editing) return true;
    const isWritten = isTaken && isOther;
    // The board was locked meanwhile, or the map closed.
    if (isWritten && !mayTake()) return false;
    board.view.setState({ editing: null });
    if (!isWritten) return true;
    if (!("id" in editing)) addCards(board, [text], editing.at);
    else if (board.scene.card(id)) own.take(() => rewordCard(board, id, text));
    else keepWritten(board, text, begun);
    return true;
  };
  const { mayTake, close } = useMayTake(field, isOther, finish);
  const press = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    close(event.key === "Enter");
  };
  return (
    <div
      {...{ [ownPointer]: "" }}
      className={styles.place}
      style={{ transform: `translate(${x}px, ${y}px)` }}
    >
      <textarea
        ref={field}
        className={styles.field}
        data-length={wordingOf(text).length}
        aria-label={"id" in editing ? t("board.editText") : t("board.newText")}
        {...(note === "" ? {} : { "aria-describedby": noteId })}
        placeholder={t("board.newPlaceholder")}
        maxLength={touchpointTextMax}
        dir="auto"
        value={text}
        onChange={(event) => own.write(event.target.value.replace(/\s*\n\s*/g, " "))}
        onBlur={() => {
          own.leave();
          finish(true);
        }}
        onKeyDown={press}
      />
      <OwnWordsNote id={noteId} words={note} className={styles.note} />
    </div>
  );
}
