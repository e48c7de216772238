/** Letters that no decomposition turns into plain ones, as people without them on the keyboard type. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ς: 'σ',
};

/**
 * @param text any text
 * @returns it as search compares it: without case, marks (`é`, `ü`, Arabic vowels), compatibility
 *   forms and invisible characters such as those that turn the direction of writing
 */
export function fold(text: string): string {
  // Most names and nearly all addresses are plain ASCII, and there are 300,000 of them.
  if (!/[\u0080-\uffff]/.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]+/gu, '')
    .toLowerCase()
    .replace(/[ßæœøđðþłħıς]/g, (letter) => plainLetters[letter] ?? letter);
}

/**
 * @param text what was typed
 * @returns the words that must all be found, folded; none when nothing was typed
 */
export function searchTerms(text: string): string[] {
  return [...new Set(fold(text).split(/\s+/))].filter((term) => term !== '');
}
