// The journeys in which a touchpoint is used, each once, in the words of the place where they are read.
import { compareTexts } from "../../shared/kit/names.ts";
import type { MapSnapshot } from "../../shared/model/change.ts";
import { type Use, usageOf } from "../../shared/model/usage.ts";
import { useMap } from "../session/hooks.ts";

export interface UsedInProps {
  /** Of the touchpoint. */
  readonly id: string;
  readonly title: string;
  /** Said where no journey uses it. */
  readonly none: string;
  readonly inWords: (map: MapSnapshot, use: Use) => string;
  /** Classes by what they are for. */
  readonly looks: Readonly<Partial<Record<"part" | "head" | "list" | "none", string | undefined>>>;
}

export function UsedIn({ id, title, none, inWords, looks }: UsedInProps) {
  const lines = useMap(["touchpoints", "steps", "journeys", "personas"], (map) => [
    ...new Set((usageOf(map).get(id) ?? []).map((use) => inWords(map, use)).sort(compareTexts)),
  ]);
  return (
    <section className={looks.part}>
      <h3 className={looks.head}>{title}</h3>
      {lines.length === 0 ? (
        <p className={looks.none}>{none}</p>
      ) : (
        <ul className={looks.list}>
          {lines.map((line) => (
            <li key={line} dir="auto">
              {line}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
