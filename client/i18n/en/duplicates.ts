// The English words of the area "duplicates": wordings that are likely the same, merged by a person.

export const duplicates = {
  title: "Likely duplicates",
  none: "No two wordings are alike enough to be suggested.",
  text: "Found on this device by words and letters. You decide; every wording is kept.",
  mergeThese: "Merge",
  mergeOf: "Merge “{{text}}” with its like",
  mergeAll_one: "Merge {{count}} set",
  mergeAll_other: "Merge all {{count}} sets",
  mergeAllText: "Each set becomes one card that keeps every wording. Undo takes it back.",
  mergedByOthers: "Somebody else has merged these just now.",
  notTheSame: "Not the same",
  notTheSameOf: "Not the same: “{{text}}”",
} as const;
