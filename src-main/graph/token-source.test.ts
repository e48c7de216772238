import { describe, expect, it } from 'vitest';
import { createDemoTenant, demoConnection } from '../demo-tenant';
import { TransportFailure, type Transport } from '../ports';
import { GraphFailure } from './graph-failure';
import { jsonAnswer, recordingTransport, settle, tenantTransport, testClock } from './test-support';
import { createTokenSource, type TokenSource } from './token-source';

const forever = new AbortController().signal;
const secret = 'S3cret~+&value';

function source(
  transport: Transport,
  endpoints = {
    authority: 'https://login.microsoftonline.com',
    graph: 'https://graph.microsoft.com',
  },
  clientSecret = secret,
): TokenSource {
  const { tenantId, clientId } = demoConnection;
  return createTokenSource(
    { endpoints, tenantId, clientId, credential: { kind: 'clientSecret', value: clientSecret } },
    { transport, clock: testClock() },
  );
}

const tokenAnswer = (value: string) =>
  jsonAnswer(200, { token_type: 'Bearer', expires_in: 3599, access_token: value });

async function failureOf(work: Promise<unknown>): Promise<GraphFailure> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(GraphFailure);
  return error as GraphFailure;
}

describe('createTokenSource', () => {
  it.each([
    'https://login.microsoftonline.com',
    'https://login.microsoftonline.us',
    'https://login.partner.microsoftonline.cn',
    'https://login.chinacloudapi.cn',
    'https://login.microsoftonline.de',
    'https://login.sovcloud-identity.fr',
    'https://sign-in.example:8443',
  ])('makes exactly one POST, to %s', async (authority) => {
    const { transport, requests } = recordingTransport(() => tokenAnswer('opaque'));
    await source(transport, { authority, graph: 'https://graph.example' }).acquire(forever);
    expect(requests).toHaveLength(1);
    const url = new URL(requests[0]?.url ?? '');
    expect(requests[0]?.method).toBe('POST');
    expect(url.origin).toBe(authority);
    expect(url.pathname).toBe(`/${demoConnection.tenantId}/oauth2/v2.0/token`);
    expect(url.href).not.toContain('client_secret');
    const body = new URLSearchParams(requests[0]?.body);
    expect(body.get('client_secret')).toBe(secret);
    expect(body.get('scope')).toBe('https://graph.example/.default');
    expect(body.get('grant_type')).toBe('client_credentials');
  });

  it('reads what the token says, and remembers it until it is renewed', async () => {
    const { transport, requests } = tenantTransport(createDemoTenant({ people: 30 }));
    const tokens = source(transport, undefined, demoConnection.clientSecret);
    const first = await tokens.acquire(forever);
    expect(first.roles).toContain('Mail.Send');
    expect(first).toMatchObject({
      tenantId: demoConnection.tenantId,
      appName: 'HelpMaster M365 Console',
    });
    expect(first.servicePrincipalId).toMatch(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect((await tokens.acquire(forever)).value).toBe(first.value);
    expect(requests).toHaveLength(1);
    await tokens.renew(forever);
    expect(requests).toHaveLength(2);
  });

  it('tolerates a token it cannot read', async () => {
    for (const value of ['opaque', 'a.b.c', `x.${Buffer.from('[1]').toString('base64url')}.y`]) {
      const { transport } = recordingTransport(() => tokenAnswer(value));
      expect(await source(transport).acquire(forever)).toEqual({
        value,
        roles: null,
        tenantId: null,
        appName: null,
        servicePrincipalId: null,
      });
    }
  });

  it('keeps the cause that MSAL swallows', async () => {
    const refused = recordingTransport(() => {
      throw new TransportFailure('certificate-untrusted', 'login.microsoftonline.com', 'ERR_CERT', {
        issuer: 'Corp Proxy CA',
      });
    });
    const { problem } = await failureOf(source(refused.transport).acquire(forever));
    expect(problem).toMatchObject({
      code: 'network-certificate-untrusted',
      values: { issuer: 'Corp Proxy CA', host: 'login.microsoftonline.com' },
      details: { networkError: 'ERR_CERT' },
    });
  });

  it.each([
    [
      'a web page',
      { status: 200, headers: { 'content-type': 'text/html' }, body: '<title>Guest</title>' },
      'network-web-page',
    ],
    ['a server error', { status: 503, headers: {}, body: 'busy' }, 'network-server-error'],
    ['nothing', { status: 200, headers: {}, body: '' }, 'network-answer-unreadable'],
    ['JSON without a token', jsonAnswer(200, { hello: 1 }), 'network-answer-unreadable'],
    ['a JSON list', jsonAnswer(200, []), 'network-answer-unreadable'],
    [
      'a refusal',
      jsonAnswer(401, { error: 'invalid_client', error_codes: [7000222] }),
      'secret-expired',
    ],
  ])('tells %s', async (_name, answer, code) => {
    const { transport } = recordingTransport(() => answer);
    const { problem, message } = await failureOf(source(transport).acquire(forever));
    expect(problem.code).toBe(code);
    expect(JSON.stringify([problem, message])).not.toContain(secret);
  });

  it('recognises a pasted Secret ID', async () => {
    const { transport } = tenantTransport(createDemoTenant({ people: 30 }));
    const { problem } = await failureOf(
      source(transport, undefined, demoConnection.secretId).acquire(forever),
    );
    expect(problem.code).toBe('secret-is-id');
    expect(problem.details.aadsts).toEqual([7000215]);
    expect(problem.details.traceId).toBeDefined();
    expect(problem.details.correlationId).toBeDefined();
  });

  it('asks again after a failure, although MSAL would refuse to', async () => {
    let calls = 0;
    const { transport, requests } = recordingTransport(() => {
      calls += 1;
      return calls === 1
        ? jsonAnswer(429, { error: 'temporarily_unavailable', error_codes: [90055] })
        : tokenAnswer('later');
    });
    const tokens = source(transport);
    expect((await failureOf(tokens.acquire(forever))).problem.code).toBe('sign-in-busy');
    expect((await tokens.acquire(forever)).value).toBe('later');
    expect(requests).toHaveLength(2);
  });

  it('shares one request among those who wait, and ends it with the last of them', async () => {
    const { transport, requests } = recordingTransport(() => new Promise(() => undefined));
    const tokens = source(transport);
    const [first, second] = [new AbortController(), new AbortController()];
    const waits = [first, second].map(({ signal }) =>
      tokens.acquire(signal).catch((error: unknown) => (error as Error).name),
    );
    await settle();
    first.abort();
    await settle();
    expect(requests).toHaveLength(1);
    expect(requests[0]?.signal.aborted).toBe(false);
    second.abort();
    expect(await Promise.all(waits)).toEqual(['AbortError', 'AbortError']);
    expect(requests[0]?.signal.aborted).toBe(true);
  });

  it('can be used again after an abort', async () => {
    let hang = true;
    const { transport } = recordingTransport(() =>
      hang ? new Promise(() => undefined) : tokenAnswer('fresh'),
    );
    const tokens = source(transport);
    const controller = new AbortController();
    const wait = tokens.acquire(controller.signal).catch((error: unknown) => error);
    await settle();
    controller.abort();
    expect(await wait).toMatchObject({ name: 'AbortError' });
    hang = false;
    expect((await tokens.acquire(forever)).value).toBe('fresh');
  });
});
