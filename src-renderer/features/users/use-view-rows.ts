import {
  useQueries,
  useQueryClient,
  type QueryClient,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { UserRow, UsersKinds, UsersView } from '../../../src-main/contract/directory';
import { call, problemOf } from '../../ipc/client';
import { useSettled } from '../../ui/use-settled';
import type { Asking, Rows } from './row-source';
import { goOnWhenThrottled } from './throttling';
import { openViewKey, type DirectoryAnswer, type OpenView } from './use-open-view';

export interface ViewRows extends Asking, Rows<UserRow> {
  /** Puts what was found out about mailboxes into their rows. */
  learn: (kinds: UsersKinds['kinds']) => void;
}

interface Block {
  number: number;
  rows: UserRow[];
}

/** Rows that are fetched together. The first of them come with the view itself. */
const blockSize = 100;
/** Rows beyond the window's edges that are loaded before they are seen. */
const ahead = 30;
/** Skeletons at the end of a list whose length is not known. */
const rowsToCome = 30;
/** Blocks out of sight are soon forgotten: fetching them again is cheap, keeping 100,000 rows is not. */
const keptMs = 10_000;
/** Whoever drags the scrollbar through the service's pages asks only for those they stop at. */
const restMs = 120;

/** Fetches the rows in sight of a view, and opens a view again that main has closed. */
export function useViewRows({ view, stale, reopen }: DirectoryAnswer): ViewRows {
  const queryClient = useQueryClient();
  const [inSight, setInSight] = useState('');
  const settled = useSettled(inSight, restMs);
  const wanted = view?.source === 'index' ? inSight : settled;
  const blocks = useMemo(() => {
    if (!view || stale || wanted === '') return [];
    const rows = countOf(view);
    return wanted
      .split(',')
      .map((number) => ({ view, number: Number(number) }))
      .filter(({ number }) =>
        number === 0 ? view.rows.length < Math.min(blockSize, rows) : number * blockSize < rows,
      );
  }, [view, stale, wanted]);

  const { byNumber, failed, waitingFor, failures } = useQueries({
    queries: blocks.map((block) => ({
      queryKey: ['users.rows', block.view.viewId, block.number],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        loadBlock(queryClient, block.view, block.number, signal),
      staleTime: Infinity,
      gcTime: keptMs,
      structuralSharing: false,
      ...goOnWhenThrottled,
    })),
    combine: combineBlocks,
  });

  const closed = failed !== null && problemOf(failed).code === 'users-view-closed';
  useEffect(() => {
    if (closed) reopen();
  }, [closed, reopen]);

  const viewId = view?.viewId;
  const query = view?.query;
  return {
    problem: failed && !closed ? problemOf(failed) : null,
    waitingFor,
    failures,
    rowCount: view ? countOf(view) : 0,
    countKnown: view?.total !== null,
    rowAt: useCallback(
      (index) => {
        const number = Math.floor(index / blockSize);
        const row = byNumber.get(number)?.[index % blockSize];
        return row ?? (number === 0 ? view?.rows[index] : undefined);
      },
      [view, byNumber],
    ),
    show: useCallback((first, last) => {
      const from = Math.floor(Math.max(first - ahead, 0) / blockSize);
      const to = Math.floor((last + ahead) / blockSize);
      setInSight(Array.from({ length: to - from + 1 }, (_, index) => from + index).join(','));
    }, []),
    retry: useCallback(() => {
      void queryClient.refetchQueries({
        queryKey: ['users.rows', viewId],
        type: 'active',
        predicate: ({ state }) => state.status === 'error',
      });
    }, [queryClient, viewId]),
    learn: useCallback(
      (kinds) => {
        const byId = new Map(kinds.map((each) => [each.id, each]));
        const withKnown = <T extends { rows: UserRow[] }>(old: T | undefined): T | undefined => {
          if (!old?.rows.some(({ id }) => byId.has(id))) return old;
          return { ...old, rows: old.rows.map((row) => withKind(row, byId.get(row.id))) };
        };
        if (query) queryClient.setQueryData<OpenView>(openViewKey(query), withKnown);
        queryClient.setQueriesData<Block>({ queryKey: ['users.rows', viewId] }, withKnown);
      },
      [queryClient, query, viewId],
    ),
  };
}

function countOf(view: UsersView): number {
  if (view.complete) return view.loaded;
  return view.total ?? view.loaded + rowsToCome;
}

function combineBlocks(results: UseQueryResult<Block>[]) {
  const byNumber = new Map<number, UserRow[]>();
  let failed: Error | null = null;
  let waitingFor: Error | null = null;
  let failures = 0;
  for (const { data, error, isFetching, failureReason, failureCount } of results) {
    if (data) byNumber.set(data.number, data.rows);
    failed ??= error;
    failures += failureCount;
    if (isFetching) waitingFor ??= failureReason;
  }
  return { byNumber, failed, waitingFor, failures };
}

async function loadBlock(
  queryClient: QueryClient,
  { viewId, query }: OpenView,
  number: number,
  signal: AbortSignal,
): Promise<Block> {
  const { rows, ...state } = await call(
    'users.rows',
    { viewId, from: number * blockSize, count: blockSize },
    { signal },
  );
  queryClient.setQueryData<OpenView>(openViewKey(query), (old) =>
    old?.viewId === viewId &&
    (old.loaded !== state.loaded || old.total !== state.total || old.complete !== state.complete)
      ? { ...old, ...state }
      : old,
  );
  return { number, rows };
}

function withKind(row: UserRow, found: UsersKinds['kinds'][number] | undefined): UserRow {
  return found ? { ...row, kind: found.kind, mailbox: found.mailbox } : row;
}
