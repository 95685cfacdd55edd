// Owns: the words of a list as they are typed to go to one of them. Rule A11-241.

/** A label without the signs around words that keep their own direction, which no key gives. */
export function typedWords(label: string): string {
  return label.replace(/[\u2066-\u2069]/g, "");
}
