import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDemoTenant, demoConnection, type DemoTenant } from '../demo-tenant';
import { createGraph } from '../graph/graph-client';
import { jsonAnswer, recordingTransport, tenantTransport, testClock } from '../graph/test-support';
import { createTokenSource } from '../graph/token-source';
import { countingTokenSource } from '../graph/test-support';
import { searchUsers } from './search-users';

const endpoints = {
  authority: 'https://login.microsoftonline.com',
  graph: 'https://graph.microsoft.com',
};
const signal = new AbortController().signal;

function searchIn(tenant: DemoTenant = createDemoTenant({ people: 200 })) {
  const clock = testClock({ start: new Date().toISOString() });
  const { transport, requests } = tenantTransport(tenant);
  const credential = { kind: 'clientSecret', value: demoConnection.clientSecret } as const;
  const tokenSource = createTokenSource(
    { endpoints, ...demoConnection, credential },
    { transport, clock },
  );
  const graph = createGraph({ endpoints, tokenSource }, { transport, clock });
  const search = async (text: string) => searchUsers({ graph, text, signal });
  return { search, requests, tenant };
}

describe('searchUsers', () => {
  it('begins with the first 25 by name', async () => {
    const { users, more } = await searchIn().search('  ');
    expect(users).toHaveLength(25);
    expect(more).toBe(true);
    const names = users.map(({ displayName }) => displayName.toLowerCase());
    expect(names).toEqual([...names].sort());
  });

  it('finds by word, by address and by alias', async () => {
    const { search } = searchIn();
    const names = async (text: string) =>
      (await search(text)).users.map(({ userPrincipalName }) => userPrincipalName);
    expect(await names('contoso sup')).toContain('support@contoso.com');
    expect(await names('billing@')).toEqual(['billing@contoso.com']);
    expect(await names('support.desk@contoso.com')).toEqual(['support@contoso.com']);
    expect(await names('helpdesk@contoso.com')).toEqual(['helpdesk@contoso.com']);
    expect(await names("o'hare")).toContain("miles.o'hare@contoso.com");
    expect(await names('nobody at all')).toEqual([]);
  });

  it('asks more simply where the service refuses $search', async () => {
    const { search, tenant, requests } = searchIn();
    tenant.control.addFault({
      kind: 'status',
      status: 400,
      body: JSON.stringify({ error: { code: 'Request_UnsupportedQuery', message: 'No.' } }),
      path: /search|count/,
    });
    expect((await search("miles.o'h")).users).toHaveLength(1);
    expect((await search('support@contoso.com')).users[0]?.mail).toBe('support@contoso.com');
    expect(requests.some(({ url }) => url.includes('startswith'))).toBe(true);
  });

  it('does not hide other refusals', async () => {
    const { search, tenant } = searchIn();
    tenant.control.revoke('User.Read.All');
    await expect(search('anna')).rejects.toMatchObject({
      problem: {
        code: 'directory-permission-missing',
        values: { permission: 'User.Read.All' },
      },
    });
  });

  it('shows people without a name or address', async () => {
    const ids = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];
    const { transport } = recordingTransport(() =>
      jsonAnswer(200, {
        value: [
          { id: ids[0], displayName: null, mail: null, userPrincipalName: 'a@b.cd' },
          { id: ids[1], displayName: '', mail: '' },
        ],
      }),
    );
    const graph = createGraph(
      { endpoints, tokenSource: countingTokenSource() },
      { transport, clock: testClock() },
    );
    const { users, more } = await searchUsers({ graph, text: '', signal });
    expect(more).toBe(false);
    expect(users).toEqual([
      { id: ids[0], displayName: 'a@b.cd', mail: null, userPrincipalName: 'a@b.cd' },
      { id: ids[1], displayName: ids[1], mail: null, userPrincipalName: '' },
    ]);
  });

  it('never lets the text change the structure of the query', async () => {
    const pieces = fc.constantFrom(
      '"',
      "'",
      '\\',
      '&',
      '#',
      '+',
      '%',
      ' OR ',
      '$top=999',
      ')',
      '🎉',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc
        .array(fc.oneof(pieces, fc.string({ maxLength: 5 })), { maxLength: 12 })
        .map((all) => all.join('')),
      fc.emailAddress(),
    );
    let refuseAdvanced = false;
    const { transport, requests } = recordingTransport(({ url }) =>
      refuseAdvanced && /%24(?:search|count)|\$(?:search|count)/.test(url)
        ? jsonAnswer(400, { error: { code: 'Request_UnsupportedQuery', message: '' } })
        : jsonAnswer(200, { value: [] }),
    );
    const graph = createGraph(
      { endpoints, tokenSource: countingTokenSource() },
      { transport, clock: testClock() },
    );
    const string = "'(?:[^']|'')*'";
    const clause = (name: string) => `"${name}:(?:[^"\\\\]|\\\\["\\\\])*"`;
    const search = new RegExp(
      `^${['displayName', 'mail', 'userPrincipalName'].map(clause).join(' OR ')}$`,
    );
    const filters = [
      `\\(startswith\\(displayName,${string}\\) or startswith\\(mail,${string}\\) or startswith\\(userPrincipalName,${string}\\)\\)`,
      `mail eq ${string}(?: or proxyAddresses/any\\(p:p eq ${string}\\))?`,
    ].map((pattern) => new RegExp(`^${pattern}$`));
    await fc.assert(
      fc.asyncProperty(text, fc.boolean(), async (typed, refuses) => {
        refuseAdvanced = refuses;
        requests.length = 0;
        await searchUsers({ graph, text: typed, signal });
        expect(requests.length).toBeGreaterThan(0);
        for (const request of requests) {
          const url = new URL(request.url);
          expect(url.origin + url.pathname + url.hash).toBe(
            'https://graph.microsoft.com/v1.0/users',
          );
          const names = [...url.searchParams.keys()];
          expect(new Set(names).size).toBe(names.length);
          const known = ['$search', '$orderby', '$count', '$filter', '$select', '$top'];
          expect(names.filter((name) => !known.includes(name))).toEqual([]);
          expect(['2', '25']).toContain(url.searchParams.get('$top'));
          const searched = url.searchParams.get('$search');
          if (searched !== null) expect(searched).toMatch(search);
          const filter = url.searchParams.get('$filter');
          if (filter !== null) expect(filters.some((shape) => shape.test(filter))).toBe(true);
        }
      }),
    );
  });
});
