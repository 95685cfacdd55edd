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
  offlineDetail: "Go on working: your changes are kept on this device until the network is back.",
  offlineReopen: "You may close this page and open it again.",
  offlineTabOnly: "Leave this page open until then.",
  notKept:
    "This browser keeps nothing on the device (a private window, or no space left?). Leave this tab open until everything is saved.",
  unsavedLeft_one: "{{count}} of your changes could not be saved.",
  unsavedLeft_other: "{{count}} of your changes could not be saved.",
  keepCopy: "Download a copy",
  reload: "Load again",
  toStart: "To the start page",
} as const;
