/** The tenant put together: services, faults, log and levers behind one `fetch`. */
import { randomUUID } from 'node:crypto';
import { createControl, type Control } from './control';
import { createDirectory } from './organisation/directory';
import { applyFault, type Outcome } from './fault-answers';
import { createFaults } from './faults';
import { createGraph } from './graph/graph';
import { createLog, type RequestLog } from './log';
import { createMailboxSlots } from './graph/mailbox-slots';
import { createMailboxes } from './organisation/mailboxes';
import { withDefaults, type DemoTenantOptions } from './options';
import { createSignInService } from './sign-in/sign-in';
import { findTarget } from './targets';
import type { Target, TenantState } from './tenant-state';
import { createTokens } from './sign-in/tokens';
import { pause, untilAborted } from './waiting';

export interface DemoTenant {
  /**
   * Answers a request to the sign-in service or to Graph, told apart by the host. Rejects like the
   * global `fetch` for an unknown host and for faults of the connection.
   */
  fetch(request: Request): Promise<Response>;
  /** The answer and what should happen to it on the wire; for `serveDemoTenant`. */
  handle(request: Request): Promise<Outcome>;
  /** Whether the connection that was just opened is to be reset; for `serveDemoTenant`. */
  resetsConnection(): boolean;
  readonly options: Readonly<DemoTenantOptions>;
  readonly control: Control;
  readonly log: RequestLog;
  /** The most requests that were ever under way at once in a mailbox, by object ID. */
  highestConcurrency(mailboxId: string): number;
}

/** Creates a tenant of its own; nothing is shared with another one. */
export function createDemoTenant(given: Partial<DemoTenantOptions> = {}): DemoTenant {
  const options = withDefaults(given);
  let clockOffset = 0;
  const now = () => options.now() + clockOffset;
  const directory = createDirectory(options.people, {
    seed: options.seed,
    domain: options.domains[0] ?? '',
    initialDomain: options.domains.at(-1) ?? '',
  });
  const waits = new Set<() => void>();
  const state: TenantState = {
    options,
    directory,
    mailboxes: createMailboxes(directory, now),
    tokens: createTokens(),
    faults: createFaults(),
    log: createLog(),
    now,
    latency: (signal) => pause(options.latencyMs, signal, waits),
    endLatency: () => {
      for (const end of waits) end();
    },
    forcedRefusal: null,
    pageTokenGeneration: 0,
  };
  const slots = createMailboxSlots();
  const signIn = createSignInService(state);
  const graph = createGraph(state, slots, async (request, target) => {
    const { outcome, changed } = await answer(request, target, true);
    // A part of a batch has no connection of its own that could break.
    const response = outcome.wire ? new Response(null, { status: 503 }) : outcome.response;
    return { response, changed };
  });

  async function answer(request: Request, target: Target, inBatch: boolean) {
    const entry = state.log.begin(request, target.service, now(), inBatch);
    const { service } = target;
    const work = async () => {
      if (service === 'graph') return await graph.fetch(request, { target, entry });
      await state.latency(request.signal);
      return await signIn.fetch(request, { target });
    };
    const path = `${entry.path}${entry.query}`;
    const fault = state.faults.take({ service, method: request.method, path });
    const outcome = fault
      ? await applyFault(state, fault, request, target, work)
      : { response: await work(), wire: null };
    if (!outcome.wire) entry.status = outcome.response.status;
    return { outcome, changed: entry.changed };
  }

  async function handle(request: Request): Promise<Outcome> {
    const target = findTarget(options, request.url);
    if (!target) throw networkFailure('ENOTFOUND', `getaddrinfo ENOTFOUND ${request.url}`);
    const { outcome } = await answer(request, target, false);
    return { ...outcome, response: withServerHeaders(outcome.response, request, now()) };
  }

  return {
    fetch: async (request) => {
      request.signal.throwIfAborted();
      if (state.faults.takeConnect()) throw networkFailure('ECONNRESET', 'read ECONNRESET');
      const { response, wire } = await handle(request);
      if (wire?.kind === 'hang') return await untilAborted(request.signal);
      if (wire?.kind === 'reset') throw networkFailure('ECONNRESET', 'read ECONNRESET');
      if (wire?.kind !== 'wrongLength') return response;
      const { by = 100 } = wire;
      if (by > 0) throw networkFailure('UND_ERR_SOCKET', 'terminated');
      return new Response((await response.text()).slice(0, by), response);
    },
    handle,
    resetsConnection: () => state.faults.takeConnect(),
    options,
    control: createControl(state, (ms) => {
      clockOffset = ms;
    }),
    log: state.log,
    highestConcurrency: (mailboxId) => slots.highest(mailboxId),
  };
}

/** Date, request ID and the client's own request ID, which every answer of both services carries. */
function withServerHeaders(response: Response, request: Request, now: number): Response {
  const headers = new Headers(response.headers);
  const requestId = headers.get('request-id') ?? randomUUID();
  headers.set('date', new Date(now).toUTCString());
  headers.set('request-id', requestId);
  const clientRequestId = request.headers.get('client-request-id') ?? requestId;
  if (!headers.has('client-request-id')) headers.set('client-request-id', clientRequestId);
  if (!headers.has('x-ms-request-id')) headers.set('x-ms-request-id', requestId);
  return new Response(response.body, { status: response.status, headers });
}

/** The error that `fetch` rejects with when there is no answer. */
function networkFailure(code: string, message: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(message), { code }) });
}
