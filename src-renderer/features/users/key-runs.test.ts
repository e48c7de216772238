import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { KeyRuns } from '../../../src-main/contract/directory';
import { countKeys, hasKey, noKeys, runsOf, toggleKey, unite } from './key-runs';

const key = fc.nat({ max: 40 });
const keys = fc.array(key, { maxLength: 30 });

function members(runs: KeyRuns): Set<number> {
  return new Set(Array.from({ length: 50 }, (_, n) => n).filter((n) => hasKey(runs, n)));
}

function expectTidy(runs: KeyRuns): void {
  for (const [index, [first, last]] of runs.entries()) {
    expect(first).toBeLessThanOrEqual(last);
    const next = runs[index + 1];
    if (next) expect(next[0]).toBeGreaterThan(last + 1);
  }
}

describe('runs of keys', () => {
  test('choosing everybody is one run', () => {
    expect(runsOf(Array.from({ length: 1000 }, (_, n) => 999 - n))).toEqual([[0, 999]]);
  });

  test('hold what they were made of', () => {
    fc.assert(
      fc.property(keys, (list) => {
        const runs = runsOf(list);
        expectTidy(runs);
        expect(members(runs)).toEqual(new Set(list));
        expect(countKeys(runs)).toBe(new Set(list).size);
      }),
    );
  });

  test('unite like sets, and leave both as they were', () => {
    fc.assert(
      fc.property(keys, keys, (one, other) => {
        const [a, b] = [runsOf(one), runsOf(other)];
        const before = JSON.stringify([a, b]);
        const united = unite(a, b);
        expectTidy(united);
        expect(members(united)).toEqual(new Set([...one, ...other]));
        expect(unite(b, a)).toEqual(united);
        expect(unite(united, a)).toEqual(united);
        expect(JSON.stringify([a, b])).toBe(before);
      }),
    );
  });

  test('toggling turns one key over and no other, and twice is not at all', () => {
    fc.assert(
      fc.property(keys, key, (list, one) => {
        const runs = runsOf(list);
        const turned = toggleKey(runs, one);
        expectTidy(turned);
        const expected = new Set(list);
        if (!expected.delete(one)) expected.add(one);
        expect(members(turned)).toEqual(expected);
        expect(toggleKey(turned, one)).toEqual(runs);
      }),
    );
  });

  test('nothing is a set too', () => {
    expect(countKeys(noKeys)).toBe(0);
    expect(hasKey(noKeys, 0)).toBe(false);
    expect(unite(noKeys, noKeys)).toEqual([]);
  });
});
