// Owns: text made inert for files that a program opens: without control characters and without directional overrides,
// which could make a file say something else than it seems to say.

/** The text without controls (line breaks and tabs stay) and without what XML forbids. */
export function plainText(text: string): string {
  return text.replace(unwanted, "");
}

const unwanted =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]/gu;
