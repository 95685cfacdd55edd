// The English words of the area "brainstorm". Keys are flat and camelCase; plurals end in _one and _other.

export const brainstorm = {
  room: "Brainstorm",
  noPrompt: "Where do customers meet us?",

  // The timer.
  timeLeft: "Time left",
  timeIsUp: "Time is up",
  closedEarly: "The round is closed",
  lessThanAMinute: "Less than a minute",
  halfAMinute: "Half a minute",
  lastSeconds_one: "{{count}} second",
  lastSeconds_other: "{{count}} seconds",
  fiveMinutesLeft: "Five minutes left.",
  oneMinuteLeft: "One minute left.",
  tenSecondsLeft: "Ten seconds left. What stands in the box is kept.",

  // Writing.
  boxLabel: "One touchpoint",
  boxPlaceholder: "for example: calls to ask where the parcel is",
  add: "Add",
  added: "Added",
  pasted_one: "{{count}} line became a card of its own.",
  pasted_other: "{{count}} lines became a card each.",
  channels: "Through which channel? (optional)",

  // For who is stuck.
  stuck: "Stuck?",

  // One's own drafts.
  yourDrafts_one: "{{count}} card of yours",
  yourDrafts_other: "{{count}} cards of yours",
  yourDraftsNone: "No cards yet. Quantity first: short, concrete, one moment per card.",
  editDraft: "Edit: {{text}}",
  deleteDraft: "Delete: {{text}}",
  saveDraft: "Save",
  draftText: "Text of the card",
  draftChannel: "Channel",
  channelOf: "Channel: {{channel}}",
  deleted: "Deleted.",
  putBack: "Put it back",
  keptOffline: "No connection. Your cards are kept on this device and are sent when it is back.",

  // Who can see this.
  promise:
    "Anonymous: until the reveal nobody sees your cards, and then nobody sees whose they are.",
  whoCanSee: "Who can see this?",

  // A round with names.
  namedTitle: "This round is held with names",
  namedText:
    "Your name will stand on your cards, for everybody to see, from the reveal on. Until then only you see them.",
  nameLabel: "Your name",
  writeAs: "Write with this name",
  promiseNamed: "Not anonymous: “{{name}}” will stand on your cards.",
  changeName: "Change",
  revealedNamed: "Each with the name that its writer typed.",

  // A browser that somebody took over.
  notYou: "Not you?",
  notYouTitle: "Not your cards?",
  notYouText:
    "Then somebody wrote on this device before you. Start afresh: their cards go out of sight here and stay in the round, shown at the reveal like all others. They cannot be brought back to this device. You count as a person of your own.",
  startAfresh: "Start afresh",
  startedAfresh: "You start with an empty page.",
  notAfreshYet:
    "Not all cards on this device have reached the server yet. Try again once it says that all is saved.",

  // Cards that wait.
  waitingTitle: "Cards of yours that wait",
  waitingReveal: "They are kept, and shown with all the others at the reveal of their round.",
  waitingBatch:
    "They came after the reveal, and nobody sees them yet. So that they are not known to be yours, they are shown together with the next batch, as soon as at least {{people}} people have cards to show.",
  waitingNamed:
    "They came after the reveal, and nobody sees them yet. The facilitator shows them, with your name, with the next batch.",

  // What a round is about.
  aboutPersona: "It is about {{persona}}.",
  aboutPersonaOf: "It is about {{persona}}: {{segment}}.",
  aboutStage: "It is about the stage “{{stage}}” of {{persona}}.",
  aboutStageAlone: "It is about the stage “{{stage}}”.",

  // Waiting, for those who write.
  waitTitle: "The brainstorm starts soon",
  waitText:
    "The facilitator will open it. You will see a question and one box: write what comes to mind, one moment per card.",
  viewerWaitText: "The facilitator will open it. As a viewer you see the question and the time.",
  endedKept_one: "Your card is kept. It is shown with all the others at the reveal.",
  endedKept_other:
    "Your {{count}} cards are kept. They are shown with all the others at the reveal.",
  endedNone: "You have no cards in this round. All the others are shown at the reveal.",
  endedTakeBack: "Until then you can still change one, or take it back.",
  viewerEnded: "The cards are shown at the reveal.",
  revealedTitle: "They are all on the board now",
  revealedText: "Shuffled, without names. Nothing that is kept says whose card is whose.",
  toBoard: "To the board",
} as const;
