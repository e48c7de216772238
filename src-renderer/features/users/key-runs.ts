import type { KeyRuns } from '../../../src-main/contract/directory';

/**
 * Sets of keys as runs, `[[0, 99999]]` for 100,000 of them. Runs are always sorted, apart from each
 * other by at least one key, and never changed in place.
 */

export const noKeys: KeyRuns = [];

/** How many keys there are. */
export function countKeys(runs: KeyRuns): number {
  return runs.reduce((sum, [first, last]) => sum + last - first + 1, 0);
}

export function hasKey(runs: KeyRuns, key: number): boolean {
  let low = 0;
  let high = runs.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const run = runs[middle];
    if (!run) return false;
    if (key < run[0]) high = middle - 1;
    else if (key > run[1]) low = middle + 1;
    else return true;
  }
  return false;
}

/** Makes runs of keys in any order, with or without repetitions. */
export function runsOf(keys: readonly number[]): KeyRuns {
  return joined([...keys].sort((a, b) => a - b).map((key) => [key, key]));
}

/** The keys of either. */
export function unite(one: KeyRuns, other: KeyRuns): KeyRuns {
  if (one.length === 0) return other;
  if (other.length === 0) return one;
  return joined([...one, ...other].sort((a, b) => a[0] - b[0]));
}

/** With the key if it was missing, without it if it was there. */
export function toggleKey(runs: KeyRuns, key: number): KeyRuns {
  if (!hasKey(runs, key)) return unite(runs, [[key, key]]);
  return runs.flatMap(([first, last]): KeyRuns => {
    if (key < first || key > last) return [[first, last]];
    const pieces: KeyRuns = [
      [first, key - 1],
      [key + 1, last],
    ];
    return pieces.filter(([from, to]) => from <= to);
  });
}

/** Joins sorted runs that touch or overlap. */
function joined(sorted: KeyRuns): KeyRuns {
  const runs: KeyRuns = [];
  for (const [first, last] of sorted) {
    const before = runs.at(-1);
    if (before && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else runs.push([first, last]);
  }
  return runs;
}
