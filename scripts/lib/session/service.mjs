import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { atEnd } from '../lifetime.mjs';
import { stopProcess } from '../run.mjs';
import { Stop } from '../say.mjs';

const startLimitMs = 20_000;

/**
 * Starts a program that serves until the script ends.
 *
 * @param {string} command
 * @param {string[]} args it may announce itself on file descriptor 3
 * @param {{ env: NodeJS.ProcessEnv, input?: string }} options input is what it reads from stdin
 */
export function startService(command, args, { env, input = '' }) {
  const child = spawn(command, args, {
    env,
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
  });
  atEnd(() => stopProcess(child, 'SIGTERM'));
  let errors = '';
  child.stderr?.on('data', (chunk) => (errors += String(chunk)));
  // It may be gone before it has read its input; `ended` says so.
  child.stdin?.on('error', () => {});
  child.stdin?.end(input);

  /** @type {Promise<never>} */
  const ended = new Promise((_resolve, reject) => {
    child.once('error', () => {
      reject(new Stop(`The program "${command}" was not found. Install it, then try again.`));
    });
    child.once('exit', () => reject(new Stop(`"${command}" ended unexpectedly:\n${errors}`)));
  });
  // Nobody waits for it any more once the service is up.
  ended.catch(() => {});

  /**
   * @template T
   * @param {(signal: AbortSignal) => Promise<T>} wait must give up when the signal says so
   * @returns {Promise<T>} what `wait` resolves to
   * @throws {Stop} when the program ends before, or takes too long
   */
  async function whenReady(wait) {
    const waiting = new AbortController();
    const late = delay(startLimitMs, undefined, { signal: waiting.signal }).then(() => {
      throw new Stop(`"${command}" did not get ready:\n${errors}`);
    });
    try {
      return await Promise.race([wait(waiting.signal), ended, late]);
    } finally {
      late.catch(() => {});
      waiting.abort();
    }
  }

  /** @returns {Promise<string>} the first line it writes to file descriptor 3 */
  function announcement() {
    const pipe = /** @type {import('node:stream').Readable} */ (child.stdio[3]);
    return whenReady(async (signal) => {
      const [line] = await once(createInterface(pipe), 'line', { signal });
      return line;
    });
  }

  return { whenReady, announcement };
}
