import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainLine, shorten, shownLine } from './plain-text';

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom('a', ' ', '\n', '\r', '\t', '\0', '\u2028', '\u202e', '\u061c', '\u2066'),
    )
    .map((parts) => parts.join('')),
);

describe('plainLine', () => {
  it('leaves nothing that breaks a line or turns the direction of writing', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const line = plainLine(text);
        expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
        expect(line).toBe(line.trim());
        expect(plainLine(line)).toBe(line);
      }),
    );
  });

  it('leaves a plain line as it is', () => {
    const words = fc.lorem({ mode: 'sentences' });
    fc.assert(fc.property(words, (text) => plainLine(text) === text));
    expect(plainLine('Grüße, 你好 👋🏽')).toBe('Grüße, 你好 👋🏽');
  });
});

describe('shorten', () => {
  it('keeps what fits, and otherwise the beginning, without cutting a character in two', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 20 }), (text, longest) => {
        const short = shorten(text, longest);
        const length = Array.from(text).length;
        if (length <= longest) expect(short).toBe(text);
        else {
          expect(Array.from(short).length).toBeLessThanOrEqual(longest);
          expect(short.endsWith('…')).toBe(true);
          expect(text.startsWith(short.slice(0, -1))).toBe(true);
        }
        expect(shorten(short, longest)).toBe(short);
      }),
    );
  });

  it('looks only at what it keeps', () => {
    const long = Buffer.from('😀'.repeat(4_000_000)).toString();
    // Looking at all of it as often as this would outlast the test's own limit many times over.
    for (let times = 0; times < 10_000; times += 1) expect(shorten(long, 100)).toHaveLength(199);
  });
});

it('makes one short plain line of any text', () => {
  fc.assert(
    fc.property(anyText, fc.integer({ min: 1, max: 20 }), (text, longest) => {
      const line = shownLine(text, longest);
      expect(Array.from(line).length).toBeLessThanOrEqual(longest);
      expect(shownLine(line, longest)).toBe(line);
    }),
  );
});
