import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cut, firstParts, partFilter, type Prefixes } from './partitions';

/** What a user principal name may be made of, as the service takes them. */
const allowed = Array.from("abcdefghijklmnopqrstuvwxyz0123456789.-_@'!#^~$&+");
const name = fc
  .array(fc.oneof(fc.constantFrom(...allowed), fc.constantFrom('A', 'Z')), { minLength: 3 })
  .map((characters) => characters.join(''));

/** Which users a filter finds, read as OData has it. */
function isFoundBy(filter: string, principalName: string): boolean {
  const clauses = filter.split(/ or (?=startswith\()/);
  return clauses.some((clause) => {
    const [, literal] = /^startswith\(userPrincipalName,'((?:[^']|'')*)'\)$/.exec(clause) ?? [];
    if (literal === undefined) throw new Error(`No clause: ${clause}`);
    return principalName.toLowerCase().startsWith(literal.replaceAll("''", "'"));
  });
}

function timesFound(parts: readonly Prefixes[], principalName: string): number {
  return parts.filter((part) => isFoundBy(partFilter(part), principalName)).length;
}

it('everybody is in exactly one of the first parts', () => {
  fc.assert(
    fc.property(name, (principalName) => {
      expect(timesFound(firstParts(), principalName)).toBe(1);
    }),
  );
});

it('everybody of a part is in exactly one of those it is cut into, whatever its first page holds', () => {
  const sampled = fc.array(fc.oneof(name, fc.string({ unit: 'binary' })), { maxLength: 5 });
  fc.assert(
    fc.property(name, fc.nat(20), sampled, (principalName, deep, sample) => {
      const prefix = principalName.slice(0, Math.min(deep, principalName.length - 1)).toLowerCase();
      const { parts, rest } = cut(
        [prefix],
        [...sample.map((each) => prefix + each), principalName],
      );
      expect(timesFound(parts, principalName), 'needed for certain').toBe(1);
      expect(timesFound(rest, principalName)).toBe(0);
      const other = cut([prefix], sample);
      expect(timesFound([...other.parts, ...other.rest], principalName)).toBe(1);
      // Graph takes at most 15 alternatives in a filter.
      for (const part of [...parts, ...rest]) {
        expect(part.length).toBeGreaterThan(0);
        expect(part.length).toBeLessThanOrEqual(15);
      }
    }),
  );
});

it('a part of several beginnings is cut into these', () => {
  fc.assert(
    fc.property(fc.array(name, { minLength: 2, maxLength: 12 }), (prefixes) => {
      const { parts, rest } = cut(prefixes, []);
      expect(parts).toEqual(prefixes.map((prefix) => [prefix]));
      expect(rest).toEqual([]);
    }),
  );
});

it('a filter stays a list of beginnings, whatever these hold', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(fc.constantFrom("'", "''", ') or ', "startswith(userPrincipalName,'", 'x', '\ud800'))
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 12 }), (prefixes) => {
      const clauses = partFilter(prefixes).match(/startswith\(userPrincipalName,'(?:[^']|'')*'\)/g);
      expect(clauses).toHaveLength(prefixes.length);
      expect(clauses?.join(' or ')).toBe(partFilter(prefixes));
    }),
  );
});
