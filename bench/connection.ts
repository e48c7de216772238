import { demoConnection } from '../src-main/demo-tenant';
import { createGraph, type Graph } from '../src-main/graph/graph-client';
import { createTokenSource } from '../src-main/graph/token-source';
import type { Clock, Transport } from '../src-main/ports';

/** What a measurement has received. */
export interface Received {
  requests: number;
  bytes: number;
}

export const clock: Clock = {
  now: () => new Date(),
  elapsed: () => performance.now(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

/** Node's `fetch` behind the transport port; the app sends through Chromium instead. */
function nodeTransport(received: Received): Transport {
  return async ({ method, url, headers, body, signal }) => {
    const response = await fetch(url, {
      method,
      headers,
      redirect: 'manual',
      signal,
      ...(body !== undefined && { body }),
    });
    const text = await response.text();
    received.requests += 1;
    received.bytes += Buffer.byteLength(text);
    return { status: response.status, headers: Object.fromEntries(response.headers), body: text };
  };
}

const never = new AbortController().signal;

/** Graph of the served tenant, signed in already. */
export async function connect(origin: string, received: Received): Promise<Graph> {
  const endpoints = { authority: origin, graph: origin };
  const ports = { transport: nodeTransport(received), clock };
  const credential = { kind: 'clientSecret', value: demoConnection.clientSecret } as const;
  const tokenSource = createTokenSource({ endpoints, ...demoConnection, credential }, ports);
  await tokenSource.acquire(never);
  received.requests = 0;
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
