import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostileValues } from './hostile-values';
import { literal, literals, oneLine, remark } from './quoting';

const quotes = ["'", '\u2018', '\u2019', '\u201a', '\u201b'];

/** Reads a string literal as PowerShell's own tokenizer does: any two single quotes are one. */
function read(text: string): { value: string; rest: string } {
  if (!quotes.includes(text.charAt(0))) throw new Error('No literal');
  let value = '';
  for (let at = 1; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (!quotes.includes(char)) value += char;
    else if (quotes.includes(text.charAt(at + 1)) && at + 1 < text.length) {
      value += char;
      at += 1;
    } else return { value, rest: text.slice(at + 1) };
  }
  throw new Error('The literal has no end');
}

const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(...quotes, '"', '\u201d', '$', '`', '\n', '#', '\ud800', 'a'),
  }),
  fc.constantFrom(...hostileValues),
);

describe('a literal', () => {
  it('is read by PowerShell as exactly what was typed, in one line', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(read(literal(text))).toEqual({ value: oneLine(text), rest: '' });
      }),
    );
  });

  it('keeps names that are merely unusual', () => {
    for (const name of ["O'Brien", 'O’Brien', '👩‍💻 Büro', '会议室', 'اسم', 'a`b$c']) {
      expect(read(literal(name)).value).toBe(name);
    }
    expect(literal('O’Brien')).toBe("'O’’Brien'");
  });

  it('has no line break, control character or mark that turns the text round', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(literal(text)).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
    expect(literal('a\r\n b\u202ec')).toBe("'a  b c'");
  });

  it('can be one of many', () => {
    expect(literals([])).toBe('@()');
    expect(literals(["a'", 'b'])).toBe("@(\n    'a'''\n    'b'\n)");
  });
});

describe('a remark', () => {
  it('is one comment, whatever it says', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(remark(text)).toMatch(/^#[^\r\n\u0085\u2028\u2029]*$/);
      }),
    );
  });
});
