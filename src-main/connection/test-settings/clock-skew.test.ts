import fc from 'fast-check';
import { expect, it } from 'vitest';
import { recordingTransport, testClock } from '../../graph/test-support';
import { watchClockSkew } from './clock-skew';

const now = new Date('2026-11-23T09:00:00Z');

/** What is said of the clocks after an answer with this `Date`. */
async function skewAfter(date: string | undefined): Promise<number | null> {
  const answer = { status: 200, headers: date === undefined ? {} : { date }, body: '' };
  const watched = watchClockSkew(
    recordingTransport(() => answer).transport,
    testClock({ start: now.toISOString() }),
  );
  const { signal } = new AbortController();
  const request = { method: 'GET', url: 'https://graph.example/', headers: {}, signal } as const;
  expect(await watched.transport({ ...request, timeoutMs: 1 })).toBe(answer);
  return watched.skewMinutes();
}

it('says by how many minutes the clocks differ, and nothing up to five', async () => {
  const difference = fc.integer({ min: -1e7, max: 1e7 });
  await fc.assert(
    fc.asyncProperty(difference, async (seconds) => {
      const date = new Date(now.getTime() + seconds * 1000);
      const minutes = Math.abs(seconds) / 60;
      expect(await skewAfter(date.toUTCString())).toBe(minutes > 5 ? Math.round(minutes) : null);
    }),
  );
});

it('says nothing after a date that is none, whatever JavaScript takes for one', async () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.integer().map(String),
    fc.tuple(fc.string(), fc.nat(3000)).map((parts) => parts.join(' ')),
    fc.constantFrom(
      '2001',
      'around 2001',
      '2001-01-01',
      'Mon, 31 Feb 2020 09:00:10 GMT',
      undefined,
    ),
  );
  await fc.assert(
    fc.asyncProperty(text, async (date) => {
      expect(await skewAfter(date)).toBeNull();
    }),
  );
});
