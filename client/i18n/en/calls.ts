// The English words of the area "calls": where the workshop is now, and which round is open while one is elsewhere. They come
// with what follows the workshop, after the first picture.

export const calls = {
  everybodyAt: "Everybody is now at: {{room}}",
  takeBackTo: "Back to: {{room}}",
  followed: "The facilitator went on to: {{room}}",
  phaseMoved: "The workshop is now at: {{room}}",
  goThere: "Go there",
  andStillOpen: "{{message}}. {{open}}",
  brainstormStillOpen: "The brainstorm is still open, until {{time}}.",
  voteStillOpen: "The vote is still open, until {{time}}.",
  brainstormOpen: "A brainstorm is open until {{time}}",
  voteOpen: "A vote is open until {{time}}",
  toBrainstorm: "Go to the brainstorm",
  toVote: "Go to the vote",
} as const;
