/** Numbers and identifiers that follow from a seed, so that every run shows the same organisation. */

/** Spreads two integers over 32 bits: the same input always gives the same number. */
export function mix(seed: number, value: number): number {
  let hash = Math.imul(seed ^ 0x2545f491, 0x85ebca6b) ^ Math.imul(value + 1, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return (hash ^ (hash >>> 15)) >>> 0;
}

const spread = 0x9e3779b1;
const unspread = inverseOf(spread);

/** Inverse of an odd number modulo 2^32, by Newton's iteration. */
function inverseOf(odd: number): number {
  let inverse = odd;
  for (let step = 0; step < 5; step++) inverse = Math.imul(inverse, 2 - Math.imul(odd, inverse));
  return inverse;
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0');
}

/**
 * GUID number `index` of a seed. Its first group carries the index, so that finding a person by
 * object ID needs no table of 300,000 strings (`indexOfGuid`).
 */
export function guidOf(seed: number, index: number): string {
  const head = hex(Math.imul(index + 1, spread));
  const [b, c, d] = [mix(seed, index), mix(seed + 1, index), mix(seed + 2, index)].map(hex);
  const rest = `${b ?? ''}${c ?? ''}${d ?? ''}`;
  const variant = '89ab'.charAt(mix(seed + 3, index) % 4);
  return `${head}-${rest.slice(0, 4)}-4${rest.slice(5, 8)}-${variant}${rest.slice(9, 12)}-${rest.slice(12)}`;
}

/** The index in a GUID made by `guidOf`, or null for any other text. */
export function indexOfGuid(seed: number, guid: string): number | null {
  if (!/^[0-9a-f]{8}-/i.test(guid)) return null;
  const index = (Math.imul(Number.parseInt(guid.slice(0, 8), 16), unspread) >>> 0) - 1;
  return index >= 0 && guidOf(seed, index) === guid.toLowerCase() ? index : null;
}
