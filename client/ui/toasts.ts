// Short messages about what has just happened, newest last. Shown by Toasts.tsx, spoken by announcements.ts. [A11-5]
import { create } from "zustand";
import { announce } from "./announcements.ts";

export type ToastTone = "neutral" | "positive" | "caution" | "danger";

export interface ToastAction {
  readonly label: string;
  readonly onPress: () => void;
  /** Tells when there is nothing left for it to do: the message goes then. Gives a function that stops it. */
  readonly onLapse?: (tell: () => void) => () => void;
}

export interface ToastOptions {
  readonly tone?: ToastTone;
  readonly action?: ToastAction;
  /** What it is about, where a newer message makes the one before it untrue: it takes its place. */
  readonly topic?: string;
}

export interface Toast {
  readonly id: number;
  readonly message: string;
  readonly tone: ToastTone;
  readonly action: ToastAction | null;
  readonly topic: string | undefined;
}

interface ToastStore {
  readonly toasts: readonly Toast[];
}

const mostAtOnce = 4;
/** None has the number of one before it: what is still told of that one must not reach another. */
let lastId = 0;

export const useToasts = create<ToastStore>(() => ({ toasts: [] }));

/** Shows `message` and says it aloud, at once if it is a danger. It replaces its like, and the one before on its topic. */
export function toast(message: string, options: ToastOptions = {}): void {
  const { tone = "neutral", action = null, topic } = options;
  useToasts.setState(({ toasts }) => {
    const id = ++lastId;
    const isReplaced = (shown: Toast): boolean =>
      shown.message === message || (topic !== undefined && shown.topic === topic);
    const others = toasts.filter((shown) => !isReplaced(shown));
    return { toasts: [...others, { id, message, tone, action, topic }].slice(-mostAtOnce) };
  });
  announce(message, tone === "danger" ? "assertive" : "polite");
}

/** Takes the message `id` away, if it is still there. */
export function dismissToast(id: number): void {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((shown) => shown.id !== id) }));
}

/** Takes the message on a topic away, where there is one. */
export function dismissTopic(topic: string): void {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((shown) => shown.topic !== topic) }));
}

/** How long a message stays, in ms; null until it is dismissed. Long enough to read aloud and to reach its action. */
export function toastDurationMs({ tone, action, message }: Toast): number | null {
  if (tone === "danger") return null;
  const readingMs = 4_000 + message.length * 50;
  return action === null ? readingMs : readingMs + 6_000;
}
