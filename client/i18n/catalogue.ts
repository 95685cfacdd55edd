// The whole catalogue of English words, one part per area. It knows nothing of how a text is shown.
import { answers } from "./en/answers.ts";
import { backstage } from "./en/backstage.ts";
import { board } from "./en/board.ts";
import { brainstorm } from "./en/brainstorm.ts";
import { calls } from "./en/calls.ts";
import { comments } from "./en/comments.ts";
import { compare } from "./en/compare.ts";
import { duplicates } from "./en/duplicates.ts";
import { ended } from "./en/ended.ts";
import { exporting } from "./en/exporting.ts";
import { feel } from "./en/feel.ts";
import { files } from "./en/files.ts";
import { filter } from "./en/filter.ts";
import { importing } from "./en/importing.ts";
import { journeys } from "./en/journeys.ts";
import { lanes } from "./en/lanes.ts";
import { leading } from "./en/leading.ts";
import { lobby } from "./en/lobby.ts";
import { outline } from "./en/outline.ts";
import { palette } from "./en/palette.ts";
import { parts } from "./en/parts.ts";
import { people } from "./en/people.ts";
import { present } from "./en/present.ts";
import { proof } from "./en/proof.ts";
import { session } from "./en/session.ts";
import { shell } from "./en/shell.ts";
import { ui } from "./en/ui.ts";
import { words } from "./en/words.ts";
import { writing } from "./en/writing.ts";

export type Catalogue = typeof catalogue;

export const catalogue = {
  answers,
  backstage,
  board,
  brainstorm,
  calls,
  comments,
  compare,
  duplicates,
  ended,
  exporting,
  feel,
  files,
  filter,
  importing,
  journeys,
  lanes,
  leading,
  lobby,
  outline,
  palette,
  parts,
  people,
  present,
  proof,
  session,
  shell,
  ui,
  words,
  writing,
} as const;
