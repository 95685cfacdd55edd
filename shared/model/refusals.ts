// Owns: every expected "no" of the product: its code and its sentence. One catalogue for the server's
// answers, the screens and the documents.

export interface Refusal {
  readonly code: RefusalCode;
  readonly message: string;
}

const messages = {
  notAllowed: "Your link does not allow this.",
  unknownLink:
    "This link is not known here, or it has been revoked. Ask the facilitator for a new one.",
  unknownWorkshop: "There is no such workshop on this server. It may have been deleted.",
  badRequest: "The request could not be read.",
  tooLarge: "This is larger than what is taken.",
  tooFast: "Too many requests in a short time. Wait a moment and try again.",
  storageFull:
    "The server's disk is full. Nothing was lost, and nothing new can be saved until there is room again.",
  gone: "What you wanted to change is no longer there.",
  empty: "There is no text in it.",
  tooLong: "The text is too long.",
  wrongPhase: "This is not possible in the present phase.",
  roundOpen: "A round is open already. Close it first.",
  roundNotOpen: "The round is not open any more.",
  roundNotClosed: "The round is still open. Close it first.",
  roundOver: "The round has been published already.",
  tooFewPeople:
    "Fewer than {min} people have taken part. With so few, a reader could guess who wrote what, so nothing is revealed.",
  tooSoon: "The last words are still arriving. Try again in a few seconds.",
  badDuration: "A round lasts from 10 seconds to 3 hours.",
  noJourney: "The journey has no steps to rate yet. Place touchpoints in it first.",
  lastOne: "The last one cannot be removed.",
  cycle: "A touchpoint cannot be merged into itself.",
  alreadyThere: "It is there already.",
  full: "There is no room for more: the limit of {max} is reached.",
  notReadable: "The file could not be read.",
  notAnExport: "This is not a file that Waymark exported.",
  newerVersion: "The file comes from a newer version of Waymark. Update the server first.",
  nothingFound: "Nothing to import was found in it.",
  broken:
    "Something went wrong on the server. Try again; if it stays so, ask whoever runs it to look at its log.",
  unreachable: "The server cannot be reached at the moment. Nothing was changed; try again.",
  selfFlow: "A step of a process cannot lead to itself.",
  noInside: "A process of its own can stand behind a task, a wait or a system.",
  badMinutes: "Minutes are a number from 0 to 1,000,000.",
  nothingWritten: "Nobody has written anything in this round yet.",
  noName: "This round is held with names: say yours first.",
  badScore: "Importance is a number from 1 to 5, experience one from −2 to +2.",
  noDotsLeft: "All {max} dots are placed. Take one back first.",
  noDotOptions:
    "With {min} dots each, a dot vote needs at least {min} touchpoints to choose between.",
  anonymousRound:
    "An anonymous round is open. A comment has words and a time that could tell who wrote what, so comments wait until the round is over.",
} as const;

export type RefusalCode = keyof typeof messages;
export const refusalCodes = Object.keys(messages) as readonly RefusalCode[];

/** A refusal with its sentence; `values` fill the places in braces, `detail` is added as a second sentence. */
export function refuse(
  code: RefusalCode,
  values: { readonly [name: string]: string | number } = {},
  detail?: string,
): Refusal {
  const sentence = messages[code].replace(/\{(\w+)\}/g, (_, name: string) =>
    String(values[name] ?? ""),
  );
  return { code, message: detail ? `${sentence} ${detail}` : sentence };
}
