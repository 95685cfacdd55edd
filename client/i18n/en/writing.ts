// The English words of the area "writing": who else writes in a field, and what became of their words.

export const writing = {
  byNamed: "{{name}} is writing here",
  bySomebody: "Somebody is writing here",
  bySeveral: "{{count}} people are writing here",
  changed: "Somebody else has written here since: “{{words}}”. Your words will take their place.",
  overtook: "Your words took the place of what somebody else had just written: “{{words}}”",
  lost: "This could not be kept. You wrote: “{{words}}”",
} as const;
