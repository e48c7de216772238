/**
 * @param error anything that was caught
 * @returns whether it says that somebody cancelled, as `fetch` and `Clock.sleep` say it
 */
export function isAbortError(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

/** @returns a new `AbortError`, the same shape `fetch` rejects with. */
export function abortError(): Error {
  return new DOMException('The operation was aborted', 'AbortError');
}

/**
 * @param signal the caller's wish to go on
 * @throws an `AbortError` when `signal` is aborted already
 */
export function throwIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw abortError();
}

/**
 * A controller that is aborted as soon as one of `parents` is; stands in for `AbortSignal.any`, which
 * the oldest Electron does not have.
 *
 * @param parents the signals to follow
 * @returns the controller, and `release`, which stops following so that a long-lived parent does
 *   not collect listeners
 */
export function linkedController(...parents: AbortSignal[]): {
  controller: AbortController;
  release: () => void;
} {
  const controller = new AbortController();
  const follow = (): void => {
    controller.abort();
  };
  for (const parent of parents) {
    if (parent.aborted) controller.abort();
    else parent.addEventListener('abort', follow, { once: true });
  }
  return {
    controller,
    release: () => {
      for (const parent of parents) parent.removeEventListener('abort', follow);
    },
  };
}

/**
 * Gives up waiting as soon as `signal` is aborted, whether or not the work itself notices.
 *
 * @param work what is waited for; its late failure is ignored
 * @param signal the caller's signal
 * @returns the work's result; rejects with an `AbortError` when aborted first
 */
export function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const giveUp = (): void => {
      reject(abortError());
    };
    if (signal.aborted) giveUp();
    else signal.addEventListener('abort', giveUp, { once: true });
    work
      .finally(() => {
        signal.removeEventListener('abort', giveUp);
      })
      .then(resolve, reject);
  });
}
