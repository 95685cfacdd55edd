// Short messages about what has just happened, newest last. Shown by Toasts.tsx, spoken by announcements.ts. [A11-5]
import { create } from "zustand";
import { announce } from "./announcements.ts";

export type ToastTone = "neutral" | "positive" | "caution" | "danger";

export interface ToastAction {
  readonly label: string;
  readonly onPress: () => void;
}

export interface ToastOptions {
  readonly tone?: ToastTone;
  readonly action?: ToastAction;
}

export interface Toast {
  readonly id: number;
  readonly message: string;
  readonly tone: ToastTone;
  readonly action: ToastAction | null;
}

interface ToastStore {
  readonly toasts: readonly Toast[];
}

const mostAtOnce = 4;

export const useToasts = create<ToastStore>(() => ({ toasts: [] }));

/** Shows `message` and says it aloud, at once if it is a danger. A repeated message replaces its like. */
export function toast(message: string, { tone = "neutral", action }: ToastOptions = {}): void {
  useToasts.setState(({ toasts }) => {
    const id = (toasts.at(-1)?.id ?? 0) + 1;
    const others = toasts.filter((shown) => shown.message !== message);
    return {
      toasts: [...others, { id, message, tone, action: action ?? null }].slice(-mostAtOnce),
    };
  });
  announce(message, tone === "danger" ? "assertive" : "polite");
}

/** Takes the message `id` away, if it is still there. */
export function dismissToast(id: number): void {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((shown) => shown.id !== id) }));
}

/** How long a message stays, in ms; null until it is dismissed. Long enough to read aloud and to reach its action. */
export function toastDurationMs({ tone, action, message }: Toast): number | null {
  if (tone === "danger") return null;
  const readingMs = 4_000 + message.length * 50;
  return action === null ? readingMs : readingMs + 6_000;
}
