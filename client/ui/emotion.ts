// The names and written values of the five steps between pain and love, and of a small group's words. It knows no
// ratings, only the scale.
import { emotionStep, type FeelingWord } from "../../shared/model/emotion.ts";
import { parts } from "../i18n/en/parts.ts";
import { addWords, t } from "../i18n/t.ts";

addWords({ parts });

/** −2 strong pain … +2 strong love; null when nobody has rated. */
export type EmotionValue = -2 | -1 | 0 | 1 | 2 | null;

/** What the step is called: "Strong pain". */
export function emotionName(value: EmotionValue): string {
  switch (value) {
    case -2:
      return t("parts.emotionStrongPain");
    case -1:
      return t("parts.emotionPain");
    case 0:
      return t("parts.emotionNeutral");
    case 1:
      return t("parts.emotionLove");
    case 2:
      return t("parts.emotionStrongLove");
    case null:
      return t("parts.emotionNone");
    default:
      return value satisfies never;
  }
}

/** What a small group's word is called: "Mixed". */
export function feelingName(feeling: FeelingWord): string {
  switch (feeling) {
    case "love":
      return t("parts.emotionLove");
    case "mixed":
      return t("parts.feelingMixed");
    case "pain":
      return t("parts.emotionPain");
    default:
      return feeling satisfies never;
  }
}

/** The step as written: "−2", "0", "+1" with a true minus sign; "–" when nobody has rated. */
export function emotionNumber(value: EmotionValue): string {
  if (value === null) return "–";
  if (value === 0) return "0";
  return value < 0 ? `−${-value}` : `+${value}`;
}

/** The step nearest to a mean between −2 and +2; values beyond are held at the ends. */
export function meanToEmotion(mean: number): -2 | -1 | 0 | 1 | 2 {
  return values[emotionStep(mean)];
}

const values = { M2: -2, M1: -1, "0": 0, P1: 1, P2: 2 } as const;
