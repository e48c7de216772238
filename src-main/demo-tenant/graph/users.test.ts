import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { createDemoTenant, type DemoTenant } from '../index';
import { connect, requestToken, type Ask } from '../testing/client';

const eventual = { ConsistencyLevel: 'eventual' };
const advanced = (filter: string) =>
  `/users?$count=true&$top=999&$filter=${encodeURIComponent(filter)}`;

let tenant: DemoTenant;
let ask: Ask;
beforeAll(async () => {
  tenant = createDemoTenant();
  ask = await connect(tenant);
});

async function readAll(
  from: string,
  between: (page: number) => void = () => undefined,
  client = ask,
): Promise<Record<string, unknown>[]> {
  const people: Record<string, unknown>[] = [];
  let next: string | undefined = from;
  for (let page = 1; next !== undefined; page++) {
    const { body }: Awaited<ReturnType<Ask>> = await client(next, { headers: eventual });
    people.push(...body.value);
    next = body['@odata.nextLink'];
    between(page);
  }
  return people;
}

describe('the token', () => {
  const refusals: [string, string | null][] = [
    ['Access token is empty.', null],
    ['IDX14100: JWT is not well formed, there are no dots (.).', 'Bearer nonsense'],
    ['Access token validation failure. Invalid signature.', 'Bearer e30.e30.e30'],
  ];
  test.each(refusals)('%s', async (message, authorization) => {
    const headers = authorization === null ? {} : { authorization };
    const url = 'https://graph.microsoft.com/v1.0/users';
    const response = await tenant.fetch(new Request(url, { headers }));
    expect(response.status).toBe(401);
    const code = 'InvalidAuthenticationToken';
    expect(await response.json()).toMatchObject({ error: { code, message } });
  });

  test("is refused by another cloud's Graph", async () => {
    const { status, body } = await ask('https://graph.microsoft.us/v1.0/users');
    expect([status, body.error.message]).toEqual([
      401,
      'Access token validation failure. Invalid audience.',
    ]);
  });

  test('expires', async () => {
    let now = Date.UTC(2026, 0, 1);
    const own = createDemoTenant({ now: () => now });
    const first = await connect(own);
    expect((await first('/users?$top=1')).status).toBe(200);
    now += 3_599_000;
    const message = 'Lifetime validation failed, the token is expired.';
    expect((await first('/users?$top=1')).body.error.message).toBe(message);

    const second = await connect(own);
    own.control.expireTokens();
    expect((await second('/users?$top=1')).body.error.message).toBe(message);
    expect((await (await connect(own))('/users?$top=1')).status).toBe(200);
  });
});

test('answers carry the IDs of the request', async () => {
  const headers = { 'client-request-id': 'my-id' };
  const answer = await ask('/users/nobody', { headers });
  expect(answer.headers.get('client-request-id')).toBe('my-id');
  const { innerError } = answer.body.error;
  expect(innerError['client-request-id']).toBe('my-id');
  expect(innerError['request-id']).toBe(answer.headers.get('request-id'));
});

describe('permissions', () => {
  test('are in the token, so a revoked one lasts until the next', async () => {
    const own = createDemoTenant();
    const before = await connect(own);
    own.control.revoke('User.Read.All', 'Organization.Read.All');
    expect((await before('/users?$top=1')).status).toBe(200);
    const after = await connect(own);
    for (const path of ['/users', '/users/support@contoso.com', '/users/$count', '/organization']) {
      const { status, body } = await after(path);
      expect([status, body.error.code, body.error.message]).toEqual([
        403,
        'Authorization_RequestDenied',
        'Insufficient privileges to complete the operation.',
      ]);
    }
  });

  test('User.Read.All does not cover the organisation', async () => {
    expect((await ask('/organization')).body.value[0]?.['displayName']).toBe('Contoso Support Ltd');
    const own = createDemoTenant();
    own.control.revoke('Organization.Read.All');
    expect((await (await connect(own))('/organization')).status).toBe(403);
  });
});

describe('paging', () => {
  test('is complete, in pages of 100 unless asked otherwise', async () => {
    const { body } = await ask('/users?$count=true', { headers: eventual });
    expect(body.value).toHaveLength(100);
    expect(body['@odata.count']).toBe(2000);
    const next = await ask(String(body['@odata.nextLink']), { headers: eventual });
    expect(next.body['@odata.count']).toBeUndefined();

    const people = await readAll('/users?$top=999&$select=id');
    expect(new Set(people.map(({ id }) => id)).size).toBe(2000);
  });

  test.each(['displayName', 'displayName desc', 'userPrincipalName'])(
    'sorts by %s',
    async (order) => {
      const people = await readAll(`/users?$top=300&$orderby=${encodeURIComponent(order)}`);
      const property = order.split(' ')[0] ?? '';
      const keys = people.map((person) => String(person[property]).toLowerCase());
      const sorted = [...keys].sort((a, b) => (a < b ? -1 : 1));
      expect(keys).toEqual(order.endsWith('desc') ? sorted.reverse() : sorted);
      expect(new Set(people.map(({ id }) => id)).size).toBe(2000);
    },
  );

  test('a renamed person can come twice, a removed one never shifts the others', async () => {
    const own = createDemoTenant({ people: 300 });
    const client = await connect(own);
    let first: string | undefined;
    const start = '/users?$top=100&$orderby=displayName';
    const people = await readAll(
      start,
      (page) => {
        if (page !== 1) return;
        first = own.control.changeUser('support@contoso.com', { displayName: 'zzz' }).id;
        own.control.deleteUser('helpdesk@contoso.com');
      },
      client,
    );
    const ids = people.map(({ id }) => id);
    expect(ids.filter((id) => id === first)).toHaveLength(2);
    // Everybody who stayed was seen: 299 people and the repetition; the leaver came later.
    expect(new Set(ids).size).toBe(299);
  });

  test('page tokens expire', async () => {
    const own = createDemoTenant();
    const client = await connect(own);
    const { body } = await client('/users?$top=5');
    own.control.expirePageTokens();
    const expired = await client(String(body['@odata.nextLink']));
    expect([expired.status, expired.body.error.code]).toEqual([400, 'Directory_ExpiredPageToken']);
    expect((await client('/users?$top=5')).status).toBe(200);
  });

  test.each([
    ['$top=1000', "Invalid page size specified: '1000'. Must be between 1 and 999 inclusive."],
    ['$top=0', "Invalid page size specified: '0'. Must be between 1 and 999 inclusive."],
    ['$skip=5', "'$skip' is not supported by the service."],
    [
      '$select=nonsense',
      "Parsing OData Select and Expand failed: Could not find a property named 'nonsense' on type 'microsoft.graph.user'.",
    ],
    ['$select=mailboxSettings', 'ExplicitTargetMailboxIdShouldNotBeNullOrWhiteSpace'],
    ['$skiptoken=nonsense', 'The specified page token is invalid.'],
  ])('refuses %s', async (query, message) => {
    const { status, body } = await ask(`/users?${query}`);
    expect([status, body.error.message]).toEqual([400, message]);
  });
});

describe('one user', () => {
  test.each(['support@contoso.com', 'SUPPORT@contoso.com', "miles.o'hare@contoso.com"])(
    'is found as %s',
    async (name) => {
      for (const path of [
        `/users/${encodeURIComponent(name)}`,
        `/users('${encodeURIComponent(name.replaceAll("'", "''"))}')`,
      ]) {
        const { status, body } = await ask(path);
        expect(status).toBe(200);
        const byId = await ask(`/users/${body.id}?$select=userPrincipalName`);
        expect(byId.body['userPrincipalName']).toBe(name.toLowerCase());
      }
    },
  );

  test('is found when a guest', async () => {
    const [guest] = (await ask(advanced("userType eq 'Guest'"), { headers: eventual })).body.value;
    const name = String(guest?.['userPrincipalName']);
    expect(name).toContain('#EXT#');
    expect((await ask(`/users/${encodeURIComponent(name)}`)).body.id).toBe(guest?.['id']);
  });

  test('is not found when unknown', async () => {
    const { status, body } = await ask('/users/nobody@contoso.com');
    expect([status, body.error.code, body.error.message]).toEqual([
      404,
      'Request_ResourceNotFound',
      "Resource 'nobody@contoso.com' does not exist or one of its queried reference-property objects are not present.",
    ]);
  });
});

describe('$filter', () => {
  async function find(filter: string): Promise<Record<string, unknown>[]> {
    const select = 'id,displayName,userPrincipalName,accountEnabled,userType,proxyAddresses';
    const path = `${advanced(filter)}&$select=${select}`;
    const { status, body } = await ask(path, { headers: eventual });
    expect(status, JSON.stringify(body)).toBe(200);
    return body.value;
  }
  const count = async (filter: string) =>
    (await ask(advanced(filter), { headers: eventual })).body['@odata.count'] ?? 0;

  test('knows its operators', async () => {
    expect(await count("userPrincipalName eq 'SUPPORT@contoso.com'")).toBe(1);
    expect(await count("displayName in ('Contoso Support','IT Helpdesk')")).toBe(2);
    expect(await count("startswith(displayName,'Miles O''Hare')")).toBe(1);
    expect(await count("startsWith(displayName,'contoso s') eq true")).toBe(1);
    expect(await count("endswith(mail,'@fabrikam.com')")).toBeGreaterThan(0);
    expect(await count("proxyAddresses/any(x:x eq 'smtp:help@contoso.com')")).toBe(1);
    expect(await count("proxyAddresses/any(p:startswith(p,'smtp:support.desk@'))")).toBe(1);
    expect(await count("displayName eq 'Sam Twin'")).toBe(2);
    const guests = await count("userType eq 'Guest'");
    expect(guests + (await count("not(userType eq 'Guest')"))).toBe(2000);
    const both = await find(
      "accountEnabled eq false and (userType eq 'Guest' or userType ne 'Guest')",
    );
    expect(both.every((person) => person['accountEnabled'] === false)).toBe(true);
    expect(both).toHaveLength(await count('accountEnabled eq false'));
    expect(await count('assignedLicenses/$count eq 0 and accountEnabled eq false')).toBeLessThan(
      both.length,
    );
  });

  test('cuts the directory into partitions', async () => {
    const edges = ['', 'c', 'h', 'n', 's'];
    const found = new Set<unknown>();
    for (const [position, edge] of edges.entries()) {
      const upper = edges[position + 1];
      const filter = [
        `userPrincipalName ge '${edge}'`,
        ...(upper === undefined ? [] : [`userPrincipalName le '${upper}'`]),
      ].join(' and ');
      const all = await readAll(`/users?$top=999&$select=id&$filter=${encodeURIComponent(filter)}`);
      for (const { id } of all) found.add(id);
    }
    expect(found.size).toBe(2000);
  });

  test('sees changes at once', async () => {
    const own = createDemoTenant();
    const client = await connect(own);
    const path = "/users?$filter=displayName eq 'Renamed'";
    expect((await client(path)).body.value).toHaveLength(0);
    own.control.changeUser('support@contoso.com', { displayName: 'Renamed' });
    expect((await client(path)).body.value).toHaveLength(1);
  });

  test.each([
    ["displayName ne 'x'", 'ne'],
    ["endswith(mail,'x')", 'endswith'],
    ['assignedLicenses/$count eq 0', 'count'],
    ["not startswith(displayName,'x')", 'Not'],
  ])('%s needs the advanced query parameters', async (filter, operator) => {
    for (const [path, headers] of [
      [`/users?$filter=${encodeURIComponent(filter)}`, eventual],
      [advanced(filter), {}],
    ] as const) {
      const { status, body } = await ask(path, { headers });
      expect([status, body.error.code]).toEqual([400, 'Request_UnsupportedQuery']);
      expect(body.error.message).toContain(`Operator '${operator}' is not supported because`);
    }
  });

  test('is not sorted without them', async () => {
    const path = "/users?$filter=startswith(displayName,'a')&$orderby=displayName";
    const { body } = await ask(path);
    expect(body.error.message).toBe('Sorting not supported for current query.');
    expect((await ask(`${path}&$count=true`, { headers: eventual })).status).toBe(200);
  });

  test.each([
    ["displayName eq 'open", 'There is an unterminated string literal'],
    ["displayName eq 'O'Hare'", 'There is an unterminated string literal'],
    ["displayName eq 'O' Hare", 'Syntax error'],
    ["nonsense eq 'x'", "Could not find a property named 'nonsense'"],
    [
      "displayName gt 'x'",
      "Unsupported or invalid query filter clause specified for property 'displayName'",
    ],
    ["accountEnabled eq 'x'", 'incompatible types'],
    ['displayName', 'Syntax error'],
    ["(displayName eq 'x'", 'Syntax error'],
    ["displayName equals 'x'", 'Unsupported or invalid query filter clause'],
  ])('refuses %s', async (filter, message) => {
    const { status, body } = await ask(advanced(filter), { headers: eventual });
    expect(status).toBe(400);
    expect(body.error.message).toContain(message);
  });

  test('finds exactly the text that was quoted, whatever it is', async () => {
    const own = createDemoTenant({ people: 3 });
    const client = await connect(own);
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
        async (name) => {
          own.control.changeUser('support@contoso.com', { displayName: name });
          const filter = `displayName eq '${name.replaceAll("'", "''")}'`;
          const { body } = await client(`/users?$filter=${encodeURIComponent(filter)}`);
          expect(body.value).toHaveLength(1);
        },
      ),
      { numRuns: 200, seed: 1 },
    );
  });
});

describe('$search', () => {
  const search = (text: string, headers: Record<string, string> = eventual) =>
    ask(`/users?$top=999&$search=${encodeURIComponent(text)}`, { headers });

  test('needs the header', async () => {
    const { status, body } = await search('"displayName:a"', {});
    expect([status, body.error.code, body.error.message]).toEqual([
      400,
      'Request_UnsupportedQuery',
      "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'",
    ]);
    const counted = await ask('/users/$count');
    expect(counted.body.error.message).toBe('$count is not currently supported.');
  });

  test('finds words of names and beginnings of addresses', async () => {
    expect((await search('"displayName:desk vip"')).body.value).toHaveLength(1);
    expect((await search('"displayName:esk"')).body.value).toHaveLength(0);
    expect((await search('"mail:vip.d"')).body.value).toHaveLength(1);
    expect((await search('"mail:desk"')).body.value).toHaveLength(0);
    expect((await search('"mail:vip.d" OR "mail:helpdesk"')).body.value).toHaveLength(2);
    expect((await search('"mail:vip" AND "displayName:helpdesk"')).body.value).toHaveLength(0);
    expect((await search('"displayName:小明"')).body.value).toHaveLength(0);
    expect((await search('"displayName:王小明"')).body.value).toHaveLength(1);
  });

  test.each([
    'displayName:a',
    '"displayName:a',
    '"displayName:a" or "mail:a"',
    '"proxyAddresses:a"',
    '"a"',
  ])('refuses %s', async (text) => {
    expect((await search(text)).status).toBe(400);
  });

  test('hostile text stays inside its quotes', async () => {
    const own = createDemoTenant({ people: 30 });
    const client = await connect(own);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }), async (text) => {
        const mail = text.trim() + 'x';
        own.control.changeUser('support@contoso.com', { mail });
        const search = `"mail:${mail.replace(/["\\]/g, '\\$&')}"`;
        const path = `/users?$search=${encodeURIComponent(search)}`;
        expect((await client(path, { headers: eventual })).body.value).toHaveLength(1);
      }),
      { numRuns: 200, seed: 1 },
    );
  });
});

test('any text as a query gets an answer', async () => {
  const client = await connect(createDemoTenant({ people: 30 }));
  const words = ['displayName', 'constructor', '__proto__', 'eq', 'not', 'and', 'or', 'in', "'x'"];
  const marks = [
    '(',
    ')',
    ',',
    ':',
    '"',
    'proxyAddresses/any(',
    'startswith(',
    '/$count',
    '1',
    ' ',
  ];
  const word = fc.oneof(fc.constantFrom(...words, ...marks), fc.string({ maxLength: 5 }));
  await fc.assert(
    fc.asyncProperty(fc.array(word, { maxLength: 12 }), async (parts) => {
      const text = encodeURIComponent(parts.join(' '));
      for (const option of ['$filter', '$search', '$select', '$orderby', '$top', '$skiptoken']) {
        const { status } = await client(`/users?$count=true&${option}=${text}`, {
          headers: eventual,
        });
        expect([200, 400, 501]).toContain(status);
      }
    }),
    { numRuns: 300, seed: 1 },
  );
});

test('the token endpoint and Graph are told apart by host', async () => {
  expect((await requestToken(tenant)).status).toBe(200);
  const unknown = tenant.fetch(new Request('https://unknown.example/'));
  await expect(unknown).rejects.toThrow(TypeError);
});
