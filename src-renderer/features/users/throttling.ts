import { problemOf } from '../../ipc/client';

const mostWaits = 30;

/** How long Microsoft 365 asks to wait, in seconds; null for every other problem. */
export function secondsToWait(error: unknown): number | null {
  const { code, values } = problemOf(error);
  if (code !== 'graph-throttled') return null;
  const seconds = Number(values['seconds']);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : 5;
}

/** Options of a query that waits as long as Microsoft 365 asks, then goes on by itself. */
export const goOnWhenThrottled = {
  retry: (failures: number, error: Error) => failures < mostWaits && secondsToWait(error) !== null,
  retryDelay: (_: number, error: Error) => (secondsToWait(error) ?? 0) * 1000,
};
