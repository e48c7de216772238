/** Runs the measurements and prints one table. Started by `npm run bench`. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { loopbackCertificate } from '../src-main/demo-tenant/testing/throw-away-keys';

const people = 100_000;
const folder = import.meta.dirname;
const resultFile = path.join(folder, '..', 'bench.json');
const certificateFile = path.join(folder, 'certificate.pem');

type Figures = Record<string, number>;

function start(script: string, args: string[], options: string[] = []): ChildProcess {
  return fork(path.join(folder, script), args, {
    execArgv: options,
    env: {
      ...process.env,
      BENCH_PEOPLE: String(people),
      NODE_EXTRA_CA_CERTS: certificateFile,
    },
  });
}

async function answerOf<T>(child: ChildProcess): Promise<T> {
  const [message] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => {
      throw new Error('A measurement ended without an answer.');
    }),
  ])) as [T];
  return message;
}

async function measure(task: string, origin: string): Promise<Figures> {
  const child = start('measure.mjs', [task, origin], ['--expose-gc']);
  const figures = await answerOf<Figures>(child);
  if (child.exitCode === null) await once(child, 'exit');
  return figures;
}

interface Spread {
  median: number;
  low: number;
  high: number;
}

function spreadOf(values: number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.round((sorted.length - 1) * share)] ?? 0;
  return { median: at(0.5), low: at(0), high: at(1) };
}

interface Row {
  what: string;
  against: string;
  goal: string;
  reached: boolean;
  unit: string;
  figure: Spread;
  runs: number;
  parts: Record<string, Spread>;
}

const rows: Row[] = [];

function report(row: Row): void {
  rows.push(row);
  const { figure, unit } = row;
  const show = (value: number): string => value.toFixed(2) + unit;
  process.stdout.write(
    `${row.reached ? '✓' : '✗'} ${row.what}: ${show(figure.median)} (${show(figure.low)}–${show(figure.high)}, ${String(row.runs)} runs; goal ${row.goal}) against ${row.against}\n`,
  );
}

await writeFile(certificateFile, loopbackCertificate.cert);
const tenant = start('tenant.mjs', []);
const { origin } = await answerOf<{ origin: string }>(tenant);

async function setLatency(ms: number): Promise<void> {
  const answer = answerOf(tenant);
  tenant.send(ms);
  await answer;
}

/** Bare and own load in turn; the first pair warms the tenant up and is not counted. */
async function compareLoads(latencyMs: number, runs: number, goal: number): Promise<Figures[]> {
  await setLatency(latencyMs);
  const bare: Figures[] = [];
  const own: Figures[] = [];
  for (let run = 0; run <= runs; run += 1) {
    const pair = [await measure('bare', origin), await measure('own', origin)] as const;
    if (run === 0) continue;
    bare.push(pair[0]);
    own.push(pair[1]);
  }
  const part = (name: string, all: Figures[]): Spread =>
    spreadOf(all.map((figures) => figures[name] ?? 0));
  const ratios = own.map(({ ms = 0 }, run) => ms / (bare[run]?.['ms'] ?? 1));
  const figure = spreadOf(ratios);
  if (own.some(({ complete, count }) => complete !== 1 || count !== people)) {
    throw new Error('A load was not complete.');
  }
  report({
    what: `load all ${String(people)} users, ${String(latencyMs)} ms a request`,
    against: 'paging $top=999 one after another with bare fetch + JSON.parse',
    goal: `≤ ${String(goal)} × the time`,
    reached: figure.median <= goal,
    unit: ' ×',
    figure,
    runs,
    parts: {
      bareMs: part('ms', bare),
      bareCpuMs: part('cpuMs', bare),
      ownMs: part('ms', own),
      ownCpuMs: part('cpuMs', own),
      longestTurnMs: part('longestTurnMs', own),
      firstOrderMs: part('orderMs', own),
      requests: part('requests', own),
    },
  });
  return own;
}

const own = [...(await compareLoads(80, 3, 0.35)), ...(await compareLoads(0, 5, 1.3))];

const kept = spreadOf(own.map(({ kept: value = 0, bytes = 1 }) => value / bytes));
report({
  what: 'memory of main after loading (heap and buffers, three orders included)',
  against: 'raw bytes of the JSON received',
  goal: '≤ 1.5 ×',
  reached: kept.median <= 1.5,
  unit: ' ×',
  figure: kept,
  runs: own.length,
  parts: {
    keptBytes: spreadOf(own.map(({ kept: value = 0 }) => value)),
    receivedBytes: spreadOf(own.map(({ bytes = 0 }) => bytes)),
    residentBytes: spreadOf(own.map(({ rss = 0 }) => rss)),
  },
});

const searched: Figures[] = [];
for (let run = 0; run < 5; run += 1) searched.push(await measure('searches', origin));
const over = spreadOf(searched.map(({ ownP95 = 0, scanP95 = 0 }) => ownP95 - scanP95));
report({
  what: 'search of the loaded users in main, p95, beyond the scan',
  against: 'one linear scan over lower-cased names in plain JavaScript',
  goal: '≤ scan + 50 ms',
  reached: over.median <= 50,
  unit: ' ms',
  figure: over,
  runs: searched.length,
  parts: Object.fromEntries(
    ['ownP50', 'ownP95', 'scanP50', 'scanP95'].map((name) => [
      name,
      spreadOf(searched.map((figures) => figures[name] ?? 0)),
    ]),
  ),
});

tenant.disconnect();
const machine = {
  node: process.version,
  cpus: os.cpus().map(({ model }) => model),
  memoryBytes: os.totalmem(),
  /** Over the last five minutes: other work on the machine makes the figures worse. */
  loadAverage: os.loadavg()[1],
};
await writeFile(
  resultFile,
  `${JSON.stringify({ measuredAt: new Date().toISOString(), people, machine, rows }, null, 2)}\n`,
);
