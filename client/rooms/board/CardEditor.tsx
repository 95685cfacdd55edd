// The text field on the board: a card's wording is edited where it stands. Enter takes it, Escape leaves it; a card
// is one paragraph, so a line break is a space. What is written is as large as it will stand on the card. Rule MAP-322.
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { touchpointTextMax } from "../../../shared/model/tables.ts";
import { t } from "../../i18n/t.ts";
import type { Editing } from "./board.ts";
import { useBoard, useView } from "./boardHooks.ts";
import styles from "./CardEditor.module.css";
import { broughtIntoView, centredOn } from "./camera.ts";
import { addCards, rewordCard } from "./commands.ts";
import { cardBounds, centreOf } from "./geometry.ts";
import { focusCards, ownPointer } from "./gestures.ts";
import { wordingOf } from "./wording.ts";

export function CardEditor() {
  const editing = useView((view) => view.editing);
  return editing ? <Field key={"id" in editing ? editing.id : ""} editing={editing} /> : null;
}

/** Below this zoom nobody can read what they write: the view comes nearer. */
const readableZoom = 0.65;

function Field({ editing }: { readonly editing: Editing }) {
  const board = useBoard();
  const card = "id" in editing ? board.scene.card(editing.id) : undefined;
  const place = "at" in editing ? editing.at : (card ?? { x: 0, y: 0 });
  const [text, setText] = useState(card?.touchpoint.text ?? "");
  const field = useRef<HTMLTextAreaElement>(null);
  const { x, y } = place;
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

  const finish = (isTaken: boolean) => {
    if (board.view.getState().editing !== editing) return;
    board.view.setState({ editing: null });
    if (!isTaken || text.trim() === "") return;
    if ("id" in editing) rewordCard(board, editing.id, text);
    else addCards(board, [text], editing.at);
  };
  const press = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    const surface = field.current?.closest<HTMLElement>("[data-surface]");
    finish(event.key === "Enter");
    if (surface) focusCards(surface);
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
