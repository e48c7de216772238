import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { clouds } from '../contract/clouds';
import { TransportFailure, type HttpRequest, type HttpResponse } from '../ports';
import { createGraph, type Graph, type GraphPage, type PageAddress } from './graph-client';
import { GraphFailure } from './graph-failure';
import { graphPath } from './odata';
import {
  countingTokenSource,
  jsonAnswer,
  recordingTransport,
  settle,
  testClock,
  type TestClock,
} from './test-support';

const forever = new AbortController().signal;
const users = graphPath`/users`;
const call = { permission: 'User.Read.All', signal: forever };
const schema = z.object({ id: z.string() });

type Answer = (request: HttpRequest, index: number) => HttpResponse | Promise<HttpResponse>;

function setUp(
  answer: Answer,
  options: { graph?: string; clock?: TestClock } = {},
): { graph: Graph; requests: HttpRequest[]; clock: TestClock } {
  const clock = options.clock ?? testClock({ impatient: true });
  const { transport, requests } = recordingTransport((request) =>
    answer(request, requests.length - 1),
  );
  const endpoints = {
    authority: 'https://login.example',
    graph: options.graph ?? 'https://graph.microsoft.com',
  };
  const graph = createGraph(
    { endpoints, tokenSource: countingTokenSource() },
    { transport, clock },
  );
  return { graph, requests, clock };
}

async function failureOf(work: Promise<unknown>): Promise<GraphFailure> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(GraphFailure);
  return error as GraphFailure;
}

/** Reads a collection of `users` to its end. */
async function allPages(
  graph: Graph,
  read: Parameters<typeof graph.page<z.infer<typeof schema>>>[1],
): Promise<Pick<GraphPage<unknown>, 'items' | 'count'>[]> {
  const pages = [];
  for (let address: PageAddress | null = { path: users }; address !== null;) {
    const { items, count, next }: GraphPage<unknown> = await graph.page(address, read);
    pages.push({ items, count });
    address = next;
  }
  return pages;
}

const ok = () => jsonAnswer(200, { id: '1' });
const graphError = (status: number, code: string, message = '') =>
  jsonAnswer(status, {
    error: { code, message, innerError: { 'request-id': 'r-1', 'client-request-id': 'c-1' } },
  });

describe('authorisation', () => {
  it.each([...Object.values(clouds).map(({ graph }) => graph), 'https://localhost:8443'])(
    'sends the token to %s, also where the library would leave it out',
    async (graph) => {
      const { graph: client, requests } = setUp(ok, { graph });
      await client.get(users, { ...call, schema });
      expect(requests[0]?.url).toBe(`${graph}/v1.0/users`);
      expect(requests[0]?.headers['authorization']).toBe('Bearer token-1');
      expect(requests[0]?.headers['client-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    },
  );

  it.each([
    'https://evil.example/v1.0/users',
    'https://graph.microsoft.com.evil.example/v1.0/users',
    'https://graph.microsoft.com:8443/v1.0/users',
    'http://graph.microsoft.com/v1.0/users',
    'https://x@graph.microsoft.com/v1.0/users',
  ])('refuses a nextLink to %s before anything is sent', async (nextLink) => {
    const { graph, requests } = setUp(() =>
      jsonAnswer(200, { value: [], '@odata.nextLink': nextLink }),
    );
    const failure = await failureOf(allPages(graph, { ...call, schema }));
    expect(failure.problem).toMatchObject({
      code: 'graph-foreign-link',
      values: { host: 'graph.microsoft.com', target: new URL(nextLink).host },
    });
    expect(requests).toHaveLength(1);
  });

  it('renews a refused token once, for reads and for writes', async () => {
    const { graph, requests } = setUp((_request, index) =>
      index === 0 ? graphError(401, 'InvalidAuthenticationToken') : ok(),
    );
    await graph.post(users, { a: 1 }, call);
    expect(requests.map(({ headers }) => headers['authorization'])).toEqual([
      'Bearer token-1',
      'Bearer token-2',
    ]);
    const again = setUp(() => graphError(401, 'InvalidAuthenticationToken'));
    const failure = await failureOf(again.graph.get(users, { ...call, schema }));
    expect(failure.problem.code).toBe('graph-token-refused');
    expect(again.requests).toHaveLength(2);
  });

  it('renews it once for requests that were under way together', async () => {
    let refuseSlow: () => void = () => undefined;
    const slow = new Promise<void>((resolve) => {
      refuseSlow = resolve;
    });
    const { graph, requests } = setUp(async ({ headers }, index) => {
      if (headers['authorization'] !== 'Bearer token-1') {
        refuseSlow();
        return ok();
      }
      if (index === 1) await slow;
      return graphError(401, 'InvalidAuthenticationToken');
    });
    await Promise.all([graph.post(users, {}, call), graph.post(users, {}, call)]);
    expect(requests.map(({ headers }) => headers['authorization'])).toEqual([
      'Bearer token-1',
      'Bearer token-1',
      'Bearer token-2',
      'Bearer token-2',
    ]);
  });
});

describe('addresses', () => {
  it('encodes query values, which the library does not', async () => {
    const { graph, requests } = setUp(ok);
    const filter = "startswith(displayName,'A&B#1+2 100% 🎉')&$top=999";
    await graph.get(users, { ...call, schema, query: { $filter: filter, $top: '1' } });
    const url = new URL(requests[0]?.url ?? '');
    expect(url.searchParams.get('$filter')).toBe(filter);
    expect(url.searchParams.getAll('$top')).toEqual(['1']);
    expect(url.hash).toBe('');
  });

  it('keeps encoded segments as they are', async () => {
    const { graph, requests } = setUp(ok);
    await graph.get(graphPath`/users/${"a#b'c/d%e?f&g=🎉@x.y"}`, { ...call, schema });
    expect(new URL(requests[0]?.url ?? '').pathname).toBe(
      '/v1.0/users/a%23b%27c%2Fd%25e%3Ff%26g%3D%F0%9F%8E%89%40x.y',
    );
  });
});

describe('repetition', () => {
  it('never repeats a POST, PATCH or DELETE', async () => {
    for (const status of [429, 503, 504]) {
      const { graph, requests } = setUp(() => graphError(status, 'busy'));
      await failureOf(graph.post(users, {}, call));
      await failureOf(graph.patch(users, {}, call));
      await failureOf(graph.delete(users, call));
      expect(requests.map(({ method }) => method)).toEqual(['POST', 'PATCH', 'DELETE']);
    }
  });

  it('lets the transport send again only what is said to change nothing', async () => {
    const { graph, requests } = setUp(() => jsonAnswer(200, {}));
    await graph.post(users, {}, call);
    await graph.patch(users, {}, call);
    await graph.delete(users, call);
    await graph.post(users, {}, { ...call, changesNothing: true });
    expect(requests.map(({ changesNothing }) => changesNothing ?? false)).toEqual([
      false,
      false,
      false,
      true,
    ]);
  });

  it('does not repeat a read without a budget', async () => {
    const { graph, requests } = setUp(() => graphError(503, 'busy'));
    await failureOf(graph.get(users, { ...call, schema }));
    expect(requests).toHaveLength(1);
  });

  it('waits as long as it is asked to, and otherwise longer every time', async () => {
    const waits = ['2.128', 'Mon, 23 Nov 2026 09:00:10 GMT', undefined, undefined];
    const { graph, clock } = setUp((_request, index) => {
      const wait = waits[index];
      if (index >= waits.length) return ok();
      return {
        ...graphError(429, 'x'),
        headers: wait === undefined ? {} : { 'retry-after': wait },
      };
    });
    await graph.get(users, { ...call, schema, retryForMs: 60_000 });
    expect(clock.sleeps).toEqual([2128, 7872, 4000, 8000]);
  });

  it('gives up when its budget would not last', async () => {
    const { graph, requests, clock } = setUp(() => ({
      ...graphError(429, 'x'),
      headers: { 'retry-after': '20' },
    }));
    const failure = await failureOf(graph.get(users, { ...call, schema, retryForMs: 30_000 }));
    expect(requests).toHaveLength(2);
    expect(clock.elapsed()).toBe(20_000);
    expect(failure.problem).toMatchObject({ code: 'graph-throttled', values: { seconds: 20 } });
    expect(failure.retryAfterMs).toBe(20_000);
  });

  it('notices an abort while it waits', async () => {
    const controller = new AbortController();
    const { graph, clock, requests } = setUp(() => graphError(503, 'x'), { clock: testClock() });
    const wait = graph.get(users, {
      ...call,
      schema,
      signal: controller.signal,
      retryForMs: 60_000,
    });
    const outcome = wait.catch((error: unknown) => error);
    await settle();
    expect(clock.sleeps).toHaveLength(1);
    controller.abort();
    expect(await outcome).toMatchObject({ name: 'AbortError' });
    expect(requests).toHaveLength(1);
  });
});

describe('pages', () => {
  it('follows the nextLink as it is, with the headers of the first page', async () => {
    const next =
      'https://graph.microsoft.com/v1.0/users?$top=2&$select=id&$select=mail&x=%2B+a&$skiptoken=A%3d=';
    const { graph, requests } = setUp((_request, index) =>
      index === 0
        ? jsonAnswer(200, { '@odata.count': 3, value: [{ id: '1' }], '@odata.nextLink': next })
        : jsonAnswer(200, { value: [] }),
    );
    const pages = await allPages(graph, {
      ...call,
      schema,
      query: { $count: 'true' },
      headers: { ConsistencyLevel: 'eventual' },
    });
    expect(pages).toEqual([
      { items: [{ id: '1' }], count: 3 },
      { items: [], count: null },
    ]);
    expect(requests[1]?.url).toBe(next);
    expect(requests.map(({ headers }) => headers['consistencylevel'])).toEqual([
      'eventual',
      'eventual',
    ]);
  });

  it('does not go round in circles, nor anywhere that is no address', async () => {
    for (const nextLink of ['https://graph.microsoft.com/v1.0/users', '/users?$skiptoken=1', '']) {
      const { graph, requests } = setUp(() =>
        jsonAnswer(200, { value: [], '@odata.nextLink': nextLink }),
      );
      const { problem } = await failureOf(allPages(graph, { ...call, schema }));
      expect(problem.code).toBe('network-answer-unreadable');
      expect(requests).toHaveLength(1);
    }
  });
});

describe('failures', () => {
  it('reads what Graph says about an error', async () => {
    const { graph } = setUp(() =>
      graphError(403, 'Authorization_RequestDenied', 'Insufficient privileges.\r\nTry\u202e not.'),
    );
    const { problem, status, code } = await failureOf(graph.get(users, { ...call, schema }));
    expect({ status, code }).toEqual({ status: 403, code: 'Authorization_RequestDenied' });
    expect(problem).toEqual({
      code: 'directory-permission-missing',
      values: { host: 'graph.microsoft.com', permission: 'User.Read.All' },
      details: {
        errorCode: 'Authorization_RequestDenied',
        serviceMessage: 'Insufficient privileges. Try not.',
        httpStatus: 403,
        requestId: 'r-1',
        correlationId: 'c-1',
        request: 'GET graph.microsoft.com/v1.0/users',
        timestamp: '2026-11-23T09:00:00.000Z',
      },
    });
  });

  const refusal = 'Access is denied. Check credentials and try again.';
  const policy =
    'Access to OData is disabled: [RAOP] : Blocked by tenant configured AppOnly AccessPolicy settings.';
  it.each([
    [401, 'InvalidAuthenticationToken', 'Invalid audience.', 'graph-token-for-other-cloud'],
    [401, 'InvalidAuthenticationToken', 'token is expired', 'graph-token-refused'],
    [403, 'ErrorAccessDenied', refusal, 'mailbox-permission-missing'],
    [403, 'ErrorAccessDenied', policy, 'mailbox-blocked-by-policy'],
    [403, 'ErrorAccessDenied', 'Access to OData is disabled.', 'mailbox-blocked-by-policy'],
    [404, 'MailboxNotEnabledForRESTAPI', 'inactive', 'mailbox-missing'],
    [404, 'ErrorInvalidUser', '', 'mailbox-unknown'],
    [404, 'Request_ResourceNotFound', '', 'mailbox-unknown'],
    [404, 'ResourceNotFound', '', 'mailbox-unknown'],
    [503, 'MailboxInfoStale', '', 'mailbox-stale'],
    [429, 'ApplicationThrottled', '', 'mailbox-throttled'],
    [503, 'activityLimitReached', '', 'mailbox-throttled'],
    [403, 'ErrorSendAsDenied', 'No.', 'graph-refused'],
    [404, 'ErrorItemNotFound', '', 'graph-refused'],
    [500, 'UnknownError', '', 'network-server-error'],
  ])('tells %i %s "%s" as %s', async (status, code, message, expected) => {
    const { graph } = setUp(() => graphError(status, code, message));
    const { problem } = await failureOf(
      graph.get(users, { ...call, schema, mailbox: 'support@contoso.com' }),
    );
    expect(problem.code).toBe(expected);
    if (expected.startsWith('mailbox')) {
      expect(problem.values['mailbox']).toBe('support@contoso.com');
    }
    if (expected.endsWith('throttled')) expect(problem.values['seconds']).toBe(60);
  });

  it.each([
    [
      { status: 502, headers: { 'content-type': 'text/html' }, body: '<html>' },
      'network-server-error',
    ],
    [{ status: 403, headers: { 'content-type': 'text/html' }, body: '<html>' }, 'network-web-page'],
    [{ status: 200, headers: { 'content-type': 'text/html' }, body: '<html>' }, 'network-web-page'],
    [{ status: 401, headers: {}, body: '' }, 'graph-token-refused'],
    [{ status: 200, headers: {}, body: 'no json' }, 'network-answer-unreadable'],
    [jsonAnswer(200, { id: 1 }), 'network-answer-unreadable'],
    [{ status: 204, headers: {}, body: '' }, 'network-answer-unreadable'],
  ])('reads %j as %s', async (answer, code) => {
    const { graph } = setUp(() => answer);
    const { problem } = await failureOf(graph.get(users, { ...call, schema }));
    expect(problem.code).toBe(code);
  });

  it("keeps the transport's cause, and the query out of the details", async () => {
    const { graph } = setUp(() => {
      throw new TransportFailure('dns', 'graph.microsoft.com', 'ERR_NAME_NOT_RESOLVED');
    });
    const { problem } = await failureOf(
      graph.get(users, { ...call, schema, query: { $search: 'someone' } }),
    );
    expect(problem.code).toBe('network-dns');
    expect(JSON.stringify(problem)).not.toContain('someone');
    expect(JSON.stringify(problem)).not.toContain('token-1');
  });

  it('ends with an AbortError when it was aborted before', async () => {
    const { graph, requests } = setUp(ok);
    const read = graph.get(users, { ...call, schema, signal: AbortSignal.abort() });
    await expect(read).rejects.toMatchObject({ name: 'AbortError' });
    expect(requests).toHaveLength(0);
  });
});

describe('writes', () => {
  it('sends JSON, and text as text', async () => {
    const { graph, requests } = setUp((_request, index) =>
      index === 0 ? { status: 202, headers: {}, body: '' } : jsonAnswer(201, { id: 'new' }),
    );
    expect(await graph.post(users, '*', call)).toEqual({ status: 202, body: undefined });
    expect(await graph.patch(users, { a: 'ü' }, call)).toEqual({
      status: 201,
      body: { id: 'new' },
    });
    expect(requests[0]?.body).toBe('*');
    expect(requests[0]?.headers['content-type']).toBe('text/plain');
    expect(requests[1]?.body).toBe('{"a":"ü"}');
    expect(requests[1]?.headers['content-type']).toBe('application/json');
  });
});
