/** The sign-in service: discovery documents and the token endpoint. */
import { createHash, randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { refusalBody, SignInRefused } from './aadsts';
import { checkClientAssertion } from './client-assertion';
import { clouds, type CloudId } from '../clouds';
import type { AppRegistration } from '../options';
import type { Target, TenantState } from '../tenant-state';

interface Env {
  Bindings: { target: Target };
}

/** @see https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow#second-case-access-token-request-with-a-certificate */
const jwtBearer = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const domainName = /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i;
const sharedAuthorities = ['common', 'organizations', 'consumers'];

/** Creates the handler for everything under the sign-in service's origin. */
export function createSignInService(state: TenantState): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/common/discovery/instance', (c) => c.json(instanceDocument(state, c.env.target)));
  app.get('/:tenant/discovery/v2.0/keys', (c) => c.json({ keys: [state.tokens.publicKey()] }));
  app.get('/:tenant/v2.0/.well-known/openid-configuration', (c) =>
    c.json(openIdDocument(state, c)),
  );
  app.post('/:tenant/oauth2/v2.0/token', async (c) => {
    const form = await readForm(c.req.raw);
    const answer = issueToken(state, c.env.target, c.req.param('tenant'), form);
    return c.json(answer, 200, { 'cache-control': 'no-store', 'x-ms-request-id': randomUUID() });
  });
  app.onError((error, c) => refuse(state, c, error));
  app.notFound((c) => c.text('', 404));
  return app;
}

/** Whether the tenant lives in another cloud than the one that was asked. */
function isElsewhere(state: TenantState, cloud: CloudId): boolean {
  const home = clouds[state.options.homeCloud];
  return !clouds[cloud].signInHosts.some((host) => home.signInHosts.includes(host));
}

/** Refuses a tenant that is not this one, as Microsoft does before looking at anything else. */
function checkTenant(state: TenantState, tenant: string, error: string): void {
  const names = [state.options.tenantId, ...state.options.domains];
  if (names.some((name) => name.toLowerCase() === tenant.toLowerCase())) return;
  const known = guid.test(tenant) || domainName.test(tenant);
  throw new SignInRefused(known ? 90002 : 900023, { tenant }, { error });
}

/**
 * @see https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc#fetch-the-openid-configuration-document
 */
function openIdDocument(
  state: TenantState,
  c: Context<Env, '/:tenant/*'>,
): Record<string, unknown> {
  const tenant = c.req.param('tenant');
  const { target } = c.env;
  const isShared = sharedAuthorities.includes(tenant.toLowerCase());
  if (!isShared) checkTenant(state, tenant, 'invalid_tenant');
  // Every cloud's sign-in service describes a tenant of any cloud by that tenant's own endpoints.
  const elsewhere = !isShared && isElsewhere(state, target.cloud);
  const homeHost = clouds[state.options.homeCloud].signInHosts[0];
  const origin = elsewhere ? `https://${homeHost}` : target.origin;
  const base = `${origin}/${isShared ? tenant : state.options.tenantId}`;
  const cloudId = isShared ? target.cloud : state.options.homeCloud;
  const cloud = clouds[cloudId];
  const graph = new URL(graphOriginOf(state, cloudId));
  return {
    token_endpoint: `${base}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: [
      'client_secret_post',
      'private_key_jwt',
      'client_secret_basic',
    ],
    jwks_uri: `${base}/discovery/v2.0/keys`,
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    issuer: isShared ? `${origin}/{tenantid}/v2.0` : `${base}/v2.0`,
    request_uri_parameter_supported: false,
    userinfo_endpoint: `${graph.origin}/oidc/userinfo`,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode`,
    http_logout_supported: true,
    frontchannel_logout_supported: true,
    end_session_endpoint: `${base}/oauth2/v2.0/logout`,
    kerberos_endpoint: `${base}/kerberos`,
    tenant_region_scope: isShared ? null : cloud.regionScope,
    ...(isShared || cloud.regionSubScope === null
      ? {}
      : { tenant_region_sub_scope: cloud.regionSubScope }),
    cloud_instance_name: cloud.signInHosts[0].replace('login.', ''),
    cloud_graph_host_name: 'graph.windows.net',
    msgraph_host: graph.host,
    rbac_url: 'https://pas.windows.net',
  };
}

/** Origin of a cloud's Graph, where the global one may have been moved to loopback. */
function graphOriginOf(state: TenantState, cloud: CloudId): string {
  return cloud === 'global' ? state.options.graphOrigin : `https://${clouds[cloud].graphHost}`;
}

function instanceDocument(state: TenantState, target: Target): Record<string, unknown> {
  const host = new URL(target.origin).host;
  return {
    tenant_discovery_endpoint: `${target.origin}/${state.options.tenantId}/v2.0/.well-known/openid-configuration`,
    'api-version': '1.1',
    metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
  };
}

async function readForm(request: Request): Promise<URLSearchParams> {
  return new URLSearchParams(await request.text());
}

/**
 * The client credentials grant, checked in Microsoft's order as far as it was recorded: tenant,
 * request, app, credential, service principal, resource.
 * @see https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
 */
function issueToken(
  state: TenantState,
  target: Target,
  tenant: string,
  form: URLSearchParams,
): Record<string, unknown> {
  const { options } = state;
  const clientId = (form.get('client_id') ?? '').toLowerCase();
  const app = options.apps.find((candidate) => candidate.clientId.toLowerCase() === clientId);
  try {
    if (['common', 'consumers'].includes(tenant.toLowerCase())) throw new SignInRefused(9001023);
    if (tenant.toLowerCase() === 'organizations') throw new SignInRefused(50194);
    checkTenant(state, tenant, 'invalid_request');
    if (isElsewhere(state, target.cloud)) throw new SignInRefused(900382);
    const scope = checkRequest(form);
    if (!app) throw new SignInRefused(700016);
    checkCredential(state, app, form, `${target.origin}/${tenant}/oauth2/v2.0/token`);
    if (!app.servicePrincipal) throw new SignInRefused(7000229);
    if (app.disabled) throw new SignInRefused(7000112);
    const resource = scope.slice(0, -'/.default'.length);
    if (resource !== graphOriginOf(state, options.homeCloud)) {
      throw new SignInRefused(500011, { resource });
    }
    const { forcedRefusal } = state;
    if (forcedRefusal) {
      const { code, suberror } = forcedRefusal;
      throw new SignInRefused(code, { resource }, suberror === undefined ? {} : { suberror });
    }
    return tokenAnswer(state, app, resource);
  } catch (error) {
    if (!(error instanceof SignInRefused)) throw error;
    const facts = {
      tenant,
      organisationName: options.organisationName,
      clientId,
      appName: app?.displayName ?? '',
      ...error.facts,
    };
    throw new SignInRefused(error.code, facts, error.change);
  }
}

/** The parameters every request needs; answers the scope. */
function checkRequest(form: URLSearchParams): string {
  const grant = form.get('grant_type');
  if (!grant) throw new SignInRefused(900144, { value: 'grant_type' });
  if (grant !== 'client_credentials') throw new SignInRefused(70003, { value: grant });
  if (!form.get('client_id')) throw new SignInRefused(900144, { value: 'client_id' });
  const scope = form.get('scope')?.trim();
  if (!scope) throw new SignInRefused(900144, { value: 'scope' });
  const scopes = scope.split(/\s+/);
  if (scopes.length > 1) throw new SignInRefused(70011, { value: scope });
  if (!/^[a-z][a-z0-9+.-]*:\/\/.+\/\.default$/i.test(scope)) {
    throw new SignInRefused(1002012, { value: scope });
  }
  return scope;
}

function checkCredential(
  state: TenantState,
  app: AppRegistration,
  form: URLSearchParams,
  tokenEndpoint: string,
): void {
  const assertion = form.get('client_assertion');
  const secret = form.get('client_secret');
  if (assertion) {
    if (form.get('client_assertion_type') !== jwtBearer) throw new SignInRefused(50027);
    const { clientId, certificates } = app;
    const expected = { clientId, audience: tokenEndpoint, certificates, now: state.now() };
    checkClientAssertion(assertion, expected);
    return;
  }
  if (!secret) throw new SignInRefused(7000216);
  const match = app.secrets.find((candidate) => candidate.value === secret);
  // A pasted Secret ID is an unknown value like any other; the sentence of 7000215 says so.
  if (!match) throw new SignInRefused(7000215);
  if (match.expires.getTime() <= state.now()) throw new SignInRefused(7000222);
}

function tokenAnswer(
  state: TenantState,
  app: AppRegistration,
  resource: string,
): Record<string, unknown> {
  const seconds = Math.floor(state.now() / 1000);
  const { tenantId, tokenLifetimeSeconds } = state.options;
  const accessToken = state.tokens.issue({
    aud: resource,
    iss: `https://sts.windows.net/${tenantId}/`,
    iat: seconds,
    nbf: seconds,
    exp: seconds + tokenLifetimeSeconds,
    tid: tenantId,
    appid: app.clientId,
    oid: enterpriseObjectId(app.clientId),
    app_displayname: app.displayName,
    roles: [...app.roles],
  });
  return {
    token_type: 'Bearer',
    expires_in: tokenLifetimeSeconds,
    ext_expires_in: tokenLifetimeSeconds,
    access_token: accessToken,
  };
}

function refuse(state: TenantState, c: Context<Env>, error: Error): Response {
  if (!(error instanceof SignInRefused)) throw error;
  const correlationId =
    c.req.query('client-request-id') ?? c.req.header('client-request-id') ?? randomUUID();
  const context = { correlationId, now: state.now(), origin: c.env.target.origin };
  const { status, body, traceId } = refusalBody(error, context);
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'x-ms-request-id': traceId,
      'client-request-id': correlationId,
    },
  });
}

/** Object ID of the enterprise application: the same for the same app each time. */
function enterpriseObjectId(clientId: string): string {
  const hash = createHash('sha256').update(clientId).digest('hex');
  return hash.slice(0, 32).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-a$4-$5');
}
