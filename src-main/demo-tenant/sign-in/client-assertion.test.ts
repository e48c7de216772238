import { constants, sign, X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { createDemoTenant, demoConnection } from '../index';
import { requestToken, signInOrigin } from '../testing/client';
import { appCertificate } from '../testing/throw-away-keys';

const now = Date.UTC(2027, 0, 1) / 1000;
const thumbprint = Buffer.from(
  new X509Certificate(appCertificate.cert).fingerprint256.replaceAll(':', ''),
  'hex',
).toString('base64url');
const goodClaims = {
  aud: `${signInOrigin}/${demoConnection.tenantId}/oauth2/v2.0/token`,
  iss: demoConnection.clientId,
  sub: demoConnection.clientId,
  jti: 'once',
  nbf: now,
  exp: now + 600,
};

const jwtBearer = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function assertion({ header = {}, claims = {}, forge = false } = {}): string {
  const head = { typ: 'JWT', alg: 'PS256', 'x5t#S256': thumbprint, ...header };
  const text = `${part(head)}.${part({ ...goodClaims, ...claims })}`;
  const padding = constants.RSA_PKCS1_PSS_PADDING;
  const key = { key: appCertificate.key, padding, saltLength: 32 };
  const signature = sign('sha256', Buffer.from(forge ? `${text}x` : text), key);
  return `${text}.${signature.toString('base64url')}`;
}

async function present(text: string, type: string | null = jwtBearer) {
  const tenant = createDemoTenant({ people: 5, now: () => now * 1000 });
  tenant.control.registerCertificate(appCertificate.cert);
  const { status, body } = await requestToken(tenant, {
    change: { client_secret: null, client_assertion: text, client_assertion_type: type },
  });
  return status === 200 ? 200 : (body['error_codes'] as number[])[0];
}

test('a good assertion gets a token', async () => {
  expect(await present(assertion())).toBe(200);
});

test.each<[string, number, Parameters<typeof assertion>[0]]>([
  ['another signature', 50012, { forge: true }],
  ['an unknown thumbprint', 700027, { header: { 'x5t#S256': 'AAAA' } }],
  ['no thumbprint', 700027, { header: { 'x5t#S256': undefined } }],
  ['no algorithm', 50027, { header: { alg: 'none' } }],
  ['another audience', 50027, { claims: { aud: 'https://login.example.com' } }],
  ['another issuer', 50027, { claims: { iss: demoConnection.tenantId } }],
  ['another subject', 50027, { claims: { sub: demoConnection.tenantId } }],
  ['a lifetime that is over', 700024, { claims: { nbf: now - 1200, exp: now - 600 } }],
  ['a lifetime to come', 700024, { claims: { nbf: now + 600, exp: now + 1200 } }],
  ['no end', 700024, { claims: { exp: undefined } }],
])('an assertion with %s is refused with AADSTS%i', async (_what, code, change) => {
  expect(await present(assertion(change))).toBe(code);
});

test.each([
  ['nonsense', 'nonsense', jwtBearer],
  ['of no type', assertion(), null],
  ['of another type', assertion(), 'urn:ietf:params:oauth:client-assertion-type:saml2-bearer'],
])('an assertion that is %s is refused', async (_what, text, type) => {
  expect(await present(text, type)).toBe(50027);
});
