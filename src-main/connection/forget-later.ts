import type { Clock } from '../ports';

/** How long something that is not saved is kept after it was used last. */
export const unusedMs = 15 * 60_000;

/** Forgets something, at the latest when nobody has used it for a while. */
export interface Forgetting {
  /** Begins the while anew. */
  later: () => void;
  /** Forgets it at once. */
  now: () => void;
}

/**
 * @param clock measures the while
 * @param forget lets go of it; may be called when there is nothing to forget
 */
export function createForgetting(clock: Pick<Clock, 'sleep'>, forget: () => void): Forgetting {
  let waiting: AbortController | null = null;

  function now(): void {
    waiting?.abort();
    waiting = null;
    forget();
  }

  return {
    now,
    later() {
      waiting?.abort();
      const controller = new AbortController();
      waiting = controller;
      clock.sleep(unusedMs, controller.signal).then(
        () => {
          if (waiting === controller) now();
        },
        () => {
          // It was used again, or forgotten already.
        },
      );
    },
  };
}
