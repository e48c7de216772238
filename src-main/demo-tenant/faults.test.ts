import { describe, expect, test } from 'vitest';
import { createDemoTenant, demoConnection, type Fault } from './index';
import { connect, requestToken } from './testing/client';

describe('a fault', () => {
  test('hits the requests it fits, as often as it should', async () => {
    const tenant = createDemoTenant();
    const ask = await connect(tenant);
    tenant.control.addFault({ kind: 'status', status: 503, path: /^\/v1\.0\/users\?/, times: 2 });
    const remove = tenant.control.addFault({ kind: 'status', status: 500, method: 'POST' });
    const statuses = [];
    for (let request = 0; request < 3; request++) {
      statuses.push((await ask('/users?$top=1')).status);
    }
    expect(statuses).toEqual([503, 503, 200]);
    expect((await ask('/users/support@contoso.com')).status).toBe(200);
    expect((await requestToken(tenant)).status).toBe(500);
    remove();
    expect((await requestToken(tenant)).status).toBe(200);
  });

  const answers: [Fault, number, RegExp][] = [
    [{ kind: 'throttle', retryAfter: '7' }, 429, /TooManyRequests/],
    [{ kind: 'status', status: 502 }, 502, /BadGateway/],
    [{ kind: 'status', status: 407, body: 'proxy' }, 407, /^proxy$/],
    [{ kind: 'html', status: 200 }, 200, /<html/],
    [{ kind: 'html', status: 502 }, 502, /502 Bad Gateway/],
    [{ kind: 'redirect', location: 'https://elsewhere.example/' }, 302, /^$/],
    [{ kind: 'wrongJson' }, 200, /unexpected/],
    [{ kind: 'hugeBody', bytes: 1_000_000 }, 200, /^.{1000000}/],
    [{ kind: 'unauthorized' }, 401, /InvalidAuthenticationToken/],
  ];
  test.each(answers)('answers as %o says', async (fault, status, body) => {
    const tenant = createDemoTenant();
    tenant.control.addFault(fault);
    const response = await tenant.fetch(new Request('https://graph.microsoft.com/v1.0/users'));
    expect(response.status).toBe(status);
    expect(await response.text()).toMatch(body);
  });

  test('of the sign-in service has its error shape', async () => {
    const tenant = createDemoTenant();
    tenant.control.addFault({ kind: 'throttle', retryAfter: '7', service: 'signIn' });
    const { status, headers, body } = await requestToken(tenant);
    expect([status, headers.get('retry-after'), body['error_codes']]).toEqual([429, '7', [90055]]);
  });

  test('of the connection rejects as fetch does', async () => {
    const tenant = createDemoTenant();
    for (const at of ['connect', 'headers', 'body'] as const) {
      const remove = tenant.control.addFault({ kind: 'reset', at });
      await expect(requestToken(tenant)).rejects.toMatchObject({
        message: 'fetch failed',
        cause: { code: 'ECONNRESET' },
      });
      remove();
    }
  });

  test.each<Fault>([{ kind: 'hang' }, { kind: 'delay', ms: 60_000 }])(
    '%o ends when the client gives up',
    async (fault) => {
      const tenant = createDemoTenant();
      const ask = await connect(tenant);
      tenant.control.addFault(fault);
      const abort = new AbortController();
      const asked = ask('/users', { signal: abort.signal });
      abort.abort();
      await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
    },
  );

  test('of latency ends when the client gives up', async () => {
    const tenant = createDemoTenant();
    const ask = await connect(tenant);
    tenant.control.setLatency(60_000);
    const abort = new AbortController();
    const asked = ask('/users', { signal: abort.signal });
    abort.abort();
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
  });

  test('of latency ends when there is another one', async () => {
    const tenant = createDemoTenant();
    const ask = await connect(tenant);
    tenant.control.setLatency(60_000);
    const asked = ask('/users');
    await expect.poll(() => tenant.log.entries.at(-1)?.path).toMatch(/users$/);
    tenant.control.setLatency(0);
    expect((await asked).status).toBe(200);
  });
});

test('an answer longer than announced is cut off there, and a shorter one breaks off', async () => {
  const tenant = createDemoTenant();
  const ask = await connect(tenant);
  const fetched = () => ask('/users?$top=1');
  tenant.control.addFault({ kind: 'wrongLength', by: -1, times: 1 });
  await expect(fetched()).rejects.toThrow(SyntaxError);
  tenant.control.addFault({ kind: 'wrongLength', times: 1 });
  await expect(fetched()).rejects.toThrow('fetch failed');
});

test('the log tells what was asked and keeps no credential', async () => {
  const tenant = createDemoTenant();
  const ask = await connect(tenant);
  const { body } = await ask('/users/support@contoso.com/messages?$top=1');
  expect(body.value).toHaveLength(1);
  const [token, messages] = tenant.log.entries;
  expect(token).toMatchObject({ index: 0, service: 'signIn', method: 'POST', authorized: false });
  expect(messages).toMatchObject({
    index: 1,
    service: 'graph',
    host: 'graph.microsoft.com',
    path: '/v1.0/users/support@contoso.com/messages',
    query: '?$top=1',
    status: 200,
    authorized: true,
    changed: false,
  });
  expect(messages?.mailbox).toMatch(/^[0-9a-f-]{36}$/);
  expect(JSON.stringify(tenant.log.entries)).not.toContain(demoConnection.clientSecret);
  tenant.log.clear();
  expect(tenant.log.entries).toHaveLength(0);
});
