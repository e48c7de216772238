import type { UserColumn, UserSort, UsersView } from '../contract/directory';
import type { Problem } from '../contract/problems';
import type { ServerView } from './server-view';
import { serverSortable } from './user-queries';

/** What one question found, whether by the service or in the index. */
export interface UserView {
  readonly source: UsersView['source'];
  readonly sort: UserSort | null;
  readonly sortable: readonly UserColumn[];
  /** Why only a part of the directory was searched; null when all was. */
  readonly partial: Problem | null;
  readonly loaded: number;
  readonly total: number | null;
  readonly complete: boolean;
  /** Keys of the loaded rows, in their order. */
  keys(from: number, to: number): Uint32Array;
  /** Loads rows up to `count`, as far as there are so many; see `ServerView`. */
  readTo(count: number, signal: AbortSignal): Promise<void>;
}

/** @returns a view of what the service finds */
export function viewOfServer(view: ServerView): UserView {
  return {
    source: 'server',
    sort: view.sort,
    sortable: serverSortable,
    partial: null,
    get loaded() {
      return view.keys.length;
    },
    get total() {
      return view.total;
    },
    get complete() {
      return view.complete;
    },
    keys: (from, to) => Uint32Array.from(view.keys.slice(from, to)),
    readTo: (count, signal) => view.readTo(count, signal),
  };
}

/**
 * @param keys what the index found, in order
 * @param sort the order
 * @param partial why the index is not the whole directory, or null
 * @returns a view of it, complete from the first moment
 */
export function viewOfIndex(keys: Uint32Array, sort: UserSort, partial: Problem | null): UserView {
  return {
    source: 'index',
    sort,
    sortable: ['displayName', 'mail', 'userPrincipalName', 'kind', 'status'],
    partial,
    loaded: keys.length,
    total: keys.length,
    complete: true,
    keys: (from, to) => keys.slice(from, to),
    readTo: () => Promise.resolve(),
  };
}
