import {
  keepPreviousData,
  useQueries,
  useQuery,
  useQueryClient,
  type QueryClient,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type {
  UserRow,
  UsersKinds,
  UsersQuery,
  UsersView,
} from '../../../src-main/contract/directory';
import type { Problem } from '../../../src-main/contract/problems';
import { call, problemOf } from '../../ipc/client';
import { useSettled } from '../../ui/use-settled';
import { goOnWhenThrottled } from './throttling';

/** A view, and the question it answers. */
export interface OpenView extends UsersView {
  query: UsersQuery;
}

/** Rows to show, wherever they come from. */
export interface RowSource<Row> {
  /** What the rows answer; undefined before the first answer. */
  question: { text: string } | undefined;
  /** Whether what is shown answers an earlier question than the one that was asked. */
  stale: boolean;
  fetching: boolean;
  /** Why the question could not be answered, or why rows are missing. */
  problem: Problem | null;
  /** The failure that is being waited for; another object for each. */
  waitingFor: Error | null;
  /** How many failures there were; tells one wait from the next. */
  failures: number;
  rowCount: number;
  countKnown: boolean;
  rowAt: (index: number) => Row | undefined;
  /** Says which rows are in sight, so that they are loaded. */
  show: (first: number, last: number) => void;
  /** Whether there are more that can only be found by another question. */
  more: boolean;
  /** Asks again what failed. */
  retry: () => void;
}

export interface DirectoryView extends RowSource<UserRow> {
  view: OpenView | undefined;
  /** Asks the same question anew, because more is loaded now. */
  reopen: () => void;
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

function openKey(query: UsersQuery) {
  return ['users.open', query] as const;
}

/**
 * Shows what a question about the directory finds: keeps the answer of the last question until the
 * next is there, fetches the rows in sight, waits while Microsoft 365 asks for it, and opens a view
 * again that main has closed.
 */
export function useDirectoryView(query: UsersQuery): DirectoryView {
  const queryClient = useQueryClient();
  const [inSight, setInSight] = useState('');

  const open = useQuery({
    queryKey: openKey(query),
    queryFn: async ({ signal }): Promise<OpenView> => ({
      ...(await call('users.open', query, { signal })),
      query,
    }),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    // A view lives in main until the next is opened: an old one is of no use.
    gcTime: 0,
    structuralSharing: false,
    ...goOnWhenThrottled,
  });
  const view = open.data;
  const stale = open.isPlaceholderData;

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

  const rowAt = useCallback(
    (index: number) => {
      const number = Math.floor(index / blockSize);
      return (
        byNumber.get(number)?.[index % blockSize] ?? (number === 0 ? view?.rows[index] : undefined)
      );
    },
    [view, byNumber],
  );

  const show = useCallback((first: number, last: number) => {
    const from = Math.floor(Math.max(first - ahead, 0) / blockSize);
    const to = Math.floor((last + ahead) / blockSize);
    setInSight(Array.from({ length: to - from + 1 }, (_, index) => from + index).join(','));
  }, []);

  const { refetch } = open;
  const reopen = useCallback(() => {
    // A first answer still under way was asked for before there was more.
    void queryClient.cancelQueries({ queryKey: openKey(query) }).then(() => refetch());
  }, [queryClient, query, refetch]);
  const viewId = view?.viewId;
  const retry = useCallback(() => {
    if (open.error) void refetch();
    else {
      void queryClient.refetchQueries({
        queryKey: ['users.rows', viewId],
        type: 'active',
        predicate: ({ state }) => state.status === 'error',
      });
    }
  }, [open.error, queryClient, refetch, viewId]);

  const closed = failed !== null && problemOf(failed).code === 'users-view-closed';
  useEffect(() => {
    if (closed) void refetch();
  }, [closed, refetch]);

  const learn = useCallback(
    (kinds: UsersKinds['kinds']) => {
      const byId = new Map(kinds.map((each) => [each.id, each]));
      queryClient.setQueryData<OpenView>(openKey(query), (old) => {
        if (!old) return old;
        const rows = withKinds(old.rows, byId);
        return rows === old.rows ? old : { ...old, rows };
      });
      queryClient.setQueriesData<Block>({ queryKey: ['users.rows', viewId] }, (old) => {
        if (!old) return old;
        const rows = withKinds(old.rows, byId);
        return rows === old.rows ? old : { ...old, rows };
      });
    },
    [query, queryClient, viewId],
  );

  const error = open.error ?? (closed ? null : failed);
  return {
    view,
    question: view?.query,
    more: false,
    stale,
    fetching: open.isFetching,
    problem: error ? problemOf(error) : null,
    waitingFor: open.isFetching ? open.failureReason : waitingFor,
    failures: open.isFetching ? open.failureCount : failures,
    rowCount: view ? countOf(view) : 0,
    countKnown: view?.total !== null,
    rowAt,
    show,
    retry,
    reopen,
    learn,
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
  queryClient.setQueryData<OpenView>(openKey(query), (old) =>
    old?.viewId === viewId &&
    (old.loaded !== state.loaded || old.total !== state.total || old.complete !== state.complete)
      ? { ...old, ...state }
      : old,
  );
  return { number, rows };
}

/** The rows with what was found out about their mailboxes; the same array when nothing is new. */
function withKinds(
  rows: UserRow[],
  kinds: ReadonlyMap<string, UsersKinds['kinds'][number]>,
): UserRow[] {
  if (!rows.some(({ id }) => kinds.has(id))) return rows;
  return rows.map((row) => {
    const found = kinds.get(row.id);
    return found ? { ...row, kind: found.kind, mailbox: found.mailbox } : row;
  });
}
