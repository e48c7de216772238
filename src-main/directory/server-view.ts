import type { UserSort, UsersQuery } from '../contract/directory';
import { isMailbox } from '../contract/connection';
import { untilAborted } from '../graph/abort';
import type { Graph, GraphPage, PageAddress } from '../graph/graph-client';
import { GraphFailure } from '../graph/graph-failure';
import { graphPath } from '../graph/odata';
import { isUnsupportedQuery, readByAddress, readUsers } from './by-address';
import { listedProperties, listedUserSchema, type ListedUser } from './listed-user';
import { advancedQuery, simpleQuery, type ServerQuery } from './user-queries';
import type { UserStore } from './user-store';

/** What the service finds, read as far as it has been asked for. */
export interface ServerView {
  /** Keys of the users read so far, in the order of the answer. */
  readonly keys: readonly number[];
  /** How many there are; null for a service that does not count, until all are read. */
  readonly total: number | null;
  readonly complete: boolean;
  readonly sort: UserSort | null;
  /**
   * Reads on until there are `count` users, or no more.
   *
   * @throws GraphFailure when Graph refuses or can't be reached, AbortError when aborted; asking again
   *   then goes on where it stopped
   */
  readTo(count: number, signal: AbortSignal): Promise<void>;
}

export interface ServerViewParts {
  graph: Graph;
  /** Receives the users. */
  store: UserStore;
  query: UsersQuery;
}

const users = graphPath`/users`;
/** The first rows are wanted at once. */
const pageSize = 100;
/** Whoever wants more than this many further rows gets them in pages ten times as large. */
const farAhead = 1500;
const largePageSize = 999;
/** A short wait is waited for; a longer one is told, so that the page can count it down. */
const retryForMs = 2500;

/**
 * Asks the service and reads the first page. An address typed in full also finds the mailbox that
 * has it as an alias, and puts it first.
 * @see https://learn.microsoft.com/graph/api/user-list
 *
 * @param parts the connection's Graph, the store and the question
 * @param signal ends the call
 * @returns the view
 * @throws GraphFailure when Graph refuses or can't be reached, AbortError when aborted
 */
export async function openServerView(
  { graph, store, query }: ServerViewParts,
  signal: AbortSignal,
): Promise<ServerView> {
  const text = query.text.trim();
  const isAddress = text.includes('@') && isMailbox(text);
  const [first, byAddress] = await Promise.all([
    readFirstPage(graph, query, signal),
    isAddress
      ? readByAddress({
          graph,
          address: text,
          schema: listedUserSchema,
          properties: listedProperties,
          signal,
        })
      : Promise.resolve([]),
  ]);
  const { asked } = first;
  const keys: number[] = [];
  const known = new Set<number>();
  let reading: Promise<unknown> = Promise.resolve();

  /** Users may come twice: when somebody was added between two pages, or a part began again. */
  function take(some: readonly ListedUser[]): number {
    let repeated = 0;
    for (const user of some) {
      const key = store.put(user);
      if (known.has(key)) repeated += 1;
      else if (asked.leavesOut === null || store.shows(key, asked.leavesOut)) {
        known.add(key);
        keys.push(key);
      }
    }
    return repeated;
  }

  // Whoever has exactly this address comes first.
  const alsoFound = byAddress.filter((user) => store.shows(store.put(user), query.show));
  take(alsoFound);
  const repeated = take(first.page.items);
  const { count: counted } = first.page;
  const total = counted === null ? null : counted + alsoFound.length - repeated;
  let next: PageAddress | null = first.page.next;
  let size = pageSize;

  async function readOn(count: number, caller: AbortSignal): Promise<void> {
    if (next !== null && size === pageSize && count - keys.length > farAhead) {
      // A link goes on in pages as large as the first: from the beginning is faster.
      size = largePageSize;
      next = { path: users };
    }
    for (let address = next; address !== null && keys.length < count; address = next) {
      try {
        const page = await readPage(graph, asked, { address, size }, caller);
        take(page.items);
        next = page.next;
      } catch (error) {
        const isExpired =
          error instanceof GraphFailure && error.code === 'Directory_ExpiredPageToken';
        if (!isExpired || 'path' in address) throw error;
        next = { path: users };
      }
    }
  }

  return {
    keys,
    get total() {
      return next === null ? keys.length : total;
    },
    get complete() {
      return next === null;
    },
    sort: asked.sort,
    readTo: (count, caller) => {
      // One after another: a page token leads on from the page before it.
      const turn = reading.then(() => readOn(count, caller));
      reading = turn.catch(() => undefined);
      return untilAborted(turn, caller);
    },
  };
}

async function readFirstPage(
  graph: Graph,
  query: UsersQuery,
  signal: AbortSignal,
): Promise<{ asked: ServerQuery; page: GraphPage<ListedUser> }> {
  const read = async (
    asked: ServerQuery,
  ): Promise<{ asked: ServerQuery; page: GraphPage<ListedUser> }> => ({
    asked,
    page: await readPage(graph, asked, { address: { path: users }, size: pageSize }, signal),
  });
  try {
    return await read(advancedQuery(query));
  } catch (error) {
    if (!isUnsupportedQuery(error)) throw error;
    return read(simpleQuery(query));
  }
}

function readPage(
  graph: Graph,
  { options, headers }: ServerQuery,
  { address, size }: { address: PageAddress; size: number },
  signal: AbortSignal,
): Promise<GraphPage<ListedUser>> {
  return graph.page(address, {
    schema: listedUserSchema,
    query: { ...options, $select: listedProperties, $top: String(size) },
    headers,
    permission: readUsers,
    retryForMs,
    signal,
  });
}
