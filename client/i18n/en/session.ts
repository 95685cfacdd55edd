// The English words of the area "session": what is said of one's changes and of an ended connection.

export const session = {
  loading: "Loading",
  saved: "Saved",
  saving: "Saving",
  savingChanges_one: "Saving {{count}} change",
  savingChanges_other: "Saving {{count}} changes",
  offline: "Offline",
  offlineChanges_one: "Offline, {{count}} change kept here",
  offlineChanges_other: "Offline, {{count}} changes kept here",
  offlineShort: "Offline · {{count}} kept",
  savingShort: "Saving {{count}}",
  ended: "Disconnected",
  endedChanges_one: "Disconnected, {{count}} change not saved",
  endedChanges_other: "Disconnected, {{count}} changes not saved",
  backOnline: "Back online. Everything is saved.",
  offlineDetail:
    "Go on working: your changes are kept on this device and sent when the connection is back.",
  offlineReopen: "This page may be closed and opened again meanwhile.",
  offlineTabOnly: "Leave this page open: opening it again needs the network.",
  notKept:
    "This browser keeps nothing on the device (private window?). Leave this tab open until everything is saved.",
  mapClosedTitle: "The map was closed for contributors",
  mapClosedText_one:
    "{{count}} of your changes came too late and was not taken. You can keep a copy as a file.",
  mapClosedText_other:
    "{{count}} of your changes came too late and were not taken. You can keep a copy as a file.",
  keepCopy: "Download a copy",
  discardCopy: "Go on without",
  unsavedLeft_one: "{{count}} of your changes could not be saved.",
  unsavedLeft_other: "{{count}} of your changes could not be saved.",
  endedLinkTitle: "This link does not work any more",
  endedLinkText: "It was revoked, or it was never complete. Ask the facilitator for a new one.",
  endedGoneTitle: "This workshop is not here",
  endedGoneText: "It may have been deleted by the facilitator, or it lives on another server.",
  endedNotAllowedTitle: "Your link does not allow this",
  endedNotAllowedText: "Ask the facilitator for a link with more rights.",
  endedTooOldTitle: "A newer version is running",
  endedTooOldText: "The server was updated while this page was open. Load the page again.",
  endedContentTitle: "A change could not be taken",
  endedContentText:
    "The server refused one of your changes, so the connection was ended to keep everybody's map sound. Load the page again to go on without it.",
  endedTooFastTitle: "That was very fast",
  endedTooFastText:
    "Too much arrived at once from this tab. Your changes are kept; load the page again in a moment.",
  reload: "Load again",
  toStart: "To the start page",
} as const;
