import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  mkdirSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createActivityFile } from './activity-file';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'activity-file-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the activity file', () => {
  it('is empty before anything is written', async () => {
    expect(await createActivityFile(folder).read(100)).toBe('');
  });

  it('grows at its end, for this user only', async () => {
    const file = createActivityFile(folder);
    await file.append('one\n');
    await file.append('twö\n');
    expect(await file.read(100)).toBe('one\ntwö\n');
    expect(readFileSync(file.path, 'utf8')).toBe('one\ntwö\n');
    if (process.platform !== 'win32') expect(statSync(file.path).mode & 0o777).toBe(0o600);
  });

  it('reads the end of one that is too long, from the beginning of a line', async () => {
    const file = createActivityFile(folder);
    writeFileSync(file.path, 'first line\nsecond\nthird\n');
    expect(await file.read(17)).toBe('second\nthird\n');
    expect(await file.read(13)).toBe('third\n');
  });

  it('is replaced as a whole', async () => {
    const file = createActivityFile(folder);
    await file.append('old\n');
    await file.replace('new\n');
    expect(await file.read(100)).toBe('new\n');
    expect(readdirSync(folder)).toEqual(['activity.jsonl']);
  });

  it('rejects with the system’s error', async () => {
    const file = createActivityFile(folder);
    mkdirSync(file.path);
    await expect(file.read(100)).rejects.toThrow('EISDIR');
    await expect(file.append('x')).rejects.toThrow('EISDIR');
    await expect(file.replace('x')).rejects.toThrow(/EISDIR|ENOTEMPTY|EEXIST/);
  });
});
