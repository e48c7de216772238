import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, searchTerms } from './fold';

describe('fold', () => {
  it.each([
    ['ZIMMERMANN', 'zimmermann'],
    ['Lucía Müller', 'lucia muller'],
    ['Søren Yıldız', 'soren yildiz'],
    ['Straße', 'strasse'],
    ['İpek', 'ipek'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['ｆｕｌｌ ℡', 'full tel'],
    ['Invoice \u202efdp.exe', 'invoice fdp.exe'],
    ['محمّد', 'محمد'],
    ['王小明', '王小明'],
    ['Party 🎉', 'party 🎉'],
  ])('%s becomes %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});

it('searchTerms are the different words that were typed', () => {
  expect(searchTerms('  Müller  anna\tANNA ')).toEqual(['muller', 'anna']);
  expect(searchTerms(' \n ')).toEqual([]);
});
