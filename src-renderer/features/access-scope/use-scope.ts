import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ScopeState } from '../../../src-main/contract/access-scope';
import type { Problem } from '../../../src-main/contract/problems';
import { call, listen, problemOf } from '../../ipc/client';

const scopeKey = ['scope.get'];

/** The access scope as main has it; a watch's news come by themselves. */
export function useScopeState() {
  const queryClient = useQueryClient();
  useEffect(
    () =>
      listen((event) => {
        if (event.kind === 'scopeChanged') {
          void queryClient.invalidateQueries({ queryKey: scopeKey });
        }
      }),
    [queryClient],
  );
  return useQuery({
    queryKey: scopeKey,
    queryFn: ({ signal }) => call('scope.get', {}, { signal }),
  });
}

/** What is being done, and how far it is. */
interface ScopeWorking {
  kind: 'proving' | 'sampling' | 'adding';
  done: number;
  /** Null while it is not known. */
  total: number | null;
  /** Seconds Microsoft 365 asked to wait; null while nothing waits. */
  waiting: number | null;
}

export interface ScopeWork {
  working: ScopeWorking | null;
  problem: Problem | null;
  prove: () => void;
  sample: () => void;
  add: (ids: string[]) => void;
  /** What is done at once; answers whether it was. */
  run: (task: () => Promise<ScopeState>) => Promise<void>;
  fail: (problem: Problem | null) => void;
  cancel: () => void;
}

/** What takes a while with the access scope, one thing at a time; leaving the page cancels it. */
export function useScopeWork(): ScopeWork {
  const queryClient = useQueryClient();
  const [working, setWorking] = useState<ScopeWorking | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);

  const keep = useCallback(
    (state: ScopeState) => {
      // An answer that is still on its way is older.
      void queryClient.cancelQueries({ queryKey: scopeKey });
      queryClient.setQueryData(scopeKey, state);
    },
    [queryClient],
  );

  const work = async (
    kind: ScopeWorking['kind'],
    task: (signal: AbortSignal, show: (next: Partial<ScopeWorking>) => void) => Promise<ScopeState>,
  ) => {
    abort.current?.abort();
    const controller = new AbortController();
    abort.current = controller;
    const isCurrent = () => abort.current === controller;
    setProblem(null);
    setWorking({ kind, done: 0, total: null, waiting: null });
    try {
      keep(
        await task(controller.signal, (next) => {
          if (isCurrent()) {
            setWorking((before) => before && { ...before, waiting: null, ...next });
          }
        }),
      );
    } catch (error) {
      const found = problemOf(error);
      if (isCurrent() && found.code !== 'cancelled') setProblem(found);
      // What was found until then is kept.
      void queryClient.invalidateQueries({ queryKey: scopeKey });
    }
    if (!isCurrent()) return;
    abort.current = null;
    setWorking(null);
  };

  return {
    working,
    problem,
    prove: () =>
      void work('proving', (signal, show) =>
        call(
          'scope.prove',
          {},
          {
            signal,
            onProgress: (event) =>
              show(
                event.kind === 'waiting'
                  ? { waiting: event.seconds }
                  : { done: event.done, total: event.total },
              ),
          },
        ),
      ),
    sample: () =>
      void work('sampling', (signal, show) =>
        call('scope.sample', {}, { signal, onProgress: ({ looked }) => show({ done: looked }) }),
      ),
    add: (ids) => void work('adding', (signal) => call('scope.add', { ids }, { signal })),
    run: async (task) => {
      setProblem(null);
      try {
        keep(await task());
      } catch (error) {
        setProblem(problemOf(error));
      }
    },
    fail: setProblem,
    cancel: () => abort.current?.abort(),
  };
}
