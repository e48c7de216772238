/**
 * @param text text from outside
 * @returns it on one line, without control characters and without those that change the direction
 *   of writing, which could make a sentence around it read differently
 */
export function plainLine(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/\p{Bidi_Control}/gu, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/**
 * @param text a line of text, however long
 * @param longest the most characters (code points) to keep
 * @returns the text, cut with `…` where it is longer
 */
export function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text;
  // No character takes more than two of JavaScript's units: the rest need not be looked at.
  const characters = Array.from(text.slice(0, 2 * longest + 2));
  if (characters.length <= longest) return text;
  return `${characters
    .slice(0, longest - 1)
    .join('')
    .trimEnd()}…`;
}

/** Text of a service in a sentence or a detail: one plain line that is not too long to be shown. */
export function shownLine(text: string, longest: number): string {
  // What is cut off anyway is not looked at: a hostile answer may be as long as an answer may be.
  return shorten(plainLine(text.slice(0, 8 * longest)), longest);
}
