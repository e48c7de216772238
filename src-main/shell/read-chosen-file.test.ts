import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readChosenFile } from './read-chosen-file';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chosen-file-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('reads the bytes as they are, up to the limit', async () => {
  const path = join(folder, 'accounts.csv');
  const bytes = Buffer.from([0xff, 0xfe, 0x00, 0x41]);
  await writeFile(path, bytes);
  expect(await readChosenFile(path, 4)).toEqual({ name: 'accounts.csv', kind: 'read', bytes });
  expect(await readChosenFile(path, 3)).toEqual({ name: 'accounts.csv', kind: 'too-large' });
});

it('says why a file could not be read, and never where it is', async () => {
  expect(await readChosenFile(join(folder, 'gone.csv'), 10)).toEqual({
    name: 'gone.csv',
    kind: 'not-readable',
    reason: 'ENOENT',
  });
  await writeFile(join(folder, 'file'), '');
  expect(await readChosenFile(join(folder, 'file', 'below.csv'), 10)).toEqual({
    name: 'below.csv',
    kind: 'not-readable',
    reason: 'ENOTDIR',
  });
});

it('reads no folder and no device', async () => {
  expect(await readChosenFile(folder, 10_000_000)).toMatchObject({ kind: 'not-readable' });
  expect(await readChosenFile('/dev/null', 10)).toMatchObject({ kind: 'not-readable' });
});
