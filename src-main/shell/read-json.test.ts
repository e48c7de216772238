import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readJson } from './read-json';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'read-json-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function reading(content: string | Uint8Array) {
  const path = join(folder, 'file.json');
  writeFileSync(path, content);
  return readJson(path);
}

describe('readJson', () => {
  it('reads an object, with a byte order mark or without', () => {
    const loaded = { kind: 'loaded', value: { a: [1] } };
    expect(reading('{"a":[1]}')).toEqual(loaded);
    expect(reading('\u{feff}{"a":[1]}')).toEqual(loaded);
  });

  it.each(['', '{', '{"a":1', '[]', 'null', '"text"', '1', 'undefined', '{"a":1}}'])(
    'calls %j damaged',
    (content) => {
      expect(reading(content)).toEqual({ kind: 'damaged' });
    },
  );

  it('calls bytes that are no UTF-8 damaged', () => {
    expect(reading(Uint8Array.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]))).toEqual({
      kind: 'damaged',
    });
  });

  it('tells a missing file from one it may not read', () => {
    expect(readJson(join(folder, 'none.json'))).toEqual({ kind: 'missing' });
    mkdirSync(join(folder, 'folder.json'));
    const load = readJson(join(folder, 'folder.json'));
    expect(load.kind).toBe('not-readable');
    expect(load.kind === 'not-readable' && load.reason).toContain('EISDIR');
  });

  it('reads any bytes, and only an object counts', () => {
    const bytes = fc.oneof(
      fc.uint8Array(),
      fc.json().map((text) => Buffer.from(text)),
      fc.dictionary(fc.string(), fc.jsonValue()).map((value) => Buffer.from(JSON.stringify(value))),
    );
    fc.assert(
      fc.property(bytes, (content) => {
        const load = reading(content);
        if (load.kind !== 'loaded') {
          expect(load.kind).toBe('damaged');
          return;
        }
        const parsed: unknown = JSON.parse(
          Buffer.from(content)
            .toString()
            .replace(/^\ufeff/, ''),
        );
        expect(load.value).toEqual(parsed);
        expect(Object.getPrototypeOf({})).toBe(Object.prototype);
      }),
    );
  });
});
