// Owns: how long something takes, in words: minutes up to two hours, then days, hours and what is left. Rule MAP-480.

const perHour = 60;
const perDay = 24 * perHour;

/** From here on hours are easier to grasp than minutes, and days than hours. */
const inHoursFrom = 2 * perHour;
const inDaysFrom = 2 * perDay;

/**
 * A duration of `minutes` (0 or more) in a language (a BCP 47 tag), nothing rounded away but beyond a thousandth of a
 * minute: "90 min", "24 hr", "2 days 3 hr" in short, "24 hours 8 minutes" in long words.
 */
export function durationWords(
  minutes: number,
  language: string,
  unitDisplay: "short" | "long" = "short",
): string {
  const days = minutes < inDaysFrom ? 0 : Math.floor(minutes / perDay);
  const hours = minutes < inHoursFrom ? 0 : Math.floor((minutes - days * perDay) / perHour);
  const rest = minutes - days * perDay - hours * perHour;
  const parts = [
    ["day", days],
    ["hour", hours],
    ["minute", rest],
  ] as const;
  const said = parts.filter(([unit, count]) => count > 0 || (unit === "minute" && minutes === 0));
  return said
    .map(([unit, count]) =>
      new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay }).format(count),
    )
    .join(" ");
}
