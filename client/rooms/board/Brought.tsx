// What comes to the board from elsewhere and goes there: pasted lists, what an import has brought, the card that an address
// asks for, copies of cards, and the view of whoever leads or follows.
import { useEffect } from "react";
import { useSearch } from "wouter";
import { listedLines } from "../../../shared/format/listedLines.ts";
import { touchpointTextMax } from "../../../shared/model/tables.ts";
import { t } from "../../i18n/t.ts";
import { askImport, useBrought } from "../../importing/askedImport.ts";
import type { Session } from "../../session/session.ts";
import { toast } from "../../ui/toasts.ts";
import { type Board, select } from "./board.ts";
import { useBoard } from "./boardHooks.ts";
import { addCards, isHeldByLock, selectedCards, showCards } from "./commands.ts";
import { type Cut, cutSelected, pasteCut } from "./cutting.ts";
import { focusCards } from "./gestures.ts";
import { LeadingBar } from "./LeadingBar.tsx";
import { followOwnView, goAlong } from "./leading.ts";
import { readingOrder } from "./reading.ts";

/** The most lines that one paste may bring. */
const pasteLimit = 500;
/** A first line that names a column of touchpoints among others. */
const tableHead = /[,;]"?(touchpoint|kontaktpunkt)|^"?(touchpoint|kontaktpunkt)[se]?"?[,;]/i;

/** Whether it is for a field, or for a dialog that stands before the board. Rule MAP-385. */
function isOthers({ target }: Event): boolean {
  return (
    target instanceof Element &&
    target.closest("input, textarea, [contenteditable], [role=dialog], [role=alertdialog]") !== null
  );
}

export function Brought() {
  useClipboard();
  useImported();
  useSoughtCard();
  useLeading();
  return <LeadingBar />;
}

/** What was cut out last, also while its room is left. */
const cuts = new WeakMap<Session, Cut>();

/** A list pasted anywhere but into a field becomes cards, one a line; selected cards are copied and cut as such a list. */
function useClipboard(): void {
  const board = useBoard();
  useEffect(() => {
    const isRefused = (event: Event): boolean =>
      isOthers(event) || isHeldByLock(board) || !board.mayWrite;
    const paste = (event: ClipboardEvent) => {
      if (isRefused(event)) return;
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (text.trim() === "") {
        if (event.clipboardData?.types.length) toast(t("board.pasteNoText"), { tone: "caution" });
        return;
      }
      event.preventDefault();
      const cut = cuts.get(board.session);
      if (!cut || !pasteCut(board, cut, text)) pasteText(board, text);
      giveKeyboard();
    };
    /** Puts the selected wordings on the clipboard and gives them; empty if the event is not for the board. */
    const take = (event: ClipboardEvent): readonly string[] => {
      if (isOthers(event) || !window.getSelection()?.isCollapsed) return [];
      const texts = readingOrder(selectedCards(board)).map((card) => card.touchpoint.text);
      if (texts.length === 0) return [];
      event.preventDefault();
      event.clipboardData?.setData("text/plain", texts.join("\n"));
      return texts;
    };
    const copy = (event: ClipboardEvent) => {
      const { length: count } = take(event);
      if (count > 0) toast(t("board.copied", { count }));
    };
    const cutOut = (event: ClipboardEvent) => {
      if (isRefused(event)) return;
      const texts = take(event);
      const cut = texts.length > 0 && cutSelected(board, texts.join("\n"));
      if (cut) cuts.set(board.session, cut);
    };
    document.addEventListener("paste", paste);
    document.addEventListener("copy", copy);
    document.addEventListener("cut", cutOut);
    return () => {
      document.removeEventListener("paste", paste);
      document.removeEventListener("copy", copy);
      document.removeEventListener("cut", cutOut);
    };
  }, [board]);
}

/** Whoever has just come into the room has the keyboard at nothing in it: it goes to the cards, which are selected now. Rule MAP-456. */
function giveKeyboard(): void {
  const { activeElement, body } = document;
  const surface = document.querySelector<HTMLElement>("[data-surface]");
  if (surface && (activeElement === body || activeElement?.matches("main"))) focusCards(surface);
}

/** Shows what an import has brought, selected. Rule MAP-321. */
function useImported(): void {
  const board = useBoard();
  const { ids } = useBrought();
  useEffect(() => {
    if (ids.length === 0) return undefined;
    const frame = requestAnimationFrame(() => {
      board.session.map.flush();
      select(board, ids);
      showCards(board, ids, "whole");
      useBrought.setState({ ids: [] });
    });
    return () => cancelAnimationFrame(frame);
  }, [board, ids]);
}

/** Goes to the card that the address asks for, once the cards are there. */
function useSoughtCard(): void {
  const board = useBoard();
  const sought = new URLSearchParams(useSearch()).get("card");
  useEffect(() => {
    if (sought === null) return undefined;
    const frame = requestAnimationFrame(() => {
      if (!board.scene.card(sought)) return;
      select(board, [sought], sought);
      showCards(board, [sought]);
    });
    return () => cancelAnimationFrame(frame);
  }, [board, sought]);
}

/** From one view of somebody else's to the next: a little longer than the pause between two words of it. */
const glideMs = 120;

/** Whether the person wants motion. */
function hasMotion(): boolean {
  return !window.matchMedia?.("(prefers-reduced-motion: reduce)").matches;
}

/** Has the view known to those who follow it, and goes along with the one that is followed. */
function useLeading(): void {
  const board = useBoard();
  useEffect(() => {
    const stopLeading = followOwnView(board);
    const stopGoingAlong = goAlong(board, hasMotion() ? glideMs : 0);
    return () => {
      stopGoingAlong();
      stopLeading();
    };
  }, [board]);
}

/**
 * Makes a card of each line of a pasted text. What is more than a list of wordings, a table or too long a one, is shown
 * before it is taken. Rule A11-148.
 */
export function pasteText(board: Board, text: string): void {
  const lines = listedLines(text);
  if (lines.length === 0) return;
  const isList =
    lines.length <= pasteLimit &&
    !lines.some((line) => line.includes("\t") || line.length > touchpointTextMax) &&
    !tableHead.test(lines[0] ?? "");
  if (!isList && askImport({ text, fileName: "" })) return;
  if (lines.length > pasteLimit) {
    toast(t("board.pasteTooMuch", { count: lines.length, max: pasteLimit }), { tone: "caution" });
    return;
  }
  addCards(board, lines);
}
