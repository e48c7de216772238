import { GraphClientError, type Context, type Middleware } from '@microsoft/microsoft-graph-client';
import { problem } from '../contract/problems';
import {
  TransportFailure,
  type Clock,
  type HttpRequest,
  type HttpResponse,
  type Transport,
} from '../ports';
import { throwIfAborted } from './abort';
import type { AccessToken } from './access-token';
import { GraphFailure } from './graph-failure';
import { requestName, transportProblem } from './network-problems';
import { retryAfterMs } from './retry-after';
import type { TokenSource } from './token-source';

/**
 * What one call needs beyond a `fetch` request. Travels through the Graph client's chain in its
 * middleware options.
 */
export class CallOptions {
  /**
   * @param signal ends the call at once, also while it waits
   * @param timeoutMs milliseconds for each request
   * @param retryForMs milliseconds from the beginning in which a read may be repeated; 0 = never
   * @param changesNothing that it may reach Graph more than once, although it is no GET
   * @param exactUrl sent as it is in place of the address the client built: a `nextLink` is opaque
   */
  constructor(
    readonly signal: AbortSignal,
    readonly timeoutMs: number,
    readonly retryForMs: number,
    readonly changesNothing: boolean,
    readonly exactUrl: string | null,
  ) {}
}

/**
 * Carries an error through the Graph client, which turns every other error into a `GraphError` that
 * has lost its cause.
 */
export class CarriedError extends GraphClientError {
  /** @param carried what was thrown inside the chain */
  constructor(readonly carried: unknown) {
    super('Carried through the Graph client');
    // The library's own constructor makes every subclass a plain GraphClientError.
    Object.setPrototypeOf(this, CarriedError.prototype);
  }
}

type Next = (context: Context) => Promise<Response>;

/**
 * Chains handlers into the Graph client's middleware.
 *
 * @param handlers outermost first; each is given what follows it
 * @param last sends the request
 * @returns one middleware; what it throws is a `CarriedError`
 */
export function chain(
  handlers: readonly ((context: Context, next: Next) => Promise<Response>)[],
  last: Next,
): Middleware {
  const run = handlers.reduceRight<Next>(
    (next, handler) => (context) => handler(context, next),
    last,
  );
  return {
    execute: async (context) => {
      try {
        context.response = await run(context);
      } catch (error) {
        throw new CarriedError(error);
      }
    },
  };
}

/**
 * Refuses, before anything is sent, a request to any origin but the connection's Graph, and adds the
 * token to the others. A token that Graph refuses is renewed once: a 401 comes before anything is
 * done, so that sending again is safe for writes, too.
 *
 * @param graphOrigin the only origin that may receive the token
 * @param tokenSource the connection's tokens
 * @param clock the time, for details
 * @returns the handler
 */
export function authorisation(graphOrigin: string, tokenSource: TokenSource, clock: Clock) {
  return async (context: Context, next: Next): Promise<Response> => {
    const url = new URL(addressOf(context));
    const method = methodOf(context);
    if (url.protocol !== 'https:' || url.origin !== graphOrigin || url.username !== '') {
      const { host } = new URL(graphOrigin);
      throw new GraphFailure(
        problem(
          'graph-foreign-link',
          { host, target: url.host },
          { request: requestName({ method, url: url.href }), timestamp: clock.now().toISOString() },
        ),
      );
    }
    const { signal } = callOptions(context);
    const send = (token: AccessToken): Promise<Response> => {
      setHeader(context, 'Authorization', `Bearer ${token.value}`);
      return next(context);
    };
    const token = await tokenSource.acquire(signal);
    const response = await send(token);
    if (answerIn(response).status !== 401) return response;
    // Requests side by side are refused one after the other; the first has renewed it for all.
    const current = await tokenSource.acquire(signal);
    return send(current.value === token.value ? await tokenSource.renew(signal) : current);
  };
}

const repeatableStatuses: readonly number[] = [429, 503, 504];
const firstWaitMs = 1000;
const longestWaitMs = 30_000;

/**
 * Repeats reads that were throttled or met a busy service, as long as the call's own budget lasts.
 * Writes are never repeated: after a lost reply nobody knows whether they were done.
 * @see https://learn.microsoft.com/graph/throttling#best-practices-to-handle-throttling
 *
 * @param clock waits, and measures the budget
 * @returns the handler
 */
export function repetition(clock: Clock) {
  return async (context: Context, next: Next): Promise<Response> => {
    const { signal, retryForMs } = callOptions(context);
    const mayRepeat = (context.options?.method ?? 'GET') === 'GET';
    const began = clock.elapsed();
    for (let attempt = 0; ; attempt += 1) {
      const response = await next(context);
      const { status, headers } = answerIn(response);
      if (!mayRepeat || !repeatableStatuses.includes(status)) return response;
      const wait =
        retryAfterMs(headers, clock.now()) ?? Math.min(longestWaitMs, firstWaitMs * 2 ** attempt);
      if (clock.elapsed() - began + wait > retryForMs) return response;
      await clock.sleep(wait, signal);
    }
  };
}

/**
 * Sends the request over the transport.
 *
 * @param transport how to reach the network
 * @param clock the time, for details
 * @returns the last handler; throws `GraphFailure` when there is no answer
 */
export function sending(transport: Transport, clock: Clock): Next {
  return async (context) => {
    const { signal, timeoutMs, changesNothing } = callOptions(context);
    throwIfAborted(signal);
    const body = context.options?.body;
    const request: HttpRequest = {
      method: methodOf(context),
      url: addressOf(context),
      headers: Object.fromEntries(new Headers(context.options?.headers).entries()),
      ...(typeof body === 'string' && { body }),
      ...(changesNothing && { changesNothing }),
      timeoutMs,
      signal,
    };
    try {
      return carrying(await transport(request));
    } catch (error) {
      if (!(error instanceof TransportFailure)) throw error;
      throw new GraphFailure(transportProblem(error, request, clock.now()));
    }
  };
}

/** The address a request really goes to. */
function addressOf(context: Context): string {
  const { exactUrl } = callOptions(context);
  if (exactUrl !== null) return exactUrl;
  return typeof context.request === 'string' ? context.request : context.request.url;
}

function methodOf(context: Context): HttpRequest['method'] {
  const method = context.options?.method ?? 'GET';
  switch (method) {
    case 'GET':
    case 'POST':
    case 'PATCH':
    case 'DELETE':
      return method;
    default:
      throw new RangeError(`Method ${method} is not used with Graph`);
  }
}

function callOptions(context: Context): CallOptions {
  const options: unknown = context.middlewareControl?.getMiddlewareOptions(CallOptions);
  if (!(options instanceof CallOptions)) throw new RangeError('A Graph call without its options');
  return options;
}

function setHeader(context: Context, name: string, value: string): void {
  const headers = new Headers(context.options?.headers);
  headers.set(name, value);
  context.options = { ...context.options, headers };
}

const answers = new WeakMap<object, HttpResponse>();

/**
 * An answer of the transport in the shape the Graph client wants. It is kept as it came: a status or
 * a header that `Response` refuses would be lost, and a large body encoded and decoded once more. No
 * class of its own: to extend `Response`, Node has to load all of its `fetch`, at every start.
 */
function carrying(answer: HttpResponse): Response {
  const response = new Response(null);
  answers.set(response, answer);
  return response;
}

/**
 * @param response what came out of the chain
 * @returns the answer of the transport in it
 */
export function answerIn(response: unknown): HttpResponse {
  const answer = response instanceof Response ? answers.get(response) : undefined;
  if (answer === undefined) throw new RangeError('Not from our own transport');
  return answer;
}
