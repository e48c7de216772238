import { mkdtemp, rm } from 'node:fs/promises';
import { constants, tmpdir } from 'node:os';
import path from 'node:path';
import { say, Stop } from './say.mjs';

/** @type {Set<() => Promise<unknown>>} */
const endings = new Set();
let interrupted = false;

/**
 * Has something undone when the script ends, however it ends; the newest is undone first.
 *
 * @param {() => Promise<unknown>} undo
 * @returns {() => void} call it when nothing is left to undo
 */
export function atEnd(undo) {
  endings.add(undo);
  return () => endings.delete(undo);
}

/** @returns {boolean} whether the person stopped the script; nothing new may be started then */
export function isInterrupted() {
  return interrupted;
}

/**
 * Makes an empty folder that is removed when the script ends.
 *
 * @returns {Promise<string>} its path; short, because Unix sockets inside allow 107 bytes in all
 */
export async function temporaryFolder() {
  const folder = await mkdtemp(path.join(tmpdir(), 'm365-console-'));
  atEnd(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

async function endAll() {
  for (const undo of [...endings].reverse()) {
    endings.delete(undo);
    await undo().catch((/** @type {unknown} */ error) => {
      say(`Clean-up was not complete: ${String(error)}`);
    });
  }
}

/**
 * Runs a script's body, cleans up after it and sets the exit code. Ctrl+C cleans up too.
 *
 * @param {() => Promise<number>} body resolves to the exit code
 */
export async function runScript(body) {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      // A second Ctrl+C must not cut the clean-up short, or processes would stay behind.
      if (interrupted) return;
      interrupted = true;
      void endAll().then(() => process.exit(128 + constants.signals[signal]));
    });
  }
  try {
    process.exitCode = await body();
  } catch (error) {
    if (error instanceof Stop) say(`\n${error.message}`);
    else console.error(error);
    process.exitCode = 1;
  }
  await endAll();
}
