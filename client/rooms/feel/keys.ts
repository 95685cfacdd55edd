// Owns: the keys of this room as tables, the same for handling and for the list of keys, and what each does in words.
// Rules A11-84, A11-121.

import type { KeyGroup } from "../../app/commands.ts";
import type { KeyDefinition } from "../../app/keyTable.ts";
import { t } from "../../i18n/t.ts";

export type RatingKey = "rate" | "choose" | "done" | "next";

/** On the choices of a step; `next` wherever no words are typed. */
export const ratingKeys: readonly KeyDefinition<RatingKey>[] = [
  { id: "rate", keys: ["1", "2", "3", "4", "5"] },
  { id: "choose", keys: ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"] },
  { id: "done", keys: ["Enter"] },
  { id: "next", keys: ["N"] },
];

export type DotKey = "more" | "less" | "go";

/** On the buttons of a touchpoint. */
export const dotKeys: readonly KeyDefinition<DotKey>[] = [
  { id: "more", keys: ["+", "="] },
  { id: "less", keys: ["-", "−"] },
  { id: "go", keys: ["ArrowUp", "ArrowDown"] },
];

export function ratingGroup(): KeyGroup<RatingKey> {
  return {
    id: "rating",
    title: t("feel.keysRating"),
    table: ratingKeys,
    words: {
      rate: t("feel.keyRate"),
      choose: t("feel.keyChoose"),
      done: t("feel.keyDone"),
      next: t("feel.keyNext"),
    },
  };
}

export function dotGroup(): KeyGroup<DotKey> {
  return {
    id: "dots",
    title: t("feel.keysDots"),
    table: dotKeys,
    words: {
      more: t("feel.keyMore"),
      less: t("feel.keyLess"),
      go: t("feel.keyGo"),
    },
  };
}
