import fc from 'fast-check';
import { expect, it } from 'vitest';
import { durationWords } from './duration';

it.each([
  [1, '1 second'],
  [90, '90 seconds'],
  [121, '3 minutes'],
  [10_800, '3 hours'],
  [10_801, '4 hours'],
  [7 * 24 * 3600, '7 days'],
])('says %i seconds as %s', (seconds, words) => {
  expect(durationWords(seconds, 'en')).toBe(words);
});

it('says it in the language of the page', () => {
  expect(durationWords(10_800, 'de')).toBe('3 Stunden');
});

it('never says less than it is', () => {
  const unitSeconds = { second: 1, minute: 60, hour: 3600, day: 24 * 3600 };
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10 ** 10 }), (seconds) => {
      const [, count = '', unit = ''] =
        /^([\d,]+) ([a-z]+?)s?$/.exec(durationWords(seconds, 'en')) ?? [];
      const said =
        Number(count.replaceAll(',', '')) * unitSeconds[unit as keyof typeof unitSeconds];
      expect(said).toBeGreaterThanOrEqual(seconds);
      expect(said).toBeLessThan(seconds * 2);
    }),
  );
});
