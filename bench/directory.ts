/** Loading the directory in main: time and memory. */
import { measure, type Tenant } from './children';
import { report, type Figures } from './report';

const runs = 5;

/** Bare and own load in turn; the first pair warms the tenant up and is not counted. */
async function compareLoads(
  tenant: Tenant,
  { people, latencyMs, most }: Record<'people' | 'latencyMs' | 'most', number>,
): Promise<Figures[]> {
  await tenant.setLatency(latencyMs);
  const bare: Figures[] = [];
  const own: Figures[] = [];
  for (let run = 0; run <= runs; run += 1) {
    const pair = [
      await measure('measure-directory', 'bare', tenant),
      await measure('measure-directory', 'own', tenant),
    ] as const;
    if (run === 0) continue;
    bare.push(pair[0]);
    own.push(pair[1]);
  }
  await tenant.setLatency(0);
  if (own.some(({ complete, count }) => complete !== 1 || count !== people)) {
    throw new Error('A load was not complete.');
  }
  report({
    what: `load all ${people.toLocaleString('en')} users, ${latencyMs} ms a request`,
    against: 'paging $top=999 one after another with bare fetch + JSON.parse',
    most,
    unit: '×',
    figures: own.map(({ ms = NaN }, run) => ms / (bare[run]?.['ms'] ?? NaN)),
    parts: own.map(({ ms = NaN, cpuMs = NaN, longestTurnMs = NaN, orderMs = NaN }, run) => ({
      bareMs: bare[run]?.['ms'] ?? NaN,
      bareCpuMs: bare[run]?.['cpuMs'] ?? NaN,
      ownMs: ms,
      ownCpuMs: cpuMs,
      longestTurnMs,
      firstOrderMs: orderMs,
    })),
  });
  return own;
}

export async function measureDirectory(tenant: Tenant, people: number): Promise<void> {
  const slow = await compareLoads(tenant, { people, latencyMs: 80, most: 0.35 });
  const fast = await compareLoads(tenant, { people, latencyMs: 0, most: 1.3 });
  const own = [...slow, ...fast];
  report({
    what: 'memory of main after loading (heap and buffers, three orders included)',
    against: 'raw bytes of the JSON received',
    most: 1.5,
    unit: '×',
    figures: own.map(({ kept = NaN, bytes = NaN }) => kept / bytes),
    parts: own.map(({ kept = NaN, bytes = NaN, rss = NaN }) => ({ kept, bytes, rss })),
  });
}
