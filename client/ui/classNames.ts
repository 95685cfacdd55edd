// Joins the names of CSS classes, leaving out those that do not apply.

/** The given class names separated by spaces; `false` and `undefined` are left out. */
export function classNames(...parts: readonly (string | false | undefined)[]): string {
  return parts.filter(Boolean).join(" ");
}
