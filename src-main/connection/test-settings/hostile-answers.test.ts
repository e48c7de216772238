import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isGuid } from '../../contract/connection';
import { problemSchema, type Problem } from '../../contract/problems';
import { createGraph } from '../../graph/graph-client';
import { GraphFailure } from '../../graph/graph-failure';
import {
  countingTokenSource,
  jsonAnswer,
  recordingTransport,
  testClock,
} from '../../graph/test-support';
import { findTenant } from './find-tenant';
import { readDirectory, readOrganisation } from './read-directory';
import { resolveMailbox } from './resolve-mailbox';

/** What services answer to the test, whatever that is: it can be shown, and nothing is made up. */

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ minLength: 400, maxLength: 3000 }),
  fc.constantFrom('two\nlines\u202e', '__proto__', ''),
);
const odd = fc.oneof(text, fc.jsonValue());
const { signal } = new AbortController();
const clock = testClock({ impatient: true });
const call = { signal, timeoutMs: 1000 };

function graphAnswering(body: unknown) {
  const endpoints = { authority: 'https://sign-in.example', graph: 'https://graph.example' };
  const { transport } = recordingTransport(() => jsonAnswer(200, body));
  return createGraph({ endpoints, tokenSource: countingTokenSource() }, { transport, clock });
}

function expectShowable(values: Problem['values']): void {
  for (const value of Object.values(values)) {
    expect(String(value)).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
    expect(String(value).length).toBeLessThanOrEqual(600);
  }
}

describe('the OpenID document', () => {
  const guid = fc.uuid();
  const issuer = fc.oneof(
    guid.map((id) => `https://sts.windows.net/${id}/`),
    fc.tuple(text, guid, text).map((parts) => parts.join('')),
    odd,
  );
  const host = fc.oneof(
    fc.constantFrom('graph.microsoft.com', 'GRAPH.microsoft.us', 'dod-graph.microsoft.us', ''),
    odd,
  );
  const document = fc.record(
    {
      issuer,
      token_endpoint: fc.oneof(fc.webUrl(), odd),
      tenant_region_scope: fc.oneof(fc.constant('EU'), odd),
      tenant_region_sub_scope: fc.oneof(fc.constantFrom('DOD', 'DODCON', 'GCC'), odd),
      msgraph_host: host,
    },
    { requiredKeys: ['issuer', 'token_endpoint'] },
  );

  it('finds the tenant that it names, or says in words that fit on a page why not', async () => {
    const sent = fc.oneof({ weight: 5, arbitrary: document }, odd);
    const cloud = fc.constantFrom('global', 'gccHigh', 'dod', 'custom');
    await fc.assert(
      fc.asyncProperty(sent, cloud, async (body, chosen) => {
        const { transport } = recordingTransport(() => jsonAnswer(200, body));
        const authority = 'https://sign-in.example';
        const hosts = { host: 'sign-in.example', graphHost: 'graph.example' };
        const subject = { tenant: 'contoso.com', clientId: 'c', ...hosts };
        const options = { authority, tenant: 'contoso.com', subject, ...call, cloud: chosen };
        const end = await findTenant(options, { transport, clock }).catch(
          (error: unknown) => error,
        );
        if (end instanceof GraphFailure) {
          expect(problemSchema.parse(end.problem)).toEqual(end.problem);
          expectShowable(end.problem.values);
          return;
        }
        const { problem, note } = end as Awaited<ReturnType<typeof findTenant>>;
        expectShowable((problem ?? note)?.values ?? {});
        const named = String((problem ?? note)?.values['tenantId'] ?? 'contoso.com');
        if (named !== 'contoso.com') {
          expect(isGuid(named)).toBe(true);
          expect((body as { issuer: string }).issuer).toContain(named);
        }
      }),
    );
  });
});

it('the organisation has a name that fits on a page, or none', async () => {
  const value = fc.array(fc.oneof(fc.record({ displayName: odd }), odd), { maxLength: 2 });
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.record({ value }), odd), async (body) => {
      const name = await readOrganisation(graphAnswering(body), call);
      if (name === null) return;
      expect(name).not.toBe('');
      expectShowable({ name });
      const [first] = (body as { value: { displayName: string }[] }).value;
      if (/^[!-~]{1,99}$/.test(first?.displayName ?? '')) expect(name).toBe(first?.displayName);
    }),
  );
});

it('a user is read, or the answer can’t be: nothing else happens', async () => {
  const id = fc.oneof(fc.uuid(), fc.constantFrom('', '.', '..'), odd);
  const user = fc.record(
    { id, displayName: odd, mail: fc.option(text), userPrincipalName: fc.option(text) },
    { requiredKeys: ['id'] },
  );
  await fc.assert(
    fc.asyncProperty(user, async (sent) => {
      const failed = (error: unknown) => {
        expect(error).toBeInstanceOf(GraphFailure);
        expect(error).toMatchObject({ problem: { code: 'network-answer-unreadable' } });
        return null;
      };
      const found = await resolveMailbox(graphAnswering(sent), 'a@b.example', call).catch(failed);
      const read = await readDirectory(graphAnswering({ value: [sent] }), call).catch(failed);
      expect(found === null).toBe(read === null);
      if (found === null) return;
      expect(isGuid(found.id)).toBe(true);
      expect(found.name).not.toBe('');
    }),
  );
});
