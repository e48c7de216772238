import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { beforePack } from './electron-builder-hooks.mjs';
import { requireOfficial } from './lib/pack.mjs';

const root = path.resolve(import.meta.dirname, '..');
const fromBuilder = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
const { load } = fromBuilder('js-yaml');
const { validateConfiguration } = fromBuilder('app-builder-lib/out/util/config/config');

function configuration() {
  return load(readFileSync(path.join(root, 'electron-builder.yml'), 'utf8'));
}

/** What electron-builder says to the configuration, by its own schema. */
async function validate(config) {
  await validateConfiguration(config, { isEnabled: false });
}

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('the configuration of the installers', () => {
  const config = configuration();

  // Its schema is a large one to compile.
  test('is one that electron-builder takes', { timeout: 30_000 }, async () => {
    await expect(validate(config)).resolves.toBeUndefined();
    await expect(validate({ ...config, nsis: { perMachin: true } })).rejects.toThrow(
      'configuration.nsis',
    );
  });

  test('makes NSIS and MSI for Windows, for one account or for everybody', () => {
    expect(config.win.target).toEqual(['nsis', 'msi']);
    // The assisted installers ask; one that is per machine or of one click would not.
    expect(config.nsis).toMatchObject({
      oneClick: false,
      perMachine: false,
      selectPerMachineByDefault: false,
      allowElevation: true,
      packElevateHelper: true,
      deleteAppDataOnUninstall: false,
    });
    expect(config.msi).toMatchObject({ oneClick: false, perMachine: false });
    expect(config.msi.upgradeCode).toBe('054CDE6A-4015-40CF-A3B5-40B16762613E');
  });

  test('makes dmg and zip for macOS, hardened, with one entitlement, notarised', () => {
    expect(config.mac.target).toEqual(['dmg', 'zip']);
    expect(config.mac).toMatchObject({ hardenedRuntime: true, notarize: true });
    expect(config.mac.entitlements).toBe(config.mac.entitlementsInherit);
    const entitlements = readFileSync(path.join(root, config.mac.entitlements), 'utf8');
    const names = [...entitlements.matchAll(/<key>([^<]+)<\/key>/g)].map(([, name]) => name);
    expect(names).toEqual(['com.apple.security.cs.allow-jit']);
  });

  test('makes AppImage, deb and rpm for Linux, with what the keyring needs', () => {
    expect(config.linux.target).toEqual(['AppImage', 'deb', 'rpm']);
    expect(config.deb.depends).toContain('libsecret-1-0');
    expect(config.rpm.depends).toContain('(libsecret or libsecret-1-0)');
  });

  test('has updates verified, and names no host and no credential of its own', () => {
    expect(config.win.verifyUpdateCodeSignature).toBe(true);
    // No channel: electron-builder takes that of the version.
    expect(config.publish).toEqual({ provider: 'generic', url: '${env.CONSOLE_UPDATE_URL}' });
    expect(config.generateUpdatesFilesForAllChannels).toBe(true);
    const text = readFileSync(path.join(root, 'electron-builder.yml'), 'utf8');
    expect(text).not.toMatch(/https?:\/\/(?!unpkg)/);
    expect(text).not.toMatch(/password|certificateFile|cscLink|identity/i);
  });
});

describe('the address of updates', () => {
  /** @param {string} address what CONSOLE_UPDATE_URL holds */
  function packedWith(address) {
    vi.stubEnv('CONSOLE_UPDATE_URL', address);
    const config = configuration();
    beforePack({ packager: { info: { framework: { version: '45.4.1' } }, config } });
    return config.publish;
  }

  test('is left out of a build that is given none', () => {
    expect(packedWith('')).toBeNull();
  });

  test('must be an https one', () => {
    expect(packedWith('https://updates.example.com/console')).toEqual(configuration().publish);
    expect(() => packedWith('http://updates.example.com/console')).toThrow('https only');
  });
});

describe('the Electron of the installers', () => {
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));

  test('is the official one, of a line that Electron still mends, and no other', () => {
    const { version } = packages['node_modules/electron'];
    // The three newest lines are mended; 43 is the oldest of them. Raise it with each new one.
    expect(Number.parseInt(version, 10)).toBeGreaterThanOrEqual(43);
    const electron = { executable: '', folder: '', version };
    expect(() => requireOfficial({ ...electron, official: true })).not.toThrow();
    expect(() => requireOfficial({ ...electron, version: '25.1.1', official: false })).toThrow(
      'Installers need the official Electron, and here is Electron 25.1.1 in its place.',
    );
  });

  test('is asked for before anything is packed', () => {
    const script = readFileSync(path.join(root, 'scripts/package.mjs'), 'utf8');
    const asked = script.indexOf('if (makeInstallers) requireOfficial(electron);');
    expect(asked).toBeGreaterThan(0);
    expect(script.indexOf('packApp(electron')).toBeGreaterThan(asked);
  });
});

describe('every command that RELEASING.md names', () => {
  const scripts = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).scripts;
  const text = readFileSync(path.join(root, 'RELEASING.md'), 'utf8');
  const named = [...text.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, name]) => name);

  test.each([...new Set(named)])('npm run %s is there', (name) => {
    expect(scripts).toHaveProperty(name);
  });
});
