import { existsSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../lifetime.mjs';
import { childEnvironment, run } from '../run.mjs';
import { say, Stop } from '../say.mjs';

const probeLimitMs = 20_000;

/**
 * Finds out whether Electron can use its browser sandbox here, and says so where it cannot.
 *
 * @param {import('./index.mjs').Electron} electron
 * @param {{ isRequired: boolean }} needs isRequired: the window may show a real tenant
 * @returns {Promise<NodeJS.ProcessEnv>} what to add to the environment that Electron is started in
 * @throws {Stop} with the exact command when the sandbox is required and this system keeps it
 */
export async function sandboxEnvironment(electron, { isRequired }) {
  if (process.platform !== 'linux') return {};
  if (process.getuid?.() === 0) {
    say('Starting without the browser sandbox, because Electron cannot use it as root.');
  } else if (await isKeptFrom(electron)) {
    const advice = adviceFor(electron);
    if (isRequired) throw new Stop(`${advice}\n\nthen this command again.`);
    say(`Starting without the browser sandbox. ${advice}\n`);
  } else {
    return {};
  }
  return { ELECTRON_DISABLE_SANDBOX: '1' };
}

/**
 * Ubuntu from 23.10 on, hardened kernels and many containers keep user namespaces, which the sandbox
 * is made of, from ordinary programs; some let single programs through. So the program itself is
 * asked: Electron looks for its sandbox first of all, long before it misses the display.
 *
 * @param {import('./index.mjs').Electron} electron
 */
async function isKeptFrom(electron) {
  const env = childEnvironment();
  for (const name of ['DISPLAY', 'WAYLAND_DISPLAY', 'ELECTRON_DISABLE_SANDBOX']) delete env[name];
  const { output } = await run(
    electron.executable,
    [`--user-data-dir=${await temporaryFolder()}`, '--version'],
    { env, output: 'capture', timeoutMs: probeLimitMs },
  );
  return /FATAL.*(sandbox|zygote)|Failed to move to new namespace/i.test(output);
}

/** @param {import('./index.mjs').Electron} electron */
function adviceFor(electron) {
  if (['/.dockerenv', '/run/.containerenv'].some((mark) => existsSync(mark))) {
    return (
      'This container lets only root make the namespaces that the sandbox needs. To have the ' +
      'sandbox, start the container with\n\n  docker run --security-opt seccomp=unconfined …'
    );
  }
  const helper = path.join(path.dirname(electron.executable), 'chrome-sandbox');
  return (
    'This system lets Electron use its sandbox only through a helper that belongs to root. To ' +
    `have the sandbox, run\n\n  sudo chown root "${helper}" && sudo chmod 4755 "${helper}"`
  );
}
