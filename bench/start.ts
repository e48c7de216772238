/** Start and idle memory of the console, against a window that shows one field. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { electronPath } from '../e2e/fixtures/console';
import { memoryOf } from '../e2e/fixtures/process-memory';
import {
  bareWindow,
  connectedProfile,
  electronArguments,
  newProfile,
  root,
} from './opened-console';
import type { Tenant } from './children';
import { report, type Figures } from './report';

const runs = 5;
const startLimitMs = 30_000;
/** After the start there is something left to do: caches, compiling, the pages not shown first. */
const idleAfterMs = 4000;

/** Starts an app as a person would, with nothing attached to it. */
async function startApp(app: string, profile: string): Promise<Figures> {
  const probe = path.join(root, 'bench', 'probe.cjs');
  const began = Date.now();
  const child = spawn(
    electronPath(),
    ['-r', probe, ...electronArguments(profile).slice(0, -1), app],
    { detached: true, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const { pid = 0 } = child;
  const exit = once(child, 'exit');
  try {
    const startMs = (await interactiveAt(child.stdout)) - began;
    await delay(idleAfterMs);
    return { startMs, bytes: proportionalMemory(pid) };
  } finally {
    process.kill(-pid, 'SIGKILL');
    await exit;
  }
}

async function interactiveAt(output: NodeJS.ReadableStream): Promise<number> {
  const lines = createInterface({ input: output, signal: AbortSignal.timeout(startLimitMs) });
  for await (const line of lines) {
    const at = /^interactive at ([\d.]+)/.exec(line)?.[1];
    if (at !== undefined) return Number(at);
  }
  throw new Error('The app could not be used in time.');
}

/** Memory of a process and all below it; what they share is counted once. */
function proportionalMemory(pid: number): number {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), parentOf(name)]),
  );
  const isBelow = (each: number | undefined): boolean =>
    each !== undefined && (each === pid || isBelow(parents.get(each)));
  return [...parents.keys()].filter(isBelow).reduce((sum, each) => sum + memoryOf(each).shared, 0);
}

function parentOf(pid: string): number | undefined {
  try {
    const [, parent] = /\) \w (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return parent === undefined ? undefined : Number(parent);
  } catch {
    // It ended meanwhile.
    return undefined;
  }
}

export async function measureStart(tenant: Tenant): Promise<void> {
  const profiles = { bare: await newProfile(), own: await connectedProfile(tenant) };
  const bare: Figures[] = [];
  const own: Figures[] = [];
  for (let run = 0; run <= runs; run += 1) {
    const pair = [
      await startApp(bareWindow, profiles.bare),
      await startApp(root, profiles.own),
    ] as const;
    // The first pair fills the caches of disk and profile.
    if (run === 0) continue;
    bare.push(pair[0]);
    own.push(pair[1]);
  }
  const ratio = (name: 'startMs' | 'bytes'): number[] =>
    own.map((figures, run) => (figures[name] ?? NaN) / (bare[run]?.[name] ?? NaN));
  const parts = (name: 'startMs' | 'bytes'): Figures[] =>
    own.map((figures, run) => ({ own: figures[name] ?? NaN, bare: bare[run]?.[name] ?? NaN }));
  report({
    what: 'start to interactive, connection saved',
    against: 'a bare Electron window with one field',
    most: 1.6,
    unit: '×',
    figures: ratio('startMs'),
    parts: parts('startMs'),
  });
  report({
    what: 'memory of all processes when idle',
    against: 'a bare Electron window with one field',
    most: 1.5,
    unit: '×',
    figures: ratio('bytes'),
    parts: parts('bytes'),
  });
}
