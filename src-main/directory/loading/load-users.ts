import type { UsersLoaded, UsersLoadProgress } from '../../contract/directory';
import { linkedController, throwIfAborted } from '../../graph/abort';
import type { Graph, GraphPage, PageAddress } from '../../graph/graph-client';
import { GraphFailure } from '../../graph/graph-failure';
import { graphPath } from '../../graph/odata';
import { timeLimits } from '../../graph/time-limits';
import type { Clock } from '../../ports';
import { isUnsupportedQuery, readUsers } from '../by-address';
import { bytes, createColumn } from '../growing-column';
import { listedProperties, listedUserSchema, type ListedUser } from '../listed-user';
import { readUserCount } from '../user-count';
import { eventual } from '../user-queries';
import type { UserStore } from '../user-store';
import { createLoadProgress, type LoadProgress } from './load-progress';
import { createPace, type Pace } from './pace';
import { cut, firstParts, partFilter, type Prefixes } from './partitions';

/** A loading of the whole directory, which can be stopped and gone on with. */
export interface UserLoad {
  /**
   * Loads what is still missing. Waits by itself when it is throttled, and begins a part again when
   * its page token has expired.
   *
   * @param signal stops it; so does a failure. What is loaded stays, and another `run` goes on
   * @param onProgress hears how far it is
   * @throws GraphFailure when Graph refuses or stays out of reach, AbortError when aborted
   */
  run(signal: AbortSignal, onProgress: (progress: UsersLoadProgress) => void): Promise<UsersLoaded>;
  /** Keys of everybody who is loaded. */
  members(): Uint32Array;
}

export interface UserLoadParts {
  graph: Graph;
  /** Receives the users. */
  store: UserStore;
  clock: Clock;
}

/** Some of the directory, read page by page. */
interface Part {
  /** Null: everybody. */
  prefixes: Prefixes | null;
  address: PageAddress;
  /** How many users it has; null before its first page. */
  expected: number | null;
  received: number;
  /** The parts it was cut out together with, until its own size is known. */
  siblings: Siblings | null;
  /** How often its page token has expired. */
  restarts: number;
}

/** Parts that a larger one was cut into; if they don't hold all of it, the rest is needed too. */
interface Siblings {
  expected: number;
  found: number;
  sizesToCome: number;
  rest: Prefixes[];
}

const users = graphPath`/users`;
const pageSize = 999;
const pageTimeoutMs = timeLimits.page;

/** Directories up to this size are read one page after another. */
const smallDirectory = 4 * pageSize;
/** A part is cut when it is larger than this, or than a sixteenth of the directory. */
const smallPart = 5 * pageSize;

const mostRestarts = 5;
const mostTroubleInARow = 3;
const countRetryMs = 120_000;
/** The wait for a throttling service is counted down. */
const longestSleepMs = 1000;

type Fate = 'again' | 'dropped' | 'fails';

/** How often in a row the service was busy or out of reach. */
interface Trouble {
  inARow: number;
}

/**
 * Makes a loading of everybody in the directory: several parts are paged side by side, faster or
 * slower as the service allows, and the result is compared with the directory's own count. Whatever
 * is missing then, or too much, is found out by one pass over the whole directory.
 * @see https://learn.microsoft.com/graph/api/user-list
 */
export function createUserLoad({ graph, store, clock }: UserLoadParts): UserLoad {
  /** 1 for keys that are loaded; in the last pass, 2 for those it has met. */
  const marks = createColumn(bytes);
  let count = 0;
  let queue: Part[] = [wholeDirectory()];
  let isLastPass = false;
  /** Whether the service takes the filters of parts. */
  let cuts = true;
  /** Null before it is known, and for a service that does not count. */
  let countBefore: number | null = null;
  let counts = true;
  /** With so many the last pass may end early: users were missing only, and none is any more. */
  let enough = Infinity;

  function read(part: Part, signal: AbortSignal): Promise<GraphPage<ListedUser>> {
    return graph.page(part.address, {
      schema: listedUserSchema,
      query: {
        ...(part.prefixes !== null && { $filter: partFilter(part.prefixes) }),
        ...(counts && { $count: 'true' }),
        $select: listedProperties,
        $top: String(pageSize),
      },
      headers: counts ? eventual : {},
      permission: readUsers,
      timeoutMs: pageTimeoutMs,
      signal,
    });
  }

  function addParts(some: readonly Prefixes[], siblings: Siblings | null): void {
    queue.push(...some.map((prefixes) => ({ ...wholeDirectory(), prefixes, siblings })));
  }

  /** Takes note of how large a part is; it is the rest of its siblings' duty to be complete. */
  function noteSize(part: Part, size: number): void {
    part.expected = size;
    countBefore ??= part.prefixes === null ? size : null;
    const { siblings } = part;
    part.siblings = null;
    if (siblings === null) return;
    siblings.found += size;
    siblings.sizesToCome -= 1;
    if (siblings.sizesToCome === 0 && siblings.found < siblings.expected) {
      addParts(siblings.rest, null);
    }
  }

  function shouldCut(part: Part): boolean {
    if (isLastPass || !cuts || part.expected === null) return false;
    if (part.prefixes === null) return part.expected > smallDirectory;
    return part.expected > Math.max(smallPart, (countBefore ?? 0) / 16);
  }

  function accept(part: Part, page: GraphPage<ListedUser>): void {
    const isFirstPage = part.received === 0;
    const mark = isLastPass ? 2 : 1;
    for (const user of page.items) {
      const key = store.put(user);
      if (marks.get(key) === 0) count += 1;
      marks.set(key, mark);
    }
    part.received += page.items.length;
    if (page.count !== null) noteSize(part, page.count);
    if (page.next === null || (isLastPass && count >= enough)) return;
    if (isFirstPage && shouldCut(part)) {
      const sample = page.items.map(({ userPrincipalName }) => userPrincipalName);
      const { parts, rest } =
        part.prefixes === null ? { parts: firstParts(), rest: [] } : cut(part.prefixes, sample);
      if (parts.length > 0) {
        const expected = part.expected ?? 0;
        addParts(parts, { expected, found: 0, sizesToCome: parts.length, rest });
        return;
      }
    }
    part.address = page.next;
    queue.push(part);
  }

  /** Sizes first, then the part with most still to come: the longest chain decides how long it takes. */
  function takePart(): Part | undefined {
    const urgency = ({ expected, received }: Part): number =>
      expected === null ? Infinity : expected - received;
    let best: Part | undefined;
    for (const part of queue) {
      if (best === undefined || urgency(part) > urgency(best)) best = part;
    }
    queue = queue.filter((part) => part !== best);
    return best;
  }

  /** What becomes of a part that could not be read. */
  function afterFailure(part: Part, error: unknown, pace: Pace, trouble: Trouble): Fate {
    if (!(error instanceof GraphFailure)) return 'fails';
    if (error.code === 'Directory_ExpiredPageToken') {
      Object.assign(part, { address: { path: users }, received: 0, restarts: part.restarts + 1 });
      return part.restarts <= mostRestarts ? 'again' : 'fails';
    }
    if (isUnsupportedQuery(error)) return askMoreSimply(part);
    if (error.status === 429) {
      pace.slowDown(error.retryAfterMs);
      return 'again';
    }
    const isBusy = error.status !== null && error.status >= 500;
    if (!isBusy && !(error.status === null && error.problem.code.startsWith('network-'))) {
      return 'fails';
    }
    // What was under way together fails together: once or twice is an accident.
    if (pace.waitMs() === 0) trouble.inARow += 1;
    pace.slowDown(error.retryAfterMs);
    return trouble.inARow <= mostTroubleInARow ? 'again' : 'fails';
  }

  /** A service that refuses to count, or these filters, can still be read from end to end. */
  function askMoreSimply({ prefixes }: Part): Fate {
    if (prefixes === null) {
      if (!counts) return 'fails';
      counts = false;
      return 'again';
    }
    if (cuts) queue = [wholeDirectory()];
    cuts = false;
    return 'dropped';
  }

  /** Reads everything in the queue, and what it leads to. */
  async function drain(caller: AbortSignal, progress: LoadProgress): Promise<void> {
    const pace = createPace(clock);
    const trouble: Trouble = { inARow: 0 };
    const { controller, release } = linkedController(caller);
    const underWay = new Set<Promise<void>>();
    const failures: unknown[] = [];

    async function readPart(part: Part): Promise<void> {
      try {
        accept(part, await read(part, controller.signal));
        pace.answered();
        trouble.inARow = 0;
      } catch (error) {
        const fate = afterFailure(part, error, pace, trouble);
        if (fate !== 'dropped') queue.push(part);
        if (fate !== 'fails') return;
        failures.push(error);
        controller.abort();
      }
    }

    function begin(part: Part): void {
      const reading = readPart(part).finally(() => underWay.delete(reading));
      underWay.add(reading);
    }

    try {
      while (failures.length === 0 && (queue.length > 0 || underWay.size > 0)) {
        throwIfAborted(caller);
        while (pace.waitMs() === 0 && underWay.size < pace.width) {
          const part = takePart();
          if (part === undefined) break;
          begin(part);
        }
        progress.tell(count, countBefore, pace.waitMs());
        if (underWay.size > 0) await Promise.race(underWay);
        else await clock.sleep(Math.min(longestSleepMs, pace.waitMs()), caller);
      }
    } finally {
      controller.abort();
      await Promise.all(underWay);
      release();
    }
    throwIfAborted(caller);
    // The first: the others are only what ending the rest of the requests looks like.
    if (failures.length > 0) throw failures[0];
  }

  /** What the directory itself counts; null for a service that does not. */
  async function countUsers(signal: AbortSignal): Promise<number | null> {
    if (!counts) return null;
    return readUserCount(graph, { signal, retryForMs: countRetryMs });
  }

  /**
   * The last pass has met everybody there is. Who was loaded before and not met was deleted
   * meanwhile, if the directory's count says so too.
   */
  function dropUnmet(expected: number): number {
    const unmet = members().filter((key) => marks.get(key) === 1);
    if (count === expected || count - unmet.length !== expected) return 0;
    for (const key of unmet) marks.set(key, 0);
    count -= unmet.length;
    return unmet.length;
  }

  function members(): Uint32Array {
    const keys = new Uint32Array(count);
    let position = 0;
    for (let key = 0; key < store.size; key += 1) {
      if (marks.get(key) === 0) continue;
      keys[position] = key;
      position += 1;
    }
    return keys;
  }

  function finish(expected: number | null, dropped: number): UsersLoaded {
    const grown = (expected ?? count) - (countBefore ?? expected ?? count);
    const gone = Math.max(dropped, -grown, 0);
    const come = Math.max(0, grown + gone);
    return {
      count,
      expected,
      complete: expected === null || expected === count,
      changedMeanwhile: gone + come,
    };
  }

  return {
    members,
    run: async (signal, onProgress) => {
      const progress = createLoadProgress(clock, onProgress);
      await drain(signal, progress);
      let expected = await countUsers(signal);
      if (!isLastPass && expected !== null && expected !== count) {
        isLastPass = true;
        enough = expected > count ? expected : Infinity;
        queue = [wholeDirectory()];
        await drain(signal, progress);
        expected = await countUsers(signal);
      }
      const dropped = isLastPass && expected !== null ? dropUnmet(expected) : 0;
      return finish(expected, dropped);
    },
  };
}

function wholeDirectory(): Part {
  return {
    prefixes: null,
    address: { path: users },
    expected: null,
    received: 0,
    siblings: null,
    restarts: 0,
  };
}
