import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import ts from 'typescript';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { afterPack } from './electron-builder-hooks.mjs';
import { fuses, setFuses } from './lib/fuses.mjs';

const root = path.resolve(import.meta.dirname, '..');
const [off, on, inherited] = ['0', '1', '\x90'].map((state) => state.charCodeAt(0));
const wanted = [off, on, off, off, on, on, off, off, on];

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fuses-'));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

/**
 * Writes what counts of an Electron here: its wire, with every fuse as Electron leaves it.
 *
 * @param {number} length how many fuses it has
 */
function electronWith(length, file = path.join(folder, 'electron')) {
  const wire = Buffer.from([1, length, ...Array.from({ length }, () => inherited)]);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, Buffer.concat([Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'), wire]));
  return file;
}

/** @param {string} file */
async function wireOf(file) {
  const { version, ...wire } = await getCurrentFuseWire(file);
  expect(version).toBe('1');
  return Object.values(wire);
}

test('every fuse that there is is set, and to the safe side', () => {
  const places = Object.values(FuseV1Options).filter((value) => typeof value === 'number');
  expect(Object.keys(fuses)).toEqual(places.map(String));
  const named = Object.entries(fuses).map(([place, value]) => [FuseV1Options[place], value]);
  expect(Object.fromEntries(named)).toEqual({
    RunAsNode: false,
    EnableCookieEncryption: true,
    EnableNodeOptionsEnvironmentVariable: false,
    EnableNodeCliInspectArguments: false,
    EnableEmbeddedAsarIntegrityValidation: true,
    OnlyLoadAppFromAsar: true,
    LoadBrowserProcessSpecificV8Snapshot: false,
    GrantFileProtocolExtraPrivileges: false,
    WasmTrapHandlers: true,
  });
});

// It checks the types of one file, with the project's own options.
test('a fuse that is forgotten does not compile', { timeout: 30_000 }, () => {
  const file = path.join(root, 'scripts/lib/fuses.mjs');
  const read = (name) => ts.sys.readFile(name);
  const { config } = ts.readConfigFile(path.join(root, 'tsconfig.json'), read);
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  expect(fileNames, 'what `npm run typecheck` reads').toContain(file.replaceAll('\\', '/'));

  const source = readFileSync(file, 'utf8');
  const faultsWith = (text) => {
    const host = ts.createCompilerHost(options);
    const plain = host.readFile;
    host.readFile = (name) => (path.resolve(name) === file ? text : plain(name));
    const program = ts.createProgram([file], { ...options, types: ['node'] }, host);
    const checked = program.getSourceFile(file);
    return program
      .getSemanticDiagnostics(checked)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
  };
  expect(faultsWith(source)).toEqual([]);
  const forgotten = source.replace(/^ {2}\[FuseV1Options\.WasmTrapHandlers\].*\n/m, '');
  expect(faultsWith(forgotten).join('\n')).toContain(
    "'[FuseV1Options.WasmTrapHandlers]' is missing",
  );
});

describe('the official Electron', () => {
  test('has all of its fuses set', async () => {
    const electron = electronWith(9);
    await setFuses(electron, { isOfficial: true });
    expect(await wireOf(electron)).toEqual(wanted);
  });

  test.each([
    ['one that is not listed', 10],
    ['fewer than are listed', 8],
  ])('is not packed with %s', async (_name, length) => {
    const electron = electronWith(length);
    const before = readFileSync(electron);
    await expect(setFuses(electron, { isOfficial: true })).rejects.toThrow(/fuse wire/);
    expect(readFileSync(electron)).toEqual(before);
  });
});

describe('a stand-in for it', () => {
  test('has those set that it has, and says which it has not', async () => {
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const electron = electronWith(7);
    await setFuses(electron, { isOfficial: false });
    expect(await wireOf(electron)).toEqual(wanted.slice(0, 7));
    expect(said.mock.calls.join('')).toContain(
      'not set: GrantFileProtocolExtraPrivileges, WasmTrapHandlers',
    );
  });

  test('is not packed with one that is not listed', async () => {
    await expect(setFuses(electronWith(10), { isOfficial: false })).rejects.toThrow('strictly');
  });
});

describe('packing', () => {
  const locked = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  const official = locked.packages['node_modules/electron'].version;
  const framework = 'Console.app/Contents/Frameworks/Electron Framework.framework';

  /** @param {{ platform: string, version: string }} what */
  function pack({ platform, version }) {
    const packager = {
      appInfo: { productFilename: 'Console' },
      info: { framework: { version } },
      ...(platform === 'linux' && { executableName: 'the-console' }),
    };
    // @ts-expect-error -- the part of it that the hook reads
    return afterPack({ appOutDir: folder, electronPlatformName: platform, packager });
  }

  test.each([
    ['linux', 'the-console'],
    ['win32', 'Console.exe'],
    ['darwin', `${framework}/Electron Framework`],
  ])('sets the fuses of the program on %s', async (platform, file) => {
    const program = electronWith(9, path.join(folder, file));
    await pack({ platform, version: official });
    expect(await wireOf(program)).toEqual(wanted);
  });

  test('takes an Electron for the official one by the version in package-lock.json', async () => {
    const program = electronWith(8, path.join(folder, 'the-console'));
    await expect(pack({ platform: 'linux', version: official })).rejects.toThrow(/fuse wire/);
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    await pack({ platform: 'linux', version: '29.0.0' });
    expect(await wireOf(program)).toEqual(wanted.slice(0, 8));
  });
});
