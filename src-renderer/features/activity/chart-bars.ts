import type { ActivityDay } from '../../../src-main/contract/activity';

/** The chart's own units: 20 for each of 30 days, 100 up. The page stretches them. */
export const chart = { width: 600, height: 100 } as const;

const slot = 20;
const barWidth = 12;
/** What is not nothing must be seen. */
const leastHeight = 3;

/** One part of the bar of a day. */
export interface Bar {
  day: string;
  series: 'done' | 'warning' | 'failed' | 'time';
  x: number;
  y: number;
  width: number;
  height: number;
}

const stack = ['done', 'warning', 'failed'] as const;

/**
 * @param days as the summary has them
 * @returns the parts of each day's bar, from the bottom up, and the number of tests that fills the chart
 */
export function resultBars(days: readonly ActivityDay[]): { bars: Bar[]; most: number } {
  const most = Math.max(1, ...days.map(({ done, warning, failed }) => done + warning + failed));
  const bars = days.flatMap((day, index) => {
    let y: number = chart.height;
    return stack.flatMap((series): Bar[] => {
      const height = (day[series] / most) * chart.height;
      if (height === 0) return [];
      y -= height;
      return [{ day: day.day, series, ...place(index), y, height }];
    });
  });
  return { bars, most };
}

/**
 * @param days as the summary has them
 * @returns a bar for each day with a response time; the longest in milliseconds fills the chart, null
 *   without any
 */
export function timeBars(days: readonly ActivityDay[]): { bars: Bar[]; most: number | null } {
  const times = days.flatMap(({ medianMs }) => medianMs ?? []);
  if (times.length === 0) return { bars: [], most: null };
  const most = Math.max(1, ...times);
  const bars = days.flatMap(({ day, medianMs }, index): Bar[] => {
    if (medianMs === null) return [];
    const height = Math.max(leastHeight, (medianMs / most) * chart.height);
    return [{ day, series: 'time', ...place(index), y: chart.height - height, height }];
  });
  return { bars, most };
}

function place(index: number): { x: number; width: number } {
  return { x: index * slot + (slot - barWidth) / 2, width: barWidth };
}
