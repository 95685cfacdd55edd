// Owns: at what time a round ends, as the clock of this device shows it. Rule PHA-79.

import { language } from "../i18n/t.ts";
import { useSession } from "../session/hooks.ts";

/** `endsAtMs` of the server's clock, as hours and minutes. */
export function useEndTime(endsAtMs: number): string {
  const { clockOffsetMs } = useSession();
  return format.format(endsAtMs - clockOffsetMs());
}

const format = new Intl.DateTimeFormat(language(), { timeStyle: "short" });
