// Owns: how an import names what it could not take. Problems are collected in the order found and
// bounded, because a hostile file has as many as it has lines. Rules: IMP-15.

export type ProblemCode =
  | "unreadableLine"
  | "badScore"
  | "noActor"
  | "ignored"
  | "unclosed"
  | "badQuotes"
  | "wrongCellCount"
  | "noTouchpointColumn"
  | "emptyText"
  | "tooLong"
  | "tooMany"
  | "unknownWord"
  | "moreProblems";

/** One thing that could not be taken, or not as it stood; `line` counts the lines of the file from 1. */
export interface ImportProblem {
  readonly line: number;
  readonly code: ProblemCode;
  readonly message: string;
}

export interface ProblemList {
  readonly add: (line: number, code: ProblemCode, message: string) => void;
  /** Takes over problems found elsewhere. */
  readonly addAll: (problems: readonly ImportProblem[]) => void;
  /** The problems found so far by line; the last one says how many more there are, if there are. */
  readonly list: () => ImportProblem[];
}

/** The most problems that are listed; the rest is counted. */
export const problemsMax = 200;

export function newProblemList(): ProblemList {
  const kept: ImportProblem[] = [];
  let leftOut = 0;
  let lastLine = 1;
  const keep = (problem: ImportProblem): void => {
    lastLine = problem.line;
    if (kept.length < problemsMax) kept.push(problem);
    else leftOut += 1;
  };
  return {
    add: (line, code, message) => keep({ line, code, message }),
    addAll: (problems) => {
      for (const problem of problems) keep(problem);
    },
    list: () => {
      const sorted = [...kept].sort((a, b) => a.line - b.line);
      if (leftOut === 0) return sorted;
      const message = `${leftOut} more problems, the last in this line, are not listed.`;
      return [...sorted, { line: lastLine, code: "moreProblems", message }];
    },
  };
}

/** A text as it is quoted in a message: in quotation marks, at most 60 characters. */
export function quoted(text: string): string {
  const trimmed = text.trim();
  const characters = [...trimmed.slice(0, 200)];
  const shown = characters.length > 60 ? `${characters.slice(0, 59).join("")}…` : trimmed;
  return `“${shown}”`;
}
