// Owns: how a journey, and what is felt, are called on the screens of this room. It knows no component.

import type { MapSnapshot } from "../../../shared/model/change.ts";
import { type Emotion, isDisagreed, writtenMean } from "../../../shared/model/emotion.ts";
import { type JourneyOutline, journeyOutline } from "../../../shared/model/outline.ts";
import { language, t } from "../../i18n/t.ts";

/** "Anna · Current journey": a journey's persona, and its name or else its kind. */
export function journeyName({ journey, persona }: Pick<JourneyOutline, "journey" | "persona">) {
  const kind = journey.kind === "ideal" ? t("feel.kindIdeal") : t("feel.kindCurrent");
  return t("feel.journeyOf", {
    persona: persona?.name || t("feel.noPersona"),
    journey: journey.name || kind,
  });
}

/** The same by the journey's id, also where it is gone. */
export function journeyNameOf(map: MapSnapshot, journeyId: string): string {
  const outline = journeyOutline(map, journeyId);
  return outline ? journeyName(outline) : t("feel.goneJourney");
}

/** All figures of an emotion in words: mean, love, pain, number of ratings, spread, disagreement. */
export function emotionWords(emotion: Emotion): string {
  const mean = t("feel.mean", { mean: writtenMean(emotion.mean) });
  if (emotion.n === 0) return [mean, t("feel.imported")].join(", ");
  const words = [
    mean,
    t("feel.loveCount", { count: emotion.love }),
    t("feel.painCount", { count: emotion.pain }),
    t("feel.voices", { count: emotion.n }),
    t("feel.spread", { spread: writtenSpread(emotion.spread) }),
  ];
  if (isDisagreed(emotion)) words.push(t("feel.disagreed"));
  return words.join(", ");
}

/** A spread with one decimal, in the reader's notation. */
export function writtenSpread(spread: number): string {
  return new Intl.NumberFormat(language(), {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  }).format(spread);
}
