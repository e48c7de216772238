import fc from 'fast-check';
import { expect, it } from 'vitest';
import { userFilters, type UsersQuery } from '../contract/directory';
import { queryString } from '../graph/odata';
import { advancedQuery, simpleQuery } from './user-queries';

const piece = fc.constantFrom(
  '"',
  "'",
  '\\',
  '&',
  '#',
  '+',
  '%',
  ' or ',
  ' OR ',
  ')',
  '$top=999',
  'é',
);
const query: fc.Arbitrary<UsersQuery> = fc.record({
  text: fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.array(fc.oneof(piece, fc.string({ maxLength: 4 }))).map((parts) => parts.join('')),
  ),
  show: fc.constantFrom(...userFilters),
  sort: fc.record({
    column: fc.constantFrom('displayName', 'mail', 'userPrincipalName', 'kind', 'status'),
    descending: fc.boolean(),
  }),
});

/** A query with every literal of its own taken out: what is left is code. */
function codeOf(options: Readonly<Record<string, string>>): Record<string, string> {
  const { $search: search, $filter: filter, ...rest } = options;
  return {
    ...rest,
    ...(search !== undefined && {
      $search: search.replace(/"(\w+):(?:[^"\\]|\\["\\])*"/g, '"$1:"'),
    }),
    ...(filter !== undefined && { $filter: filter.replace(/'(?:[^']|'')*'/g, "''") }),
  };
}

it.each([
  ['advanced', advancedQuery],
  ['simple', simpleQuery],
])('asks the same %s question whatever text is searched for', (_kind, ask) => {
  fc.assert(
    fc.property(query, (wanted) => {
      const isEmpty = wanted.text.trim() === '';
      const asked = ask(wanted);
      const harmless = ask({ ...wanted, text: isEmpty ? '' : 'anna' });
      expect(codeOf(asked.options)).toEqual(codeOf(harmless.options));
      expect({ ...asked, options: {} }).toEqual({ ...harmless, options: {} });
    }),
    { numRuns: 500 },
  );
});

it('makes an address with exactly these options', () => {
  fc.assert(
    fc.property(query, (wanted) => {
      for (const { options } of [advancedQuery(wanted), simpleQuery(wanted)]) {
        const url = new URL(`https://graph.example/v1.0/users${queryString(options)}`);
        expect(url.pathname + url.hash).toBe('/v1.0/users');
        const read = Object.fromEntries(
          url.search
            .slice(1)
            .split('&')
            .filter((part) => part !== '')
            .map((part) => part.split('=').map(decodeURIComponent)),
        ) as Record<string, string>;
        const wellFormed = Object.entries(options).map(([name, value]) => [
          name,
          value.replace(/\p{Surrogate}/gu, '\ufffd'),
        ]);
        expect(read).toEqual(Object.fromEntries(wellFormed));
      }
    }),
  );
});
