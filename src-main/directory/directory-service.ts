import type { i18n } from 'i18next';
import type { Channel, Input, Output, Progress } from '../contract/channels';
import type { ExportFormat, UserRow, UserSelection, UsersRows } from '../contract/directory';
import { problem } from '../contract/problems';
import { failure, success, type Result } from '../contract/result';
import { isAbortError, linkedController } from '../graph/abort';
import type { Graph } from '../graph/graph-client';
import { GraphFailure } from '../graph/graph-failure';
import { type ChosenFile, type Clock } from '../ports';
import { writeChosenFile } from '../write-chosen-file';
import { createBreathing } from './breathing';
import { createDirectorySession, type DirectorySession, type OpenView } from './directory-session';
import { fold } from './fold';
import { keysOf, runsOf } from './key-runs';
import { addressLines, exportPieces } from './take-along';
import { readUserDetails } from './user-details';

export interface DirectoryPorts {
  /**
   * Graph of the saved connection: the same one as long as nothing of the connection changes.
   * `not-connected` before one is saved.
   */
  connect: () => Promise<Result<Graph>>;
  /** The locale whose order the users are sorted in. */
  locale: () => string;
  clock: Clock;
  /** The words of the interface, for files that are read by people. */
  texts: Pick<i18n, 't'>;
  newId: () => string;
  /** Whether an email account refers to the mailbox with this object ID. */
  isEmailAccount: (id: string) => boolean;
  writeClipboard: (text: string) => Promise<void>;
  /** Asks where to save; null when the person does not want to. */
  chooseFile: (suggestedName: string, format: ExportFormat) => Promise<ChosenFile | null>;
}

type UsersChannel = Extract<Channel, `users.${string}`>;

type Call<I, P, O> = (
  input: I,
  context: { signal: AbortSignal; progress: (progress: P) => void },
) => Promise<Result<O>>;

/** The calls of **Microsoft 365 Users**; what each takes and answers is in the contract. */
type DirectoryCalls = {
  readonly [C in UsersChannel]: Call<Input<C>, Progress<C>, Output<C>>;
};

export interface DirectoryService {
  readonly calls: DirectoryCalls;
  /** Forgets everybody if the saved connection is another one than they were read with. */
  reconsider(): Promise<void>;
}

const firstRows = 100;
const typeAheadSteps = 4096;

/** Makes the service behind **Microsoft 365 Users**. What it reads is kept in memory only. */
export function createDirectoryService(ports: DirectoryPorts): DirectoryService {
  const { clock, newId, locale } = ports;
  const breathe = createBreathing(clock);
  let current: { graph: Graph; session: DirectorySession } | null = null;

  /** The session of the saved connection; another one's is ended first. */
  async function connected(): Promise<Result<{ graph: Graph; session: DirectorySession }>> {
    const graph = await ports.connect();
    if (graph.ok && graph.value === current?.graph) return success(current);
    current?.session.close();
    current = null;
    if (!graph.ok) return graph;
    const session = createDirectorySession(graph.value, { clock, breathe, newId, locale });
    current = { graph: graph.value, session };
    return success(current);
  }

  function viewOf(viewId: string): Result<{ session: DirectorySession; view: OpenView }> {
    const session = current?.session;
    const view = session?.view;
    return session === undefined || view?.id !== viewId
      ? failure(problem('users-view-closed'))
      : success({ session, view: view });
  }

  function storeOf(storeId: string): Result<DirectorySession> {
    return current?.session.storeId === storeId
      ? success(current.session)
      : failure(problem('users-outdated'));
  }

  /** Reads a view up to a row; with the view, the reading ends. */
  async function readTo(view: OpenView, count: number, caller: AbortSignal): Promise<void> {
    const { controller, release } = linkedController(caller, view.signal);
    try {
      await view.rows.readTo(count, controller.signal);
    } finally {
      release();
    }
  }

  const rowOf = ({ store }: DirectorySession, key: number): UserRow => {
    const row = store.row(key);
    return { ...row, emailAccount: ports.isEmailAccount(row.id) };
  };
  const rowsOf = (session: DirectorySession, keys: Uint32Array): UserRow[] =>
    Array.from(keys, (key) => rowOf(session, key));

  /** Keys of a selection. A view is read to its end for it. */
  async function selected(
    selection: UserSelection,
    signal: AbortSignal,
  ): Promise<Result<{ session: DirectorySession; keys: Uint32Array }>> {
    if ('viewId' in selection) {
      const found = viewOf(selection.viewId);
      if (!found.ok) return found;
      const { session, view } = found.value;
      await readTo(view, Infinity, signal);
      return success({ session, keys: view.rows.keys(0, view.rows.loaded) });
    }
    const session = storeOf(selection.storeId);
    if (!session.ok) return session;
    const { store, view } = session.value;
    // In the order they are seen in, where they are seen.
    const seen = view === null ? [] : view.rows.keys(0, view.rows.loaded);
    const keys = keysOf(selection.runs, store.size, seen);
    if (keys === null) return failure(problem('users-outdated'));
    return success({ session: session.value, keys });
  }

  const calls: DirectoryCalls = {
    'users.open': guarded(async (query, { signal }) => {
      const found = await connected();
      if (!found.ok) return found;
      const { session } = found.value;
      const { id, rows } = await session.open(query, signal);
      return success({
        viewId: id,
        storeId: session.storeId,
        rows: rowsOf(session, rows.keys(0, firstRows)),
        ...stateOf(rows),
        all: session.all,
        source: rows.source,
        sort: rows.sort,
        sortable: [...rows.sortable],
        partial: rows.partial,
      });
    }),

    'users.rows': guarded(async ({ viewId, from, count }, { signal }) => {
      const found = viewOf(viewId);
      if (!found.ok) return found;
      const { session, view } = found.value;
      await readTo(view, from + count, signal);
      return success({
        rows: rowsOf(session, view.rows.keys(from, from + count)),
        ...stateOf(view.rows),
      });
    }),

    'users.findRow': guarded(async ({ viewId, prefix, after }) => {
      const found = viewOf(viewId);
      if (!found.ok) return found;
      const { session, view } = found.value;
      const keys = view.rows.keys(0, view.rows.loaded);
      const folded = fold(prefix);
      let index: number | null = null;
      for (let step = 0; step < keys.length && index === null; step += 1) {
        // Round to the first row again; the row it began at comes last.
        const row = (after + 1 + step) % keys.length;
        if (session.store.nameBegins(keys[row] ?? 0, folded)) index = row;
        if (step % typeAheadSteps === 0) await breathe();
      }
      return success({ index });
    }),

    'users.keys': guarded(async ({ viewId, from, to }, { signal }) => {
      const found = viewOf(viewId);
      if (!found.ok) return found;
      const { session, view } = found.value;
      await readTo(view, to, signal);
      return success({ storeId: session.storeId, runs: runsOf(view.rows.keys(from, to)) });
    }),

    'users.selected': guarded(async ({ selection, from, count }, { signal }) => {
      const found = await selected(selection, signal);
      if (!found.ok) return found;
      const { session, keys } = found.value;
      return success({
        rows: rowsOf(session, keys.subarray(from, from + count)),
        total: keys.length,
      });
    }),

    'users.count': guarded(async (_input, { signal }) => {
      const found = await connected();
      if (!found.ok) return found;
      return success({ all: await found.value.session.count(signal) });
    }),

    'users.state': guarded(async () => {
      const found = await connected();
      return found.ok ? success(found.value.session.state()) : found;
    }),

    'users.loadAll': guarded(async (_input, { signal, progress }) => {
      const found = await connected();
      if (!found.ok) return found;
      return success(await found.value.session.loadAll(signal, progress));
    }),

    'users.details': guarded(async ({ id }, { signal }) => {
      const found = await connected();
      if (!found.ok) return found;
      const { graph, session } = found.value;
      const { listed, more } = await readUserDetails(graph, id, signal);
      const key = session.store.put(listed);
      await session.kinds.find([id], signal);
      return success({ ...rowOf(session, key), ...more });
    }),

    'users.kinds': guarded(async ({ ids }, { signal }) => {
      const found = await connected();
      if (!found.ok) return found;
      return success(await found.value.session.kinds.find(ids, signal));
    }),

    'users.copyAddresses': guarded(async ({ selection }, { signal }) => {
      const found = await selected(selection, signal);
      if (!found.ok) return found;
      const { session, keys } = found.value;
      const { text, ...counts } = await addressLines(session.store, keys, breathe);
      // An empty clipboard is no use; what is on it stays.
      if (counts.count > 0) await ports.writeClipboard(text);
      return success(counts);
    }),

    'users.export': guarded(async ({ selection, format }, { signal, progress }) => {
      const found = await selected(selection, signal);
      if (!found.ok) return found;
      const { session, keys } = found.value;
      const day = clock.now().toISOString().slice(0, 10);
      const file = await ports.chooseFile(`microsoft-365-users-${day}.${format}`, format);
      if (file === null) return success(null);
      const total = keys.length;
      const { store } = session;
      const onWritten = (written: number): void => {
        progress({ written, total });
      };
      const pieces = exportPieces({
        store,
        keys,
        format,
        t: ports.texts.t,
        breathe,
        signal,
        onWritten,
      });
      const done = await writeChosenFile(file, pieces);
      if (!done.ok) return done;
      return success({ fileName: file.name, count: total });
    }),
  };

  return {
    calls,
    reconsider: async () => {
      if (current !== null) await connected();
    },
  };
}

function stateOf({ loaded, total, complete }: OpenView['rows']): Omit<UsersRows, 'rows'> {
  return { loaded, total, complete };
}

/** Turns what Graph refuses into the call's answer, and the end of a view into a problem. */
function guarded<I, P, O>(work: Call<I, P, O>): Call<I, P, O> {
  return async (input, context) => {
    try {
      return await work(input, context);
    } catch (error) {
      if (error instanceof GraphFailure) return failure(error.problem);
      if (isAbortError(error) && !context.signal.aborted) {
        return failure(problem('users-view-closed'));
      }
      throw error;
    }
  };
}
