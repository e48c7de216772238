import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { UsersQuery, UsersView } from '../../../src-main/contract/directory';
import { call, problemOf } from '../../ipc/client';
import type { Asking } from './row-source';
import { goOnWhenThrottled } from './throttling';

/** A view, and the question it answers. */
export interface OpenView extends UsersView {
  query: UsersQuery;
}

export interface DirectoryAnswer extends Asking {
  /** Undefined before the first answer, and when there is none. */
  view: OpenView | undefined;
  /** Whether the view answers an earlier question than the one that was asked. */
  stale: boolean;
  fetching: boolean;
  /** Asks the same question anew: the view was closed, or more is loaded now. */
  reopen: () => void;
}

export function openViewKey(query: UsersQuery) {
  return ['users.open', query] as const;
}

function openViewOptions(query: UsersQuery) {
  return {
    queryKey: openViewKey(query),
    queryFn: async ({ signal }: { signal: AbortSignal }): Promise<OpenView> => ({
      ...(await call('users.open', query, { signal })),
      query,
    }),
    staleTime: Infinity,
    // A view lives in main until the next is opened: an old one is of no use.
    gcTime: 0,
    structuralSharing: false,
    ...goOnWhenThrottled,
  };
}

/** Asks what the page is about to ask, so that main looks for it while the page is being drawn. */
export function useAskAhead(): (query: UsersQuery) => void {
  const queryClient = useQueryClient();
  return useCallback(
    // What goes wrong is shown where the answer is used.
    (query) => void queryClient.query(openViewOptions(query)).catch(() => undefined),
    [queryClient],
  );
}

/**
 * Asks the directory: cancels the question before, whose answer stays until the next is there, and
 * waits while Microsoft 365 asks for it.
 */
export function useOpenView(query: UsersQuery): DirectoryAnswer {
  const queryClient = useQueryClient();
  const open = useQuery({ ...openViewOptions(query), placeholderData: keepPreviousData });
  const { refetch } = open;
  const reopen = useCallback(() => {
    // A first answer still under way was asked for before there was more.
    void queryClient.cancelQueries({ queryKey: openViewKey(query) }).then(() => refetch());
  }, [queryClient, query, refetch]);
  return {
    view: open.data,
    stale: open.isPlaceholderData,
    fetching: open.isFetching,
    problem: open.error ? problemOf(open.error) : null,
    waitingFor: open.isFetching ? open.failureReason : null,
    failures: open.failureCount,
    retry: reopen,
    reopen,
  };
}
