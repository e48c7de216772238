import type { UsersLoadProgress } from '../../contract/directory';
import type { Clock } from '../../ports';

/** Tells how far a loading is, a few times a second. */
export interface LoadProgress {
  /** @param waitMs milliseconds until the service may be asked again; 0 when it may */
  tell(loaded: number, total: number | null, waitMs: number): void;
}

const intervalMs = 200;
const rateOverMs = 5000;

/**
 * @param clock measures the rate
 * @param listener is called at most five times a second, except for the beginning of a wait
 */
export function createLoadProgress(
  clock: Clock,
  listener: (progress: UsersLoadProgress) => void,
): LoadProgress {
  let recent: { at: number; loaded: number }[] = [];
  let last = { at: -Infinity, waiting: false };

  function rate(now: number, loaded: number): number {
    recent = recent.filter(({ at }) => at >= now - rateOverMs);
    recent.push({ at: now, loaded });
    const first = recent[0];
    if (first === undefined || now === first.at) return 0;
    return ((loaded - first.loaded) / (now - first.at)) * 1000;
  }

  return {
    tell: (loaded, total, waitMs) => {
      const now = clock.elapsed();
      const waiting = waitMs > 0;
      if (now - last.at < intervalMs && waiting === last.waiting) return;
      last = { at: now, waiting };
      const perSecond = rate(now, loaded);
      const left = total === null || perSecond === 0 ? null : (total - loaded) / perSecond;
      listener({
        loaded,
        total,
        perSecond,
        secondsLeft: left === null ? null : Math.max(0, Math.ceil(left + waitMs / 1000)),
        waitingSeconds: waiting ? Math.ceil(waitMs / 1000) : null,
      });
    },
  };
}
