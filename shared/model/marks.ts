// Owns: punctuation that a keyboard chooses and not its owner: phones put in curly quotes, one-character ellipses and
// long dashes, most computers do not, so in a room with one phone they would tell whose card it is. Rule PRV-60.

/**
 * The text with each of these marks in its plain form: quotes and apostrophes straight, an ellipsis as three dots,
 * dashes (also two hyphens in a row) as one en dash. Angle quotes stay: people type them on purpose. Doing it twice
 * changes nothing. It can grow: an ellipsis is three characters.
 */
export function plainMarks(text: string): string {
  return text
    .replace(/[\u2018-\u201B\u02BC]/g, "'")
    .replace(/[\u201C-\u201F]/g, '"')
    .replace(/\u2026/g, "...")
    .replace(/[\u2012-\u2015]|(?<!-)--(?!-)/g, "\u2013")
    .replace(/[\u2010\u2011]/g, "-");
}
