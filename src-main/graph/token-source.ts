import type {
  ConfidentialClientApplication,
  Configuration,
  INetworkModule,
  NetworkRequestOptions,
  NetworkResponse,
} from '@azure/msal-node';
import type { CloudEndpoints } from '../contract/clouds';
import { problem, type Problem } from '../contract/problems';
import {
  TransportFailure,
  type Clock,
  type HttpRequest,
  type HttpResponse,
  type Transport,
} from '../ports';
import { abortError, isAbortError, throwIfAborted, untilAborted } from './abort';
import { readAccessToken, type AccessToken } from './access-token';
import { thumbprintOf, type AppCredential } from './app-credential';
import { GraphFailure } from './graph-failure';
import { parseJson } from './json';
import { transportProblem, unreadableAnswerProblem } from './network-problems';
import { shareWork } from './shared-work';
import { considerSecretShape, signInProblem, type SignInSubject } from './sign-in-answer';
import { timeLimits } from './time-limits';

export interface TokenSourceOptions {
  endpoints: CloudEndpoints;
  /** Tenant ID or verified domain name. */
  tenantId: string;
  clientId: string;
  credential: AppCredential;
}

export interface TokenSourcePorts {
  transport: Transport;
  clock: Clock;
}

/** Tokens of one connection for Microsoft Graph. */
export interface TokenSource {
  /**
   * @param signal ends this caller's wait at once; the request ends with its last caller
   * @returns a token that is valid for at least five minutes, from memory where possible
   * @throws GraphFailure when signing in did not work, AbortError when aborted
   */
  acquire(signal: AbortSignal): Promise<AccessToken>;
  /** Like `acquire`, but always asks the service: for a token that Graph has just refused. */
  renew(signal: AbortSignal): Promise<AccessToken>;
}

const requestTimeoutMs = timeLimits.signIn;

/** One request of MSAL's, and what became of it. */
interface Exchange {
  request: HttpRequest;
  outcome: { response: HttpResponse } | { failure: unknown };
}

/**
 * Signs an app in with its client secret or certificate, through MSAL over the given transport. The authority's
 * endpoints are told to MSAL rather than discovered, so a sign-in is exactly one POST and the secret
 * can only go to the authority's own origin. A private key goes nowhere: it signs an assertion that
 * names this authority and is valid for ten minutes.
 * @see https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
 * @see https://learn.microsoft.com/entra/identity-platform/certificate-credentials
 *
 * @param options the connection; the credential is held in memory only
 * @param ports how to reach the network, and the time
 * @returns a source with its own MSAL instance and token cache
 */
export function createTokenSource(
  options: TokenSourceOptions,
  { transport, clock }: TokenSourcePorts,
): TokenSource {
  const authority = new URL(options.endpoints.authority);
  const graph = new URL(options.endpoints.graph);
  const subject: SignInSubject = {
    tenant: options.tenantId,
    clientId: options.clientId,
    host: authority.host,
    graphHost: graph.host,
  };
  let exchange: Exchange | undefined;
  let signal = new AbortController().signal;
  let app: ConfidentialClientApplication | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  const network = networkModule(authority.origin, async (request) => {
    const full: HttpRequest = {
      ...request,
      changesNothing: true,
      timeoutMs: requestTimeoutMs,
      signal,
    };
    try {
      const response = await untilAborted(transport(full), signal);
      exchange = { request: full, outcome: { response } };
      return response;
    } catch (failure) {
      exchange = { request: full, outcome: { failure } };
      throw failure;
    }
  });

  async function signIn(skipCache: boolean, flightSignal: AbortSignal): Promise<AccessToken> {
    signal = flightSignal;
    throwIfAborted(flightSignal);
    app ??= await createApp(options, authority, network);
    try {
      const token = await askFor(app, skipCache, flightSignal);
      if (token !== null) return token;
      // MSAL refuses to ask again for a while after some failures, without saying why; a new
      // instance has no such memory.
      app = undefined;
      throw new GraphFailure(signInFailure(exchange, subject, options.credential, clock.now()));
    } finally {
      // The request holds the credential, and the answer a token.
      exchange = undefined;
      signal = new AbortController().signal;
    }
  }

  /** Null when there is none; why is to be told from the exchange. */
  async function askFor(
    msal: ConfidentialClientApplication,
    skipCache: boolean,
    flightSignal: AbortSignal,
  ): Promise<AccessToken | null> {
    try {
      const scopes = [`${graph.origin}/.default`];
      const result = await msal.acquireTokenByClientCredential({ scopes, skipCache });
      return result === null || result.accessToken === ''
        ? null
        : readAccessToken(result.accessToken);
    } catch (error) {
      if (isAbortError(error) || flightSignal.aborted) throw abortError();
      return null;
    }
  }

  /** One after another: what became of a request is remembered per source. */
  function inTurn(skipCache: boolean): (callers: AbortSignal) => Promise<AccessToken> {
    return (callers) => {
      const token = queue.then(() => signIn(skipCache, callers));
      // Only that it has ended: the token itself is kept by MSAL alone.
      queue = token.then(nothing, nothing);
      return token;
    };
  }

  return { acquire: shareWork(inTurn(false)), renew: shareWork(inTurn(true)) };
}

function nothing(): void {
  // What came of it is told to the callers.
}

async function createApp(
  { tenantId, clientId, credential }: TokenSourceOptions,
  { origin, host }: URL,
  networkClient: INetworkModule,
): Promise<ConfidentialClientApplication> {
  // Loaded with the first sign-in, so that the window need not wait for it.
  const msal = await import('@azure/msal-node');
  const tenant = `${origin}/${tenantId}`;
  return new msal.ConfidentialClientApplication({
    auth: {
      clientId,
      ...authOf(credential),
      authority: tenant,
      // With its port: MSAL does not recognise the host without it.
      knownAuthorities: [host],
      authorityMetadata: JSON.stringify({
        authorization_endpoint: `${tenant}/oauth2/v2.0/authorize`,
        token_endpoint: `${tenant}/oauth2/v2.0/token`,
        issuer: `${tenant}/v2.0`,
        jwks_uri: `${tenant}/discovery/v2.0/keys`,
      }),
    },
    system: { networkClient },
  });
}

function authOf(
  credential: AppCredential,
): Pick<Configuration['auth'], 'clientSecret' | 'clientCertificate'> {
  if (credential.kind === 'clientSecret') return { clientSecret: credential.value };
  const { certificate, privateKey } = credential;
  return { clientCertificate: { thumbprintSha256: thumbprintOf(certificate), privateKey } };
}

function networkModule(
  origin: string,
  send: (
    request: Pick<HttpRequest, 'method' | 'url' | 'headers' | 'body'>,
  ) => Promise<HttpResponse>,
): INetworkModule {
  async function go<T>(
    method: 'GET' | 'POST',
    url: string,
    options?: NetworkRequestOptions,
  ): Promise<NetworkResponse<T>> {
    if (new URL(url).origin !== origin) {
      throw new Error('A sign-in request to another host than the authority was refused');
    }
    const response = await send({
      method,
      url,
      headers: options?.headers ?? {},
      ...(options?.body !== undefined && { body: options.body }),
    });
    // MSAL reads any object; what it can't use is told from the raw answer afterwards.
    const body = (parseJson(response.body) ?? {}) as T;
    return { status: response.status, headers: response.headers, body };
  }
  return {
    sendGetRequestAsync: (url, options) => go('GET', url, options),
    sendPostRequestAsync: (url, options) => go('POST', url, options),
  };
}

function signInFailure(
  exchange: Exchange | undefined,
  subject: SignInSubject,
  credential: AppCredential,
  now: Date,
): Problem {
  if (exchange === undefined) return problem('unexpected', {}, { timestamp: now.toISOString() });
  const { request, outcome } = exchange;
  if ('failure' in outcome) {
    return outcome.failure instanceof TransportFailure
      ? transportProblem(outcome.failure, request, now)
      : problem('unexpected', {}, { timestamp: now.toISOString() });
  }
  const { response } = outcome;
  if (response.status < 400 && response.body.trimStart().startsWith('{')) {
    return unreadableAnswerProblem(response, request, now);
  }
  const found = signInProblem(response, request, subject, now);
  return credential.kind === 'clientSecret' ? considerSecretShape(found, credential.value) : found;
}
