import { keepPreviousData, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type {
  ActivityEntry,
  ActivityQuery,
  ActivityRows,
} from '../../../src-main/contract/activity';
import type { Problem } from '../../../src-main/contract/problems';
import { call, problemOf } from '../../ipc/client';

const activityKey = ['activity'];

/** Entries that are fetched together. */
const blockSize = 100;

export interface FoundActivity {
  /** Undefined before the first answer. */
  state: Omit<ActivityRows, 'entries'> | undefined;
  /** Undefined for a row that is not there yet. */
  rowAt: (index: number) => ActivityEntry | undefined;
  /** Says which rows are in sight, so that they are fetched. */
  show: (first: number, last: number) => void;
  problem: Problem | null;
  fetching: boolean;
}

function blockOptions(query: ActivityQuery, number: number) {
  return {
    queryKey: [...activityKey, 'list', query, number],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      call('activity.list', { query, from: number * blockSize, count: blockSize }, { signal }),
  };
}

/** What happened, as far as it is looked at; what was found before stays until the next is there. */
export function useActivity(query: ActivityQuery): FoundActivity {
  const first = useQuery({ ...blockOptions(query, 0), placeholderData: keepPreviousData });
  const [inSight, setInSight] = useState({ from: 0, to: 0 });
  const state = first.data;
  const found = state?.found ?? 0;
  const numbers = useMemo(() => {
    const { from, to } = inSight;
    return Array.from({ length: to - from + 1 }, (_, index) => from + index).filter(
      (number) => number > 0 && number * blockSize < found,
    );
  }, [inSight, found]);
  const blocks = useQueries({
    queries: first.isPlaceholderData ? [] : numbers.map((number) => blockOptions(query, number)),
  });
  const failed = first.error ?? blocks.find(({ error }) => error !== null)?.error ?? null;
  return {
    state,
    rowAt: (index) => {
      const number = Math.floor(index / blockSize);
      const data = number === 0 ? state : blocks[numbers.indexOf(number)]?.data;
      return data?.entries[index % blockSize];
    },
    show: useCallback((from, to) => {
      setInSight({ from: Math.floor(from / blockSize), to: Math.floor(to / blockSize) });
    }, []),
    problem: failed ? problemOf(failed) : null,
    fetching: first.isFetching,
  };
}

/** The tests of the last 30 days. */
export function useActivitySummary() {
  return useQuery({
    queryKey: [...activityKey, 'summary'],
    queryFn: ({ signal }) => call('activity.summary', {}, { signal }),
  });
}

/** Asks main again what happened. */
export function useReloadActivity(): () => void {
  const queryClient = useQueryClient();
  return useCallback(
    () => void queryClient.invalidateQueries({ queryKey: activityKey }),
    [queryClient],
  );
}
