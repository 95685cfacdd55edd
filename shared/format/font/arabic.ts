// Owns: which form an Arabic letter takes beside its neighbours, as the presentation forms that the bundled font has.
// Knows nothing of order on the line. Source: Unicode 16, chapter 9.2 and the chart of Arabic Presentation Forms-B.

/** A letter to be drawn and how many code points of the text it stands for. */
export interface Joined {
  readonly codePoint: number;
  readonly length: number;
}

/** The code points of a text, in reading order, with the letters of Arabic in the form they take. */
export function joinArabic(codePoints: readonly number[]): readonly Joined[] {
  const joined: Joined[] = [];
  for (let at = 0; at < codePoints.length; at++) {
    const code = codePoints[at] ?? 0;
    const forms = formsOf.get(code);
    if (!forms) {
      joined.push({ codePoint: code, length: 1 });
      continue;
    }
    const before = joinsOn(codePoints, at, -1);
    const ligature = code === lam ? lamAlef.get(codePoints[at + 1] ?? 0) : undefined;
    if (ligature !== undefined) {
      joined.push({ codePoint: ligature + (before ? 1 : 0), length: 2 });
      at += 1;
      continue;
    }
    const after = forms.count === 4 && joinsOn(codePoints, at, 1);
    joined.push({ codePoint: formOf(forms, before && forms.count > 1, after), length: 1 });
  }
  return joined;
}

interface Forms {
  /** The isolated form; final, initial and medial follow it. */
  readonly first: number;
  readonly count: 1 | 2 | 4;
}

function formOf({ first }: Forms, before: boolean, after: boolean): number {
  if (before) return first + (after ? 3 : 1);
  return first + (after ? 2 : 0);
}

/** Whether the neighbour on one side, marks passed over, is a letter that joins towards this one. */
function joinsOn(codePoints: readonly number[], from: number, step: -1 | 1): boolean {
  for (let at = from + step; at >= 0 && at < codePoints.length; at += step) {
    const code = codePoints[at] ?? 0;
    if (isMark(code)) continue;
    if (code === tatweel || code === zeroWidthJoiner) return true;
    const forms = formsOf.get(code);
    if (!forms) return false;
    return step === 1 ? forms.count > 1 : forms.count === 4;
  }
  return false;
}

const lam = 0x644;
const tatweel = 0x640;
const zeroWidthJoiner = 0x200d;
/** Lam with the alef that follows: the isolated ligature; the final one follows it. */
const lamAlef: ReadonlyMap<number, number> = new Map([
  [0x622, 0xfef5],
  [0x623, 0xfef7],
  [0x625, 0xfef9],
  [0x627, 0xfefb],
]);

function isMark(code: number): boolean {
  return (code >= 0x64b && code <= 0x65f) || code === 0x670 || (code >= 0x6d6 && code <= 0x6ed);
}

/** From U+0621 and from U+0641 on, the letters stand in the chart in order; a digit says how many forms each has. */
const runs = [
  { first: 0x621, counts: "12222424244444222244444444" },
  { first: 0x641, counts: "4444444224" },
] as const;

const formsOf: ReadonlyMap<number, Forms> = chart();

function chart(): ReadonlyMap<number, Forms> {
  const forms = new Map<number, Forms>();
  let next = 0xfe80;
  for (const { first, counts } of runs) {
    for (const [at, digit] of [...counts].entries()) {
      const count = Number(digit) as Forms["count"];
      forms.set(first + at, { first: next, count });
      next += count;
    }
  }
  // Of Persian and Urdu: the letters that Arabic Presentation Forms-A has in the same order of forms.
  for (const [letter, first, count] of [
    [0x67e, 0xfb56, 4],
    [0x686, 0xfb7a, 4],
    [0x688, 0xfb88, 2],
    [0x691, 0xfb8c, 2],
    [0x698, 0xfb8a, 2],
    [0x6a9, 0xfb8e, 4],
    [0x6af, 0xfb92, 4],
    [0x6ba, 0xfb9e, 2],
    [0x6be, 0xfbaa, 4],
    [0x6c1, 0xfba6, 4],
    [0x6cc, 0xfbfc, 4],
    [0x6d2, 0xfbae, 2],
    [0x679, 0xfb66, 4],
  ] as const) {
    forms.set(letter, { first, count });
  }
  return forms;
}
