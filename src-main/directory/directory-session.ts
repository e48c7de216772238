import type { UsersLoaded, UsersLoadProgress, UsersQuery, UsersState } from '../contract/directory';
import { linkedController, throwIfAborted } from '../graph/abort';
import type { Graph } from '../graph/graph-client';
import { GraphFailure } from '../graph/graph-failure';
import { shareWork } from '../graph/shared-work';
import type { Clock } from '../ports';
import type { Breathe } from './breathing';
import { createUserLoad, type UserLoad } from './loading/load-users';
import { createMailboxKinds, type MailboxKinds } from './mailbox-kinds';
import { openServerView } from './server-view';
import { readUserCount } from './user-count';
import { createUserIndex, type UserIndex } from './user-index';
import { createUserStore, type UserStore } from './user-store';
import { viewOfIndex, viewOfServer, type UserView } from './user-view';

/** A view under its ID, until another one is opened. */
export interface OpenView {
  readonly id: string;
  readonly rows: UserView;
  /** Aborted when the view is closed. */
  readonly signal: AbortSignal;
}

/** Everything that is known about the directory of one connection, for this session only. */
export interface DirectorySession {
  /** Names the store: keys mean nothing in another one. */
  readonly storeId: string;
  readonly store: UserStore;
  readonly kinds: MailboxKinds;
  /** How many users the directory has, as far as that is known without asking. */
  readonly all: number | null;
  /** The current view; null before the first, and while one is being opened. */
  readonly view: OpenView | null;
  /** Ends the current view and opens another; an AbortError when that is ended in turn. */
  open(query: UsersQuery, signal: AbortSignal): Promise<OpenView>;
  /** Asks the directory how many users it has; null where it does not count. */
  count(signal: AbortSignal): Promise<number | null>;
  /** Loads the whole directory, or joins the loading that is under way; see `UserLoad`. */
  loadAll(
    signal: AbortSignal,
    onProgress: (progress: UsersLoadProgress) => void,
  ): Promise<UsersLoaded>;
  state(): UsersState;
  /** Ends everything that is under way. */
  close(): void;
}

export interface SessionPorts {
  clock: Clock;
  breathe: Breathe;
  newId: () => string;
  /** The locale whose order the users are sorted in. */
  locale: () => string;
}

interface LoadedIndex {
  index: UserIndex;
  complete: boolean;
  loadedAt: string;
}

const countRetryMs = 2500;

/** Makes the session of a connection. Nothing is asked until it is used. */
export function createDirectorySession(
  graph: Graph,
  { clock, breathe, newId, locale }: SessionPorts,
): DirectorySession {
  const store = createUserStore();
  const ending = new AbortController();
  const listeners = new Set<(progress: UsersLoadProgress) => void>();
  let viewEnding = new AbortController();
  let view: OpenView | null = null;
  let loaded: LoadedIndex | null = null;
  /** A loading that was stopped, to be gone on with; null when there is none. */
  let stopped: UserLoad | null = null;
  let loading = false;
  let lastLoad: Promise<unknown> = Promise.resolve();
  let all: number | null = null;

  async function find(query: UsersQuery, signal: AbortSignal): Promise<UserView> {
    const ofIndex = async ({ index }: LoadedIndex, partial: GraphFailure | null) =>
      viewOfIndex(await index.find(query, signal), query.sort, partial?.problem ?? null);
    if (loaded?.complete === true) return ofIndex(loaded, null);
    try {
      return viewOfServer(await openServerView({ graph, store, query }, signal));
    } catch (error) {
      // Without the network, what is loaded is better than nothing.
      const isOffline = error instanceof GraphFailure && error.problem.code.startsWith('network-');
      if (!isOffline || loaded === null) throw error;
      return ofIndex(loaded, error);
    }
  }

  function keep(load: UserLoad, complete: boolean): LoadedIndex {
    store.trim();
    const index = createUserIndex(store, load.members(), breathe, locale);
    loaded = { index, complete, loadedAt: clock.now().toISOString() };
    return loaded;
  }

  async function load(signal: AbortSignal): Promise<UsersLoaded> {
    const current = stopped ?? createUserLoad({ graph, store, clock });
    stopped = current;
    try {
      const result = await current.run(signal, (progress) => {
        for (const listener of listeners) listener(progress);
      });
      stopped = null;
      all = result.count;
      const { index } = keep(current, true);
      await index.prepare('displayName');
      // The other columns are most likely ready when the first of them is clicked.
      void index.prepare('mail').then(() => index.prepare('userPrincipalName'));
      return result;
    } catch (error) {
      // A complete index from before is worth more than a part of a newer one.
      if (loaded?.complete !== true) keep(current, false);
      throw error;
    }
  }

  /** One after another: a loading that was just cancelled still puts its parts back. */
  const shareLoad = shareWork((callers) => {
    const turn = lastLoad.then(async () => {
      const { controller, release } = linkedController(callers, ending.signal);
      loading = true;
      try {
        return await load(controller.signal);
      } finally {
        loading = false;
        release();
      }
    });
    lastLoad = turn.catch(() => undefined);
    return turn;
  });

  return {
    storeId: newId(),
    store,
    kinds: createMailboxKinds(graph, store),
    get all() {
      return all;
    },
    get view() {
      return view;
    },
    open: async (query, caller) => {
      viewEnding.abort();
      viewEnding = new AbortController();
      view = null;
      const { signal } = viewEnding;
      const { controller, release } = linkedController(caller, signal, ending.signal);
      try {
        const found = await find(query, controller.signal);
        throwIfAborted(controller.signal);
        if (found.source === 'server' && query.text.trim() === '' && query.show === 'all') {
          all = found.total ?? all;
        }
        const opened = { id: newId(), rows: found, signal };
        view = opened;
        return opened;
      } finally {
        release();
      }
    },
    count: async (signal) => {
      all ??= await readUserCount(graph, { signal, retryForMs: countRetryMs });
      return all;
    },
    loadAll: async (signal, onProgress) => {
      listeners.add(onProgress);
      try {
        return await shareLoad(signal);
      } finally {
        listeners.delete(onProgress);
      }
    },
    state: () => ({
      index:
        loaded === null
          ? null
          : { count: loaded.index.count, complete: loaded.complete, loadedAt: loaded.loadedAt },
      loading,
    }),
    close: () => {
      ending.abort();
      viewEnding.abort();
      view = null;
    },
  };
}
