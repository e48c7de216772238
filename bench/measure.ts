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
import { bareToken, clock, connect, type Received } from './connection';

const never = new AbortController().signal;

interface UsersPage {
  value: { displayName: string }[];
  '@odata.nextLink'?: string;
}

/** One page after another, as a script would. */
async function bareLoad(origin: string): Promise<Record<string, number>> {
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
  const received: Received = { requests: 0, bytes: 0 };
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
    requests: received.requests,
    bytes: received.bytes,
    kept,
    rss,
  };
  return { figures, store, index };
}

const typed = ['a', 'an', 'ann', 'so', 'sore', 'zimmermann', 'anna mü', 'kim 2', 'contoso', 'qqq'];

/** Every search of `typed` over the index, against a scan over lower-cased names. */
async function searches(origin: string): Promise<Record<string, number>> {
  const { store, index } = await ownLoad(origin);
  const names = Array.from({ length: store.size }, (_, key) =>
    store.row(key).displayName.toLowerCase(),
  );
  const sort = { column: 'displayName', descending: false } as const;
  const ours: number[] = [];
  const scans: number[] = [];
  let found = 0;
  for (let round = 0; round < 12; round += 1) {
    for (const text of typed) {
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
  const warm = (all: number[]): number[] => all.slice(typed.length * 2).sort((a, b) => a - b);
  const p95 = (all: number[]): number => all[Math.floor(all.length * 0.95)] ?? 0;
  const p50 = (all: number[]): number => all[Math.floor(all.length * 0.5)] ?? 0;
  const [own, scan] = [warm(ours), warm(scans)];
  return { ownP95: p95(own), ownP50: p50(own), scanP95: p95(scan), scanP50: p50(scan), found };
}

const [task, origin = ''] = process.argv.slice(2);
const tasks: Record<string, () => Promise<Record<string, number>>> = {
  bare: () => bareLoad(origin),
  own: async () => (await ownLoad(origin)).figures,
  searches: () => searches(origin),
};
const figures = await tasks[task ?? '']?.();
process.send?.(figures);
process.disconnect();
