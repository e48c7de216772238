import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Input } from '../../../src-main/contract/channels';
import type { ConnectionDraft, ConnectionState } from '../../../src-main/contract/connection';
import type { Problem } from '../../../src-main/contract/problems';
import type { StepId, StepResult, TestReport } from '../../../src-main/contract/test-settings';
import { call, problemOf } from '../../ipc/client';

export const connectionKey = ['connection.get'];

export const connectionQuery = queryOptions({
  queryKey: connectionKey,
  queryFn: () => call('connection.get', {}),
});

/** The saved connection; fails with main's problem. */
export function useConnectionState() {
  return useQuery(connectionQuery);
}

/**
 * Saves the form's values and makes the answer the saved connection everywhere. Not a mutation of
 * TanStack Query: that would keep the draft, and with it the secret, in its cache.
 */
export function useApplyConnection() {
  const queryClient = useQueryClient();
  return useCallback(
    async (draft: ConnectionDraft): Promise<ConnectionState> => {
      const state = await call('connection.apply', draft);
      queryClient.setQueryData(connectionKey, state);
      // Not waited for: the page would show what is saved while the form still counts as changed.
      void queryClient.invalidateQueries({ queryKey: ['connections.list'] });
      return state;
    },
    [queryClient],
  );
}

/** Replaces the saved secret by one that passes the test; the secret is kept in no cache. */
export function useReplaceSecret() {
  const queryClient = useQueryClient();
  return useCallback(
    async (
      replacement: Input<'credential.replace'>,
      { signal, onStep }: { signal: AbortSignal; onStep: (step: StepId) => void },
    ) => {
      const answer = await call('credential.replace', replacement, {
        signal,
        onProgress: (progress) => {
          if (progress.kind === 'started') onStep(progress.step);
        },
      });
      if (answer.state) queryClient.setQueryData(connectionKey, answer.state);
      return answer;
    },
    [queryClient],
  );
}

/** Puts the credential before back. */
export function useUndoReplace() {
  const queryClient = useQueryClient();
  return useCallback(async () => {
    const state = await call('credential.undoReplace', {});
    queryClient.setQueryData(connectionKey, state);
    return state;
  }, [queryClient]);
}

/**
 * Has main forget what the form has brought and nobody has saved.
 *
 * @returns does so at once; it is done, too, when the form goes away
 */
export function useForgetUnsaved(): () => void {
  const forget = useCallback(() => {
    // Nothing that can fail, and nothing that anybody waits for.
    call('credential.forgetUnsaved', {}).catch(() => undefined);
  }, []);
  useEffect(() => forget, [forget]);
  return forget;
}

/** A test as the page shows it, while it runs and afterwards. */
export interface TestRun {
  /** The step under way; null when the test has ended. */
  running: StepId | null;
  /** The finished steps, in order. */
  results: StepResult[];
  /** Present when the test has ended by itself or was cancelled. */
  report: TestReport | null;
  /** Present when the test could not even start. */
  problem: Problem | null;
}

/** Runs Test Settings, at most one at a time; leaving the page cancels it. */
export function useTestSettings() {
  const [run, setRun] = useState<TestRun | null>(null);
  const abort = useRef<AbortController | null>(null);

  useEffect(() => () => abort.current?.abort(), []);

  /** Answers the ended test; null when another one has taken over, or the page is gone. */
  const start = useCallback(async (draft: ConnectionDraft): Promise<TestRun | null> => {
    abort.current?.abort();
    const controller = new AbortController();
    abort.current = controller;
    let current: TestRun = { running: 'reach', results: [], report: null, problem: null };
    const show = (next: Partial<TestRun>) => {
      current = { ...current, ...next };
      // A later test has taken over: this one's last words would only confuse.
      if (abort.current === controller) setRun(current);
    };
    show({});
    try {
      const report = await call('connection.test', draft, {
        signal: controller.signal,
        onProgress: (progress) =>
          show(
            progress.kind === 'started'
              ? { running: progress.step }
              : { results: [...current.results, progress.result] },
          ),
      });
      show({ running: null, results: report.steps, report });
    } catch (error) {
      show({ running: null, problem: problemOf(error) });
    }
    if (abort.current !== controller) return null;
    abort.current = null;
    return current;
  }, []);

  const cancel = useCallback(() => abort.current?.abort(), []);
  return { run, start, cancel };
}
