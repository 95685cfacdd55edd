// Owns: the colour of each card's stripe: by department, by channel, or by what people feel today, else in the ideal journey. Numbers, so that page and
// canvas draw the same: 0 none, 1 to 8 categories, 9 to 13 from strong pain to strong love.

import { emotionsByTouchpoint } from "../../../shared/insight/emotion.ts";
import {
  type EmotionStep,
  emotionStep,
  hasFigures,
  leadingFelt,
} from "../../../shared/model/emotion.ts";
import { channels } from "../../../shared/model/tables.ts";
import type { Session } from "../../session/session.ts";
import type { SceneCard } from "./scene.ts";

export const colorings = ["department", "channel", "emotion"] as const;
export type Coloring = (typeof colorings)[number];

export interface Colors {
  of(card: SceneCard, by: Coloring): number;
  /** Whether there are emotions at all, which come with the first round of votes that is closed. */
  isAnyFelt(): boolean;
  /** Whether the emotion of any card is of ideal journeys, since nobody has said what is felt today. */
  isAnyIdeal(): boolean;
  /** Told when emotions have changed. */
  onChange(listener: () => void): () => void;
  close(): void;
}

const emotionColors: Readonly<Record<EmotionStep, number>> = {
  M2: 9,
  M1: 10,
  "0": 11,
  P1: 12,
  P2: 13,
};
const wordColors = { pain: 10, mixed: 11, love: 12 } as const;

export function openColors({ map, room }: Session): Colors {
  let emotions: ReturnType<typeof emotionsByTouchpoint> | null = null;
  let isAnyIdeal = false;
  const listeners = new Set<() => void>();
  const changed = (): void => {
    if (!emotions) return;
    emotions = null;
    for (const tell of [...listeners]) tell();
  };
  const stops = [
    ...(["rounds", "tallies"] as const).map((table) => room.onTable(table, changed)),
    ...(["steps", "journeys"] as const).map((table) => map.onTable(table, changed)),
  ];
  const emotionsNow = () => {
    if (emotions) return emotions;
    emotions = emotionsByTouchpoint(map.tables, room.tables);
    isAnyIdeal = [...emotions.values()].some(({ current }) => !current);
    return emotions;
  };
  const emotionColor = (id: string): number => {
    const byKind = emotionsNow().get(id);
    const felt = byKind && leadingFelt(byKind);
    if (!felt) return 0;
    return hasFigures(felt) ? emotionColors[emotionStep(felt.mean)] : wordColors[felt.feeling];
  };
  return {
    of: (card, by) => {
      switch (by) {
        case "department":
          return card.color;
        case "channel": {
          const { channel } = card.touchpoint;
          // Twelve channels share eight colours; each card shows its channel's sign besides.
          return channel === "" ? 0 : 1 + (channels.indexOf(channel) % 8);
        }
        case "emotion":
          return emotionColor(card.id);
        default:
          return by satisfies never;
      }
    },
    isAnyFelt: () => emotionsNow().size > 0,
    isAnyIdeal: () => emotionsNow().size > 0 && isAnyIdeal,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      for (const stop of stops) stop();
    },
  };
}
