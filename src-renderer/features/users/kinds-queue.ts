import type { UserRow, UsersKinds } from '../../../src-main/contract/directory';
import { secondsToWait } from './throttling';

/** The wish of rows in sight to know what their mailboxes are for, asked a few at a time. */
export interface KindsQueue {
  /** The rows in sight now; those of before are no longer wanted. */
  want: (rows: readonly UserRow[]) => void;
  stop: () => void;
}

interface KindsQueueParts {
  ask: (ids: string[], signal: AbortSignal) => Promise<UsersKinds>;
  found: (kinds: UsersKinds['kinds']) => void;
}

/** Rows that only pass by are not asked about. */
const restMs = 250;
/** Few enough that words appear soon, although Exchange answers four at a time. */
const atOnce = 16;

/** Whether asking can tell more than the row already does. */
function isOpen({ kind, mailbox, guest, mail }: UserRow): boolean {
  return kind.source !== 'purpose' && mailbox === 'unknown' && !guest && mail !== null;
}

/**
 * Makes the queue: one call at a time, cancelled when none of its rows is in sight any more, and no
 * further call once the app turns out to lack the permission.
 */
export function createKindsQueue({ ask, found }: KindsQueueParts): KindsQueue {
  const asked = new Set<string>();
  let wanted: string[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: { ids: string[]; abort: AbortController } | null = null;
  let refused = false;

  function later(ms: number) {
    clearTimeout(timer);
    timer = setTimeout(() => void next(), ms);
  }

  async function next(): Promise<void> {
    const ids = wanted.filter((id) => !asked.has(id)).slice(0, atOnce);
    if (running || refused || ids.length === 0) return;
    const abort = new AbortController();
    running = { ids, abort };
    for (const id of ids) asked.add(id);
    let pauseMs = 0;
    try {
      const answer = await ask(ids, abort.signal);
      refused = answer.permission === 'missing';
      if (answer.kinds.length > 0) found(answer.kinds);
    } catch (error) {
      const seconds = secondsToWait(error);
      // Whoever scrolls back asks again; what failed for another reason stays a guess.
      if (abort.signal.aborted || seconds !== null) for (const id of ids) asked.delete(id);
      pauseMs = (seconds ?? 0) * 1000;
    }
    running = null;
    later(pauseMs);
  }

  return {
    want: (rows) => {
      wanted = rows.filter(isOpen).map(({ id }) => id);
      const inSight = new Set(rows.map(({ id }) => id));
      if (running && !running.ids.some((id) => inSight.has(id))) running.abort.abort();
      if (!running) later(restMs);
    },
    stop: () => {
      clearTimeout(timer);
      wanted = [];
      refused = true;
      running?.abort.abort();
    },
  };
}
