import { createHash } from 'node:crypto';

/**
 * A checksum inside a JSON object, named after how it is made. It tells a damaged object, not a
 * forged one: anybody can make it anew. A version of the console that makes it in another way has
 * to name it otherwise.
 *
 * @param value what is to be written as JSON
 * @returns the same, with its checksum in `sha256`
 */
export function withChecksum<T extends object>(value: T): T & { sha256: string } {
  return { ...value, sha256: checksumOf(value) };
}

/**
 * @param value what was read from JSON
 * @returns whether it is as it was written; also true without a checksum, as older versions of the
 *   console write it, and people who edit it
 */
export function fitsChecksum(value: Record<string, unknown>): boolean {
  return !('sha256' in value) || value['sha256'] === checksumOf(value);
}

/** Of everything else that the object holds, in its order, however it is laid out in the file. */
function checksumOf(value: object): string {
  const rest = JSON.stringify({ ...value, sha256: undefined });
  return createHash('sha256').update(rest).digest('hex');
}
