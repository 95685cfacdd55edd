// Owns: that something is gone, said for as long as it is true. Knows no React. Rule MAP-512.

import type { Session } from "../../session/session.ts";
import { dismissTopic, type ToastTone, toast } from "../../ui/toasts.ts";

/** Says it until it is there again. */
export function sayGone(
  { map }: Pick<Session, "map">,
  table: "personas" | "journeys" | "steps",
  id: string,
  words: string,
  tone: ToastTone = "neutral",
): void {
  const topic = `gone ${id}`;
  toast(words, { tone, topic });
  const stop = map.onRow(table, id, () => {
    if (!map.tables[table].has(id)) return;
    dismissTopic(topic);
    stop();
  });
}
