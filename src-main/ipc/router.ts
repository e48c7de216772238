import type { z } from 'zod';
import {
  callSchema,
  channels,
  type Channel,
  type Input,
  type MainEvent,
  type Output,
  type Progress,
} from '../contract/channels';
import { problem } from '../contract/problems';
import { failure, type Result } from '../contract/result';
import type { Logger } from '../ports';

interface CallContext<C extends Channel> {
  /** Aborted when the page cancels the call or goes away. */
  signal: AbortSignal;
  progress: (progress: Progress<C>) => void;
}

/** Does what one channel is for. */
export type Handler<C extends Channel> = (
  input: Input<C>,
  context: CallContext<C>,
) => Promise<Result<Output<C>>>;

/** One handler for each channel of the contract; a missing one does not compile. */
export type Handlers = { [C in Channel]: Handler<C> };

export interface Router {
  /**
   * Answers one call of the page. Never rejects, whatever was sent.
   *
   * @param raw what arrived, not yet trusted
   * @param send delivers the call's progress to the page
   */
  call(raw: unknown, send: (event: MainEvent) => void): Promise<Result<unknown>>;
  /** Aborts a running call; anything that is no running call's id is ignored. */
  cancel(callId: unknown): void;
  /** Aborts every running call, because the page that made them is gone. */
  cancelAll(): void;
}

type Contract = {
  [C in Channel]: { input: z.ZodType<Input<C>>; output: z.ZodType<Output<C>> };
};

const contract: Contract = channels;

/** Own property only: `constructor` and `__proto__` are no channels. */
function isChannel(name: string): name is Channel {
  return Object.hasOwn(channels, name);
}

/** Where the input is wrong, without the values: one of them may be a secret. */
function places(error: z.ZodError): string[] {
  return error.issues.map((issue) => `${issue.path.map(String).join('.')}: ${issue.code}`);
}

/**
 * Makes the router: parses strictly, dispatches to the handlers and turns whatever happens into a
 * `Result`, because Electron keeps only the message of an error thrown across IPC.
 *
 * Answers `request-invalid` for anything outside the contract, `cancelled` when the call was
 * aborted and `unexpected` when a handler threw.
 */
export function createRouter(handlers: Handlers, logger: Logger): Router {
  const running = new Map<string, AbortController>();

  async function run<C extends Channel>(
    channel: C,
    callId: string,
    rawInput: unknown,
    send: (event: MainEvent) => void,
  ): Promise<Result<Output<C>>> {
    const input = contract[channel].input.safeParse(rawInput);
    if (!input.success) {
      logger.warn('A call had invalid input', { channel, issues: places(input.error) });
      return failure(problem('request-invalid', { channel }));
    }
    if (running.has(callId)) {
      logger.warn('A call used the id of a running one', { channel });
      return failure(problem('request-invalid', { channel }));
    }
    const controller = new AbortController();
    const { signal } = controller;
    running.set(callId, controller);
    try {
      const result = await handlers[channel](input.data, {
        signal,
        progress: (progress) => {
          if (!signal.aborted) send({ kind: 'progress', callId, progress });
        },
      });
      if (!result.ok) return result;
      // A value with more in it than the contract says would carry it to the page unseen.
      const output = contract[channel].output.safeParse(result.value);
      if (output.success) return { ok: true, value: output.data };
      logger.error('A handler answered outside the contract', {
        channel,
        issues: places(output.error),
      });
      return failure(problem('unexpected'));
    } catch (error) {
      if (signal.aborted) return failure(problem('cancelled'));
      logger.error('A handler failed', {
        channel,
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
      return failure(problem('unexpected'));
    } finally {
      running.delete(callId);
    }
  }

  return {
    async call(raw, send) {
      const call = callSchema.safeParse(raw);
      if (!call.success) {
        logger.warn('A call was malformed', { issues: places(call.error) });
        return failure(problem('request-invalid', { channel: '' }));
      }
      const { callId, channel, input } = call.data;
      if (!isChannel(channel)) {
        logger.warn('A call named an unknown channel', { channel });
        return failure(problem('request-invalid', { channel }));
      }
      return run(channel, callId, input, send);
    },
    cancel(callId) {
      if (typeof callId === 'string') running.get(callId)?.abort();
    },
    cancelAll() {
      for (const controller of running.values()) controller.abort();
    },
  };
}
