// Owns: giving the lead to whoever takes it: nobody's screen can go along with two. Knows no room. Rule A11-203.

import { people as words } from "../i18n/en/people.ts";
import { addWords, t } from "../i18n/t.ts";
import type { Session } from "../session/session.ts";
import { toast } from "../ui/toasts.ts";
import { leadersAmong } from "./useLeader.ts";

addWords({ people: words });

/** How long two may lead who began at once, or met again after a lost connection: the one with the lower id ends first. */
const meetingMs = [700, 1400] as const;

/** While one leads: ends it and says so once somebody else has begun. Gives a function that stops. */
export function yieldLead({ presence, outside, id }: Session, end: () => void): () => void {
  const others = () => leadersAmong(presence.people(), id);
  let known = new Set(others().map((one) => one.id));
  let stopWaiting = (): void => undefined;
  const yieldTo = (other: number): void => {
    const leader = others().find((one) => one.id === other);
    if (!leader) return;
    end();
    toast(t("people.leadTaken", { name: leader.name || t("people.somebody") }));
  };
  const stopListening = presence.onChange(() => {
    const now = others();
    const fresh = now.find((one) => !known.has(one.id));
    known = new Set(now.map((one) => one.id));
    if (!fresh) return;
    stopWaiting();
    const isFirst = presence.ownId() < fresh.id;
    stopWaiting = outside.after(meetingMs[isFirst ? 0 : 1], () => yieldTo(fresh.id));
  });
  return () => {
    stopListening();
    stopWaiting();
  };
}
