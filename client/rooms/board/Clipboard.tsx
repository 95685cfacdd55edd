// The clipboard on the board: a list pasted anywhere but into a field becomes cards, and selected cards are copied as one.
import { useEffect } from "react";
import { touchpointTextMax } from "../../../shared/model/tables.ts";
import { t } from "../../i18n/t.ts";
import { askImport } from "../../importing/askedImport.ts";
import { toast } from "../../ui/toasts.ts";
import type { Board } from "./board.ts";
import { useBoard } from "./boardHooks.ts";
import { addCards, selectedCards } from "./commands.ts";
import { readingOrder } from "./reading.ts";

/** The most lines that one paste may bring. */
const pasteLimit = 500;
/** A first line that names a column of touchpoints among others. */
const tableHead = /[,;]"?(touchpoint|kontaktpunkt)|^"?(touchpoint|kontaktpunkt)[se]?"?[,;]/i;

function isInField({ target }: Event): boolean {
  return target instanceof Element && target.closest("input, textarea, [contenteditable]") !== null;
}

/** A list pasted anywhere but into a field becomes cards, one a line; selected cards are copied as such a list. */
export function Clipboard() {
  const board = useBoard();
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      if (isInField(event) || !board.mayWrite) return;
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (text.trim() === "") return;
      event.preventDefault();
      pasteText(board, text);
    };
    const copy = (event: ClipboardEvent) => {
      const isElsewhere = isInField(event) || !window.getSelection()?.isCollapsed;
      const text = readingOrder(selectedCards(board)).map((card) => card.touchpoint.text);
      if (isElsewhere || text.length === 0) return;
      event.preventDefault();
      event.clipboardData?.setData("text/plain", text.join("\n"));
      toast(t("board.copied", { count: text.length }));
    };
    document.addEventListener("paste", paste);
    document.addEventListener("copy", copy);
    return () => {
      document.removeEventListener("paste", paste);
      document.removeEventListener("copy", copy);
    };
  }, [board]);
  return null;
}

/**
 * Makes a card of each line of a pasted text. What is more than a list of wordings, a table or too long a one, is shown
 * before it is taken. Rule A11-148.
 */
export function pasteText(board: Board, text: string): void {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== "");
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
