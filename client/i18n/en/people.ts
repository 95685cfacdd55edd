// The English words of the area "people": who is here, who is followed, and by whom. They come once the first picture stands.

export const people = {
  yourName: "Your name (optional)",
  yourNameHint: "Shown to others outside anonymous rounds. Kept on this device.",
  somebody: "Somebody",
  leading: "{{name}} leads this presentation",
  leadingAt: "{{name}} leads, now at: {{room}}",
  leadTaken: "{{name}} leads everyone now, and you no longer do.",
  following: "{{name}} leads. Your screen goes along.",
  follow: "Follow",
  stopFollowing: "Stop following",
  followPerson: "Follow {{name}}",
  followingNow: "You follow {{name}}",
  followingPerson:
    "You follow {{name}}. Your screen goes along until you move by yourself or press Escape.",
  followingEnded: "You do not follow {{name}} any more",
  followedAlone: "{{name}} is where everybody works alone",
  followedBy: "{{name}} follows you: your part of the workshop is on their screen",
  followsYou: "follows you",
  peopleAnonymous: "Names are hidden while an anonymous round is open.",
  peopleNamed: "Who gives a name is listed here.",
  unnamedMore_one: "and {{count}} more without a name",
  unnamedMore_other: "and {{count}} more without a name",
  roleFacilitator: "Facilitator",
  roleCurator: "Curator",
  roleContributor: "Contributor",
  roleViewer: "Viewer",
} as const;
