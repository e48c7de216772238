import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { ConnectionDraft } from '../../../src-main/contract/connection';
import type { User } from '../../../src-main/contract/directory';
import { call, problemOf } from '../../ipc/client';
import { goOnWhenThrottled } from './throttling';
import type { RowSource } from './row-source';

/** What a search with the values of the form finds, before anything is saved: the first few. */
export function useFormSearch(connection: ConnectionDraft, text: string): RowSource<User> {
  const search = useQuery({
    // The secret is not part of the key: keys are kept, and shown by development tools.
    queryKey: [
      'directory.search',
      connection.cloud,
      connection.tenantId,
      connection.clientId,
      text,
    ],
    queryFn: async ({ signal }) => ({
      ...(await call('directory.search', { connection, text }, { signal })),
      text,
    }),
    placeholderData: keepPreviousData,
    gcTime: 0,
    ...goOnWhenThrottled,
  });
  const { data, error, refetch } = search;
  return {
    question: data && { text: data.text },
    stale: search.isPlaceholderData,
    fetching: search.isFetching,
    problem: error ? problemOf(error) : null,
    waitingFor: search.isFetching ? search.failureReason : null,
    failures: search.failureCount,
    rowCount: data?.users.length ?? 0,
    countKnown: data?.more === false,
    more: data?.more === true,
    rowAt: useCallback((index) => data?.users[index], [data]),
    show: ignore,
    retry: useCallback(() => void refetch(), [refetch]),
  };
}

/** Everything that was found is there already. */
function ignore(): void {
  return undefined;
}
