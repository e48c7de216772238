import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { folderRefusal } from './writable-folder';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'writable-folder-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

it('has nothing against a folder that can be written, and leaves nothing in it', () => {
  const made = join(folder, 'a', 'b');
  expect(folderRefusal(made)).toBeNull();
  expect(readdirSync(made)).toEqual([]);
});

it('says why a folder can not be written', () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  expect(folderRefusal(file)).toMatch(/^EEXIST/);
  expect(folderRefusal(join(file, 'below'))).toMatch(/^ENOTDIR/);
});
