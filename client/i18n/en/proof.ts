// The English words of the area "proof": what the board can show of how anonymous a reveal was. They come with its panel.

export const proof = {
  title: "How anonymous is this?",
  intro: "Counted just now, from the copy of this workshop in your own browser.",
  writers: "All cards of a reveal have one and the same writer",
  writersWhy:
    "The server shuffles the cards and writes them under an id made for that reveal alone. A card that somebody adds on the board has the id of their visit, and is not anonymous.",
  writer_one: "{{count}} card by",
  writer_other: "{{count}} cards by",
  writersMore_one: "{{count}} more card by others",
  writersMore_other: "{{count}} more cards by others",
  fields: "Nothing else is kept of a card: no time, and nobody’s name",
  fieldsNamed:
    "Nothing else is kept of a card: no time. Names of rounds with names stand beside the cards, where only the server writes",
  named_one: "{{count}} round was held with names, and was not anonymous",
  named_other: "{{count}} rounds were held with names, and were not anonymous",
  signed_one:
    "{{count}} card carries the name that its writer typed before writing. The others carry none.",
  signed_other:
    "{{count}} cards carry the name that their writers typed before writing. The others carry none.",
  fieldsOdd: "This is kept of cards too, and this version does not know it",
  draftsGone: "None of your revealed drafts is left in your private document",
  draftsLeft_one: "{{count}} of your drafts waits for the next reveal",
  draftsLeft_other: "{{count}} of your drafts wait for the next reveal",
  check: "Check it yourself",
  checkHow:
    "Save the proof and compare it with a colleague’s: card for card the writers are the same, so yours is no special copy. Or look at the messages of “map” in your browser’s developer tools while a round is revealed.",
  unseen: "What you cannot see from here",
  unseenServer:
    "That the drafts are deleted from the server’s disk as well is tested with every release. Whoever runs the server could have looked before the reveal.",
  unseenStyle: "A way of writing can be recognised, and a room of three is small.",
  save: "Save the proof",
  file: "proof",
} as const;
