import { countScope, type ScopeState, type ScopeWatch } from '../contract/access-scope';
import type { ProblemCode } from '../contract/problems';
import type { Result } from '../contract/result';
import { restMs } from '../email-accounts/spreading';
import { isAbortError } from '../graph/abort';
import type { Clock, Logger } from '../ports';
import type { ScopeNotice } from './ports';

/** A change of the scope has reached every server after two hours; one more is for the unusual. */
const patienceMs = 180 * 60_000;

/** What waiting does not change: the mailbox is not there. */
const lasting: readonly (ProblemCode | undefined)[] = ['mailbox-missing', 'mailbox-unknown'];

export interface ScopeWatching {
  /** Null while nothing is watched. */
  current(): ScopeWatch | null;
  /** How the last one ended by itself; null before that, and after a new one was begun. */
  ended(): ScopeNotice['kind'] | null;
  /** Begins to prove again and again until it is as intended; the one before is stopped. */
  start(): void;
  stop(): void;
}

interface WatchPorts {
  /** Proves all mailboxes. Rejects only when aborted. */
  prove: (signal: AbortSignal) => Promise<Result<ScopeState>>;
  /** Whether the watch is still about the active connection. */
  isSameConnection: () => boolean;
  notify: (notice: ScopeNotice) => void;
  onChanged: () => void;
  clock: Clock;
  logger: Logger;
}

/**
 * Makes the watch. It looks again every half hour, the time an idle app's cache takes to be emptied:
 * asking more often would itself keep the old answer alive.
 * @see https://learn.microsoft.com/exchange/permissions-exo/application-rbac#limitations
 */
export function createScopeWatch(makePorts: () => WatchPorts): ScopeWatching {
  let controller: AbortController | null = null;
  let watch: ScopeWatch | null = null;
  let ended: ScopeNotice['kind'] | null = null;

  function stop(): void {
    controller?.abort();
    controller = null;
    watch = null;
  }

  async function run(
    { signal }: AbortController,
    ports: WatchPorts,
    show: (next: Pick<ScopeWatch, 'nextCheckAt' | 'problem'>) => void,
    endsAt: number,
  ): Promise<ScopeNotice | null> {
    const { clock, isSameConnection, prove } = ports;
    let left = 0;
    for (;;) {
      if (!isSameConnection()) return null;
      const proved = await prove(signal);
      if (proved.ok) {
        const { rows } = proved.value;
        const { asIntended } = countScope(rows);
        left = rows.length - asIntended;
        if (left === 0) return { kind: 'applies', mailboxes: asIntended };
        const hopeless = rows.every(
          ({ result, reason }) =>
            result === 'asIntended' || (result === 'unknown' && lasting.includes(reason?.code)),
        );
        if (hopeless) return { kind: 'gaveUp', mailboxes: left };
      }
      const next = clock.now().getTime() + restMs;
      if (next > endsAt) return { kind: 'gaveUp', mailboxes: left };
      const problem = proved.ok ? null : proved.problem;
      show({ nextCheckAt: new Date(next).toISOString(), problem });
      await clock.sleep(restMs, signal);
      show({ nextCheckAt: null, problem });
    }
  }

  return {
    current: () => watch,
    ended: () => ended,
    stop,
    start() {
      stop();
      const ports = makePorts();
      const own = new AbortController();
      const endsAt = ports.clock.now().getTime() + patienceMs;
      const base = { endsAt: new Date(endsAt).toISOString() };
      controller = own;
      ended = null;
      watch = { ...base, nextCheckAt: null, problem: null };
      const show = (next: Pick<ScopeWatch, 'nextCheckAt' | 'problem'>): void => {
        if (controller !== own) return;
        watch = { ...base, ...next };
        ports.onChanged();
      };
      const finish = (notice: ScopeNotice | null): void => {
        if (controller !== own) return;
        stop();
        ended = notice?.kind ?? null;
        if (notice !== null) ports.notify(notice);
        ports.onChanged();
      };
      run(own, ports, show, endsAt).then(finish, (error: unknown) => {
        if (isAbortError(error)) return;
        ports.logger.error('The watch of the access scope ended', { error: String(error) });
        finish(null);
      });
    },
  };
}
