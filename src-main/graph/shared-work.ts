import { untilAborted } from './abort';

/**
 * Lets callers that want the same thing at the same time share one piece of work.
 *
 * @param start begins the work; its signal is aborted when the last caller has left
 * @returns a function that joins the work under way, or starts it. It rejects as the work does, and
 *   with an `AbortError` as soon as the caller's own signal is aborted
 */
export function shareWork<T>(
  start: (signal: AbortSignal) => Promise<T>,
): (caller: AbortSignal) => Promise<T> {
  let current: { result: Promise<T>; callers: number; controller: AbortController } | null = null;
  return async (caller) => {
    if (current === null) {
      const controller = new AbortController();
      current = { result: start(controller.signal), callers: 0, controller };
    }
    const joined = current;
    joined.callers += 1;
    try {
      return await untilAborted(joined.result, caller);
    } finally {
      joined.callers -= 1;
      if (joined.callers === 0) {
        // Over, or nobody waits for it any more: whoever comes now starts anew.
        if (current === joined) current = null;
        joined.controller.abort();
      }
    }
  };
}
