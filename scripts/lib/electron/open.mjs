import { root } from '../paths.mjs';
import { childEnvironment, run } from '../run.mjs';
import { sandboxEnvironment } from './sandbox.mjs';

/**
 * Opens the console in a window and waits until it is closed.
 *
 * @param {import('./index.mjs').Electron} electron
 * @param {{ demo: boolean, args: string[] }} options demo: on the demo tenant, which has no secrets
 * @returns {Promise<number>} its exit code
 */
export async function openConsole(electron, { demo, args }) {
  const sandbox = await sandboxEnvironment(electron, { isRequired: !demo });
  const demoSwitch = demo ? ['--demo'] : [];
  const { code } = await run(electron.executable, [root, ...demoSwitch, ...args], {
    env: { ...childEnvironment(), ...sandbox },
  });
  return code;
}
