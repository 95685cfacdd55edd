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

  // Waiting, for those who write.
  waitTitle: "The brainstorm starts soon",
  waitText:
    "The facilitator will open it. You will see a question and one box: write what comes to mind, one moment per card.",
  viewerWaitText: "The facilitator will open it. As a viewer you see the question and the time.",
  endedKept_one: "Your card is kept. It is shown with all the others at the reveal.",
  endedKept_other:
    "Your {{count}} cards are kept. They are shown with all the others at the reveal.",
  endedNone: "You have no cards in this round. All the others are shown at the reveal.",
  endedTakeBack: "Until then you can still take one back.",
  viewerEnded: "The cards are shown at the reveal.",
  revealedTitle: "They are all on the board now",
  revealedText: "Shuffled, without names. Nobody can tell whose card is whose any more.",
  revealedLate_one: "{{count}} card of yours came after the reveal. It goes with the next one.",
  revealedLate_other: "{{count}} cards of yours came after the reveal. They go with the next one.",
  toBoard: "To the board",

  // Facilitating.
  openTitle: "Open a brainstorm",
  openIntro:
    "Everybody gets this question and one box on their own device, alone and anonymously, until the time is up.",
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
  isAnonymous: "The round is anonymous. That cannot be switched off later.",
  plusOne: "+1 min",
  plusFive: "+5 min",
  extended_one: "{{count}} minute more.",
  extended_other: "{{count}} minutes more.",
  closeNow: "Close now",
  closeTitle: "Close the round now?",
  closeText:
    "Half-typed cards are kept. A closed round cannot be opened again, but you can open another one.",
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
  earlier: "Earlier rounds",
  earlierPublished: "revealed",
  earlierClosed: "not revealed",
} as const;
