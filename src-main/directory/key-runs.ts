import type { KeyRuns } from '../contract/directory';

/**
 * @param keys in any order; sorted in place
 * @returns the same keys as runs, ascending
 */
export function runsOf(keys: Uint32Array): KeyRuns {
  const runs: KeyRuns = [];
  for (const key of keys.sort()) {
    const last = runs.at(-1);
    if (last !== undefined && key <= last[1] + 1) last[1] = key;
    else runs.push([key, key]);
  }
  return runs;
}

/**
 * @param runs in any order, also overlapping
 * @param size how many keys there are
 * @returns the keys, each once: those in `first` in its order, then the others ascending; null when
 *   a run names keys that don't exist
 */
export function keysOf(runs: KeyRuns, size: number, first: Iterable<number>): Uint32Array | null {
  const wanted = new Uint8Array(size);
  for (const [from, to] of runs) {
    if (from > to || to >= size) return null;
    wanted.fill(1, from, to + 1);
  }
  const keys: number[] = [];
  const take = (key: number): void => {
    if (wanted[key] !== 1) return;
    wanted[key] = 0;
    keys.push(key);
  };
  for (const key of first) take(key);
  for (let key = 0; key < size; key += 1) take(key);
  return Uint32Array.from(keys);
}
