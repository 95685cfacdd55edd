// Owns: a field that goes while somebody is writing in it, with what it was about or because something else comes on screen:
// what was written is kept, else said. Rule MAP-446.

import type { RefObject } from "react";
import { useAtTheEnd } from "../ui/useAtTheEnd.ts";

interface Unsaid {
  /** Whether the field was left, its words taken or not wanted. */
  readonly isOver: RefObject<boolean>;
  /** What was written here; empty where nothing was. */
  readonly words: string;
  /** `false` where they cannot be kept: what they are about is gone, or, `isOver`, the workshop. */
  readonly keep: (words: string, isOver: boolean) => boolean;
  /** Says to people what could not be kept. */
  readonly say: (words: string) => void;
}

export function useUnsaid({ isOver, words, keep, say }: Unsaid): void {
  useAtTheEnd((hand) => {
    if (!isOver.current && words !== "" && !keep(words, hand !== null)) (hand ?? say)(words);
  });
}
