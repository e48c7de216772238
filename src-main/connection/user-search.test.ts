import { describe, expect, it } from 'vitest';
import type { ConnectionDraft } from '../contract/connection';
import { createDemoTenant, demoConnection } from '../demo-tenant';
import { settle, tenantTransport, testClock } from '../graph/test-support';
import { unusedMs } from './forget-later';
import { createUserSearch } from './user-search';

const draft: ConnectionDraft = {
  cloud: 'global',
  customEndpoints: null,
  clientId: demoConnection.clientId,
  tenantId: demoConnection.tenantId,
  clientSecret: { keep: true },
  secretExpires: null,
  testMailbox: null,
};

function setUp() {
  const { transport, requests } = tenantTransport(createDemoTenant({ people: 20 }));
  const clock = testClock();
  const search = createUserSearch({ transport, clock });
  const find = (clientSecret: string, signal = new AbortController().signal) =>
    search.find({
      connection: draft,
      credential: { kind: 'clientSecret', value: clientSecret },
      text: 'support',
      signal,
    });
  const signIns = () =>
    requests.filter(({ url }) => new URL(url).pathname.endsWith('/token')).length;
  return { find, signIns, clock, search };
}

describe('the user search', () => {
  it('signs in once for all searches with the same values', async () => {
    const { find, signIns } = setUp();
    const first = await find(demoConnection.clientSecret);
    expect(first.ok && first.value.users.length).toBeGreaterThan(0);
    await find(demoConnection.clientSecret);
    expect(signIns()).toBe(1);
  });

  it('signs in anew when a value has changed, and answers what is wrong', async () => {
    const { find, signIns } = setUp();
    await find(demoConnection.clientSecret);
    expect(await find('another-secret')).toMatchObject({
      ok: false,
      problem: { code: 'secret-wrong' },
    });
    expect(signIns()).toBe(2);
  });

  it('keeps the sign-in while it is used, and forgets it when it has not been for a while', async () => {
    const { find, signIns, clock } = setUp();
    await find(demoConnection.clientSecret);
    clock.advance(unusedMs - 1);
    await find(demoConnection.clientSecret);
    clock.advance(unusedMs - 1);
    await settle();
    await find(demoConnection.clientSecret);
    expect(signIns()).toBe(1);
    clock.advance(unusedMs);
    await settle();
    await find(demoConnection.clientSecret);
    expect(signIns()).toBe(2);
  });

  it('forgets it when told', async () => {
    const { find, signIns, search } = setUp();
    await find(demoConnection.clientSecret);
    search.forget();
    await find(demoConnection.clientSecret);
    expect(signIns()).toBe(2);
  });

  it('rejects when it is aborted', async () => {
    const { find } = setUp();
    await expect(find(demoConnection.clientSecret, AbortSignal.abort())).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});
