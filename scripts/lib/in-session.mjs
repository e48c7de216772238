import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { sandboxEnvironment } from './electron/sandbox.mjs';
import { out } from './paths.mjs';
import { pinnedNode } from './pinned-node.mjs';
import { run, tool } from './run.mjs';
import { openSession } from './session/index.mjs';

/**
 * Runs the end-to-end tests in a desktop session of their own.
 *
 * @param {import('./electron/index.mjs').Electron} electron
 * @param {string[]} playwrightArguments
 * @returns {Promise<number>} the exit code
 */
export async function runEndToEndTests(electron, playwrightArguments) {
  const env = await sessionWith(electron);
  const { code } = await tool('playwright', 'playwright', ['test', ...playwrightArguments], {
    env,
  });
  return code;
}

/**
 * Has the demo drive itself in a desktop session of its own.
 *
 * @param {import('./electron/index.mjs').Electron} electron
 * @param {string[]} options `--update-picture` makes its picture of success the one in README.md
 * @returns {Promise<number>} the exit code
 */
export async function runTour(electron, options) {
  const script = fileURLToPath(new URL('../tour.mjs', import.meta.url));
  const { code } = await run(pinnedNode(), [script, ...options], {
    env: await sessionWith(electron),
  });
  return code;
}

/**
 * Runs the benchmark in a desktop session of its own.
 *
 * @param {import('./electron/index.mjs').Electron} electron
 * @param {string[]} args where the unpacked application was made, when the benchmark began in
 *   milliseconds since 1970, then the parts to measure, or none for all
 * @returns {Promise<number>} the exit code
 */
export async function runBenchmark(electron, args) {
  const { code } = await run(pinnedNode(), [path.join(out, 'bench', 'bench.mjs'), ...args], {
    env: await sessionWith(electron),
  });
  return code;
}

/** @param {import('./electron/index.mjs').Electron} electron */
async function sessionWith(electron) {
  const sandbox = await sandboxEnvironment(electron, { isRequired: false });
  return { ...(await openSession()), ...sandbox, ELECTRON_PATH: electron.executable };
}
