import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FuseState, FuseVersion, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from 'playwright/test';
import {
  packConsole,
  startPacked,
  updateAddress,
  type PackedConsole,
} from '../fixtures/packed-console';
import { fuses } from '../../scripts/lib/fuses.mjs';

/** What electron-builder itself packs with. */
const fromBuilder = createRequire(
  createRequire(
    createRequire(join(process.cwd(), 'package.json')).resolve('electron-builder'),
  ).resolve('app-builder-lib'),
);

interface AsarFile {
  integrity?: { algorithm: string; hash: string };
  files?: Record<string, AsarFile>;
}

interface Asar {
  getRawHeader: (archive: string) => { header: AsarFile };
  extractFile: (archive: string, name: string) => Buffer;
}

let folder: string;
let packed: PackedConsole;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  folder = mkdtempSync(join(tmpdir(), 'console-packed-'));
  packed = await packConsole(folder);
});
test.afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Every file of an archive with its path in it. */
function filesOf({ files = {} }: AsarFile, place = ''): [string, AsarFile][] {
  return Object.entries(files).flatMap(([name, entry]) =>
    entry.files ? filesOf(entry, `${place}${name}/`) : [[`${place}${name}`, entry]],
  );
}

test('the packed console starts from its asar, takes no orders from the environment, and shows its page', async () => {
  test.setTimeout(90_000);
  const obeyed = join(folder, 'obeyed');
  const script = join(folder, 'obey.cjs');
  writeFileSync(script, `require('node:fs').writeFileSync(${JSON.stringify(obeyed)}, '')`);
  const policy = join(folder, 'policy.json');
  writeFileSync(policy, 'no policy');
  const { evaluate, written, stop } = await startPacked(packed, {
    env: {
      ELECTRON_RUN_AS_NODE: '1',
      NODE_OPTIONS: `--require ${script}`,
      // What only tests of the unpacked console may name.
      CONSOLE_POLICY_FILE: policy,
      CONSOLE_UPDATE_CONFIG: policy,
    },
    switches: ['--inspect=0', `--require=${script}`],
  });
  const shown = async () => String(await evaluate('document.body.innerText'));
  try {
    await expect.poll(shown).toContain('Test Settings');
    expect(await shown()).not.toContain('The policy of this computer');
    expect(await evaluate('location.protocol')).toBe('app:');
    await evaluate(`[...document.querySelectorAll('nav button')].at(-1).click()`);
    // The address is built in, but an unpacked folder is nothing that could be replaced by an update.
    await expect.poll(shown).toContain('Updates come the way this console was installed');
    expect(written()).not.toContain('Debugger listening');
    expect(existsSync(obeyed)).toBe(false);
  } finally {
    await stop();
  }
});

test('the packed console has every fuse set as configured', async () => {
  const { version, ...wire } = await getCurrentFuseWire(packed.executable);
  expect(version).toBe(FuseVersion.V1);
  // The whole wire, in order: a stand-in for the official Electron has a shorter one.
  const states = Object.values(wire);
  expect(states.length).toBeGreaterThanOrEqual(packed.isOfficial ? Object.keys(fuses).length : 7);
  const configured = Object.values(fuses).map((on) => (on ? FuseState.ENABLE : FuseState.DISABLE));
  expect(states).toEqual(configured.slice(0, states.length));
});

test('the packed console holds what it is made of and nothing else, each file with its checksum', () => {
  const resources = join(packed.folder, 'resources');
  expect(readdirSync(resources).sort()).toEqual(['app-update.yml', 'app.asar']);
  const archive = join(resources, 'app.asar');
  for (const licences of ['LICENSE.electron.txt', 'LICENSES.chromium.html']) {
    expect(statSync(join(packed.folder, licences)).size, licences).toBeGreaterThan(1000);
  }
  expect(statSync(archive).size).toBeLessThan(6e6);
  const asar = fromBuilder('@electron/asar') as Asar;
  const files = filesOf(asar.getRawHeader(archive).header);
  const folders = new Set(files.map(([name]) => name.split('/').slice(0, 2).join('/')));
  expect([...folders].sort()).toEqual(['out/main', 'out/preload', 'out/renderer', 'package.json']);
  // The fuse has Electron compare them on macOS and Windows; it does not on Linux.
  for (const [name, { integrity }] of files) {
    const sha256 = createHash('sha256').update(asar.extractFile(archive, name)).digest('hex');
    expect(integrity, name).toMatchObject({ algorithm: 'SHA256', hash: sha256 });
  }
});

test('the packed console knows where updates come from, and nothing more', () => {
  const text = readFileSync(join(packed.folder, 'resources', 'app-update.yml'), 'utf8');
  expect(text.trim().split('\n').sort()).toEqual([
    'provider: generic',
    'updaterCacheDirName: helpmaster-m365-console-updater',
    `url: ${updateAddress}`,
  ]);
});
