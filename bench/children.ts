/** Processes of their own for the tenant and for each measurement. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { trustedAuthorityFile } from '../e2e/fixtures/pki';
import type { Figures } from './report';
import type { TenantMessage } from './tenant';

const folder = import.meta.dirname;

function start(script: string, args: string[], options: string[] = []): ChildProcess {
  return fork(path.join(folder, script), args, {
    execArgv: options,
    env: { ...process.env, NODE_EXTRA_CA_CERTS: trustedAuthorityFile },
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

/** The demo tenant, served over HTTPS. */
export interface Tenant {
  origin: string;
  setLatency(ms: number): Promise<void>;
  /** The most requests that were under way at once in one mailbox. */
  highestConcurrency(): Promise<number>;
  stop(): void;
}

export async function startTenant(people: number): Promise<Tenant> {
  const child = start('tenant.mjs', [String(people)]);
  const { origin } = await answerOf<{ origin: string }>(child);
  const ask = async (message: TenantMessage): Promise<number> => {
    const answer = answerOf<number>(child);
    child.send(message);
    return answer;
  };
  return {
    origin,
    setLatency: async (latencyMs) => {
      await ask({ latencyMs });
    },
    highestConcurrency: () => ask('highestConcurrency'),
    stop: () => {
      if (child.connected) child.disconnect();
    },
  };
}

/** One task of `measure-directory` or `measure-accounts`, in a process of its own. */
export async function measure(
  script: 'measure-directory' | 'measure-accounts',
  task: string,
  { origin }: Tenant,
): Promise<Figures> {
  const child = start(`${script}.mjs`, [task, origin], ['--expose-gc']);
  const figures = await answerOf<Figures>(child);
  if (child.exitCode === null) await once(child, 'exit');
  return figures;
}
