import { constants, createHash, verify, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createDemoTenant, demoConnection } from '../demo-tenant';
import { appCertificate } from '../demo-tenant/testing/throw-away-keys';
import { GraphFailure } from './graph-failure';
import { jsonAnswer, recordingTransport, tenantTransport, testClock } from './test-support';
import { createTokenSource } from './token-source';
import type { Transport } from '../ports';

const forever = new AbortController().signal;
const { tenantId, clientId } = demoConnection;

function source(transport: Transport, authority = 'https://login.microsoftonline.com') {
  const endpoints = { authority, graph: 'https://graph.microsoft.com' };
  const { cert: certificate, key: privateKey } = appCertificate;
  return createTokenSource(
    { endpoints, tenantId, clientId, credential: { kind: 'certificate', certificate, privateKey } },
    { transport, clock: testClock() },
  );
}

function partOf(text = ''): Record<string, unknown> {
  return JSON.parse(Buffer.from(text, 'base64url').toString()) as Record<string, unknown>;
}

describe('signing in with a certificate', () => {
  it.each(['https://login.microsoftonline.com', 'https://login.microsoftonline.us'])(
    'sends %s an assertion for it alone, signed, for ten minutes, and no key',
    async (authority) => {
      const { transport, requests } = recordingTransport(() =>
        jsonAnswer(200, { token_type: 'Bearer', expires_in: 3599, access_token: 'opaque' }),
      );
      const before = Math.floor(Date.now() / 1000);
      await source(transport, authority).acquire(forever);
      const form = new URLSearchParams(requests[0]?.body);
      expect(form.get('client_secret')).toBeNull();
      expect(form.get('client_assertion_type')).toBe(
        'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      );
      const [head = '', payload = '', signature = ''] = (form.get('client_assertion') ?? '').split(
        '.',
      );
      const certificate = new X509Certificate(appCertificate.cert);
      expect(partOf(head)).toMatchObject({
        alg: 'PS256',
        'x5t#S256': createHash('sha256').update(certificate.raw).digest('base64url'),
      });
      const claims = partOf(payload);
      expect(claims).toMatchObject({
        aud: `${authority}/${tenantId}/oauth2/v2.0/token`,
        iss: clientId,
        sub: clientId,
      });
      const [from, until] = [Number(claims['nbf']), Number(claims['exp'])];
      expect(from).toBeGreaterThanOrEqual(before);
      expect(until - from).toBe(600);
      expect(claims['jti']).toMatch(/^[0-9a-f-]{36}$/);
      const key = {
        key: certificate.publicKey,
        padding: constants.RSA_PKCS1_PSS_PADDING,
        saltLength: 32,
      };
      const signed = Buffer.from(`${head}.${payload}`);
      expect(verify('sha256', signed, key, Buffer.from(signature, 'base64url'))).toBe(true);
      expect(requests[0]?.body).not.toContain('PRIVATE');
    },
  );

  it('gets a token from a tenant that has the certificate, and is told when it has not', async () => {
    const tenant = createDemoTenant({ people: 20 });
    const { transport } = tenantTransport(tenant);
    const refusal = await source(transport)
      .acquire(forever)
      .catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(GraphFailure);
    expect((refusal as GraphFailure).problem).toMatchObject({
      code: 'certificate-not-registered',
      details: { aadsts: [700027] },
    });
    tenant.control.registerCertificate(appCertificate.cert);
    expect((await source(transport).acquire(forever)).tenantId).toBe(tenantId);
  });
});
