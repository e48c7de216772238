/** A small client of the tenant for its own tests. */
import { demoConnection, type DemoTenant } from '../index';

export const signInOrigin = 'https://login.microsoftonline.com';
const demoTenantId: string = demoConnection.tenantId;
const graphRoot = 'https://graph.microsoft.com/v1.0';

export interface Answer<T> {
  status: number;
  headers: Headers;
  body: T;
}

/** What the tests read of an answer; every part is optional in one or the other. */
export interface GraphBody {
  id: string;
  error: { code: string; message: string; innerError: Record<string, string> };
  value: Record<string, unknown>[];
  '@odata.count'?: number;
  '@odata.nextLink'?: string;
  [property: string]: unknown;
}

/** The form of a good token request, changed; null leaves a parameter out. */
export function tokenForm(change: Record<string, string | null> = {}): URLSearchParams {
  const form = {
    client_id: demoConnection.clientId,
    client_secret: demoConnection.clientSecret,
    grant_type: 'client_credentials',
    scope: 'https://graph.microsoft.com/.default',
    ...change,
  };
  const given = Object.entries(form).filter((entry): entry is [string, string] => !!entry[1]);
  return new URLSearchParams(given);
}

/** Asks the token endpoint. */
export async function requestToken(
  tenant: DemoTenant,
  { change = {}, tenantId = demoTenantId, origin = signInOrigin } = {},
): Promise<Answer<Record<string, unknown>>> {
  const url = `${origin}/${tenantId}/oauth2/v2.0/token`;
  const response = await tenant.fetch(
    new Request(url, { method: 'POST', body: tokenForm(change) }),
  );
  const body = (await response.json()) as Record<string, unknown>;
  return { status: response.status, headers: response.headers, body };
}

export type Ask = (
  path: string,
  options?: {
    method?: string;
    headers?: Record<string, string>;
    json?: unknown;
    body?: string;
    signal?: AbortSignal;
  },
) => Promise<Answer<GraphBody>>;

/** Signs in once and answers a function that asks Graph: by path below `/v1.0`, or a whole URL. */
export async function connect(tenant: DemoTenant): Promise<Ask> {
  const { body } = await requestToken(tenant);
  const authorization = `Bearer ${String(body['access_token'])}`;
  return async (path, { method = 'GET', headers = {}, json, body: text, signal } = {}) => {
    const url = path.startsWith('https:') ? path : `${graphRoot}${path}`;
    const sent = json === undefined ? text : JSON.stringify(json);
    const type = json === undefined ? {} : { 'content-type': 'application/json' };
    const response = await tenant.fetch(
      new Request(url, {
        method,
        headers: { authorization, ...type, ...headers },
        ...(sent === undefined ? {} : { body: sent }),
        ...(signal ? { signal } : {}),
      }),
    );
    const answer = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    const body = (isJson ? JSON.parse(answer) : { text: answer }) as GraphBody;
    return { status: response.status, headers: response.headers, body };
  };
}
