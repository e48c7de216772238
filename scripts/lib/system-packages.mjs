import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { run } from './run.mjs';
import { say, Stop } from './say.mjs';

/**
 * What Electron needs to open a window. Where a package was renamed for 64-bit time, the new name
 * comes first: on those systems the old one is a name only, with nothing to install.
 */
const libraries = [
  ['libgtk-3-0t64', 'libgtk-3-0'],
  ['libasound2t64', 'libasound2'],
  ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'],
  ['libnss3'],
  ['libgbm1'],
  ['libxss1'],
  ['libsecret-1-0'],
];

/** What a window needs where nobody sits: a display, a keyring, and a test certificate authority. */
const headless = [['xvfb'], ['xauth'], ['dbus'], ['gnome-keyring'], ['libnss3-tools'], ['openssl']];

/**
 * Installs the Debian or Ubuntu packages that are missing; other systems are left as they are.
 *
 * @param {{ headless: boolean }} needs
 * @throws {Stop} with the exact command when they cannot be installed from here
 */
export async function ensureSystemPackages(needs) {
  if (!(await isDebian())) return;
  const required = needs.headless ? [...libraries, ...headless] : libraries;
  const installed = await installedPackages(required.flat());
  const missing = required.filter((names) => !names.some((name) => installed.has(name)));
  if (missing.length === 0) return;

  const prefix = await privilegePrefix();
  if (!prefix) {
    const names = await availableNames(missing);
    throw new Stop(
      'Some system packages are missing, and installing them needs administrator rights. Run\n\n' +
        `  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${names.join(' ')}\n\n` +
        'then this command again.',
    );
  }
  // A fresh machine or container has no package lists at all.
  say('Updating the system package lists (apt-get update) …');
  await apt(prefix, ['update', '-qq']);
  const names = await availableNames(missing);
  say(`Installing the system packages ${names.join(' ')} …`);
  await apt(prefix, ['install', '-y', '-qq', '--no-install-recommends', ...names]);
}

async function isDebian() {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg-query')) return false;
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
  return /^(ID|ID_LIKE)=.*\b(debian|ubuntu)\b/m.test(release);
}

/**
 * @param {string[]} names
 * @returns {Promise<Set<string>>}
 */
async function installedPackages(names) {
  const format = '${Package} ${db:Status-Status}\\n';
  // It fails when one of the names is unknown, and still lists the others.
  const { output } = await run('dpkg-query', ['-W', '-f', format, ...names], { output: 'capture' });
  const rows = output.split('\n').map((row) => row.split(' '));
  return new Set(rows.filter(([, status]) => status === 'installed').map(([name = '']) => name));
}

/**
 * @param {string[][]} missing
 * @returns {Promise<string[]>} the name this system's package lists know, for each package
 */
function availableNames(missing) {
  return Promise.all(
    missing.map(async (names) => {
      for (const name of names.slice(0, -1)) {
        const { code } = await run('apt-cache', ['show', name], { output: 'capture' });
        if (code === 0) return name;
      }
      return names[names.length - 1] ?? '';
    }),
  );
}

/** @returns {Promise<string[] | undefined>} what to put before a command that needs root */
async function privilegePrefix() {
  if (process.getuid?.() === 0) return [];
  if (!existsSync('/usr/bin/sudo')) return undefined;
  const { code } = await run('sudo', ['-n', 'true'], { output: 'capture' });
  return code === 0 ? ['sudo', '-n'] : undefined;
}

/**
 * @param {string[]} prefix
 * @param {string[]} args
 */
async function apt(prefix, args) {
  const [command = 'env', ...rest] = [
    ...prefix,
    'env',
    'DEBIAN_FRONTEND=noninteractive',
    'apt-get',
    ...args,
  ];
  const { code } = await run(command, rest, { output: 'progress' });
  if (code !== 0) {
    throw new Stop(
      `"apt-get ${args.join(' ')}" did not work; its message is above. Then try again.`,
    );
  }
}
