// A card of the board: a touchpoint on paper. It renders when its own record or its own state changes, and for no
// other card's sake; where it stands is none of React's business. Nothing in it is cut off or placed by itself if that can be
// helped: each such thing costs in every picture of the board. [A11-24]
import { type CSSProperties, memo, useCallback } from "react";
import { openCommentCounts } from "../../../shared/model/comment.ts";
import { isolated, t } from "../../i18n/t.ts";
import { useRoom, useRow } from "../../session/hooks.ts";
import { channelName, directionName } from "../../ui/channels.tsx";
import type { BoardView } from "./board.ts";
import { useBoard, useCardFace, useView } from "./boardHooks.ts";
import styles from "./Card.module.css";
import { DotBadge, useDotWords } from "./DotBadge.tsx";
import { keepElement } from "./placing.ts";
import type { SceneCard } from "./scene.ts";
import { categorySign, commentsSign, notesSign } from "./signs.ts";
import { useSignature } from "./useSignature.ts";
import { fitsBeside, wordingOf } from "./wording.ts";

export const Card = memo(function Card({ id }: { readonly id: string }) {
  const card = useCardFace(id);
  return card ? <PlacedCard card={card} /> : null;
});

/** The id of a card's element, by which the list names the card that the keyboard is at. */
export function cardElementId(id: string): string {
  return `card-${id}`;
}

/** `card`: as it was when anything but its place last changed. Where it is, `placing.ts` knows. */
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
  const keep = useCallback(
    (element: HTMLDivElement | null) => keepElement(board, id, element),
    [board, id],
  );
  const { length, isCut } = wordingOf(touchpoint.text);
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
      {...(turn < 0 ? {} : { "data-revealed": true, style: { "--turn": turn } as CSSProperties })}
    >
      <div className={styles.face} data-color={color} data-stack={card.count > 1}>
        <p className={styles.text} data-length={length} data-cut={isCut} dir="auto">
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
  const { channel, direction, notes } = touchpoint;
  const comments = useRoom(["comments"], (room) => openCommentCounts(room).get(card.id) ?? 0);
  const counts = [dots, count > 1 ? "×00" : "", comments > 0 ? "00" : ""].filter(Boolean);
  const signs = [channel, direction, notes, ...counts, department].filter(Boolean).length;
  const isCut = !fitsBeside([...counts, signature, department], 12, 24 * signs);
  return (
    <div className={styles.foot} data-cut={isCut}>
      <DotBadge words={dots} />
      {channel === "" ? null : <Sign name={channel} />}
      {direction === "" ? null : <Sign name={direction} />}
      {notes === "" ? null : <Sign name={notesSign} />}
      {comments === 0 ? null : <Comments count={comments} />}
      {count > 1 ? <span className={styles.count}>{t("board.countShort", { count })}</span> : null}{" "}
      {signature === "" ? null : (
        <span className={styles.signature} dir="auto">
          {signature}
        </span>
      )}
      {department === "" ? null : (
        <span className={styles.department}>
          {color > 0 ? <Sign name={categorySign(color)} /> : null}
          <span className={styles.departmentName} dir="auto">
            {department}
          </span>
        </span>
      )}
    </div>
  );
}

/** A picture of an icon; see `signs.ts`. What it means stands in the card's name. */
function Sign({ name }: { readonly name: string }) {
  return <span className={styles.sign} data-sign={name} aria-hidden="true" />;
}

function Comments({ count }: { readonly count: number }) {
  return (
    <span className={styles.count} title={t("board.openComments", { count })}>
      <Sign name={commentsSign} />
      {count}
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
    isolated(touchpoint.text),
    dots,
    count > 1 ? t("board.countShort", { count }) : "",
    isolated(department),
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
