import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { channels } from '../../contract/channels';
import { dayOf } from '../../contract/expiry';
import { problem } from '../../contract/problems';
import { failure, success } from '../../contract/result';
import { createDemoTenant, demoConnection } from '../../demo-tenant';
import type { AppCredential } from '../../graph/app-credential';
import { createGraph, type Graph } from '../../graph/graph-client';
import {
  countingTokenSource,
  jsonAnswer,
  recordingTransport,
  tenantTransport,
  testClock,
} from '../../graph/test-support';
import { createTokenSource } from '../../graph/token-source';
import { readSecretExpiry } from './read-expiry';

const endpoints = {
  authority: 'https://login.microsoftonline.com',
  graph: 'https://graph.microsoft.com',
};
const { clientId, tenantId, clientSecret, secretId } = demoConnection;
const secret: AppCredential = { kind: 'clientSecret', value: clientSecret };

/** Asks this Graph when the credential of a saved connection ends. */
function readFrom(connect: () => Graph, credential: AppCredential) {
  const place = { cloud: 'global', customEndpoints: null, tenantId, clientId } as const;
  const connection = { id: 'x', ...place, testMailbox: null };
  return readSecretExpiry(
    { active: () => Promise.resolve(success({ connection, credential, replacedOn: null })) },
    () => Promise.resolve(success(connect())),
    new AbortController().signal,
  );
}

function setUp() {
  const tenant = createDemoTenant({ people: 5 });
  const { transport, requests } = tenantTransport(tenant);
  const clock = testClock({ start: new Date().toISOString() });
  const read = (credential: AppCredential = secret) => {
    const tokenSource = createTokenSource(
      { endpoints, tenantId, clientId, credential: secret },
      { transport, clock },
    );
    const graph = createGraph({ endpoints, tokenSource }, { transport, clock });
    return readFrom(() => graph, credential);
  };
  return { tenant, read, requests };
}

describe('reading when the secret ends', () => {
  it('finds it by its first three characters among the secrets of the app', async () => {
    const { tenant, read, requests } = setUp();
    tenant.control.grant('Application.Read.All');
    tenant.control.changeApp({
      secrets: [
        { id: 'other', value: 'Zzz8Q~another', expires: new Date('2027-01-01T12:00:00Z') },
        { id: secretId, value: clientSecret, expires: new Date('2027-05-06T12:00:00Z') },
      ],
    });
    expect(await read()).toEqual(success({ day: '2027-05-06' }));
    const graphRequest = requests.find(({ url }) => url.startsWith(endpoints.graph));
    expect(graphRequest?.method).toBe('GET');
    expect(decodeURIComponent(graphRequest?.url ?? '')).toContain(
      `/applications(appId='${clientId}')?$select=passwordCredentials`,
    );
  });

  it('says which permission is missing', async () => {
    const { read } = setUp();
    expect(await read()).toMatchObject({
      problem: { code: 'expiry-permission-missing', details: { httpStatus: 403 } },
    });
  });

  it('does not choose between two that begin alike, unless they end on one day', async () => {
    const { tenant, read } = setUp();
    tenant.control.grant('Application.Read.All');
    const own = { id: secretId, value: clientSecret, expires: new Date('2027-05-06T12:00:00Z') };
    const like = { id: 'x', value: 'Xk4-another', expires: new Date('2027-01-01T12:00:00Z') };
    tenant.control.changeApp({ secrets: [own, like] });
    expect(await read()).toEqual(failure(problem('expiry-not-found', { count: 2 })));
    tenant.control.changeApp({ secrets: [own, { ...like, expires: own.expires }] });
    expect(await read()).toEqual(success({ day: '2027-05-06' }));
  });

  it('says so when no secret begins like the saved one, or a certificate is in use', async () => {
    const { tenant, read } = setUp();
    tenant.control.grant('Application.Read.All');
    expect(await read({ kind: 'clientSecret', value: 'Abc8Q~gone' })).toEqual(
      failure(problem('expiry-not-found', { count: 0 })),
    );
    expect(await read({ kind: 'certificate', certificate: '', privateKey: '' })).toEqual(
      failure(problem('certificate-in-use')),
    );
  });

  it('answers a day, only one that all secrets like this one end on, whatever Graph says', async () => {
    const odd = fc.oneof(fc.jsonValue(), fc.constantFrom('9999-12-31T23:59:59.9999999Z', 'soon'));
    const end = fc.oneof(
      fc.constantFrom('2027-05-06T12:00:00Z', '2027-05-06T13:00:00+01:00', '0001-01-02T00:00:00Z'),
      fc.constantFrom('9999-12-31T23:59:59.9999999Z', null),
      odd,
    );
    const hint = fc.oneof(fc.constant(clientSecret.slice(0, 3)), odd);
    const passwordCredentials = fc.array(fc.record({ hint, endDateTime: end }), { maxLength: 3 });
    const answer = fc.oneof({ weight: 5, arbitrary: fc.record({ passwordCredentials }) }, odd);
    await fc.assert(
      fc.asyncProperty(answer, async (body) => {
        const { transport } = recordingTransport(() => jsonAnswer(200, body));
        const clock = testClock({ impatient: true });
        const graph = createGraph(
          { endpoints, tokenSource: countingTokenSource() },
          { transport, clock },
        );
        const read = await readFrom(() => graph, secret);
        if (!read.ok) {
          expect(['expiry-not-found', 'network-answer-unreadable']).toContain(read.problem.code);
          return;
        }
        expect(channels['credential.readExpiry'].output.parse(read.value)).toEqual(read.value);
        const { passwordCredentials: found } = body as {
          passwordCredentials: { hint: unknown; endDateTime: string }[];
        };
        const like = found.filter((each) => each.hint === clientSecret.slice(0, 3));
        const days = like.map(({ endDateTime }) => dayOf(new Date(endDateTime)));
        expect(new Set(days)).toEqual(new Set([read.value.day]));
      }),
    );
  });
});
