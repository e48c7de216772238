import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from '../paths.mjs';
import { run } from '../run.mjs';
import { say, Stop } from '../say.mjs';

/**
 * Opens the console in a window and waits until it is closed.
 *
 * @param {import('./index.mjs').Electron} electron
 * @param {string[]} appArguments
 * @returns {Promise<number>} its exit code
 */
export async function openConsole(electron, appArguments) {
  const switches = await sandboxSwitches(electron.executable);
  const { code } = await run(electron.executable, [...switches, root, ...appArguments]);
  return code;
}

/**
 * @param {string} executable
 * @returns {Promise<string[]>}
 */
async function sandboxSwitches(executable) {
  if (process.platform !== 'linux') return [];
  if (process.getuid?.() === 0) {
    say('Starting without the browser sandbox, because Electron cannot use it as root.');
    return ['--no-sandbox'];
  }
  const helper = path.join(path.dirname(executable), 'chrome-sandbox');
  if ((await namespacesAreClosed()) && !isRootOwnedHelper(helper)) {
    throw new Stop(
      'This system lets Electron use its sandbox only through a helper that belongs to root. Run\n\n' +
        `  sudo chown root "${helper}" && sudo chmod 4755 "${helper}"\n\n` +
        'then this command again.',
    );
  }
  return [];
}

/** Ubuntu from 23.10 on and some hardened kernels keep user namespaces from ordinary programs. */
async function namespacesAreClosed() {
  const kernel = '/proc/sys/kernel';
  const setting = (/** @type {string} */ name) =>
    readFile(path.join(kernel, name), 'utf8').then(
      (text) => text.trim(),
      () => undefined,
    );
  return (
    (await setting('apparmor_restrict_unprivileged_userns')) === '1' ||
    (await setting('unprivileged_userns_clone')) === '0'
  );
}

/** @param {string} helper */
function isRootOwnedHelper(helper) {
  const found = statSync(helper, { throwIfNoEntry: false });
  return found?.uid === 0 && (found.mode & 0o4000) !== 0;
}
