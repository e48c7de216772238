/** What closing the window leads to: it closes, the page asks, or the system's own box asks. */
type CloseDecision = 'close' | 'askPage' | 'askNatively';

/** A double click on the close button is one wish; a minute later it is a new one. */
const patience = { fromMs: 1500, toMs: 30_000 };

export interface CloseGuard {
  setUnsaved(unsaved: boolean): void;
  setResponsive(responsive: boolean): void;
  /** The person has decided: the next close goes through. */
  allow(): void;
  /** The page is gone or begins anew, and its unsaved changes with it. */
  reset(): void;
  /** Decides about a wish to close. @param now milliseconds that only grow */
  onClose(now: number): CloseDecision;
}

/**
 * Makes the rule for closing with unsaved changes. The page asks first; when the person wants to
 * close again soon after, the page has evidently not asked, and the system's own box does, so that
 * no page can make the window impossible to close.
 */
export function createCloseGuard(): CloseGuard {
  let unsaved = false;
  let responsive = true;
  let allowed = false;
  let askedAt: number | undefined;

  return {
    setUnsaved(value) {
      unsaved = value;
      askedAt = undefined;
    },
    setResponsive(value) {
      responsive = value;
    },
    allow() {
      allowed = true;
    },
    reset() {
      unsaved = false;
      responsive = true;
      askedAt = undefined;
    },
    onClose(now) {
      if (allowed || !unsaved) return 'close';
      if (!responsive) return 'askNatively';
      const since = askedAt === undefined ? Infinity : now - askedAt;
      if (since >= patience.fromMs && since <= patience.toMs) return 'askNatively';
      if (since > patience.toMs) askedAt = now;
      return 'askPage';
    },
  };
}
