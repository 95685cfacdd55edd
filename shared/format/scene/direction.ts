// Owns: in which direction a text is read. Knows no layout.

/** Whether the first strong character of a text belongs to a script written from right to left. */
export function readsRightToLeft(text: string): boolean {
  const strong = text.match(/\p{L}/u)?.[0];
  return strong !== undefined && rightToLeft.test(strong);
}

/** Whether more than half of the texts are read so. */
export function readMostlyRightToLeft(texts: readonly string[]): boolean {
  return texts.filter(readsRightToLeft).length * 2 > texts.length;
}

const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
