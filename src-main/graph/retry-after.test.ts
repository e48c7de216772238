import { expect, it } from 'vitest';
import { retryAfterMs } from './retry-after';

it('reads seconds, fractions and dates, and nothing else', () => {
  const now = new Date('2026-11-23T09:00:00Z');
  expect(retryAfterMs('30', now)).toBe(30_000);
  expect(retryAfterMs('2.128', now)).toBe(2128);
  expect(retryAfterMs('Mon, 23 Nov 2026 09:00:10 GMT', now)).toBe(10_000);
  expect(retryAfterMs('Mon, 23 Nov 2026 08:00:00 GMT', now)).toBe(0);
  for (const unreadable of [undefined, '', ' ', '-5', 'soon', '1e3']) {
    expect(retryAfterMs(unreadable, now)).toBeUndefined();
  }
});
