/**
 * @param text text from outside
 * @returns it on one line, without control characters and without those that change the direction
 *   of writing, which could make a sentence around it read differently
 */
export function plainLine(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/**
 * @param text a line of text
 * @param longest the most characters (code points) to keep
 * @returns the text, cut with `…` where it is longer
 */
export function shorten(text: string, longest: number): string {
  const characters = Array.from(text);
  if (characters.length <= longest) return text;
  return `${characters
    .slice(0, longest - 1)
    .join('')
    .trimEnd()}…`;
}
