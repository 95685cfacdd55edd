// A card of the board: a touchpoint on paper. It renders when its own record or its own state changes, and for no
// other card's sake; a drag moves its element without React. [A11-24]
import { MessageSquareText, NotebookText } from "lucide-react";
import { type CSSProperties, memo, useCallback } from "react";
import { openCommentCounts } from "../../../shared/model/comment.ts";
import { t } from "../../i18n/t.ts";
import { useRoom, useRow } from "../../session/hooks.ts";
import { channelName, directionName } from "../../ui/channels.tsx";
import { categoryOf, Shape, shapeOf } from "../../ui/Shape.tsx";
import type { BoardView } from "./board.ts";
import { useBoard, useCard, useView } from "./boardHooks.ts";
import styles from "./Card.module.css";
import { DotBadge, useDotWords } from "./DotBadge.tsx";
import type { SceneCard } from "./scene.ts";
import { useSignature } from "./useSignature.ts";

export const Card = memo(function Card({ id }: { readonly id: string }) {
  const card = useCard(id);
  return card ? <PlacedCard card={card} /> : null;
});

/** The id of a card's element, by which the list names the card that the keyboard is at. */
export function cardElementId(id: string): string {
  return `card-${id}`;
}

function PlacedCard({ card }: { readonly card: SceneCard }) {
  const board = useBoard();
  const { id, touchpoint } = card;
  const isSelected = useView((view) => view.selected.has(id));
  const look = useView((view) => lookOf(view, id));
  const color = useView((view) => board.colors.of(card, view.coloring));
  const turn = useView((view) => view.revealed?.get(id) ?? -1);
  const group = useRow("groups", card.groupId);
  const signature = useSignature(id);
  const dots = useDotWords(id);
  // A card that comes into the page while it is carried comes in where the hand has it.
  const drag = board.drag.get();
  const carried = drag?.ids.has(id) ? { translate: `${drag.dx}px ${drag.dy}px` } : {};
  const keep = useCallback(
    (element: HTMLDivElement | null) => {
      if (element) board.elements.set(id, element);
      else board.elements.delete(id);
    },
    [board, id],
  );
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and names this option as the active one
    <div
      ref={keep}
      role="option"
      id={cardElementId(id)}
      data-card-id={id}
      data-look={look}
      aria-selected={isSelected}
      aria-label={nameOf(card, group?.name, signature, dots)}
      className={styles.card}
      style={{ left: card.x, top: card.y, ...carried }}
    >
      <div
        className={styles.paper}
        data-color={color}
        data-stack={card.count > 1}
        {...(turn < 0 ? {} : { "data-revealed": true, style: { "--turn": turn } as CSSProperties })}
      >
        <p className={styles.text} data-length={lengthOf(touchpoint.text)} dir="auto">
          {touchpoint.text}
        </p>{" "}
        <Foot card={card} signature={signature} dots={dots} />
      </div>
    </div>
  );
}

interface FootProps {
  readonly card: SceneCard;
  readonly signature: string;
  /** What the latest dot vote says of it, or empty. */
  readonly dots: string;
}

function Foot({ card, signature, dots }: FootProps) {
  const { touchpoint, department, count, color } = card;
  return (
    <div className={styles.foot}>
      <DotBadge words={dots} />
      {touchpoint.channel === "" ? null : <Sign name={touchpoint.channel} />}
      {touchpoint.direction === "" ? null : <Sign name={touchpoint.direction} />}
      {touchpoint.notes === "" ? null : <NotebookText aria-hidden="true" />}
      <Comments id={card.id} />
      {count > 1 ? <span className={styles.count}>{t("board.countShort", { count })}</span> : null}{" "}
      {signature === "" ? null : (
        <span className={styles.signature} dir="auto">
          {signature}
        </span>
      )}
      {department === "" ? null : (
        <span className={styles.department} data-color={color}>
          {color > 0 ? <Shape name={shapeOf(categoryOf(color - 1))} /> : null}
          <span className={styles.departmentName}>{department}</span>
        </span>
      )}
    </div>
  );
}

/** A picture of an icon; see `signs.ts`. What it means stands in the card's name. */
function Sign({ name }: { readonly name: string }) {
  return <span className={styles.sign} data-sign={name} aria-hidden="true" />;
}

function Comments({ id }: { readonly id: string }) {
  const open = useRoom(["comments"], (room) => openCommentCounts(room).get(id) ?? 0);
  return open === 0 ? null : (
    <span className={styles.count} title={t("board.openComments", { count: open })}>
      <MessageSquareText aria-hidden="true" />
      {open}
    </span>
  );
}

/** The states of a card that change its look, as words for the style sheet. */
function lookOf(view: BoardView, id: string): string {
  const words: string[] = [];
  if (view.active === id) words.push("active");
  if (view.found && !view.found.has(id)) words.push("faded");
  if (view.gesture === "drag" && view.selected.has(id)) words.push("carried");
  if (view.editing && "id" in view.editing && view.editing.id === id) words.push("edited");
  return words.join(" ");
}

/** The card in words. What is to be read on it comes first and as it stands, so that it can be asked for by voice. */
function nameOf(
  card: SceneCard,
  group: string | undefined,
  signature: string,
  dots: string,
): string {
  const { touchpoint, department, count } = card;
  const seen = [
    touchpoint.text,
    dots,
    count > 1 ? t("board.countShort", { count }) : "",
    department,
  ];
  const signs = [
    touchpoint.channel === "" ? "" : channelName(touchpoint.channel),
    touchpoint.direction === "" ? "" : directionName(touchpoint.direction),
    group ? t("board.cardInGroup", { name: group }) : "",
    count > 1 ? t("board.cardCount", { count }) : "",
    touchpoint.notes === "" ? "" : t("board.cardNotes"),
    signature === "" ? "" : t("board.writtenBy", { name: signature }),
  ];
  return [seen.filter(Boolean).join(" "), ...signs].filter(Boolean).join(", ");
}

function lengthOf(text: string): "short" | "medium" | "long" {
  if (text.length <= 42) return "short";
  return text.length <= 84 ? "medium" : "long";
}
