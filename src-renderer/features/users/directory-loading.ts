import { useSyncExternalStore } from 'react';
import type { UsersLoaded, UsersLoadProgress } from '../../../src-main/contract/directory';
import type { Problem } from '../../../src-main/contract/problems';
import { call, problemOf, type CallOptions } from '../../ipc/client';

/** Load all users, as the page shows it. */
export interface LoadingState {
  running: boolean;
  /** The last that was heard; another object each time. */
  progress: UsersLoadProgress | null;
  /** How it ended; null while it runs, before the first, and after a stop. */
  result: UsersLoaded | null;
  /** Why it stopped; `cancelled` when somebody wanted it. */
  problem: Problem | null;
}

const idle: LoadingState = { running: false, progress: null, result: null, problem: null };

/**
 * The loading of the whole directory. It belongs to no page: whoever leaves Microsoft 365 Users and
 * comes back finds it further on.
 *
 * @param load asks main; resolves at the end
 */
export function createDirectoryLoading(
  load: (options: CallOptions<'users.loadAll'>) => Promise<UsersLoaded>,
) {
  let state = idle;
  let abort: AbortController | null = null;
  const listeners = new Set<() => void>();

  function show(next: Partial<LoadingState>) {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  }

  return {
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    state: () => state,
    /** Begins, goes on after a stop, or joins a loading that main already does. */
    start: async (): Promise<void> => {
      if (state.running) return;
      const controller = new AbortController();
      abort = controller;
      show({ running: true, result: null, problem: null });
      try {
        const result = await load({
          signal: controller.signal,
          onProgress: (progress) => show({ progress }),
        });
        show({ running: false, result });
      } catch (error) {
        show({ running: false, problem: problemOf(error) });
      }
      abort = null;
    },
    cancel: () => abort?.abort(),
    /** Forgets how the last loading ended. */
    dismiss: () => {
      if (!state.running) show(idle);
    },
  };
}

const loading = createDirectoryLoading((options) => call('users.loadAll', {}, options));

/** The loading of all users, and the ways to begin, cancel and forget it. */
export function useDirectoryLoading() {
  const state = useSyncExternalStore(loading.subscribe, loading.state);
  return { ...state, start: loading.start, cancel: loading.cancel, dismiss: loading.dismiss };
}
