import { createPublicKey, verify, type JsonWebKey } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createDemoTenant, demoConnection, type DemoTenantOptions } from '../index';
import { requestToken, signInOrigin } from '../testing/client';
import { refusals } from './aadsts';

async function get(path: string, options: Partial<DemoTenantOptions> = {}, origin = signInOrigin) {
  const response = await createDemoTenant(options).fetch(new Request(`${origin}${path}`));
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const document = '/v2.0/.well-known/openid-configuration';

describe('the OpenID document', () => {
  test.each([demoConnection.tenantId, demoConnection.domain])(
    'describes tenant %s',
    async (name) => {
      const { status, body } = await get(`/${name}${document}`);
      expect(status).toBe(200);
      expect(body).toMatchObject({
        token_endpoint: `${signInOrigin}/${demoConnection.tenantId}/oauth2/v2.0/token`,
        issuer: `${signInOrigin}/${demoConnection.tenantId}/v2.0`,
        jwks_uri: `${signInOrigin}/${demoConnection.tenantId}/discovery/v2.0/keys`,
        cloud_instance_name: 'microsoftonline.com',
        msgraph_host: 'graph.microsoft.com',
        tenant_region_scope: 'EU',
      });
    },
  );

  test('names no tenant under common', async () => {
    const { body } = await get(`/common${document}`);
    expect(body).toMatchObject({
      issuer: `${signInOrigin}/{tenantid}/v2.0`,
      tenant_region_scope: null,
    });
  });

  test('names the cloud the tenant lives in, whichever cloud is asked', async () => {
    const { body } = await get(`/${demoConnection.tenantId}${document}`, { homeCloud: 'gccHigh' });
    expect(body).toMatchObject({
      token_endpoint: `https://login.microsoftonline.us/${demoConnection.tenantId}/oauth2/v2.0/token`,
      cloud_instance_name: 'microsoftonline.us',
      msgraph_host: 'graph.microsoft.us',
      tenant_region_scope: 'USGov',
      tenant_region_sub_scope: 'DODCON',
    });
    const path = `/${demoConnection.tenantId}${document}`;
    const fromChina = await get(path, {}, 'https://login.partner.microsoftonline.cn');
    expect(fromChina.body).toMatchObject({ msgraph_host: 'graph.microsoft.com' });
  });

  test.each([
    ['11111111-2222-4333-8444-555555555555', 90002],
    ['unknown.example', 90002],
    ['not a tenant', 900023],
  ])('is refused for %s', async (name, code) => {
    const { status, body } = await get(`/${encodeURIComponent(name)}${document}`);
    expect(status).toBe(400);
    expect(body).toMatchObject({ error: 'invalid_tenant', error_codes: [code] });
    expect(body['error_description']).toContain(`'${name}'`);
  });
});

test('the token is signed with the published key and carries the app', async () => {
  const tenant = createDemoTenant({ now: () => Date.UTC(2026, 0, 1) });
  const { status, body } = await requestToken(tenant);
  expect(status).toBe(200);
  expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3599 });

  const [head = '', payload = '', signature = ''] = String(body['access_token']).split('.');
  const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
  expect(claims).toMatchObject({
    aud: 'https://graph.microsoft.com',
    tid: demoConnection.tenantId,
    appid: demoConnection.clientId,
    idtyp: 'app',
    nbf: Date.UTC(2026, 0, 1) / 1000,
    exp: Date.UTC(2026, 0, 1) / 1000 + 3599,
    roles: expect.arrayContaining(['User.Read.All']) as unknown,
  });
  const keys = await tenant.fetch(new Request(`${signInOrigin}/common/discovery/v2.0/keys`));
  const [jwk] = ((await keys.json()) as { keys: [JsonWebKey] }).keys;
  const key = { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' };
  const signed = Buffer.from(`${head}.${payload}`);
  expect(verify('sha256', signed, key as never, Buffer.from(signature, 'base64url'))).toBe(true);
});

describe('a token request is refused', () => {
  const { secretId: id, clientSecret: value, clientId } = demoConnection;
  const cases: [
    code: number,
    error: string,
    status: number,
    why: string,
    how: {
      change?: Record<string, string | null>;
      tenantId?: string;
      origin?: string;
      arrange?: (tenant: ReturnType<typeof createDemoTenant>) => void;
    },
  ][] = [
    [7000215, 'invalid_client', 401, 'wrong secret', { change: { client_secret: 'wrong' } }],
    [7000215, 'invalid_client', 401, 'Secret ID pasted', { change: { client_secret: id } }],
    [7000216, 'invalid_client', 401, 'no secret', { change: { client_secret: null } }],
    [
      7000222,
      'invalid_client',
      401,
      'expired secret',
      { arrange: (t) => t.control.changeApp({ secrets: [{ id, value, expires: new Date(0) }] }) },
    ],
    [700016, 'unauthorized_client', 400, 'unknown client', { change: { client_id: id } }],
    [
      7000229,
      'invalid_client',
      401,
      'no service principal',
      { arrange: (t) => t.control.changeApp({ servicePrincipal: false }, clientId) },
    ],
    [
      7000112,
      'unauthorized_client',
      400,
      'disabled app',
      { arrange: (t) => t.control.changeApp({ disabled: true }) },
    ],
    [90002, 'invalid_request', 400, 'unknown tenant', { tenantId: id }],
    [900023, 'invalid_request', 400, 'malformed tenant', { tenantId: 'nonsense' }],
    [9001023, 'invalid_request', 400, '/common', { tenantId: 'common' }],
    [50194, 'unauthorized_client', 400, '/organizations', { tenantId: 'organizations' }],
    [
      900382,
      'invalid_request',
      400,
      'tenant of another cloud',
      { arrange: (t) => t.control.setHomeCloud('gccHigh') },
    ],
    [
      900382,
      'invalid_request',
      400,
      "another cloud's sign-in service",
      { origin: 'https://login.microsoftonline.us' },
    ],
    [
      500011,
      'invalid_resource',
      400,
      "another cloud's Graph",
      { change: { scope: 'https://graph.microsoft.us/.default' } },
    ],
    [1002012, 'invalid_scope', 400, 'scope', { change: { scope: 'User.Read' } }],
    [70011, 'invalid_scope', 400, 'two scopes', { change: { scope: 'https://a/.default b' } }],
    [70003, 'unsupported_grant_type', 400, 'grant', { change: { grant_type: 'magic' } }],
    [900144, 'invalid_request', 400, 'missing scope', { change: { scope: null } }],
  ];

  test.each(cases)('%i %s %i: %s', async (code, error, status, _why, { arrange, ...request }) => {
    const tenant = createDemoTenant();
    arrange?.(tenant);
    const answer = await requestToken(tenant, request);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ error, error_codes: [code] });
    expect(answer.body['error_description']).toMatch(
      new RegExp(
        `^AADSTS${String(code)}: .+\\r\\nTrace ID: [0-9a-f-]{36}\\r\\nCorrelation ID: [0-9a-f-]{36}\\r\\nTimestamp: \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\dZ$`,
      ),
    );
    expect(answer.body['error_description']).not.toContain('{');
  });

  test.each([...refusals.keys()])('with AADSTS%i when told to', async (code) => {
    const tenant = createDemoTenant();
    tenant.control.refuseTokens({ code });
    const { status, body } = await requestToken(tenant);
    const known = refusals.get(code);
    expect(status).toBe(known?.status);
    expect(body).toMatchObject({ error: known?.error, error_codes: [code] });
    expect(body['suberror'] ?? null).toBe(known?.suberror);
    tenant.control.refuseTokens(null);
    expect((await requestToken(tenant)).status).toBe(200);
  });
});

test('tells the difference between the clocks in the Date header', async () => {
  const tenant = createDemoTenant({ now: () => Date.UTC(2026, 0, 1) });
  tenant.control.setClockOffset(-3_600_000);
  const { headers } = await requestToken(tenant);
  expect(headers.get('date')).toBe('Wed, 31 Dec 2025 23:00:00 GMT');
});

test('a tenant at home in another cloud works there', async () => {
  const tenant = createDemoTenant({ homeCloud: 'dod' });
  const origin = 'https://login.microsoftonline.us';
  const change = { scope: 'https://dod-graph.microsoft.us/.default' };
  const { body } = await requestToken(tenant, { origin, change });
  const authorization = `Bearer ${String(body['access_token'])}`;
  const url = 'https://dod-graph.microsoft.us/v1.0/users?$top=1';
  const users = await tenant.fetch(new Request(url, { headers: { authorization } }));
  expect(users.status).toBe(200);
});
