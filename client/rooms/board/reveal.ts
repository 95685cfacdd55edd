// Owns: the moment when many cards appear at once: in which order they come in, how long it lasts, and what is said.
// One's own cards and those that come one by one make no scene. Rule MAP-49.

import { t } from "../../i18n/t.ts";
import { announce } from "../../ui/announcements.ts";
import type { Board } from "./board.ts";
import { readingOrder } from "./reading.ts";

const fewestForScene = 5;
/** At most so many steps one after the other: all are there within two seconds, however many come. */
const mostTurns = 48;
const sceneMs = 2200;
/** A reveal this recent is still news to somebody who only now opens the board. */
const freshMs = 10 * 60_000;

const playedRounds = new WeakMap<object, Set<string>>();

/** Watches for cards that appear; gives a function that stops. */
export function followReveals(board: Board): () => void {
  let stopClearing = (): void => undefined;
  const play = (ids: readonly string[], text: string): void => {
    const cards = readingOrder(ids.flatMap((id) => board.scene.card(id) ?? []));
    const step = Math.max(1, cards.length / mostTurns);
    const revealed = new Map(cards.map((card, index) => [card.id, Math.floor(index / step)]));
    board.view.setState({ revealed });
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
