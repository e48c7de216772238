import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { graphPath, odataString, queryString, searchClause } from './odata';

const anyText = fc.string({ unit: 'binary' });

describe('graphPath', () => {
  it('encodes what is put in', () => {
    expect(graphPath`/users/${"o'hare#EXT#@contoso.com"}/messages/${'a/b+=%2F?'}`).toBe(
      '/users/o%27hare%23EXT%23%40contoso.com/messages/a%2Fb%2B%3D%252F%3F',
    );
    expect(graphPath`/users/${'$count'}`).toBe('/users/%24count');
    expect(graphPath`/users/${'🎉'}`).toBe('/users/%F0%9F%8E%89');
    expect(graphPath`/users`).toBe('/users');
  });

  it('refuses what would address something else', () => {
    for (const segment of ['', '.', '..']) {
      expect(() => graphPath`/users/${segment}/messages`).toThrow(RangeError);
    }
  });

  it('keeps any value one segment', () => {
    fc.assert(
      fc.property(
        anyText.filter((text) => !['', '.', '..'].includes(text)),
        (text) => {
          const url = new URL(`https://graph.example/v1.0${graphPath`/users/${text}/mail`}`);
          const segments = url.pathname.split('/');
          expect(segments).toHaveLength(5);
          expect(decodeURIComponent(segments[3] ?? '')).toBe(
            text.replace(/\p{Surrogate}/gu, '\ufffd'),
          );
          expect(url.search + url.hash).toBe('');
        },
      ),
    );
  });
});

describe('queryString', () => {
  it('keeps any value one option', () => {
    expect(queryString({})).toBe('');
    fc.assert(
      fc.property(anyText, (text) => {
        const url = new URL(`https://graph.example/${queryString({ $filter: text, $top: '1' })}`);
        expect([...url.searchParams.keys()]).toEqual(['$filter', '$top']);
        expect(url.searchParams.get('$filter')).toBe(text.replace(/\p{Surrogate}/gu, '\ufffd'));
        expect(url.hash).toBe('');
      }),
    );
  });
});

describe('odataString and searchClause', () => {
  it('stay one literal, whatever they hold', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(odataString(text)).toMatch(/^'(?:[^']|'')*'$/);
        expect(searchClause('mail', text)).toMatch(/^"mail:(?:[^"\\]|\\["\\])*"$/);
      }),
    );
    expect(odataString("O'Hare")).toBe("'O''Hare'");
    expect(searchClause('displayName', 'a"b\\')).toBe('"displayName:a\\"b\\\\"');
  });
});
