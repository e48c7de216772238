import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, fillIn, mimeTypeOf } from './page-headers';

describe('the headers of the page', () => {
  it('allows nothing by default, and no unsafe source anywhere', () => {
    const policy = contentSecurityPolicy('abc');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toContain('unsafe');
    expect(policy).not.toContain('*');
  });

  it('knows the kinds of file a page is made of, and no other', () => {
    expect(mimeTypeOf('assets/index-1.js')).toContain('text/javascript');
    expect(mimeTypeOf('index.HTML')).toContain('text/html');
    for (const path of ['x.map', 'x.node', 'x', 'a.constructor', 'a.__proto__', '']) {
      expect(mimeTypeOf(path)).toBeNull();
    }
  });

  it('puts nonce, locale and language wherever the page has left room for them', () => {
    const html =
      '<html lang="__LOCALE__"><meta nonce="__CSP_NONCE__"><i>__CSP_NONCE__<link href="words-__LANGUAGE__.js">';
    expect(fillIn(html, { nonce: 'n+/=$&', locale: 'de-AT' })).toBe(
      '<html lang="de-AT"><meta nonce="n+/=$&"><i>n+/=$&<link href="words-de.js">',
    );
  });

  it('puts them there and nowhere else, as they are', () => {
    const text = fc.string({ unit: 'binary' }).filter((each) => !each.includes('__'));
    const locale = fc.constantFrom('de-AT', 'en', '$&', "$'", '$1');
    fc.assert(
      fc.property(fc.array(text), fc.base64String(), locale, (parts, nonce, spoken) => {
        const html = ['__CSP_NONCE__', '__LOCALE__', ...parts].join('|');
        const filled = fillIn(html, { nonce, locale: spoken });
        expect(filled).toBe([nonce, spoken, ...parts].join('|'));
        expect(fillIn(filled, { nonce: 'other', locale: 'other' })).toBe(filled);
      }),
    );
  });
});
