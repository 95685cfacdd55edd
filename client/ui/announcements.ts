// What is said aloud to screen readers: the latest few messages, oldest first. Shown by Announcer.tsx. [A11-5]
import { create } from "zustand";

export type Politeness = "polite" | "assertive";

export interface Announcement {
  readonly id: number;
  readonly text: string;
  readonly politeness: Politeness;
}

interface Announcements {
  readonly latest: readonly Announcement[];
}

// A live region reads what is added; older ones stay a while so that two in one moment are both read.
const kept = 4;

export const useAnnouncements = create<Announcements>(() => ({ latest: [] }));

/** Says `text` to people who use a screen reader, at the next pause or (assertive) at once. */
export function announce(text: string, politeness: Politeness = "polite"): void {
  useAnnouncements.setState(({ latest }) => ({
    latest: [...latest, { id: (latest.at(-1)?.id ?? 0) + 1, text, politeness }].slice(-kept),
  }));
}
