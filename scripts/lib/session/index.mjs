import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { temporaryFolder } from '../lifetime.mjs';
import { childEnvironment } from '../run.mjs';
import { Stop } from '../say.mjs';
import { startDisplay } from './display.mjs';
import { startBus, startKeyring } from './keyring.mjs';

/** Kept out of the session: they lead to the person's own desktop, or change what a test sees. */
const foreign = ['WAYLAND_DISPLAY', 'XDG_CURRENT_DESKTOP', 'GNOME_KEYRING_CONTROL', 'LANG'];

/**
 * Opens a desktop session of its own that is gone when the script ends: a display, a message bus
 * and a real, unlocked keyring, all in a temporary home folder. On other systems than Linux the
 * person's desktop is used as it is.
 *
 * @returns {Promise<NodeJS.ProcessEnv>} the environment for programs in that session
 */
export async function openSession() {
  const env = childEnvironment();
  if (process.platform !== 'linux') return env;

  for (const name of foreign) delete env[name];
  const folder = await temporaryFolder();
  const home = path.join(folder, 'home');
  const runtime = path.join(folder, 'run');
  const temporary = path.join(folder, 'tmp');
  await mkdir(home);
  await mkdir(temporary);
  await mkdir(runtime, { mode: 0o700 });
  Object.assign(env, {
    HOME: home,
    // Tests write into a home folder only when it is this one.
    TEST_HOME: home,
    // What an interrupted test leaves behind goes with the session.
    TMPDIR: temporary,
    XDG_RUNTIME_DIR: runtime,
    XDG_CONFIG_HOME: path.join(home, '.config'),
    XDG_CACHE_HOME: path.join(home, '.cache'),
    XDG_DATA_HOME: path.join(home, '.local', 'share'),
    XDG_SESSION_TYPE: 'x11',
    // Tests and tour look for English names, whatever the machine speaks.
    LC_ALL: 'C.UTF-8',
    LANGUAGE: 'en',
  });
  Object.assign(env, await startDisplay(env, folder));
  Object.assign(env, await startBus(env));
  await startKeyring(env);
  return env;
}

/**
 * The end-to-end tests trust a certificate of their own and need a keyring that nobody else uses.
 * Only on Linux can both be had without touching the person's.
 *
 * @throws {Stop} on other systems
 */
export function ensureSessionOfItsOwn() {
  if (process.platform === 'linux') return;
  throw new Stop(
    'The end-to-end tests run on Linux only: they need a certificate store and a keyring of their ' +
      'own, and would change yours here. Run them on Linux, in WSL or in a container.',
  );
}

/** @returns {boolean} whether a window can be shown to a person */
export function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return ['DISPLAY', 'WAYLAND_DISPLAY'].some((name) => process.env[name]);
}
