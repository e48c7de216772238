import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeFileAtomically } from './atomic-file';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'atomic-file-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

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
