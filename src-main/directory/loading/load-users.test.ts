import { describe, expect, it } from 'vitest';
import type { UsersLoadProgress } from '../../contract/directory';
import type { DemoTenant } from '../../demo-tenant';
import type { HttpRequest, HttpResponse } from '../../ports';
import { directoryOf, never } from '../test-support';
import { createUserStore } from '../user-store';
import { createUserLoad } from './load-users';

const people = 6000;

/** A loading of a demo tenant; `before` is called before each request for users, from 1. */
function setUp(options: {
  people?: number;
  before?: (number: number, tenant: DemoTenant) => void;
  change?: (response: HttpResponse) => HttpResponse;
}) {
  let number = 0;
  let underWay = 0;
  let mostUnderWay = 0;
  const directory = directoryOf({
    people: options.people ?? people,
    wrap: (inner) => async (request: HttpRequest) => {
      if (!request.url.includes('/v1.0/users')) return inner(request);
      number += 1;
      options.before?.(number, directory.tenant);
      underWay += 1;
      mostUnderWay = Math.max(mostUnderWay, underWay);
      try {
        const response = await inner(request);
        return options.change?.(response) ?? response;
      } finally {
        underWay -= 1;
      }
    },
  });
  const { tenant, graph, clock } = directory;
  const store = createUserStore();
  const load = createUserLoad({ graph, store, clock });
  const progress: UsersLoadProgress[] = [];
  const run = (signal = never) => load.run(signal, (step) => progress.push(step));
  const names = () =>
    Array.from(load.members(), (key) => store.text(key, 'userPrincipalName')).sort();
  return { ...directory, load, store, run, progress, names, tenant, most: () => mostUnderWay };
}

function everybody(tenant: DemoTenant, ids: Iterable<string>): string[] {
  // A change of nothing answers the user.
  return Array.from(ids, (id) => tenant.control.changeUser(id, {}).userPrincipalName).sort();
}

describe('loading all users', () => {
  it('pages several parts side by side, and proves that nobody is missing', async () => {
    const { run, load, store, asked, most, progress, tenant, names } = setUp({});
    expect(await run()).toEqual({
      count: people,
      expected: people,
      complete: true,
      changedMeanwhile: 0,
    });
    expect(new Set(load.members()).size).toBe(people);
    const ids = Array.from(load.members(), (key) => store.row(key).id);
    expect(names()).toEqual(everybody(tenant, ids));
    expect(most()).toBeGreaterThan(4);
    expect(most()).toBeLessThanOrEqual(8);
    // Only what is needed, in pages as large as the service has them.
    const parts = asked().filter(({ search }) => !search.includes('top=1&'));
    expect(parts.length).toBeLessThan(60);
    expect(new Set(parts.map(({ searchParams }) => searchParams.get('$top')))).toEqual(
      new Set(['999']),
    );
    expect(progress[0]).toMatchObject({ loaded: 0, total: null, waitingSeconds: null });
  });

  it('reads a small directory from end to end', async () => {
    const { run, asked } = setUp({ people: 1500 });
    expect(await run()).toMatchObject({ count: 1500, complete: true });
    expect(asked().filter(({ search }) => search.includes('startswith'))).toEqual([]);
    expect(asked()).toHaveLength(3);
  });

  it('cuts further where all names begin alike', async () => {
    const { run, load, store, tenant, graph, clock, asked } = setUp({ people: 12_000 });
    await run();
    for (const key of load.members()) {
      const number = String(key).padStart(5, '0');
      // One in a hundred begins with something that the first page does not show.
      const begin = key % 100 === 99 ? 'sx' : 's2024';
      tenant.control.changeUser(store.row(key).id, {
        userPrincipalName: `${begin}${number}@contoso.com`,
      });
    }
    const before = asked().length;
    const again = createUserLoad({ graph, store: createUserStore(), clock });
    expect(await again.run(never, () => undefined)).toMatchObject({ complete: true });
    expect(again.members()).toHaveLength(12_000);
    const filters = asked()
      .slice(before)
      .map(({ searchParams }) => searchParams.get('$filter') ?? '');
    expect(filters.some((filter) => filter.includes("'s20240"))).toBe(true);
    expect(filters.some((filter) => filter.includes("'sx'"))).toBe(true);
    // Nobody was missing, so there was no last pass.
    expect(filters.filter((filter) => filter === '')).toHaveLength(2);
  });

  it('finds with a last pass whoever is in no part', async () => {
    const { run, names, tenant, asked } = setUp({});
    for (const [number, local] of ['öl', 'ßen', '王'].entries()) {
      tenant.control.addUser({
        displayName: `Odd ${String(number)}`,
        userPrincipalName: `${local}@contoso.com`,
      });
    }
    expect(await run()).toMatchObject({ count: people + 3, complete: true });
    expect(names().filter((name) => name.startsWith('王'))).toHaveLength(1);
    const unfiltered = asked().filter(({ searchParams: query }) => {
      return query.get('$filter') === null && query.get('$top') === '999';
    });
    expect(unfiltered.length).toBeGreaterThan(1);
  });

  it('takes it well that users come and go meanwhile', async () => {
    const gone: string[] = [];
    const { run, load, store, tenant } = setUp({
      before: (number, { control }) => {
        if (number === 20) {
          for (let extra = 0; extra < 5; extra += 1) {
            control.addUser({ displayName: `New ${String(extra)}` });
          }
        }
        if (number === 25) {
          const loaded = Array.from(load.members()).slice(0, 7);
          for (const key of loaded) {
            const { id } = store.row(key);
            control.deleteUser(id);
            gone.push(id);
          }
        }
      },
    });
    const result = await run();
    expect(result).toEqual({
      count: people - 2,
      expected: people - 2,
      complete: true,
      changedMeanwhile: 12,
    });
    const ids = new Set(Array.from(load.members(), (key) => store.row(key).id));
    expect(gone.filter((id) => ids.has(id))).toEqual([]);
    expect(() => tenant.control.changeUser(gone[0] ?? '', {})).toThrow();
  });

  it.each([
    ['as long as it is told', '7', 7000],
    ['a fraction of a second', '0.5', 500],
    ['longer each time when it is not told', undefined, 1000 + 2000 + 4000],
  ])('waits %s when throttled, and goes on by itself', async (_how, retryAfter, atLeast) => {
    const { run, clock, progress, tenant } = setUp({
      before: (number, { control }) => {
        if (number !== 12) return;
        const times = 20;
        control.addFault({
          kind: 'throttle',
          path: /users/,
          times,
          ...(retryAfter !== undefined && { retryAfter }),
        });
      },
    });
    expect(await run()).toMatchObject({ count: people, complete: true });
    const slept = clock.sleeps.reduce((sum, ms) => sum + ms, 0);
    expect(slept).toBeGreaterThanOrEqual(atLeast);
    expect(Math.max(...clock.sleeps)).toBeLessThanOrEqual(1000);
    const waits = progress
      .map(({ waitingSeconds }) => waitingSeconds)
      .filter((one) => one !== null);
    expect(waits).not.toEqual([]);
    if (retryAfter === '7') expect(waits).toEqual(expect.arrayContaining([7, 6, 5, 4, 3, 2, 1]));
    expect(tenant.log.entries.filter(({ status }) => status === 429)).toHaveLength(20);
  });

  it('begins a part again when its page token has expired', async () => {
    const { run, tenant } = setUp({
      people: 12_000,
      before: (number, { control }) => {
        if (number === 30) control.expirePageTokens();
      },
    });
    expect(await run()).toMatchObject({ count: 12_000, complete: true });
    expect(tenant.log.entries.filter(({ status }) => status === 400)).toHaveLength(1);
  });

  it('renews an expired token once, silently', async () => {
    const { run, tenant } = setUp({
      before: (number, { control }) => {
        if (number === 15) control.expireTokens();
      },
    });
    expect(await run()).toMatchObject({ count: people, complete: true });
    const signIns = tenant.log.entries.filter(({ service }) => service === 'signIn');
    expect(signIns).toHaveLength(2);
  });

  it('keeps what is loaded when the connection is lost, and goes on from there', async () => {
    const { run, load, tenant, asked } = setUp({
      before: (number, { control }) => {
        if (number === 14) control.addFault({ kind: 'reset', at: 'headers', service: 'graph' });
      },
    });
    await expect(run()).rejects.toMatchObject({ problem: { code: 'network-reset' } });
    const { length } = load.members();
    expect(length).toBeGreaterThan(999);
    expect(length).toBeLessThan(people);

    tenant.control.clearFaults();
    const before = asked().length;
    expect(await run()).toMatchObject({ count: people, complete: true });
    // Not from the beginning: nobody asks for everybody again, except to count them.
    const again = asked().slice(before);
    expect(again.filter(({ search }) => !/startswith|top=1&/.test(search))).toEqual([]);
  });

  it('survives a single lost answer and a busy service', async () => {
    const { run } = setUp({
      before: (number, { control }) => {
        if (number === 9) control.addFault({ kind: 'reset', at: 'headers', times: 1 });
        if (number === 20) control.addFault({ kind: 'status', status: 503, times: 2 });
        if (number === 25) control.addFault({ kind: 'html', status: 502, times: 1 });
      },
    });
    expect(await run()).toMatchObject({ count: people, complete: true });
  });

  it('stops when cancelled, and goes on when asked again', async () => {
    const controller = new AbortController();
    const { run, load } = setUp({
      before: (number) => {
        if (number === 10) controller.abort();
      },
    });
    await expect(run(controller.signal)).rejects.toMatchObject({ name: 'AbortError' });
    expect(load.members().length).toBeLessThan(people);
    expect(await run()).toMatchObject({ count: people, complete: true });
  });

  it('reads from end to end where the service takes no advanced queries', async () => {
    const { run, tenant } = setUp({});
    tenant.control.addFault({
      kind: 'status',
      status: 400,
      body: JSON.stringify({ error: { code: 'Request_UnsupportedQuery', message: 'No.' } }),
      path: /\$count/,
    });
    expect(await run()).toEqual({
      count: people,
      expected: null,
      complete: true,
      changedMeanwhile: 0,
    });
  });

  it('reads from end to end where the service takes no filter', async () => {
    const { run, tenant } = setUp({});
    tenant.control.addFault({
      kind: 'status',
      status: 400,
      body: JSON.stringify({ error: { code: 'Request_UnsupportedQuery', message: 'No.' } }),
      path: /startswith/,
    });
    expect(await run()).toMatchObject({ count: people, expected: people, complete: true });
  });

  it('follows no link to another host', async () => {
    const { run, requests } = setUp({
      people: 1500,
      change: (response) => ({
        ...response,
        body: response.body.replace(
          'https://graph.microsoft.com/v1.0/users?',
          'https://evil.example/?',
        ),
      }),
    });
    await expect(run()).rejects.toMatchObject({ problem: { code: 'graph-foreign-link' } });
    expect(requests.filter(({ url }) => url.includes('evil.example'))).toEqual([]);
  });

  it('tells what is missing when the app may not read users', async () => {
    const { run, tenant } = setUp({});
    tenant.control.revoke('User.Read.All');
    await expect(run()).rejects.toMatchObject({
      problem: { code: 'directory-permission-missing' },
    });
  });
});
