import { demoConnection } from '../src-main/demo-tenant';
import { createGraph, type Graph } from '../src-main/graph/graph-client';
import { createTokenSource } from '../src-main/graph/token-source';
import type { HttpRequest, Transport } from '../src-main/ports';
import { systemClock as clock } from '../src-main/shell/system-clock';

/** What a measurement has sent and received. */
interface Received {
  requests: HttpRequest[];
  bytes: number;
}

export function nothingReceived(): Received {
  return { requests: [], bytes: 0 };
}

export const never = new AbortController().signal;

/** Node's `fetch` behind the transport port; the app sends through Chromium instead. */
export function nodeTransport(received: Received): Transport {
  return async (request) => {
    const { method, url, headers, body, signal } = request;
    const response = await fetch(url, {
      method,
      headers,
      redirect: 'manual',
      signal,
      ...(body !== undefined && { body }),
    });
    const text = await response.text();
    received.requests.push(request);
    received.bytes += Buffer.byteLength(text);
    return { status: response.status, headers: Object.fromEntries(response.headers), body: text };
  };
}

/** Graph of the served tenant, signed in already. */
export async function connect(origin: string, received: Received): Promise<Graph> {
  const endpoints = { authority: origin, graph: origin };
  const ports = { transport: nodeTransport(received), clock };
  const credential = { kind: 'clientSecret', value: demoConnection.clientSecret } as const;
  const tokenSource = createTokenSource({ endpoints, ...demoConnection, credential }, ports);
  await tokenSource.acquire(never);
  received.requests = [];
  received.bytes = 0;
  return createGraph({ endpoints, tokenSource }, ports);
}

/** A token for the bare requests. */
export async function bareToken(origin: string): Promise<string> {
  const response = await fetch(`${origin}/${demoConnection.tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      client_id: demoConnection.clientId,
      client_secret: demoConnection.clientSecret,
      grant_type: 'client_credentials',
      scope: `${origin}/.default`,
    }),
  });
  const { access_token: token } = (await response.json()) as { access_token: string };
  return token;
}

/**
 * Sends requests bare, one after another.
 *
 * @returns how long that took, in milliseconds
 */
export async function sendBare(requests: readonly HttpRequest[]): Promise<number> {
  const began = performance.now();
  for (const { method, url, headers, body } of requests) {
    const response = await fetch(url, { method, headers, ...(body !== undefined && { body }) });
    const text = await response.text();
    if (text !== '') JSON.parse(text);
  }
  return performance.now() - began;
}
