import { mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import type * as FileSystem from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { writeFileAtomically } from './atomic-file';

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof FileSystem>();
  return { ...real, rename: vi.fn(real.rename) };
});

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'atomic-file-'));
});
afterEach(() => {
  vi.unstubAllGlobals();
  return rm(folder, { recursive: true, force: true });
});

async function* pieces(...all: (string | Error)[]): AsyncGenerator<string, void, undefined> {
  for (const piece of all) {
    if (piece instanceof Error) throw piece;
    yield await Promise.resolve(piece);
  }
}

it('writes all pieces as UTF-8 in place of what was there', async () => {
  const path = join(folder, 'users.csv');
  await writeFile(path, 'old');
  await writeFileAtomically(path, pieces('\ufeffName', ',Müller', ',🎉'));
  expect(await readFile(path, 'utf8')).toBe('\ufeffName,Müller,🎉');
  expect(await readdir(folder)).toEqual(['users.csv']);
});

it('leaves everything as it was when the pieces end in an error', async () => {
  const path = join(folder, 'users.csv');
  await writeFile(path, 'old');
  const cancelled = new DOMException('stopped', 'AbortError');
  await expect(writeFileAtomically(path, pieces('new', cancelled))).rejects.toBe(cancelled);
  expect(await readFile(path, 'utf8')).toBe('old');
  expect(await readdir(folder)).toEqual(['users.csv']);
});

it('tells why a file could not be written', async () => {
  const missing = join(folder, 'missing', 'users.csv');
  await expect(writeFileAtomically(missing, pieces('x'))).rejects.toMatchObject({
    name: 'FileNotWritable',
    message: 'ENOENT',
  });
});

it('does not write where a folder is', async () => {
  await expect(writeFileAtomically(folder, pieces('x'))).rejects.toMatchObject({
    name: 'FileNotWritable',
  });
  expect(await readdir(folder)).toEqual([]);
});

it('gives a file the rights it is told', async () => {
  const path = join(folder, 'settings.json');
  await writeFileAtomically(path, ['{}'], 0o600);
  if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600);
});

function held(): Error {
  return Object.assign(new Error('held'), { code: 'EBUSY' });
}

it('waits on Windows until a virus scanner lets go of the file that is replaced', async () => {
  const path = join(folder, 'settings.json');
  vi.stubGlobal('process', { ...process, platform: 'win32' });
  vi.mocked(rename).mockRejectedValueOnce(held()).mockRejectedValueOnce(held());
  await writeFileAtomically(path, ['new']);
  expect(await readFile(path, 'utf8')).toBe('new');
});

it('does not wait elsewhere', async () => {
  const path = join(folder, 'settings.json');
  vi.stubGlobal('process', { ...process, platform: 'linux' });
  vi.mocked(rename).mockRejectedValueOnce(held());
  await expect(writeFileAtomically(path, ['new'])).rejects.toMatchObject({ message: 'EBUSY' });
  expect(await readdir(folder)).toEqual([]);
});
