import { z } from 'zod';

/** A path below the version, every segment encoded: only `graphPath` makes one. */
export type GraphPath = string & { readonly graphPath: unique symbol };

/**
 * Template tag for paths of Microsoft Graph: what is put in becomes exactly one segment, whatever
 * it holds (`#`, `'`, `/`, `%`, a leading `$`, emoji).
 *
 * @example graphPath`/users/${id}/messages`
 * @returns the path with its values encoded
 * @throws RangeError for a value that can't be a segment: empty, `.` or `..`, which would address
 *   something else
 */
export function graphPath(parts: TemplateStringsArray, ...values: string[]): GraphPath {
  const path = parts.reduce((before, part, index) => {
    const value = values[index - 1] ?? '';
    if (!isSegment(value)) {
      throw new RangeError('A segment of a Graph path is empty or relative');
    }
    return before + encodeValue(value) + part;
  });
  return path as GraphPath;
}

function isSegment(text: string): boolean {
  return !['', '.', '..'].includes(text);
}

/** An ID that a service answers, and that `graphPath` is to take. */
export const segmentSchema = z.string().refine(isSegment);

/**
 * @param query names and plain values of query options, for example `{ $top: '1' }`
 * @returns `?$top=1`, values encoded (the Graph client doesn't do it), or `''` without options
 */
export function queryString(query: Readonly<Record<string, string>>): string {
  const options = Object.entries(query).map(([name, value]) => `${name}=${encodeValue(value)}`);
  return options.length === 0 ? '' : `?${options.join('&')}`;
}

/**
 * @param text any text
 * @returns it as an OData string literal with its apostrophes; apostrophes inside are doubled
 * @see https://learn.microsoft.com/graph/query-parameters#escaping-single-quotes
 */
export function odataString(text: string): string {
  return `'${wellFormed(text).replaceAll("'", "''")}'`;
}

/**
 * @param property the property searched in
 * @param text any text
 * @returns one clause of `$search`, for example `"displayName:anna"`; quotes and backslashes, the
 *   only characters with a meaning inside a clause, are escaped
 * @see https://learn.microsoft.com/graph/search-query-parameter
 */
export function searchClause(property: string, text: string): string {
  return `"${property}:${wellFormed(text).replace(/["\\]/g, '\\$&')}"`;
}

/** Like `encodeURIComponent`, which leaves apostrophes alone and throws at half an emoji. */
function encodeValue(text: string): string {
  return encodeURIComponent(wellFormed(text)).replaceAll("'", '%27');
}

function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}
