import { createDemoTenant, demoConnection, type DemoTenant } from '../demo-tenant';
import { createGraph, type Graph } from '../graph/graph-client';
import { tenantTransport, testClock, type TestClock } from '../graph/test-support';
import { createTokenSource } from '../graph/token-source';
import type { HttpRequest, Transport } from '../ports';
import type { ListedUser } from './listed-user';
import { createUserStore, type UserStore } from './user-store';

const endpoints = {
  authority: 'https://login.microsoftonline.com',
  graph: 'https://graph.microsoft.com',
};

/** Graph of a demo tenant, over the transport that `wrap` makes of the tenant's. */
export function directoryOf(
  options: { people?: number; impatient?: boolean; wrap?: (inner: Transport) => Transport } = {},
): {
  tenant: DemoTenant;
  graph: Graph;
  clock: TestClock;
  requests: HttpRequest[];
  /** The requests to Graph, without the sign-in. */
  asked: () => URL[];
} {
  const tenant = createDemoTenant({ people: options.people ?? 200 });
  const clock = testClock({
    start: new Date().toISOString(),
    impatient: options.impatient ?? true,
  });
  const { transport: inner, requests } = tenantTransport(tenant);
  const transport = options.wrap?.(inner) ?? inner;
  const credential = { kind: 'clientSecret', value: demoConnection.clientSecret } as const;
  const tokenSource = createTokenSource(
    { endpoints, ...demoConnection, credential },
    { transport, clock },
  );
  const graph = createGraph({ endpoints, tokenSource }, { transport, clock });
  const asked = (): URL[] =>
    requests.map(({ url }) => new URL(url)).filter(({ origin }) => origin === endpoints.graph);
  return { tenant, graph, clock, requests, asked };
}

/** A user of a list, changed. */
export function listedUser(number: number, change: Partial<ListedUser> = {}): ListedUser {
  const userPrincipalName = `user${String(number)}@contoso.com`;
  return {
    id: `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`,
    displayName: `User ${String(number)}`,
    mail: userPrincipalName,
    userPrincipalName,
    guest: false,
    signInBlocked: false,
    licensed: true,
    aliases: [],
    ...change,
  };
}

/** A store with some users in it. */
export function storeOf(...users: ListedUser[]): UserStore {
  const store = createUserStore();
  for (const user of users) store.put(user);
  return store;
}

export const never = new AbortController().signal;

/** Reads CSV as RFC 4180 has it. */
export function readRfc4180(text: string): string[][] {
  const rows: string[][] = [[]];
  const cells = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  for (const [, quoted, plain = '', end] of text.matchAll(cells)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\r\n') rows.push([]);
  }
  rows.pop();
  return rows;
}
