import { problemOf } from '../../ipc/client';

const mostWaits = 30;
/** Nobody sits before a countdown for longer; the person decides when to try again. */
const longestWaitSeconds = 600;

/**
 * How long Microsoft 365 asks to wait, in seconds, where it is worth waiting for; null for every
 * other problem.
 */
export function secondsToWait(error: unknown): number | null {
  const { code, values } = problemOf(error);
  if (code !== 'graph-throttled') return null;
  const seconds = Number(values['seconds']);
  if (!(seconds > 0)) return 5;
  return seconds <= longestWaitSeconds ? seconds : null;
}

/** Options of a query that waits as long as Microsoft 365 asks, then goes on by itself. */
export const goOnWhenThrottled = {
  retry: (failures: number, error: Error) => failures < mostWaits && secondsToWait(error) !== null,
  retryDelay: (_: number, error: Error) => (secondsToWait(error) ?? 0) * 1000,
};
