/** Waiting that ends when the client gives up. */

/**
 * Resolves after `ms`; rejects with the signal's reason as soon as it is aborted.
 *
 * @param ends holds, while this waits, what ends the waiting at once
 */
export function pause(ms: number, signal: AbortSignal, ends?: Set<() => void>): Promise<void> {
  if (ms <= 0 && !signal.aborted) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      ends?.delete(end);
    };
    const onAbort = () => {
      stop();
      reject(reasonOf(signal));
    };
    const end = () => {
      stop();
      resolve();
    };
    const timer = setTimeout(end, ms);
    ends?.add(end);
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
  });
}

/** Never resolves; rejects when the signal is aborted. */
export function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(reasonOf(signal));
    signal.addEventListener('abort', () => {
      reject(reasonOf(signal));
    });
  });
}

function reasonOf(signal: AbortSignal): Error {
  const reason: unknown = signal.reason;
  return reason instanceof Error ? reason : new DOMException('Aborted', 'AbortError');
}
