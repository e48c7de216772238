import type { Channel } from '../contract/channels';
import { fileReasonOf } from '../contract/file-reasons';
import { problem, type Problem } from '../contract/problems';
import { success } from '../contract/result';
import type { AnnouncedUpdate, UpdateObstacle, UpdateState } from '../contract/updates';
import { isAbortError } from '../graph/abort';
import { transportProblem } from '../graph/network-problems';
import type { Handler } from '../ipc/router';
import { TransportFailure, type Clock, type Logger } from '../ports';
import { UpdateFailure, type UpdateFailureKind, type UpdateSource } from './ports';

const dayMs = 24 * 60 * 60 * 1000;
const checkTimeoutMs = 60_000;

type UpdatesChannel = Extract<Channel, `updates.${string}`>;

export interface UpdateService {
  calls: { [C in UpdatesChannel]: Handler<C> };
  /** Looks for an update when none was looked for in the last 24 hours. Downloads nothing. */
  checkDaily(): Promise<void>;
}

export interface UpdatePorts {
  /** Where updates come from, or why there are none; `off`: the policy of this computer. */
  source: UpdateSource | UpdateObstacle | 'off';
  clock: Pick<Clock, 'now' | 'elapsed'>;
  logger: Logger;
  /** Told after every change of the state but one that a call's own answer tells. */
  onChanged: () => void;
}

const codes = {
  altered: 'update-altered',
  'not-signed': 'update-not-signed',
  'not-written': 'update-not-written',
  unusable: 'update-information-unusable',
  other: 'update-failed',
} as const satisfies Record<UpdateFailureKind, Problem['code']>;

function problemOf(error: unknown, host: string, now: Date): Problem {
  if (error instanceof TransportFailure) {
    const request = { method: 'GET' as const, url: `https://${host}/`, timeoutMs: checkTimeoutMs };
    return transportProblem(error, request, now);
  }
  if (!(error instanceof UpdateFailure)) return problem('update-failed');
  const { kind, message } = error;
  const values = kind === 'not-written' ? { host, reason: fileReasonOf(message) } : { host };
  const details = { systemError: message, timestamp: now.toISOString() };
  return problem(codes[kind], values, details);
}

/**
 * Makes the service that keeps the console up to date: it looks for updates after the start and once
 * a day, fetches one when it is told to, and installs it when it is told to. Where updates are off or
 * impossible, no request is ever made.
 */
export function createUpdateService(ports: UpdatePorts): UpdateService {
  const { source, clock, logger } = ports;
  let lastCheck = -Infinity;
  let state: UpdateState =
    source === 'off'
      ? { kind: 'off' }
      : typeof source === 'string'
        ? { kind: 'unavailable', obstacle: source }
        : { kind: 'notChecked' };

  function enter(next: UpdateState): UpdateState {
    state = next;
    ports.onChanged();
    return next;
  }

  function tell(error: unknown, { host }: UpdateSource): Problem {
    const found = problemOf(error, host, clock.now());
    logger.warn('An update was not found, fetched or installed', {
      code: found.code,
      error: String(error),
    });
    return found;
  }

  async function check(): Promise<UpdateState> {
    // What is being fetched or is ready stays what it is.
    const isIdle = !['checking', 'downloading', 'ready'].includes(state.kind);
    if (typeof source === 'string' || !isIdle) return state;
    lastCheck = clock.elapsed();
    enter({ kind: 'checking' });
    try {
      const update = await source.check(checkTimeoutMs);
      logger.info('Updates were looked for', { found: update?.version ?? null });
      return enter(
        update === null
          ? { kind: 'upToDate', checkedAt: clock.now().toISOString() }
          : { kind: 'available', update, problem: null },
      );
    } catch (error) {
      return enter({ kind: 'checkFailed', problem: tell(error, source) });
    }
  }

  const download: Handler<'updates.download'> = async (_, { signal, progress }) => {
    if (typeof source === 'string' || state.kind !== 'available') return success(state);
    const { update } = state;
    const back = (why: Problem | null) => enter({ kind: 'available', update, problem: why });
    enter({ kind: 'downloading', update });
    try {
      await source.download(progress, signal);
      logger.info('An update was fetched and verified', { version: update.version });
      return success(enter({ kind: 'ready', update }));
    } catch (error) {
      if (!isAbortError(error)) return success(back(tell(error, source)));
      back(null);
      throw error;
    }
  };

  async function install(update: AnnouncedUpdate, from: UpdateSource): Promise<UpdateState> {
    logger.info('An update is installed', { version: update.version });
    try {
      await from.install();
      return state;
    } catch (error) {
      return enter({ kind: 'available', update, problem: tell(error, from) });
    }
  }

  return {
    calls: {
      'updates.get': () => Promise.resolve(success(state)),
      'updates.check': async () => success(await check()),
      'updates.download': download,
      async 'updates.install'() {
        if (typeof source === 'string' || state.kind !== 'ready') return success(state);
        return success(await install(state.update, source));
      },
    },
    async checkDaily() {
      if (clock.elapsed() - lastCheck >= dayMs) await check();
    },
  };
}
