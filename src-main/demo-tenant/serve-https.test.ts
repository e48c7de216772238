import type { IncomingMessage } from 'node:http';
import { request, type RequestOptions } from 'node:https';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDemoTenant, demoConnection, type DemoTenant } from './index';
import { serveDemoTenant, type ServedTenant } from './serve-https';
import { tokenForm } from './testing/client';
import { loopbackCertificate } from './testing/throw-away-keys';

let tenant: DemoTenant;
let served: ServedTenant;
beforeEach(async () => {
  tenant = createDemoTenant({ people: 150 });
  served = await serveDemoTenant(tenant, loopbackCertificate);
});
afterEach(() => served.close());

interface Sent {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  signal?: AbortSignal;
}

/** One request on a connection of its own, trusting the test's certificate. */
function send(path: string, { method = 'GET', headers = {}, body, signal }: Sent = {}) {
  return new Promise<{ status: number; headers: IncomingMessage['headers']; text: string }>(
    (resolve, reject) => {
      const url = path.startsWith('https:') ? path : `${served.origin}${path}`;
      const options: RequestOptions = {
        method,
        headers,
        ca: loopbackCertificate.cert,
        servername: 'localhost',
        agent: false,
        // The Host header may name Microsoft's host; the certificate is this one all the same.
        checkServerIdentity: () => undefined,
        ...(signal ? { signal } : {}),
      };
      const outgoing = request(url, options, (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => (text += chunk.toString()));
        response.on('error', reject);
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
        });
      });
      outgoing.on('error', reject);
      outgoing.end(body);
    },
  );
}

async function token(): Promise<string> {
  const body = tokenForm({ scope: `${served.origin}/.default` }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const path = `/${demoConnection.tenantId}/oauth2/v2.0/token`;
  const { text } = await send(path, { method: 'POST', headers, body });
  return (JSON.parse(text) as { access_token: string }).access_token;
}

test('both services work at one origin, links included', async () => {
  const path = `/${demoConnection.tenantId}/v2.0/.well-known/openid-configuration`;
  expect(JSON.parse((await send(path)).text)).toMatchObject({
    token_endpoint: `${served.origin}/${demoConnection.tenantId}/oauth2/v2.0/token`,
    msgraph_host: `localhost:${String(served.port)}`,
  });
  const headers = { authorization: `Bearer ${await token()}` };
  let next: string | undefined = '/v1.0/users?$top=100';
  let count = 0;
  while (next !== undefined) {
    const { text }: { text: string } = await send(next, { headers });
    const page = JSON.parse(text) as { value: unknown[]; '@odata.nextLink'?: string };
    count += page.value.length;
    next = page['@odata.nextLink'];
    if (next !== undefined) expect(new URL(next).origin).toBe(served.origin);
  }
  expect(count).toBe(150);
});

test("the server's clock is in the Date header", async () => {
  tenant.control.setClockOffset(-86_400_000);
  const { headers } = await send('/common/discovery/instance');
  const difference = Date.now() - Date.parse(headers.date ?? '');
  expect(Math.abs(difference - 86_400_000)).toBeLessThan(60_000);
});

test("Microsoft's host names can be kept", async () => {
  const own = createDemoTenant();
  const mapped = await serveDemoTenant(own, { ...loopbackCertificate, keepOrigins: true });
  const path = `${mapped.origin}/${demoConnection.tenantId}/v2.0/.well-known/openid-configuration`;
  const { text } = await send(path, { headers: { host: 'login.microsoftonline.com' } });
  expect(JSON.parse(text)).toMatchObject({ msgraph_host: 'graph.microsoft.com' });
  await mapped.close();
});

test.each(['connect', 'headers', 'body'] as const)('resets the connection at %s', async (at) => {
  tenant.control.addFault({ kind: 'reset', at, times: 1 });
  await expect(send('/common/discovery/instance')).rejects.toMatchObject({ code: 'ECONNRESET' });
  expect((await send('/common/discovery/instance')).status).toBe(200);
});

test('never answers when it hangs, and can still be closed', async () => {
  tenant.control.addFault({ kind: 'hang' });
  const abort = new AbortController();
  const { signal } = abort;
  const given = send('/common/discovery/instance', { signal });
  const kept = send('/common/discovery/instance');
  given.catch(() => undefined);
  await expect.poll(() => tenant.log.entries.length).toBe(2);
  abort.abort();
  await expect(given).rejects.toMatchObject({ name: 'AbortError' });
  const closed = expect(kept).rejects.toMatchObject({ code: 'ECONNRESET' });
  await served.close();
  await closed;
});

test('drips the whole body', async () => {
  tenant.control.addFault({ kind: 'drip', bytes: 100, everyMs: 1 });
  const { text } = await send('/common/discovery/instance');
  expect(JSON.parse(text)).toHaveProperty('metadata');
});

test('ends before the length it announced', async () => {
  tenant.control.addFault({ kind: 'wrongLength' });
  await expect(send('/common/discovery/instance')).rejects.toMatchObject({ code: 'ECONNRESET' });
});

test('goes on behind the length it announced', async () => {
  tenant.control.addFault({ kind: 'wrongLength', by: -20 });
  await expect(send('/common/discovery/instance')).rejects.toThrow(/Parse Error/);
});
