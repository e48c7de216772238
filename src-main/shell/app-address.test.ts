import fc from 'fast-check';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filePathOf, isOwnAddress } from './app-address';

describe('isOwnAddress', () => {
  it.each(['app://console/', 'app://console/index.html', 'app://console/a?b#c'])(
    'accepts %s',
    (address) => {
      expect(isOwnAddress(address)).toBe(true);
    },
  );
  it.each([
    'app://other/',
    'app://console.evil/',
    'app://console:1/',
    'https://console/',
    'app:console',
    'about:blank',
    'data:text/html,x',
    '',
  ])('refuses %s', (address) => {
    expect(isOwnAddress(address)).toBe(false);
  });
});

describe('filePathOf', () => {
  it.each([
    ['app://console/', 'index.html'],
    ['app://console', 'index.html'],
    ['app://console/index.html?x=1#y', 'index.html'],
    ['app://console/assets/index-DBt_Or5A.js', 'assets/index-DBt_Or5A.js'],
    ['app://console/a/../index.html', 'index.html'],
  ])('%s is %s', (address, path) => {
    expect(filePathOf(address)).toBe(path);
  });

  it.each([
    'app://console/..%2f..%2fpackage.json',
    'app://console/%2e%2e%2fsecret',
    'app://console/assets%2f..%2f..%2fx',
    'app://console/..%5c..%5cx',
    'app://console/..\\..\\x',
    'app://console/a%00.js',
    'app://console//etc/passwd',
    'app://console/%2fetc/passwd',
    'app://console/C:/windows/x.ini',
    'app://console/C%3a/windows/x.ini',
    'app://console/.env',
    'app://console/assets/.hidden',
    'app://console/assets/',
    'app://console/%',
    'app://console/%c0%ae%c0%ae/x',
    'app://console/%252e%252e/x',
    'app://other/index.html',
    'file:///index.html',
  ])('refuses %s', (address) => {
    expect(filePathOf(address)).toBeNull();
  });

  it('never leaves the folder', () => {
    const part = fc.constantFrom(
      '..',
      '.',
      '%2e',
      '%2f',
      '/',
      '\\',
      '%5c',
      '%00',
      'a',
      '%',
      '~',
      ':',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(part, fc.string())), (parts) => {
        const path = filePathOf(`app://console/${parts.join('')}`);
        if (path === null) return;
        const full = posix.join('/root/renderer', path);
        expect(full.startsWith('/root/renderer/')).toBe(true);
        expect(full).toBe(`/root/renderer/${path}`);
      }),
      { numRuns: 2000 },
    );
  });
});
