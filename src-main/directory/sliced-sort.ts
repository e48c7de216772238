import type { Breathe } from './breathing';

const runLength = 2048;

/**
 * Sorts like `Array.prototype.sort`, but in slices: 300,000 names by the rules of a language take
 * most of a second, in which the window would not answer.
 *
 * @param keys what is to be sorted; changed
 * @param compare as for `sort`
 * @param breathe is called between slices
 * @returns the sorted keys; keys that compare equal keep their order
 */
export async function sortInSlices(
  keys: Uint32Array,
  compare: (a: number, b: number) => number,
  breathe: Breathe,
): Promise<Uint32Array> {
  for (let from = 0; from < keys.length; from += runLength) {
    keys.subarray(from, from + runLength).sort(compare);
    await breathe();
  }
  let source = keys;
  let target: Uint32Array = new Uint32Array(keys.length);
  for (let length = runLength; length < keys.length; length *= 2) {
    for (let from = 0; from < keys.length; from += length * 2) {
      const middle = Math.min(from + length, keys.length);
      const end = Math.min(middle + length, keys.length);
      await merge(source, target, [from, middle, end], compare, breathe);
    }
    [source, target] = [target, source];
  }
  return source;
}

async function merge(
  source: Uint32Array,
  target: Uint32Array,
  [from, middle, end]: readonly [number, number, number],
  compare: (a: number, b: number) => number,
  breathe: Breathe,
): Promise<void> {
  let left = from;
  let right = middle;
  for (let to = from; to < end; to += 1) {
    const takesLeft =
      left < middle && (right >= end || compare(source[left] ?? 0, source[right] ?? 0) <= 0);
    target[to] = source[takesLeft ? left : right] ?? 0;
    if (takesLeft) left += 1;
    else right += 1;
    if (to % runLength === 0) await breathe();
  }
}
