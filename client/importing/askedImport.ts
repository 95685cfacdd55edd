// Owns: that somebody wants to import something, and what: said from anywhere, heard by the door to the dialog. And what
// an import has brought that somebody wants to see, for the board.

import { create } from "zustand";

export interface ImportText {
  readonly text: string;
  /** Empty for what was typed or pasted. */
  readonly fileName: string;
  /** Of a file whose encoding was guessed. */
  readonly guessed?: GuessedText;
}

export interface GuessedText {
  readonly bytes: Uint8Array;
  /** As a `TextDecoder` calls it. */
  readonly encoding: string;
}

export interface AskedImport extends ImportText {
  /** Files instead of a text, not read yet. */
  readonly files?: readonly File[];
}

/** `isHeard`: there is a door on screen that opens the dialog. `isHeld`: whether it does not at this moment, which it says to people. */
export const useAskedImport = create<{
  readonly asked: AskedImport | null;
  readonly isHeard: boolean;
  readonly isHeld: () => boolean;
}>(() => ({ asked: null, isHeard: false, isHeld: () => false }));

/** Opens the dialog with what was brought, or has it said why not. Gives whether there is a way to it here: a phone has none. */
export function askImport(asked: AskedImport): boolean {
  const { isHeard, isHeld } = useAskedImport.getState();
  if (!isHeard) return false;
  if (!isHeld()) useAskedImport.setState({ asked });
  return true;
}

/** The touchpoints of an import that the board is to show; it forgets them when it has. Rule MAP-321. */
export const useBrought = create<{ readonly ids: readonly string[] }>(() => ({ ids: [] }));
