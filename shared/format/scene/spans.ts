// Owns: how things that lie along one direction, some beside each other, are shared among sheets of one length. Pure.

export interface Span {
  readonly from: number;
  readonly to: number;
  /** What lies there. */
  readonly ids: readonly string[];
}

export interface Group {
  readonly from: number;
  readonly to: number;
  readonly ids: ReadonlySet<string>;
}

/**
 * As few groups as the room allows, in order and about even; each as long as `room` at most, unless one span alone is
 * longer; every span is in one group. A span that would stand over the end of a group begins the next, so that two groups
 * may overlap.
 */
export function groupsWithin(spans: readonly Span[], room: number): readonly Group[] {
  const full = filled(spans, room);
  for (const part of [0.5, 0.6, 0.7, 0.8, 0.9]) {
    const groups = filled(spans, room * part);
    if (groups.length === full.length) return groups;
  }
  return full;
}

function filled(spans: readonly Span[], room: number): readonly Group[] {
  const groups: Group[] = [];
  let waiting = [...spans].sort((a, b) => a.from - b.from);
  for (let first = waiting[0]; first; first = waiting[0]) {
    const [begin, from] = [first, first.from];
    const taken = waiting.filter((span) => span === begin || span.to <= from + room);
    waiting = waiting.filter((span) => !taken.includes(span));
    groups.push({
      from,
      to: Math.max(...taken.map(({ to }) => to)),
      ids: new Set(taken.flatMap(({ ids }) => ids)),
    });
  }
  return groups;
}
