import fc from 'fast-check';
import { expect, it } from 'vitest';
import { retryAfterMs } from './retry-after';

const now = new Date('2026-11-23T09:00:00Z');

function waitOf(header: string | undefined, date?: string): number | undefined {
  return retryAfterMs({ 'retry-after': header, date }, now);
}

it('reads seconds, fractions and dates, and nothing else', () => {
  expect(waitOf('30')).toBe(30_000);
  expect(waitOf('2.128')).toBe(2128);
  expect(waitOf('10800')).toBe(10_800_000);
  expect(waitOf('Mon, 23 Nov 2026 09:00:10 GMT')).toBe(10_000);
  for (const unreadable of [
    undefined,
    '',
    ' ',
    '-5',
    'soon',
    'soon 9999',
    '1e3',
    '9'.repeat(400),
  ]) {
    expect(waitOf(unreadable), unreadable).toBeUndefined();
  }
});

it('takes no wait at all for nothing said, so that nobody asks again and again without a pause', () => {
  expect(waitOf('0')).toBeUndefined();
  expect(waitOf('Mon, 23 Nov 2026 08:00:00 GMT')).toBeUndefined();
});

it('reads a date by the clock of the service, whatever this computer’s says', () => {
  const until = 'Tue, 24 Nov 2026 09:00:10 GMT';
  expect(waitOf(until, 'Tue, 24 Nov 2026 09:00:00 GMT')).toBe(10_000);
  expect(waitOf('Sun, 22 Nov 2026 09:00:10 GMT', 'Sun, 22 Nov 2026 09:00:00 GMT')).toBe(10_000);
  expect(waitOf(until, 'yesterday')).toBe(86_410_000);
});

it('answers a whole number of milliseconds or nothing, whatever the headers hold', () => {
  const header = fc.option(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.double().map(String),
      fc.bigInt().map(String),
      fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
    ),
    { nil: undefined },
  );
  fc.assert(
    fc.property(header, header, (retryAfter, date) => {
      const wait = waitOf(retryAfter, date);
      if (wait === undefined) return;
      expect(Number.isSafeInteger(wait)).toBe(true);
      expect(wait).toBeGreaterThan(0);
    }),
  );
});
