/**
 * One measurement in a process of its own: what was compiled and kept for another one must not help
 * or burden it. Answers its figures to the parent.
 */
import { createBreathing } from '../src-main/directory/breathing';
import { fold } from '../src-main/directory/fold';
import { listedProperties } from '../src-main/directory/listed-user';
import { createUserLoad } from '../src-main/directory/loading/load-users';
import { createUserIndex } from '../src-main/directory/user-index';
import { createUserStore } from '../src-main/directory/user-store';
import { advancedQuery } from '../src-main/directory/user-queries';
import { systemClock as clock } from '../src-main/shell/system-clock';
import { bareToken, connect, never, nothingReceived } from './connection';
import { p95, spreadOf, type Figures } from './report';
import { prefixes, searchedOnServer } from './typed';

interface UsersPage {
  value: { displayName: string }[];
  '@odata.nextLink'?: string;
}

/** One page after another, as a script would. */
async function bareLoad(origin: string): Promise<Figures> {
  const headers = { authorization: `Bearer ${await bareToken(origin)}` };
  const began = performance.now();
  const cpu = process.cpuUsage();
  let bytes = 0;
  let count = 0;
  const query = `$select=${listedProperties}&$top=999`;
  let next: string | undefined = `${origin}/v1.0/users?${query}`;
  while (next !== undefined) {
    const response: Response = await fetch(next, { headers });
    const text = await response.text();
    const page = JSON.parse(text) as UsersPage;
    bytes += Buffer.byteLength(text);
    count += page.value.length;
    next = page['@odata.nextLink'];
  }
  const { user, system } = process.cpuUsage(cpu);
  return { ms: performance.now() - began, cpuMs: (user + system) / 1000, count, bytes };
}

function memory(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Watches for how long nothing else could run. */
function watchTurns(): () => number {
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last - 1);
    last = now;
  }, 1);
  return () => {
    clearInterval(timer);
    return longest;
  };
}

async function ownLoad(origin: string) {
  const received = nothingReceived();
  const graph = await connect(origin, received);
  const store = createUserStore();
  const load = createUserLoad({ graph, store, clock });
  const before = { memory: memory(), rss: process.memoryUsage().rss };
  const endWatch = watchTurns();
  const began = performance.now();
  const cpu = process.cpuUsage();
  const result = await load.run(never, () => undefined);
  const ms = performance.now() - began;
  const { user, system } = process.cpuUsage(cpu);
  store.trim();
  const index = createUserIndex(store, load.members(), createBreathing(clock));
  const beganOrder = performance.now();
  await index.prepare('displayName');
  const orderMs = performance.now() - beganOrder;
  const longestTurnMs = endWatch();
  await index.prepare('mail');
  await index.prepare('userPrincipalName');
  const kept = memory() - before.memory;
  const rss = process.memoryUsage().rss - before.rss;
  const figures = {
    ms,
    orderMs,
    cpuMs: (user + system) / 1000,
    longestTurnMs,
    count: result.count,
    complete: Number(result.complete),
    requests: received.requests.length,
    bytes: received.bytes,
    kept,
    rss,
  };
  return { figures, store, index };
}

/** Every search of `prefixes` over the index, against a scan over lower-cased names. */
async function searches(origin: string): Promise<Figures> {
  const { store, index } = await ownLoad(origin);
  const names = Array.from({ length: store.size }, (_, key) =>
    store.row(key).displayName.toLowerCase(),
  );
  const sort = { column: 'displayName', descending: false } as const;
  const ours: number[] = [];
  const scans: number[] = [];
  let found = 0;
  for (let round = 0; round < 7; round += 1) {
    for (const text of prefixes) {
      let began = performance.now();
      const keys = await index.find({ text, show: 'all', sort }, never);
      const rows = Array.from(keys.subarray(0, 100), (key) => store.row(key));
      ours.push(performance.now() - began);
      found += rows.length;
      began = performance.now();
      const needle = fold(text);
      found += names.filter((name) => name.includes(needle)).length;
      scans.push(performance.now() - began);
    }
  }
  // The first two rounds compile.
  const warm = (all: number[]): number[] => all.slice(prefixes.length * 2);
  const p50 = (all: number[]): number => spreadOf(all).median;
  const [own, scan] = [warm(ours), warm(scans)];
  return { ownP95: p95(own), ownP50: p50(own), scanP95: p95(scan), scanP50: p50(scan), found };
}

/** The question the page asks for each of `searchedOnServer`, sent bare. */
async function serverSearches(origin: string): Promise<Figures> {
  const authorization = `Bearer ${await bareToken(origin)}`;
  const took: number[] = [];
  for (const text of [...searchedOnServer, ...searchedOnServer]) {
    const sort = { column: 'displayName', descending: false } as const;
    const { options, headers } = advancedQuery({ text, show: 'all', sort });
    const query = new URLSearchParams({ ...options, $select: listedProperties, $top: '100' });
    const began = performance.now();
    const response = await fetch(`${origin}/v1.0/users?${query.toString()}`, {
      headers: { ...headers, authorization },
    });
    if (((await response.json()) as UsersPage).value.length === 0) throw new Error('Nobody found.');
    took.push(performance.now() - began);
  }
  // The first round opens the connection and compiles.
  return { ms: spreadOf(took.slice(searchedOnServer.length)).median };
}

const [task, origin = ''] = process.argv.slice(2);
const tasks: Record<string, () => Promise<Figures>> = {
  bare: () => bareLoad(origin),
  own: async () => (await ownLoad(origin)).figures,
  searches: () => searches(origin),
  serverSearches: () => serverSearches(origin),
};
const figures = await tasks[task ?? '']?.();
process.send?.(figures);
process.disconnect();
