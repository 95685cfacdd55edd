// Owns: the moment when many cards appear at once: in which order they come in, how long it lasts, and what is said.
// One's own cards and those that come one by one make no scene. Rule MAP-49.

import { t } from "../../i18n/t.ts";
import { announce } from "../../ui/announcements.ts";
import type { Board } from "./board.ts";
import { showFirst } from "./keys.ts";
import { readingOrder } from "./reading.ts";

const fewestForScene = 5;
/** At most so many steps one after the other: all are there within two seconds, however many come. */
const mostTurns = 48;
const sceneMs = 2200;
/** A reveal this recent is still news to somebody who only now opens the board. */
const freshMs = 10 * 60_000;

const playedRounds = new WeakMap<object, Set<string>>();

/** How far each card has come in on the overview, 0 to 1, at the time of a frame; each takes `comingMs`, its turn apart. */
export function revealPresence(
  board: Board,
  timeMs: number,
  comingMs: number,
): (id: string) => number {
  const { revealed } = board.view.getState();
  if (!revealed || comingMs === 0) return () => 1;
  const startMs = startOf.get(revealed) ?? timeMs;
  startOf.set(revealed, startMs);
  return (id) => {
    const turn = revealed.get(id);
    if (turn === undefined) return 1;
    const part = Math.max(0, Math.min(1, (timeMs - startMs - turn * turnMs) / comingMs));
    return 1 - (1 - part) ** 3;
  };
}

/** When a reveal was first drawn. */
const startOf = new WeakMap<object, number>();
/** As in the style sheet of the cards. */
const turnMs = 24;

/** Watches for cards that appear; gives a function that stops. */
export function followReveals(board: Board): () => void {
  let stopClearing = (): void => undefined;
  const play = (ids: readonly string[], text: string): void => {
    const cards = readingOrder(ids.flatMap((id) => board.scene.card(id) ?? []));
    const step = Math.max(1, cards.length / mostTurns);
    const revealed = new Map(cards.map((card, index) => [card.id, Math.floor(index / step)]));
    board.view.setState({ revealed });
    if (cards.length === board.scene.cards.size) showFirst(board);
    announce(text);
    stopClearing();
    stopClearing = board.session.outside.after(sceneMs, () => {
      board.view.setState({ revealed: null });
    });
  };
  const rounds = takeFreshRounds(board);
  const all = [...board.scene.cards.keys()];
  if (rounds > 0 && all.length > 0) play(all, t("board.revealed", { count: all.length }));
  const stop = board.scene.onChange((appeared) => {
    const foreign = appeared.filter((id) => !board.own.has(id));
    if (foreign.length < fewestForScene) return;
    const count = foreign.length;
    const isRound = takeFreshRounds(board) > 0;
    play(foreign, isRound ? t("board.revealed", { count }) : t("board.arrived", { count }));
  });
  return () => {
    stop();
    stopClearing();
  };
}

/** How many brainstorms were published lately that this session has not seen revealed; they count as seen now. */
function takeFreshRounds({ session }: Board): number {
  const played = playedRounds.get(session) ?? new Set();
  playedRounds.set(session, played);
  const now = session.outside.now() + session.clockOffsetMs();
  let fresh = 0;
  for (const round of session.room.tables.rounds.values()) {
    const isPublished = round.kind === "brainstorm" && round.state === "published";
    if (!isPublished || played.has(round.id)) continue;
    played.add(round.id);
    if (now - round.endsAtMs < freshMs) fresh++;
  }
  return fresh;
}
