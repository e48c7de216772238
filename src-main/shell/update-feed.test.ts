import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findUpdateFeed, type Installation } from './update-feed';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'console-feed-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const feed = 'provider: generic\nurl: https://updates.example.com/console\n';

function installed(found: { text?: string; files?: string[] } & Partial<Installation>) {
  const { text, files = [], ...rest } = found;
  const feedFile = join(folder, 'app-update.yml');
  if (text !== undefined) writeFileSync(feedFile, text);
  for (const name of files) writeFileSync(join(folder, name), '');
  const executable = join(folder, 'HelpMaster M365 Console.exe');
  return findUpdateFeed({ platform: 'darwin', executable, feedFile, appImage: undefined, ...rest });
}

describe('where an installed console looks for updates', () => {
  it('is the address that was built in', () => {
    expect(installed({ text: feed })).toMatchObject({ host: 'updates.example.com' });
  });

  it.each([
    ['no file', undefined],
    ['a file without an address', 'provider: generic\n'],
    ['an address that is not encrypted', 'url: http://updates.example.com/\n'],
  ])('is nowhere with %s', (_, text) => {
    expect(installed(text === undefined ? {} : { text })).toBe('no-feed');
  });

  it('is nowhere for a deb or an rpm, and the address for an AppImage', () => {
    expect(installed({ text: feed, platform: 'linux' })).toBe('package');
    expect(installed({ text: feed, platform: 'linux', appImage: '/a.AppImage' })).toMatchObject({
      host: 'updates.example.com',
    });
  });

  it('is nowhere for an MSI, or for a build that names no publisher', () => {
    const windows = { text: feed, platform: 'win32' } as const;
    expect(installed(windows)).toBe('package');
    const files = ['Uninstall HelpMaster M365 Console.exe'];
    expect(installed({ ...windows, files })).toBe('unsigned');
    const signed = `${feed}publisherName:\n  - Example Ltd\n`;
    expect(installed({ ...windows, files, text: signed })).toMatchObject({ namesPublisher: true });
  });
});
