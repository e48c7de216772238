import { odataString } from '../../graph/odata';

/**
 * How the directory is cut into parts that can be paged side by side: by how the user principal name
 * begins, because everybody has one, of few different characters. `startswith` is a plain filter that
 * every directory takes; it does not tell capital letters from small ones.
 * @see https://learn.microsoft.com/graph/api/resources/user#properties
 */

const letters = Array.from('abcdefghijklmnopqrstuvwxyz');
const digits = Array.from('0123456789');
const marks = Array.from(".-_@'!#^~$&+");
const characters = new Set([...letters, ...digits, ...marks]);

/** Beginnings of one part; Graph takes at most 15 alternatives in a filter, so there are at most 12. */
export type Prefixes = readonly string[];

/** @returns the `$filter` of a part */
export function partFilter(prefixes: Prefixes): string {
  return prefixes
    .map((prefix) => `startswith(userPrincipalName,${odataString(prefix)})`)
    .join(' or ');
}

/** @returns the parts to begin with; few names begin with a digit or a mark, so these are together */
export function firstParts(): Prefixes[] {
  return [...letters.map((letter) => [letter]), digits, marks];
}

/**
 * Cuts a part that is too large by one more character.
 *
 * @param prefixes of the part
 * @param sample user principal names of its first page
 * @returns `parts` that are needed for certain, and the `rest`, which is needed only if they turn out
 *   to hold fewer users than the part: names of a school may all begin with the same year
 */
export function cut(
  prefixes: Prefixes,
  sample: readonly string[],
): { parts: Prefixes[]; rest: Prefixes[] } {
  const [prefix] = prefixes;
  if (prefix === undefined || prefixes.length > 1) {
    return { parts: prefixes.map((one) => [one]), rest: [] };
  }
  const seen = new Set(sample.map((name) => name.charAt(prefix.length).toLowerCase()));
  const begin = (character: string): string => prefix + character;
  const unseen = (some: readonly string[]): Prefixes =>
    some.filter((character) => !seen.has(character)).map(begin);
  return {
    parts: [...seen].filter((character) => characters.has(character)).map((one) => [begin(one)]),
    rest: [
      unseen(letters.slice(0, 9)),
      unseen(letters.slice(9, 18)),
      unseen(letters.slice(18)),
      unseen(digits),
      unseen(marks),
    ].filter((group) => group.length > 0),
  };
}
