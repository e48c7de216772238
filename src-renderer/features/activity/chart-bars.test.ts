import { describe, expect, it } from 'vitest';
import type { ActivityDay } from '../../../src-main/contract/activity';
import { chart, resultBars, timeBars } from './chart-bars';

function day(number: number, change: Partial<ActivityDay> = {}): ActivityDay {
  const text = `2026-11-${String(number).padStart(2, '0')}`;
  return { day: text, done: 0, warning: 0, failed: 0, medianMs: null, ...change };
}

/** A November in which nothing was tested but on these days. */
function month(tested: readonly ActivityDay[] = []): ActivityDay[] {
  const empty = Array.from({ length: 30 }, (_, index) => day(index + 1));
  return empty.map((each) => tested.find((other) => other.day === each.day) ?? each);
}

describe('the bars of the results', () => {
  it('stack what happened on a day, and the fullest day fills the chart', () => {
    const { bars, most } = resultBars(
      month([day(1, { failed: 1 }), day(30, { done: 2, warning: 1, failed: 1 })]),
    );
    expect(most).toBe(4);
    expect(bars).toMatchObject([
      { day: '2026-11-01', series: 'failed', x: 4, y: 75, height: 25 },
      { day: '2026-11-30', series: 'done', x: 584, y: 50, height: 50 },
      { series: 'warning', y: 25, height: 25 },
      { series: 'failed', y: 0, height: 25 },
    ]);
    expect(bars.every(({ x, width }) => x + width <= chart.width)).toBe(true);
  });

  it('are none without a test', () => {
    expect(resultBars(month())).toEqual({ bars: [], most: 1 });
  });
});

describe('the bars of the response times', () => {
  it('leave out days without one, and show the quickest too', () => {
    const { bars, most } = timeBars(month([day(4, { medianMs: 1 }), day(5, { medianMs: 2000 })]));
    expect(most).toBe(2000);
    expect(bars).toMatchObject([
      { day: '2026-11-04', y: 97, height: 3 },
      { day: '2026-11-05', y: 0, height: 100 },
    ]);
  });

  it('are none without a response time', () => {
    expect(timeBars(month())).toEqual({ bars: [], most: null });
  });
});
