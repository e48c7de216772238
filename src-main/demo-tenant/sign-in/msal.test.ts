import { X509Certificate } from 'node:crypto';
import {
  AuthError,
  ConfidentialClientApplication,
  type INetworkModule,
  type NetworkRequestOptions,
} from '@azure/msal-node';
import { expect, test } from 'vitest';
import { createDemoTenant, demoConnection, type DemoTenant } from '../index';
import { appCertificate } from '../testing/throw-away-keys';

const authority = `https://login.microsoftonline.com/${demoConnection.tenantId}`;
const scopes = ['https://graph.microsoft.com/.default'];

/** MSAL's requests answered by the tenant. */
function networkTo(tenant: DemoTenant): INetworkModule {
  async function send(method: string, url: string, options?: NetworkRequestOptions) {
    const { headers = {}, body } = options ?? {};
    const request = new Request(url, { method, headers, ...(body ? { body } : {}) });
    const response = await tenant.fetch(request);
    const answer: never = (await response.json()) as never;
    return { status: response.status, headers: Object.fromEntries(response.headers), body: answer };
  }
  return {
    sendGetRequestAsync: (url, options) => send('GET', url, options),
    sendPostRequestAsync: (url, options) => send('POST', url, options),
  };
}

type Auth = ConstructorParameters<typeof ConfidentialClientApplication>[0]['auth'];

function acquire(tenant: DemoTenant, credential: Partial<Auth>) {
  const client = new ConfidentialClientApplication({
    auth: { clientId: demoConnection.clientId, authority, ...credential },
    system: { networkClient: networkTo(tenant) },
  });
  return client.acquireTokenByClientCredential({ scopes });
}

async function refusalOf(attempt: Promise<unknown>) {
  const error = await attempt.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(AuthError);
  return error as AuthError & { errorNo?: unknown; status?: number };
}

function certificateCredential(): Partial<Auth> {
  const { fingerprint256 } = new X509Certificate(appCertificate.cert);
  const thumbprintSha256 = fingerprint256.replaceAll(':', '');
  return { clientCertificate: { thumbprintSha256, privateKey: appCertificate.key } };
}

test('MSAL gets a token with the client secret', async () => {
  const { clientSecret } = demoConnection;
  const result = await acquire(createDemoTenant(), { clientSecret });
  expect(result?.accessToken).toMatch(/^ey/);
  expect(result?.expiresOn?.getTime()).toBeGreaterThan(Date.now());
});

test('MSAL reads the code of a refusal', async () => {
  const error = await refusalOf(acquire(createDemoTenant(), { clientSecret: 'wrong' }));
  expect(error).toMatchObject({ name: 'ServerError', errorCode: 'invalid_client' });
  expect(error).toMatchObject({ errorNo: 7000215, status: 401 });
  expect(error.errorMessage).toContain('AADSTS7000215: Invalid client secret provided.');
});

test('MSAL reads the code of a Conditional Access block', async () => {
  const tenant = createDemoTenant();
  tenant.control.refuseTokens({ code: 53003 });
  const { clientSecret } = demoConnection;
  const error = await refusalOf(acquire(tenant, { clientSecret }));
  expect(error).toMatchObject({ name: 'InteractionRequiredAuthError', errorNo: 53003 });
});

test('MSAL gets a token with a registered certificate', async () => {
  const tenant = createDemoTenant();
  tenant.control.changeApp({ certificates: [appCertificate.cert] });
  const result = await acquire(tenant, certificateCredential());
  expect(result?.accessToken).toMatch(/^ey/);
});

test('a certificate that is not registered, or no longer valid, is refused', async () => {
  const tenant = createDemoTenant();
  expect(await refusalOf(acquire(tenant, certificateCredential()))).toMatchObject({
    errorNo: 700027,
  });
  tenant.control.changeApp({ certificates: [appCertificate.cert] });
  // The server's clock is far ahead: the certificate has expired there.
  tenant.control.setClockOffset(100 * 365 * 86_400_000);
  const expired = await refusalOf(acquire(tenant, certificateCredential()));
  expect(expired.errorMessage).toContain('The key used is expired');
});

test('an assertion made by a wrong clock is refused', async () => {
  const tenant = createDemoTenant();
  tenant.control.changeApp({ certificates: [appCertificate.cert] });
  tenant.control.setClockOffset(3_600_000);
  expect(await refusalOf(acquire(tenant, certificateCredential()))).toMatchObject({
    errorNo: 700024,
  });
});
