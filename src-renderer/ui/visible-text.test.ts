import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hidesNothing, visibleParts, visibleText } from './visible-text';

const anyText = fc.string({ unit: 'binary', maxLength: 60 });

describe('visibleParts', () => {
  test('names a right-to-left override', () => {
    expect(visibleParts('Invoice \u202efdp.exe')).toEqual([
      { kind: 'text', text: 'Invoice ' },
      { kind: 'marker', text: '⟨RLO⟩' },
      { kind: 'text', text: 'fdp.exe' },
    ]);
  });

  test.each([
    ['a\u0000b', 'a⟨NUL⟩b'],
    ['two\nlines', 'two⟨LF⟩lines'],
    ['\u2066isolate\u2069', '⟨LRI⟩isolate⟨PDI⟩'],
    ['zero\u200bwidth', 'zero⟨ZWSP⟩width'],
    ['line\u2028separator', 'line⟨U+2028⟩separator'],
    ['filler\u3164', 'filler⟨U+3164⟩'],
    ['lone \ud800 surrogate', 'lone ⟨U+D800⟩ surrogate'],
    ['tag \u{e0041}', 'tag ⟨U+E0041⟩'],
  ])('%j is shown as %j', (text, shown) => {
    expect(visibleText(text)).toBe(shown);
  });

  test.each([
    '王小明',
    'محمد الأحمد',
    'Party Planning 🎉👩‍💻',
    '🏴󠁧󠁢󠁳󠁣󠁴󠁿 Scotland',
    '❤️',
    'می‌خواهم',
    '<img src=x onerror=alert(1)>',
    "Miles O'Hare-D'Arcy",
  ])('leaves %j as it is', (text) => {
    expect(visibleParts(text)).toEqual([{ kind: 'text', text }]);
  });

  test('keeps every sign that can be seen, in order', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const kept = visibleParts(text)
          .filter(({ kind }) => kind === 'text')
          .map((part) => part.text)
          .join('');
        const seen = Array.from(text)
          .filter((sign) => visibleParts(sign)[0]?.kind === 'text')
          .join('');
        expect(kept).toBe(seen);
        expect(visibleParts(text).every((part) => part.text.length > 0)).toBe(true);
      }),
    );
  });

  test('leaves no control, override or line break in what is shown', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(visibleText(text)).not.toMatch(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
      }),
    );
  });

  test('knows quickly when there is nothing to show', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        fc.pre(hidesNothing(text));
        expect(visibleText(text)).toBe(text);
      }),
    );
    expect(hidesNothing('Invoice \u202efdp.exe')).toBe(false);
  });

  test('shows the same when it is asked twice', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(visibleText(visibleText(text))).toBe(visibleText(text));
      }),
    );
  });
});
