// The English words of the area "answers": what stands behind the two questions beside the box to write in. They come after it.

export const answers = {
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
  whoNamedNow: "Now: only you. Neither the facilitator nor anybody else is sent a word of it.",
  whoNamedLater:
    "At the reveal: all cards appear at once, shuffled, each with the name that its writer typed.",
  whoNamedAfter: "All cards stand on the board, each with the name that its writer typed.",
  whoNamedFile: "The names are in the file of the workshop too, and stay on the cards.",
  notPromisedName: "Nobody checks a name: somebody could type yours.",
} as const;
