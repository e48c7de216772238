import { useCallback, useEffect, useRef, useState } from 'react';
import type { UserRow, UsersKinds } from '../../../src-main/contract/directory';
import { call } from '../../ipc/client';
import { createKindsQueue, type KindsQueue } from './kinds-queue';

/**
 * Finds out what the mailboxes of the rows in sight are for.
 *
 * @param storeId another one: what is known belongs to another connection
 * @returns says which rows are in sight
 */
export function useKinds(
  storeId: string | undefined,
  rowAt: (index: number) => UserRow | undefined,
  learn: (kinds: UsersKinds['kinds']) => void,
): (first: number, last: number) => void {
  const [queue, setQueue] = useState<KindsQueue | null>(null);
  const inSight = useRef({ first: 0, last: -1 });
  const found = useRef(learn);
  useEffect(() => {
    found.current = learn;
  }, [learn]);

  useEffect(() => {
    if (storeId === undefined) return;
    const next = createKindsQueue({
      ask: (ids, signal) => call('users.kinds', { ids }, { signal }),
      found: (kinds) => found.current(kinds),
    });
    setQueue(next);
    return () => next.stop();
  }, [storeId]);

  const want = useCallback(
    (first: number, last: number) => {
      inSight.current = { first, last };
      const rows: UserRow[] = [];
      for (let index = first; index <= last; index++) {
        const row = rowAt(index);
        if (row) rows.push(row);
      }
      queue?.want(rows);
    },
    [queue, rowAt],
  );
  // Rows that have just arrived, with the same place in sight.
  useEffect(() => want(inSight.current.first, inSight.current.last), [want]);
  return want;
}
