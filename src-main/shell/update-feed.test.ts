import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
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

  it('is an encrypted address of the file, whatever else is in that, or nowhere', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'url:',
        '\nurl: https://',
        ' ',
        '\n',
        '\r\n',
        '"',
        "'",
        'http://',
        'https://',
        'x.example',
        '@',
      ),
      fc.webUrl(),
    );
    const text = fc.array(piece).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (written) => {
        const found = installed({ text: written });
        if (found === 'no-feed') return;
        const lines = written.split(/[\r\n\u2028\u2029]/).filter((line) => /^url:\s/.test(line));
        const addresses = lines.map((line) => /https:[^\s'"]+/i.exec(line)?.[0] ?? '');
        const hosts = addresses.map((address) => URL.parse(address)?.host);
        expect(hosts).toContain((found as { host: string }).host);
      }),
    );
    const url = fc.webUrl({ validSchemes: ['http', 'https'], withQueryParameters: true });
    const quoted = fc.constantFrom('', '"', "'");
    fc.assert(
      fc.property(url, quoted, fc.boolean(), (address, quote, isFirst) => {
        const line = `url: ${quote}${address.replaceAll("'", '%27')}${quote}`;
        const lines = isFirst ? [line, 'provider: generic'] : ['provider: generic', line];
        const { protocol, host } = new URL(address);
        const found = installed({ text: `${lines.join('\n')}\n` });
        if (protocol === 'https:') expect(found).toMatchObject({ host });
        else expect(found).toBe('no-feed');
      }),
    );
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
