import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, test } from 'vitest';
import { beforePack } from './electron-builder-hooks.mjs';

const root = path.resolve(import.meta.dirname, '..');

/** What electron-builder.yml says under `electronFuses`. */
function configuredFuses() {
  const text = readFileSync(path.join(root, 'electron-builder.yml'), 'utf8');
  const block = /^electronFuses:\n((?: {2}.*\n)+)/m.exec(text)?.[1] ?? '';
  const lines = block.split('\n').filter((line) => line !== '');
  return Object.fromEntries(
    lines.map((line) => {
      const [name, value] = line.trim().split(': ');
      return [name, value === 'true'];
    }),
  );
}

/** The fuses there are, as electron-builder's own schema lists them. */
function knownFuses() {
  const { resolve } = createRequire(import.meta.url);
  const fromBuilder = createRequire(resolve('electron-builder'));
  const { definitions } = fromBuilder('app-builder-lib/scheme.json');
  // An option of the tool for macOS, no fuse.
  return Object.keys(definitions.FuseOptionsV1.properties).filter(
    (name) => name !== 'resetAdHocDarwinSignature',
  );
}

/** @param {string} version */
function packing(version) {
  const electronFuses = configuredFuses();
  beforePack({
    // @ts-expect-error -- the part of it that the hook reads
    packager: { info: { framework: { version } }, config: { electronFuses } },
  });
  return electronFuses;
}

test('every fuse that there is is set, and to the safe side', () => {
  expect(Object.keys(configuredFuses()).sort()).toEqual(knownFuses().sort());
  expect(configuredFuses()).toEqual({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  });
});

test('packing leaves out no fuse but the one that an older Electron does not have', () => {
  const { grantFileProtocolExtraPrivileges, ...others } = packing('45.4.1');
  expect(grantFileProtocolExtraPrivileges).toBe(false);
  expect(packing('25.1.1')).toEqual(others);
});
