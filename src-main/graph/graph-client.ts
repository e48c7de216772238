import { Client, ResponseType } from '@microsoft/microsoft-graph-client';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { CloudEndpoints } from '../contract/clouds';
import type { Clock, HttpResponse, Transport } from '../ports';
import { GraphFailure } from './graph-failure';
import {
  answerIn,
  authorisation,
  CallOptions,
  CarriedError,
  chain,
  repetition,
  sending,
} from './graph-middleware';
import { graphFailure, type GraphSubject } from './graph-problems';
import {
  foreignAnswerProblem,
  unreadableAnswerProblem,
  type NamedRequest,
} from './network-problems';
import { queryString, type GraphPath } from './odata';
import { parseJson } from './json';
import { timeLimits } from './time-limits';
import type { TokenSource } from './token-source';

/** What every call says: what it is about, when to stop, and what to send with it. */
export interface GraphCall extends GraphSubject {
  signal: AbortSignal;
  /** Milliseconds for each request; 30,000 when absent. */
  timeoutMs?: number;
  /** Query options with plain values, for example `{ $top: '1' }`; encoded here. */
  query?: Readonly<Record<string, string>>;
  headers?: Readonly<Record<string, string>>;
  /** That a POST or PATCH changes nothing, and may reach Graph more than once. */
  changesNothing?: boolean;
}

interface GraphRead<T> extends GraphCall {
  /** The shape the answer must have; for `page`, the shape of one item. */
  schema: z.ZodType<T>;
  /**
   * Milliseconds from the call's beginning in which a throttled or busy read may be repeated; never
   * when absent.
   */
  retryForMs?: number;
}

export interface GraphPage<T> {
  items: T[];
  /** `@odata.count`: only on the first page, and only when it was asked for. */
  count: number | null;
  /** Where the next page is; null on the last one. */
  next: PageAddress | null;
}

/** A page of a collection: the first by its path, any other by the link of the page before. */
export type PageAddress = { path: GraphPath } | { nextLink: string };

export interface GraphAnswer {
  status: number;
  /** The JSON of the answer; undefined when it is empty. */
  body: unknown;
}

/**
 * Microsoft Graph with one connection's token. Every method rejects with a `GraphFailure` when
 * Graph refuses or can't be reached, and with an `AbortError` as soon as the signal is aborted.
 */
export interface Graph {
  /** Reads one thing. */
  get<T>(path: GraphPath, read: GraphRead<T>): Promise<T>;
  /**
   * Reads one page of a collection. The query is that of the first page, a link has it already; the
   * headers are needed every time.
   */
  page<T>(address: PageAddress, read: GraphRead<T>): Promise<GraphPage<T>>;
  /** Sends text as `text/plain`, anything else as JSON. Never repeated by itself. */
  post(path: GraphPath, content: unknown, call: GraphCall): Promise<GraphAnswer>;
  /** Changes what the JSON names. Never repeated by itself. */
  patch(path: GraphPath, content: object, call: GraphCall): Promise<GraphAnswer>;
  /** Never repeated by itself. */
  delete(path: GraphPath, call: GraphCall): Promise<GraphAnswer>;
}

export interface GraphPorts {
  transport: Transport;
  clock: Clock;
}

/**
 * Makes a client of Microsoft Graph v1.0 over the official library, with handlers of our own for
 * authorisation, repetition and sending, because the library's own send a POST twice, leave the
 * token out for clouds they don't know and lose the cause of failures.
 * @see https://learn.microsoft.com/graph/sdks/customize-client
 *
 * @param options the connection's endpoints and its tokens
 * @param ports how to reach the network, and the time
 * @returns the client; it holds no state but its token source's
 */
export function createGraph(
  { endpoints, tokenSource }: { endpoints: CloudEndpoints; tokenSource: TokenSource },
  { transport, clock }: GraphPorts,
): Graph {
  const origin = new URL(endpoints.graph).origin;
  const client = Client.initWithMiddleware({
    baseUrl: `${origin}/`,
    defaultVersion: 'v1.0',
    middleware: chain(
      [authorisation(origin, tokenSource, clock), repetition(clock)],
      sending(transport, clock),
    ),
  });

  async function exchange(
    method: NamedRequest['method'],
    address: PageAddress,
    call: GraphCall & { retryForMs?: number },
    content?: unknown,
  ): Promise<{ response: HttpResponse; request: NamedRequest }> {
    const timeoutMs = call.timeoutMs ?? timeLimits.usual;
    const path = 'path' in address ? address.path + queryString(call.query ?? {}) : '/';
    const exactUrl = 'nextLink' in address ? address.nextLink : null;
    const { signal, retryForMs = 0, changesNothing = false } = call;
    const options = new CallOptions(signal, timeoutMs, retryForMs, changesNothing, exactUrl);
    const request = client
      .api(path)
      .responseType(ResponseType.RAW)
      .headers({ ...call.headers, 'client-request-id': randomUUID() })
      .middlewareOptions([options]);
    if (typeof content === 'string') request.header('Content-Type', 'text/plain');
    const named = { method, url: exactUrl ?? `${origin}/v1.0${path}`, timeoutMs };
    const response = answerIn(await carried(run(request, method, content)));
    if (response.status < 200 || response.status > 299) {
      throw graphFailure(response, named, call, clock.now());
    }
    return { response, request: named };
  }

  function readable<T>(
    schema: z.ZodType<T>,
    { response, request }: { response: HttpResponse; request: NamedRequest },
  ): T {
    const parsed = schema.safeParse(parseJson(response.body));
    if (parsed.success) return parsed.data;
    // A captive portal answers 200: told apart from an answer that is merely odd.
    const now = clock.now();
    const found =
      foreignAnswerProblem(response, request, now) ??
      unreadableAnswerProblem(response, request, now);
    throw new GraphFailure(found, { status: response.status });
  }

  async function page<T>(address: PageAddress, read: GraphRead<T>): Promise<GraphPage<T>> {
    const answer = await exchange('GET', address, read);
    const body = readable(pageSchema(read.schema), answer);
    const nextLink = body['@odata.nextLink'];
    if (nextLink !== undefined && (!isAddress(nextLink) || nextLink === answer.request.url)) {
      // An endless circle, or an address that is none.
      throw new GraphFailure(unreadableAnswerProblem(answer.response, answer.request, clock.now()));
    }
    return {
      items: body.value,
      count: body['@odata.count'] ?? null,
      next: nextLink === undefined ? null : { nextLink },
    };
  }

  async function write(
    method: 'POST' | 'PATCH' | 'DELETE',
    path: GraphPath,
    call: GraphCall,
    content?: unknown,
  ): Promise<GraphAnswer> {
    const { response, request } = await exchange(method, { path }, call, content);
    // Of a change, whoever asked for it judges what such an answer says of it.
    const foreign =
      call.changesNothing === true ? foreignAnswerProblem(response, request, clock.now()) : null;
    if (foreign !== null) throw new GraphFailure(foreign, { status: response.status });
    return { status: response.status, body: parseJson(response.body) };
  }

  return {
    get: async (path, read) => readable(read.schema, await exchange('GET', { path }, read)),

    page,

    post: (path, content, call) => write('POST', path, call, content),
    patch: (path, content, call) => write('PATCH', path, call, content),
    delete: (path, call) => write('DELETE', path, call),
  };
}

function makePageSchema<T>(item: z.ZodType<T>) {
  return z.object({
    value: z.array(item),
    '@odata.nextLink': z.string().optional(),
    '@odata.count': z.number().optional(),
  });
}

/** Kept with the item's: zod compiles a schema when it is first used, and there are many pages. */
const pageSchemas = new WeakMap<z.ZodType, ReturnType<typeof makePageSchema>>();

function pageSchema<T>(item: z.ZodType<T>): ReturnType<typeof makePageSchema<T>> {
  const schema = pageSchemas.get(item) ?? makePageSchema(item);
  pageSchemas.set(item, schema);
  return schema as ReturnType<typeof makePageSchema<T>>;
}

/** `URL.canParse` is newer than the oldest Electron. */
function isAddress(text: string): boolean {
  try {
    return new URL(text).host !== '';
  } catch {
    return false;
  }
}

function run(
  request: ReturnType<Client['api']>,
  method: NamedRequest['method'],
  content: unknown,
): Promise<unknown> {
  switch (method) {
    case 'GET':
      return request.get();
    case 'POST':
      return request.post(content);
    case 'PATCH':
      return request.patch(content);
    case 'DELETE':
      return request.delete();
  }
}

async function carried(answer: Promise<unknown>): Promise<unknown> {
  try {
    return await answer;
  } catch (error) {
    throw error instanceof CarriedError ? error.carried : error;
  }
}
