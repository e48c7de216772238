import type { ActivityDay, ActivityEntry, ActivitySummary } from '../contract/activity';

const daysShown = 30;

/** `2026-01-31`, in this computer's time zone. */
function dayOf(date: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function medianOf(numbers: readonly number[]): number | null {
  const sorted = [...numbers].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)];
  const lower = sorted[Math.ceil(middle) - 1];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}

/**
 * Counts the tests of the last 30 days by day. A cancelled test says nothing about the connection,
 * and one that failed took only as long as it got: neither has a response time.
 *
 * @param entries what happened, in any order
 * @param now the end of the last day
 */
export function summarise(entries: readonly ActivityEntry[], now: Date): ActivitySummary {
  const days = Array.from({ length: daysShown }, (_, index) => {
    const back = daysShown - 1 - index;
    // Noon: a day has 23 or 25 hours where the clocks change.
    const date = new Date(now.getFullYear(), now.getMonth(), now.getDate() - back, 12);
    return { day: dayOf(date), done: 0, warning: 0, failed: 0, times: new Array<number>() };
  });
  const byDay = new Map(days.map((day) => [day.day, day]));
  for (const entry of entries) {
    if (entry.kind !== 'test' || entry.outcome === 'cancelled') continue;
    const day = byDay.get(dayOf(new Date(entry.at)));
    if (day === undefined) continue;
    day[entry.outcome] += 1;
    if (entry.outcome !== 'failed') day.times.push(entry.durationMs);
  }
  return {
    days: days.map(({ times, ...day }): ActivityDay => ({ ...day, medianMs: medianOf(times) })),
  };
}
