import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { problemSchema, type Problem } from '../contract/problems';
import { TransportFailure, type HttpResponse } from '../ports';
import { readAccessToken } from './access-token';
import { readBatch } from './batch-read';
import { createGraph } from './graph-client';
import { GraphFailure } from './graph-failure';
import { graphFailure } from './graph-problems';
import { parseJson } from './json';
import {
  foreignAnswerProblem,
  requestName,
  transportProblem,
  unreadableAnswerProblem,
} from './network-problems';
import { graphPath } from './odata';
import { signInProblem } from './sign-in-answer';
import { countingTokenSource, recordingTransport, testClock } from './test-support';
import { createTokenSource } from './token-source';

/** Answers nobody expects: whatever is in them, they become a problem that can be shown. */

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'binary', minLength: 400, maxLength: 2000 }),
  fc.constantFrom(
    'AADSTS7000215: Invalid client secret.\r\nTrace ID: 1\r\nTimestamp: now',
    "redirected to the National Cloud 'MicrosoftOnline.US'",
    '__proto__',
    'two\nlines\u202e',
    '',
  ),
);
const loose = fc.oneof(text, fc.jsonValue());
const codes = fc.constantFrom(
  'ErrorAccessDenied',
  'Authorization_RequestDenied',
  'TooManyRequests',
  'MailboxInfoStale',
  'constructor',
);
const graphError = fc.record(
  {
    error: fc.record(
      {
        code: fc.oneof(codes, loose),
        message: loose,
        innerError: fc.jsonValue(),
        innererror: loose,
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: [] },
);
const oauthError = fc.record(
  {
    error: loose,
    error_description: loose,
    error_codes: fc.oneof(fc.array(fc.oneof(fc.integer(), fc.constant(7000215))), loose),
    timestamp: loose,
    trace_id: loose,
    correlation_id: loose,
    suberror: loose,
  },
  { requiredKeys: [] },
);
const page = text.map((title) => `<html><title>${title}</title>`);
const body = fc.oneof(
  text,
  page,
  fc.oneof(graphError, oauthError, fc.jsonValue()).map((value) => JSON.stringify(value)),
);
const header = fc.oneof(text, fc.constantFrom('text/html', 'application/json', '10', '0', '-1'));
const response: fc.Arbitrary<HttpResponse> = fc.record({
  status: fc.integer({ min: 100, max: 599 }),
  headers: fc.dictionary(
    fc.constantFrom('content-type', 'location', 'retry-after', 'date', 'request-id'),
    header,
  ),
  body,
});

const request = {
  method: 'GET' as const,
  url: 'https://graph.microsoft.com/v1.0/users?$search=someone',
  timeoutMs: 1000,
};
const now = new Date('2026-11-23T09:00:00Z');
const subject = { tenant: 't', clientId: 'c', host: 'h', graphHost: 'g' };

/** What every problem is that was made of an answer. */
function expectShowable(problem: Problem): void {
  expect(problemSchema.parse(problem)).toEqual(problem);
  expect(JSON.parse(JSON.stringify(problem))).toEqual(problem);
  const { aadsts, ...details } = problem.details;
  for (const value of [...Object.values(problem.values), ...Object.values(details)]) {
    expect(String(value)).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
    expect(String(value).length).toBeLessThanOrEqual(600);
  }
  expect(aadsts ?? []).toEqual((aadsts ?? []).filter(Number.isFinite));
  expect(JSON.stringify(problem)).not.toContain('someone');
}

describe('whatever is answered', () => {
  it('becomes a problem of Graph that can be shown', () => {
    const about = fc.record({
      permission: fc.constant('User.Read.All'),
      mailbox: fc.option(fc.constant('support@contoso.com'), { nil: undefined }),
    });
    fc.assert(
      fc.property(response, about, (answer, call) => {
        const failure = graphFailure(answer, request, call, now);
        expectShowable(failure.problem);
        expect(failure.retryAfterMs ?? 1).toBeGreaterThan(0);
      }),
    );
  });

  it('becomes a problem of the sign-in that can be shown', () => {
    fc.assert(
      fc.property(response, (answer) => {
        expectShowable(signInProblem(answer, request, subject, now));
      }),
    );
  });

  it('becomes a problem of the network that can be shown', () => {
    fc.assert(
      fc.property(response, (answer) => {
        const foreign = foreignAnswerProblem(answer, request, now);
        if (foreign !== null) expectShowable(foreign);
        expectShowable(unreadableAnswerProblem(answer, request, now));
      }),
    );
  });

  it('fails a call of the Graph client with a problem, or is what was asked for', async () => {
    const schema = z.object({ id: z.string() });
    await fc.assert(
      fc.asyncProperty(response, async (answer) => {
        const { transport } = recordingTransport(() => answer);
        const graph = createGraph(
          {
            endpoints: { authority: 'https://sign-in.example', graph: 'https://graph.example' },
            tokenSource: countingTokenSource(),
          },
          { transport, clock: testClock({ impatient: true }) },
        );
        const { signal } = new AbortController();
        const call = { permission: 'User.Read.All', signal, retryForMs: 5000 };
        const path = graphPath`/users`;
        const reads = [{ path, permission: 'User.Read.All' }];
        const ports = { origin: 'https://graph.example', clock: testClock({ impatient: true }) };
        for (const work of [
          graph.get(path, { ...call, schema }),
          graph.page({ path }, { ...call, schema }),
          graph.post(path, {}, call),
          readBatch(graph, { reads, schema, retryForMs: 5000, signal }, ports),
        ]) {
          const error: unknown = await work.then(
            () => null,
            (reason: unknown) => reason,
          );
          if (error === null) continue;
          expect(error).toBeInstanceOf(GraphFailure);
          expectShowable((error as GraphFailure).problem);
        }
      }),
    );
  });

  it('fails a sign-in with a problem, or is a token', async () => {
    await fc.assert(
      fc.asyncProperty(response, async (answer) => {
        const { transport, requests } = recordingTransport(() => answer);
        const tokens = createTokenSource(
          {
            endpoints: { authority: 'https://sign-in.example', graph: 'https://graph.example' },
            tenantId: 'contoso.com',
            clientId: 'c0a6f8d2-51b4-4e0b-8a37-6d1f20e9b7a5',
            credential: { kind: 'clientSecret', value: 'a secret of the test' },
          },
          { transport, clock: testClock() },
        );
        const error: unknown = await tokens.acquire(new AbortController().signal).then(
          () => null,
          (reason: unknown) => reason,
        );
        expect(requests).toHaveLength(1);
        if (error === null) return;
        expect(error).toBeInstanceOf(GraphFailure);
        expectShowable((error as GraphFailure).problem);
      }),
    );
  });
});

it('reads a part of a batch that is nested more deeply than can be written again', async () => {
  const depth = 50_000;
  const nested: unknown = JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);
  const graph = {
    post: () =>
      Promise.resolve({
        status: 200,
        body: { responses: [{ id: '0', status: 404, body: nested }] },
      }),
  };
  const [answer] = await readBatch(
    graph,
    {
      reads: [{ path: graphPath`/users`, permission: 'User.Read.All' }],
      schema: z.unknown(),
      retryForMs: 0,
      signal: new AbortController().signal,
    },
    { origin: 'https://graph.example', clock: testClock() },
  );
  expect(answer).toMatchObject({ ok: false });
});

// Reading anew from each place of it would take many minutes, however fast the machine.
it('takes no longer for an answer that was made to be slow to read', { timeout: 60_000 }, () => {
  const size = 1_000_000;
  const bodies = [
    '<title'.repeat(size / 6),
    `<html>${'<title>'.repeat(size / 7)}`,
    JSON.stringify({ error: 'x', error_description: ' '.repeat(size) }),
    JSON.stringify({ error: 'x', error_description: `AADSTS1: ${'Trace ID '.repeat(size / 9)}` }),
    JSON.stringify({ error: { code: 'x', message: ' \n'.repeat(size / 2) } }),
  ];
  for (const each of bodies) {
    const answer = { status: 400, headers: {}, body: each };
    expect(signInProblem(answer, request, subject, now).code).toBeTruthy();
    expect(
      graphFailure(answer, request, { permission: 'User.Read.All' }, now).problem.code,
    ).toBeTruthy();
  }
});

it('shows what a failed connection names, whatever somebody has written into a certificate', () => {
  const values = fc.dictionary(fc.constantFrom('issuer', 'target', 'proxy'), text);
  fc.assert(
    fc.property(values, (named) => {
      const failure = new TransportFailure('certificate-untrusted', 'h', 'ERR_CERT', named);
      expectShowable(transportProblem(failure, request, now));
    }),
  );
});

it('never names the query of a request, where names of people are', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
      const { search, hash, pathname, host } = new URL(url);
      const name = requestName({ method: 'GET', url });
      expect(name).toBe(`GET ${host}${pathname}`);
      if (search.length > 3) expect(name).not.toContain(search);
      if (hash.length > 3) expect(name).not.toContain(hash);
    }),
  );
});

describe('a token', () => {
  it('is read, whatever it is, and kept as it is', () => {
    const claims = fc.record(
      { roles: loose, tid: loose, app_displayname: loose, oid: loose },
      { requiredKeys: [] },
    );
    const jwt = fc
      .oneof(claims, fc.jsonValue())
      .map((value) => `e30.${Buffer.from(JSON.stringify(value)).toString('base64url')}.`);
    fc.assert(
      fc.property(fc.oneof(text, jwt), (value) => {
        const token = readAccessToken(value);
        expect(token.value).toBe(value);
        if (token.roles !== null)
          expect(token.roles.every((role) => typeof role === 'string')).toBe(true);
        else
          expect(token).toMatchObject({ tenantId: null, appName: null, servicePrincipalId: null });
      }),
    );
  });

  it('says the roles that are in it', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (roles) => {
        const payload = Buffer.from(JSON.stringify({ roles })).toString('base64url');
        expect(readAccessToken(`e30.${payload}.sig`).roles).toEqual(roles);
      }),
    );
  });
});

it('reads JSON, and nothing that is none', () => {
  fc.assert(fc.property(text, (value) => void parseJson(value)));
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(parseJson(JSON.stringify(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
