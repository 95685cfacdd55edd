// The English words of the area "ended": when a connection is over, and what can be kept then.

export const ended = {
  linkTitle: "This link does not work any more",
  linkText: "It was revoked, or it was never complete. Ask the facilitator for a new one.",
  goneTitle: "This workshop is not here",
  goneText: "It may have been deleted by the facilitator, or it lives on another server.",
  forgottenTitle: "This workshop was forgotten on this device",
  forgottenText:
    "Another tab of this browser has forgotten it, so nothing of it is kept here any more. Unless it was deleted or its link revoked, the link opens it again.",
  notAllowedTitle: "Your link does not allow this",
  notAllowedText: "Ask the facilitator for a link with more rights.",
  tooOldTitle: "A newer version is running",
  tooOldText: "The server was updated while this page was open. Load the page again.",
  contentTitle: "A change could not be taken",
  contentText:
    "The server refused one of your changes, so the connection was ended to keep everybody's map sound. Load the page again to go on without it.",
  tooFastTitle: "That was very fast",
  tooFastText:
    "Too much arrived at once from this tab. Your changes are kept; load the page again in a moment.",
  mapClosedTitle: "The map was closed for contributors",
  mapClosedText_one:
    "{{count}} of your changes came too late and was not taken. You can keep a copy as a file.",
  mapClosedText_other:
    "{{count}} of your changes came too late and were not taken. You can keep a copy as a file.",
  discardCopy: "Go on without",
} as const;
