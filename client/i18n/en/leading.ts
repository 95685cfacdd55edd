// The English words of the area "leading": for who leads a brainstorm. They come with what leads it; see en/brainstorm.ts.

export const leading = {
  defaultPrompt: "At which moments does a customer come into contact with us? One moment per card.",
  openTitle: "Open a brainstorm",
  openIntro:
    "Everybody gets this question and one box on their own device, and writes alone until the time is up.",
  openAnother: "Open another round",
  promptLabel: "Question to everybody",
  promptHint: "Ask for moments, not for opinions or solutions.",
  guidingQuestion: "Guiding question",
  minutesLabel: "Time",
  minutesPreset: "{{minutes}} min",
  minutesCustom: "Other",
  minutesOwn: "Minutes",
  start: "Open the round",
  asking: "Asking the server …",
  modeLabel: "Names",
  modeAnonymous: "Anonymous",
  modeNamed: "With names",
  isAnonymous: "No name stands on a card, now or later. That cannot be switched off.",
  isNamed:
    "Everybody is asked for a name before the first word, and told that it will stand on their cards. People say less of what is wrong. It cannot be switched off later.",
  openFew_one:
    "Only you are here. Anonymous cards are revealed once {{min}} people have written some; to try it alone, hold the round with names.",
  openFew_other:
    "{{count}} people are here, with you. Anonymous cards are revealed once {{min}} have written some; with fewer, hold the round with names.",
  reopenWaits: "It has just come here. In a moment it can be pressed.",
  reopen_one: "Open it again for {{count}} minute",
  reopen_other: "Open it again for {{count}} minutes",
  plusOne: "+1 min",
  plusFive: "+5 min",
  extended_one: "{{count}} minute more.",
  extended_other: "{{count}} minutes more.",
  closeNow: "Close now",
  closeTitle: "Close the round now?",
  closeText: "Half-typed cards are kept. Until the reveal you can open the round again.",
  peopleAtLeast: "At least {{people}} people",
  peopleFew: "Fewer than 5 people so far",
  itemsAtLeast: "at least {{items}} cards",
  itemsFew: "fewer than 5 cards",
  totals: "{{people}} · {{items}}",
  totalsHint: "Rough on purpose: exact numbers would show who is writing.",
  writeYourself: "Write cards yourself",
  closing: "Time is up. The last cards are coming in …",
  revealTitle: "Ready for the reveal",
  revealText:
    "All cards will appear on the board at once, shuffled. It happens once and cannot be taken back.",
  revealTextNamed:
    "All cards will appear on the board at once, each with its writer's name. It happens once and cannot be taken back.",
  reveal: "Reveal the cards",
  revealIn_one: "Reveal in {{count}} s",
  revealIn_other: "Reveal in {{count}} s",
  revealWaits: "The last cards are still arriving. It takes three seconds.",
  revealed_one: "{{count}} card is on the board.",
  revealed_other: "{{count}} cards are on the board.",
  bringToBoard: "Go to the board with everybody",
  lookAtBoard: "Look at the board alone first",
  tooFewHint:
    "Let more people take part: open it again, or open another round. The cards of this one wait and are revealed together with theirs.",
  lateTitle: "Late cards wait",
  lateText:
    "Cards have come after the reveal, of enough people to be shown together. Whose they are, and how many, is not told.",
  latePublish: "Put them on the board",
  earlier: "Other rounds",
  earlierPublished: "revealed",
  earlierClosed: "not revealed",

  // What a round is about.
  aboutLabel: "What it is about (optional)",
  aboutHint: "Everybody sees it with the question.",
  aboutNothing: "Nothing in particular",
  aboutStageOption: "Stage: {{stage}} ({{persona}})",
  aboutUnnamed: "(no name)",

  // Rounds that are over.
  withNames: "with names",
} as const;
