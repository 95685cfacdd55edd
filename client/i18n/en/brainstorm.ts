// The English words of the area "brainstorm". Keys are flat and camelCase; plurals end in _one and _other.

export const brainstorm = {
  room: "Brainstorm",
  noPrompt: "Where do customers meet us?",
  defaultPrompt: "At which moments does a customer come into contact with us? One moment per card.",

  // The timer.
  timeLeft: "Time left",
  timeIsUp: "Time is up",
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
  stuckHint: "Questions that help. Choosing a channel marks the next card with it.",
  stuckBefore: "Before",
  stuckDuring: "During",
  stuckAfter: "After",
  beforePrompt:
    "How do people hear of us? What do they look up, compare, ask friends about, worry about?",
  duringPrompt:
    "What do they do from the first step to having what they came for? Where do they wait, ask, sign, pay?",
  afterPrompt:
    "What comes when it is over: the bill, a question, a complaint, a reminder, coming back, leaving?",
  inPersonPrompt: "Whom do they meet, and where?",
  phonePrompt: "Who calls whom, and about what?",
  emailPrompt: "Which messages go out, and which come in?",
  webPrompt: "Which pages do they look for, and which forms do they fill in?",
  appPrompt: "What do they do on the phone with us?",
  chatPrompt: "What do they type when they want a quick answer?",
  socialPrompt: "Where do they read or write about us?",
  letterPrompt: "What arrives on paper?",
  eventPrompt: "Where do they see us at a fair, a talk, an opening?",
  partnerPrompt: "Who stands between us and them: shops, couriers, agents?",
  productPrompt: "When does the thing itself speak: unpacking, first use, a fault?",
  otherPrompt: "What else do they see, hear or hold that comes from us?",

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
  whoNow:
    "Now: only you. Neither the facilitator nor anybody else is sent a word of it. The facilitator sees rough totals, in steps of five.",
  whoLater:
    "At the reveal: all cards appear at once, shuffled, without names, times or order. What tied them to this browser is deleted for good.",
  whoFewer: "With fewer than three people who have written something, nothing is revealed.",
  notPromisedTitle: "What we do not promise",
  notPromisedServer: "Whoever runs the server could look into it before the reveal.",
  notPromisedStyle: "Your way of writing, or a story that only you know, can give you away.",
  notPromisedSmall: "In a group of three it is easy to guess.",
  notPromisedBrowser: "Browsers are counted, not people: somebody could pose as three.",

  whoCouldBeNamed:
    "A facilitator can also open a round with names. It says so before you write the first word, and nothing can turn an anonymous round into one.",
  whoAfter:
    "All cards stand on the board, shuffled, without names, times or order. What tied them to this browser is deleted. On the board everybody can look at the proof.",
  whoAfterLate:
    "A card that comes later is not shown alone: it waits until at least three people have one.",
  notPromisedServerAfter: "Whoever runs the server could have looked into it before the reveal.",
  notPromisedEditing: "Whoever is seen to change a card on the board may be taken for its author.",

  // A round with names.
  namedTitle: "This round is held with names",
  namedText:
    "Your name will stand on your cards, for everybody to see, from the reveal on. Until then only you see them.",
  nameLabel: "Your name",
  writeAs: "Write with this name",
  promiseNamed: "Not anonymous: “{{name}}” will stand on your cards.",
  changeName: "Change",
  whoNamedNow: "Now: only you. Neither the facilitator nor anybody else is sent a word of it.",
  whoNamedLater:
    "At the reveal: all cards appear at once, shuffled, each with the name that its writer typed.",
  whoNamedAfter: "All cards stand on the board, each with the name that its writer typed.",
  whoNamedFile: "The names are in the file of the workshop too, and stay on the cards.",
  notPromisedName: "Nobody checks a name: somebody could type yours.",
  revealedNamed: "Each with the name that its writer typed.",
  withNames: "with names",

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
  aboutLabel: "What it is about (optional)",
  aboutHint: "Everybody sees it with the question.",
  aboutNothing: "Nothing in particular",
  aboutStageOption: "Stage: {{stage}} ({{persona}})",
  aboutUnnamed: "(no name)",

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

  // Facilitating.
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
  join: "Scan to take part",
  joinLabel: "QR code for contributors",
  joinUnreachable: "Phones cannot reach this address. The lobby says what to do.",
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
    "Let more people take part and open another round: the cards of this one wait and are revealed together with it.",
  lateTitle: "Late cards wait",
  lateText:
    "Cards have come after the reveal, of enough people to be shown together. Whose they are, and how many, is not told.",
  latePublish: "Put them on the board",
  earlier: "Other rounds",
  earlierPublished: "revealed",
  earlierClosed: "not revealed",
} as const;
