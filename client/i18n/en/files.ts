// The English words of the area "files": what the zone says that takes files, dropped or chosen.

export const files = {
  choose: "Choose a file",
  chooseMany: "Choose files",
  hint: "or drop it here",
  hintMany: "or drop them here",
  zone: "Drop or paste a file:",
  zoneMany: "Drop or paste files:",
  refused: "“{{name}}” cannot be used here. Expected: {{accept}}.",
  refusedMany_one: "{{count}} file cannot be used here. Expected: {{accept}}.",
  refusedMany_other: "{{count}} files cannot be used here. Expected: {{accept}}.",
  onlyOne: "One file at a time: “{{name}}” was taken, and no other.",
} as const;
