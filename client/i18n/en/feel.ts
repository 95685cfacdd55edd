// The English words of the area "feel". Keys are flat and camelCase; plurals end in _one and _other.

export const feel = {
  title: "Feel",
  journeyOf: "{{persona}} · {{journey}}",
  kindIdeal: "Ideal journey",
  kindCurrent: "Current journey",
  noPersona: "No persona",
  looseSteps: "Steps without a stage",

  // Rating
  defaultPrompt: "How does each step feel?",
  askRate: "Rate each step as it feels for {{persona}}. Leave out what you cannot judge.",
  whoSummary:
    "Anonymous: nobody sees your ratings. Only what all feel together is published, once, at the close.",
  whoNow:
    "While the round is open, nobody else sees your ratings, the facilitator neither. Others see at most rough totals, in fives.",
  whoAtClose:
    "At the close the server publishes once, for each step that at least {{min}} people rated: how many feel love, how many pain, the mean, and how far apart they are. Then it deletes the ratings.",
  whoAtCloseWords:
    "At the close the server publishes once, for each step that at least {{min}} people rated: below {{figures}} people one word (love, pain or mixed), from {{figures}} on how many feel love, how many pain, the mean, and how far apart they are. Then it deletes the ratings.",
  whoWhys: "Your whys appear without a name and in random order, beside those steps only.",
  whoDepartments:
    "A department has figures of its own only where at least {{min}} of it rated the step, and never so that those of others could be worked out.",
  notServer: "Whoever runs the server could look before the close.",
  notStyle:
    "A way of writing can be recognised, and so can what only one person knows. A why can tell how its writer rated.",
  notSmall: "If all who rate a step rate it alike, each of these ratings is known.",
  notSmallWords:
    "A word tells that nobody rated the other way. If {{figures}} or more rate a step, all alike, each of these ratings is known.",
  notAgain:
    "This journey was rated before. Who knows that you have joined since, and takes it that all others rate as before, can work out how you rate.",
  notBrowsers:
    "Browsers are counted, not people: somebody with the link could vote more than once, and from their own votes work out those of the one or two others who vote.",
  department: "Your department (optional)",
  departmentFind: "Find your department",
  departmentNone: "Not said",
  departmentWhy: "Helps to see where departments feel differently. Only the server knows it.",
  steps: "Steps",
  keysHint: "Keys: 1 to 5 rate and go on, arrows choose.",
  changeRating: "Change",
  changeRatingOf: "Change the rating of {{step}}: {{rating}}",
  clearRating: "Take back",
  clearRatingOf: "Take back the rating of {{step}}",
  whyAdd: "Why?",
  whyAddOf: "Why? {{step}}",
  whyEdit: "Edit the why",
  whyEditOf: "Edit the why of {{step}}",
  whyLabel: "Why? (optional, anonymous)",
  whyPlaceholder: "What makes it so?",
  progress: "Rated",
  progressAmount: "{{done}} of {{all}}",
  allRated: "All rated. You can change anything until the end.",
  toNext: "Next unrated",
  keysRating: "While you rate",
  keyRate: "Rate it, from strong pain to strong love, and go on",
  keyChoose: "Choose another rating and stay",
  keyDone: "Keep what is chosen and go on",
  keyNext: "Go to the next step without a rating",
  keysDots: "While you place dots",
  keyMore: "One dot more on this touchpoint",
  keyLess: "One dot less on it",
  keyGo: "Go to the touchpoint above or below",
  settling: "The last ratings are being gathered, and the result is on its way.",
  readOnlyTitle: "Ratings are being given",
  readOnlyText: "Your link is for reading. The result appears here when the round closes.",
  journeyGone: "The journey of this round is gone. The facilitator can close the round.",

  // Facilitator
  openKind: "What kind of round",
  openKindRatings: "Ratings",
  openKindDots: "Dot vote",
  openTitle: "Open a round of ratings",
  openAnother: "Open another round",
  openText:
    "Everybody says on their own device how each step of a journey feels, from strong pain to strong love. The result appears for all when the round closes.",
  openAgainText:
    "Everybody rates anew, and a result needs the minimum again. Steps that are rated anew get the figures of the new round; the others keep theirs. Both results stay known: if one person has joined in between and all others rate as before, the difference is theirs.",
  openJourney: "Journey",
  openJourneySteps_one: "{{count}} step",
  openJourneySteps_other: "{{count}} steps",
  openPrompt: "Question (optional)",
  openMinutes: "Minutes",
  openMinutesHint: "About 15 seconds for each step. You can extend or close at any time.",
  openFew_one:
    "Only you are here. At least {{min}} people must rate a step, or nothing is published.",
  openFew_other:
    "{{count}} people are here. At least {{min}} must rate a step, or nothing is published.",
  openNow: "Open the round",
  otherOpen: "A round of another kind is open. Close it first.",
  runningTitle: "The round is open",
  resultIsHere: "The round is over: its result is here.",
  runningTotals: "About {{people}} people have given {{items}} ratings",
  runningNoTotals: "Fewer than 5 people have rated so far",
  runningCoarse: "In fives, so that nobody stands out.",
  extend: "+{{minutes}} min",
  extendBy_one: "+{{count}} min: extend the round",
  extendBy_other: "+{{count}} min: extend the round",
  closeNow: "Close now",
  reopenBy_one: "+{{count}} min: open the round again",
  reopenBy_other: "+{{count}} min: open the round again",
  overTitle: "The round is over",
  overHint: "The result comes in seconds. More time opens the round again.",
  closesAlready: "It is closing already.",
  closeTitle: "Close the round now?",
  closeText:
    "What has been rated is published for everybody, once, after the last ratings have come in. Then it cannot be opened again; you can open a new round.",
  closeConfirm: "Close and publish",

  // Results
  resultsTitle: "How the journeys feel",
  emptyTitle: "Nothing is rated yet",
  emptyText:
    "In a round of ratings everybody says how each step of a journey feels, from strong pain to strong love. The facilitator opens one.",
  noStepsTitle: "First, a journey with steps",
  noStepsText:
    "Ratings are given to the steps of a journey. Place touchpoints in one, then come back.",
  toJourneys: "Go to the journeys",
  nothingPublished:
    "The last round ({{journey}}) closed without a result: no step was rated by at least {{min}} people. With fewer, a reader could guess who felt what, so nothing is shown, and the ratings are deleted.",
  partlyPublished_one:
    "{{count}} step has no figures: fewer than {{min}} people rated it in the last round.",
  partlyPublished_other:
    "{{count}} steps have no figures: fewer than {{min}} people rated them in the last round.",
  goneJourney: "a journey that is gone",
  personaFilter: "Persona",
  personaAll: "All personas",
  views: "Views of the result",
  viewJourney: "Journey",
  viewPersona: "By persona",
  viewDepartment: "By department",

  hotSpots: "Hot spots",
  hotPains: "Strongest pains",
  hotLoves: "Strongest loves",
  hotDisagreements: "Most disagreement",
  hotNoPains: "No step hurts on the whole.",
  hotNoLoves: "No step is loved on the whole.",
  hotNoDisagreements: "Nowhere are love and pain far apart.",
  mean: "Mean {{mean}}",
  loveCount_one: "{{count}} love",
  loveCount_other: "{{count}} love",
  painCount_one: "{{count}} pain",
  painCount_other: "{{count}} pain",
  voices_one: "{{count}} rating",
  voices_other: "{{count}} ratings",
  spread: "Spread {{spread}}",
  disagreed: "People disagree",
  imported: "From the import, nobody's rating",
  importedShort: "imported",
  tooFewStep: "Fewer than {{min}} people rated it",
  notRated: "Not rated yet",
  whysOf: "Why",
  curve: "Emotion curve",
  curveScroll: "Emotion curve: {{journey}}",
  noRatedJourney: "No journey of this persona is rated yet.",

  heatmapPersonas: "Touchpoints by persona",
  heatmapDepartments: "Touchpoints by department",
  touchpoint: "Touchpoint",
  sortBy: "Sort by",
  sortPain: "Pain",
  sortLove: "Love",
  sortDisagreement: "Disagreement",
  sortDistance: "Far from ideal",
  heatCurrent: "Current",
  heatIdeal: "Ideal",
  distanceBetter: "{{by}} better than the current one",
  distanceWorse: "{{by}} worse than the current one",
  legendDistance: "How much better or worse than the current journey",
  cellCounts: "{{love}} / {{pain}} · n {{n}}",
  legendCounts: "love / pain · number of ratings",
  cellHiddenPersona: "Not rated, or by fewer than {{min}} people",
  cellHiddenDepartment: "Fewer than {{min}} of this department rated it, or others would stand out",
  cellUnused: "Not a step of this journey",
  noPersonaCells: "Nothing is published for this persona yet.",
  noDepartmentCells:
    "No department has figures of its own yet. They appear where at least {{min}} people of one department rated the same step and said which department they are from.",
  // Dots
  dotsTitle: "Dot vote",
  dotsDefaultPrompt: "What matters most?",
  dotsAsk_one: "You have {{count}} dot. Put it where it counts, also several on one touchpoint.",
  dotsAsk_other:
    "You have {{count}} dots. Put them where they count, also several on one touchpoint.",
  dotsWhoSummary:
    "Anonymous: nobody sees your dots. Only what all choose together is published, once, at the close.",
  dotsWhoNow:
    "While the vote is open, nobody else sees your dots, the facilitator neither. Others see at most roughly how many have voted, in fives.",
  dotsWhoAtClose:
    "At the close the server publishes once how many dots lie on each touchpoint that at least {{min}} people chose, if at least {{min}} people vote. Then it deletes the dots.",
  dotsWhoAtCloseWords:
    "At the close the server publishes once: with fewer than {{min}} voters nothing, below {{figures}} voters only which touchpoints are strong or have some dots, from {{figures}} on how many dots lie on each touchpoint that at least {{min}} people chose. Then it deletes the dots.",
  dotsWhoLone:
    "What fewer than {{min}} people chose is not told apart from what nobody chose. The touchpoints stand in another order for each person.",
  dotsNotSmall:
    "What nobody chose can be known. If nearly all dots lie on one touchpoint, it is known that nearly everybody chose it.",
  dotsNotAgain:
    "There was a dot vote before. Who knows that you have joined since, and takes it that all others vote as before, can work out how you vote.",
  dotsReadOnlyTitle: "Dots are being placed",
  dotsFind: "Find a touchpoint",
  dotsNoneFound: "No touchpoint has these words.",
  dotsList: "Touchpoints",
  dotLess: "One dot less: {{touchpoint}}",
  dotMore: "One dot more: {{touchpoint}}",
  dotNoneHere: "None of your dots is here",
  dotNoneLeft: "All your dots are placed. Take one back first.",
  dotsOver: "The time is up",
  dotsPlacedSaid_one: "{{count}} dot here, {{left}} left",
  dotsPlacedSaid_other: "{{count}} dots here, {{left}} left",
  dotsLeft_one: "{{count}} of {{all}} dots left",
  dotsLeft_other: "{{count}} of {{all}} dots left",
  dotsBackFrom_one: "“{{touchpoint}}” is no longer in this vote. You have {{count}} dot back.",
  dotsBackFrom_other: "“{{touchpoint}}” is no longer in this vote. You have {{count}} dots back.",
  dotsThereAgain_one:
    "“{{touchpoint}}” is in this vote again, and {{count}} dot of yours is on it again.",
  dotsThereAgain_other:
    "“{{touchpoint}}” is in this vote again, and {{count}} dots of yours are on it again.",
  dotsBack_one: "{{count}} of them is back: what it was on is no longer in this vote.",
  dotsBack_other: "{{count}} of them are back: what they were on is no longer in this vote.",
  dotsAllPlaced: "All placed. You can change anything until the end.",
  dotsSettling: "The last dots are being gathered, and the result is on its way.",
  dotsOpenTitle: "Open a dot vote",
  dotsOpenText:
    "Everybody places a few dots on touchpoints, on their own device. The ranking appears for all when the vote closes, here and on the board.",
  dotsOpenAgain:
    "Everybody votes anew, and a result needs the minimum again. Both results stay known: if one person has joined in between and all others vote as before, the difference is theirs.",
  dotsScope: "Touchpoints",
  dotsScopeAll: "All on the board",
  dotsScopeGroup: "Group: {{group}}",
  dotsScopeNoName: "without a name",
  dotsScopeCount_one: "{{count}} touchpoint",
  dotsScopeCount_other: "{{count}} touchpoints",
  dotsEach: "Dots for each person",
  dotsEachHint: "At most as many as there are touchpoints.",
  dotsOpenFew_one:
    "Only you are here. At least {{min}} people must place dots, or nothing is published.",
  dotsOpenFew_other:
    "{{count}} people are here. At least {{min}} must place dots, or nothing is published.",
  dotsOpenNow: "Open the vote",
  dotsRunning: "About {{people}} people have placed dots",
  dotsRunningNone: "Fewer than 5 people have placed dots so far",
  dotsCloseText:
    "The dots are counted and the ranking is published for everybody, once, after the last dots have come in. Then it cannot be opened again; you can open a new vote.",
  dotsResult: "What people chose",
  dotsWhich: "Dot vote",
  dotsWhichOne: "{{number}}. {{question}}",
  dotsPeople: "at least {{people}} people",
  dotsNothing:
    "Nothing is told of this vote: fewer than {{min}} people placed dots, or no touchpoint was chosen by enough of them.",
  dotsRest:
    "Not listed: what fewer than {{min}} people chose, or nobody. So nobody's lone voice can be told.",
  dotsSmall:
    "Fewer than {{figures}} people voted, so there are words instead of numbers. Strong: at least {{all}} dots, as many as one person has. Some: at least 3. Not listed: fewer, or none.",
  legend: "What the signs mean",
  legendDisagreed: "People disagree: love and pain far apart",
} as const;
