import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDay } from './connection';
import { dayOf, expiryOf } from './expiry';

/** Noon where the test runs, so that the calendar day is the same everywhere. */
const now = new Date(2026, 10, 23, 12);

describe('expiryOf', () => {
  it.each([
    ['2026-12-24', 31, 'calm'],
    ['2026-12-23', 30, 'warning'],
    ['2026-12-01', 8, 'warning'],
    ['2026-11-30', 7, 'alarm'],
    ['2026-11-24', 1, 'alarm'],
    ['2026-11-23', 0, 'alarm'],
    ['2026-11-22', -1, 'expired'],
    ['2028-02-29', 463, 'calm'],
  ] as const)('of the day %s is %i days, %s', (expires, days, level) => {
    expect(expiryOf(expires, now)).toEqual({ days, level });
  });

  it('of a time is over at that time, and a day before it ends is an alarm', () => {
    const ends = new Date(2026, 10, 23, 13);
    expect(expiryOf(ends.toISOString(), now)).toEqual({ days: 0, level: 'alarm' });
    expect(expiryOf(ends.toISOString(), ends)).toEqual({ days: 0, level: 'expired' });
    expect(expiryOf(new Date(2026, 11, 23, 1).toISOString(), now)).toEqual({
      days: 30,
      level: 'warning',
    });
  });
});

it('the day is one that can be saved, and judged as the time is, of any time a file can name', () => {
  // From the year 1 to the end of the year 9999, as ISO 8601 writes them with four digits.
  const time = fc.date({
    min: new Date('0001-01-02T00:00:00Z'),
    max: new Date('9999-12-31T23:59:59Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(time, time, (ends, today) => {
      const day = dayOf(ends);
      expect(isDay(day)).toBe(true);
      const byTime = expiryOf(ends.toISOString(), today);
      const byDay = expiryOf(day, today);
      expect(Number.isSafeInteger(byTime.days)).toBe(true);
      expect(byDay.days).toBe(byTime.days);
      expect(byTime.level === 'expired').toBe(ends <= today);
      expect(byDay.level === 'expired').toBe(byDay.days < 0);
      if (ends > today) expect(byDay.level).toBe(byTime.level);
    }),
  );
});

it.each([
  ['9999-12-31T23:59:59', '9999-12-31'],
  ['0099-02-03T12:00:00', '0099-02-03'],
])('the day of %s is %s', (time, day) => {
  expect(dayOf(new Date(time))).toBe(day);
  expect(dayOf(new Date(Date.parse(time) + 48 * 60 * 60 * 1000)) >= day).toBe(true);
});

it('the day is that of the person', () => {
  expect(dayOf(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
  expect(dayOf(new Date(2026, 0, 6, 0, 0))).toBe('2026-01-06');
});
