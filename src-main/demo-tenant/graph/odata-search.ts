/** `$search` on directory objects: clauses in double quotes, joined by AND and OR. */
import { badRequest, unsupportedQuery } from './graph-errors';
import type { Read } from './odata-filter';

/** Properties searched word by word; the others match from their beginning. */
const tokenised = ['displayName'];
const searchable = [
  ...tokenised,
  'givenName',
  'surname',
  'mail',
  'mailNickname',
  'userPrincipalName',
];

/**
 * Parses a `$search` for users. Inside a clause only `"` and `\` are escaped, with a backslash.
 * @see https://learn.microsoft.com/graph/search-query-parameter#using-search-on-directory-object-collections
 */
export function parseSearch(search: string): (read: Read) => boolean {
  const parts = [...search.matchAll(/\s*(?:"((?:[^"\\]|\\.)*)"|(AND|OR)\b|([()])|(\S))/gsu)];
  let next = 0;

  function syntaxError(): Error {
    const part = parts[next];
    const position = String(part?.index ?? search.length);
    const character = part?.[0].trim().charAt(0) ?? '';
    return badRequest(
      `Syntax error: character '${character}' is not valid at position ${position} in '${search}'.`,
    );
  }

  function either(): (read: Read) => boolean {
    let left = both();
    while (parts[next]?.[2] === 'OR') {
      next++;
      const [first, second] = [left, both()];
      left = (read) => first(read) || second(read);
    }
    return left;
  }

  function both(): (read: Read) => boolean {
    let left = single();
    while (parts[next]?.[2] === 'AND') {
      next++;
      const [first, second] = [left, single()];
      left = (read) => first(read) && second(read);
    }
    return left;
  }

  function single(): (read: Read) => boolean {
    const part = parts[next];
    if (part?.[3] === '(') {
      next++;
      const inner = either();
      if (parts[next]?.[3] !== ')') throw syntaxError();
      next++;
      return inner;
    }
    if (part?.[1] === undefined) throw syntaxError();
    next++;
    return clause(part[1].replace(/\\(["\\])/g, '$1'));
  }

  const matches = either();
  if (next < parts.length) throw syntaxError();
  return matches;
}

function clause(text: string): (read: Read) => boolean {
  const colon = text.indexOf(':');
  const property = text.slice(0, Math.max(colon, 0)).trim();
  const wanted = text
    .slice(colon + 1)
    .trim()
    .toLowerCase();
  if (!searchable.includes(property)) {
    throw unsupportedQuery(`Property '${property}' is not supported for $search.`);
  }
  if (!tokenised.includes(property)) {
    return (read) => textOf(read(property)).startsWith(wanted);
  }
  const words = wordsOf(wanted);
  return (read) => {
    const text = textOf(read(property));
    // Most names fail this cheap test, which spares cutting 100,000 of them into words.
    if (words.length === 0 || !words.every((word) => text.includes(word))) return false;
    const present = wordsOf(text);
    return words.every((word) => present.some((candidate) => candidate.startsWith(word)));
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.toLowerCase() : '';
}

/** Words as the service cuts them: at spaces, symbols, and between letters and digits. */
function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}]+|\p{N}+/gu) ?? [];
}
