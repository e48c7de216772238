/**
 * Tells the person what is being done. It goes to stderr, so that stdout holds results only.
 *
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** A reason to stop that the person can act on: shown as it is, without a stack. */
export class Stop extends Error {}
