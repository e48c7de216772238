/**
 * Text that a person typed, on its way into a PowerShell script. Nothing typed may become code: every
 * value goes through `literal`, every remark through `remark`, and nothing else puts values into a
 * script.
 */

/**
 * What no name, address or remark has: control characters, line and paragraph separators, halves of
 * surrogate pairs, and marks that turn the direction of the text, so that a reader would see
 * something else than PowerShell.
 */
const invisible = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu;

/** PowerShell takes all of these for a single quote. */
const singleQuotes = /['\u2018\u2019\u201a\u201b]/g;

/**
 * @param text anything
 * @returns the same in one line; what can't be seen is a space
 */
export function oneLine(text: string): string {
  return text.replaceAll(invisible, ' ').trim();
}

/**
 * A string literal, in which PowerShell replaces nothing.
 * @see https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules
 *
 * @param text anything
 * @returns it in single quotes, in one line; every quote in it, also a typographic one, is doubled
 */
export function literal(text: string): string {
  return `'${oneLine(text).replaceAll(singleQuotes, '$&$&')}'`;
}

/**
 * @param texts anything
 * @returns an array of string literals, one a line
 */
export function literals(texts: readonly string[]): string {
  if (texts.length === 0) return '@()';
  return ['@(', ...texts.map((text) => `    ${literal(text)}`), ')'].join('\n');
}

/**
 * @param text anything
 * @returns it as one line comment, which ends with its line
 */
export function remark(text: string): string {
  return `# ${oneLine(text)}`.trimEnd();
}
