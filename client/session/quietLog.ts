// Owns: what Yjs has to say to a developer, in plain words. Stands in for `lib0/logging` in the build, which paints its words and
// brings a view of the page to do so: five kilobytes that everybody would wait for.

export const ORANGE = "";
export const RED = "";
export const BOLD = "";
export const UNBOLD = "";

export function print(...said: readonly unknown[]): void {
  // biome-ignore lint/suspicious/noConsole: this is the way to the console
  console.log(...said);
}

export function warn(...said: readonly unknown[]): void {
  // biome-ignore lint/suspicious/noConsole: this is the way to the console
  console.warn(...said);
}
