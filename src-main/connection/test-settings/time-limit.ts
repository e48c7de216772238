import { isAbortError, linkedController, untilAborted } from '../../graph/abort';
import { GraphFailure } from '../../graph/graph-failure';
import { timeLimitProblem } from '../../graph/network-problems';
import type { Clock } from '../../ports';

export interface TimeLimit {
  clock: Clock;
  signal: AbortSignal;
  seconds: number;
  /** The host that is waited for, named when the limit ends the wait. */
  host: string;
}

/**
 * Runs work for a limited time.
 *
 * @param limit how long, and whose signal ends it earlier
 * @param work gets a signal that is aborted by the limit or the caller
 * @returns the work's result
 * @throws GraphFailure `network-timeout` when the limit ends it, AbortError when the caller does
 */
export async function withinLimit<T>(
  { clock, signal, seconds, host }: TimeLimit,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const working = linkedController(signal);
  const timing = linkedController(signal);
  const limit = { ended: false };
  const timer = clock.sleep(seconds * 1000, timing.controller.signal).then(
    () => {
      limit.ended = true;
      working.controller.abort();
    },
    () => undefined,
  );
  try {
    return await untilAborted(work(working.controller.signal), working.controller.signal);
  } catch (error) {
    if (limit.ended && isAbortError(error)) {
      throw new GraphFailure(timeLimitProblem(host, seconds, clock.now()));
    }
    throw error;
  } finally {
    timing.controller.abort();
    working.controller.abort();
    timing.release();
    working.release();
    await timer;
  }
}
