import type { Clock } from '../../ports';

/**
 * How many requests may be under way at once. Grows while the service answers, halves when it asks
 * to wait, and then nothing is asked until it may be asked again.
 * @see https://learn.microsoft.com/graph/throttling#best-practices-to-handle-throttling
 */
export interface Pace {
  readonly width: number;
  /** Milliseconds until the next request may begin; 0 when it may now. */
  waitMs(): number;
  answered(): void;
  /** The service asked to wait; null when it did not say how long. */
  slowDown(retryAfterMs: number | null): void;
}

const firstWidth = 6;
const widest = 8;
const firstWaitMs = 1000;
const longestWaitMs = 60_000;

/** Makes the pace of one loading. */
export function createPace(clock: Clock): Pace {
  let width = firstWidth;
  let answers = 0;
  let refusals = 0;
  let until = -Infinity;

  return {
    get width() {
      return width;
    },
    waitMs: () => Math.max(0, until - clock.elapsed()),
    answered: () => {
      refusals = 0;
      answers += 1;
      if (answers < width) return;
      answers = 0;
      width = Math.min(widest, width + 1);
    },
    slowDown: (retryAfterMs) => {
      const isFirst = until <= clock.elapsed();
      // The requests that were under way together are refused together: that is one refusal.
      if (isFirst) {
        width = Math.max(1, Math.floor(width / 2));
        refusals += 1;
      }
      answers = 0;
      const wait = retryAfterMs ?? Math.min(longestWaitMs, firstWaitMs * 2 ** (refusals - 1));
      until = Math.max(until, clock.elapsed() + wait);
    },
  };
}
