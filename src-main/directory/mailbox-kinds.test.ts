import { describe, expect, it } from 'vitest';
import {
  jsonAnswer,
  recordingTransport,
  testClock,
  countingTokenSource,
  settle,
} from '../graph/test-support';
import { createGraph } from '../graph/graph-client';
import type { HttpResponse } from '../ports';
import { createMailboxKinds } from './mailbox-kinds';
import { directoryOf, listedUser, never, storeOf } from './test-support';
import { listedProperties, listedUserSchema } from './listed-user';
import { graphPath } from '../graph/odata';
import { createUserStore } from './user-store';

/** The first people of a demo tenant, by their names. */
async function notable() {
  const directory = directoryOf({ people: 40 });
  const { graph } = directory;
  const store = createUserStore();
  const page = await graph.page(
    { path: graphPath`/users` },
    {
      schema: listedUserSchema,
      query: { $select: listedProperties },
      permission: '',
      signal: never,
    },
  );
  const ids = new Map(page.items.map((user) => [user.userPrincipalName, user.id]));
  for (const user of page.items) store.put(user);
  const idOf = (local: string): string => ids.get(`${local}@contoso.com`) ?? '';
  return { ...directory, store, kinds: createMailboxKinds(graph, store), idOf };
}

function answering(answer: (id: string) => HttpResponse | Promise<HttpResponse>, count = 10) {
  const { transport, requests } = recordingTransport(({ url }) =>
    answer(/users\/([^/]+)/.exec(url)?.[1] ?? ''),
  );
  const endpoints = { authority: 'https://login.example', graph: 'https://graph.microsoft.com' };
  const graph = createGraph(
    { endpoints, tokenSource: countingTokenSource() },
    { transport, clock: testClock({ impatient: true }) },
  );
  const users = Array.from({ length: count }, (_, number) => listedUser(number));
  const kinds = createMailboxKinds(graph, storeOf(...users));
  return { kinds, requests, ids: users.map(({ id }) => id) };
}

const refusal = (status: number, code: string, message = '') =>
  jsonAnswer(status, { error: { code, message } });

describe('the kinds of mailboxes', () => {
  it('are what Exchange says, where it may be asked', async () => {
    const { kinds, tenant, idOf } = await notable();
    tenant.control.setAccessPolicy({ kind: 'none' });
    const wanted = ['support', 'ceo', 'room.kangaroo', 'loan.laptop', 'vip.desk', 'legacy.archive'];
    const found = await kinds.find(wanted.map(idOf), never);
    const purpose = (value: string) => ({ value, source: 'purpose' });
    expect(found.permission).toBe('granted');
    expect(found.kinds.map(({ kind, mailbox }) => [kind, mailbox])).toEqual([
      [purpose('shared'), 'yes'],
      [purpose('user'), 'yes'],
      [purpose('room'), 'yes'],
      [purpose('equipment'), 'yes'],
      [purpose('shared'), 'yes'],
      [{ value: 'unknown', source: 'none' }, 'no'],
    ]);
  });

  it('stay a guess outside the access policy, and are not asked for again', async () => {
    const { kinds, idOf, asked } = await notable();
    const ids = [idOf('support'), idOf('ceo')];
    const found = await kinds.find(ids, never);
    expect(found.kinds.map(({ kind }) => kind)).toEqual([
      { value: 'shared', source: 'purpose' },
      { value: 'user', source: 'guess' },
    ]);
    const before = asked().length;
    await kinds.find(ids, never);
    expect(asked()).toHaveLength(before);
  });

  it('are asked for no more once the permission is known to be missing', async () => {
    const { kinds, tenant, store, asked, idOf } = await notable();
    tenant.control.revoke('MailboxSettings.Read');
    tenant.control.expireTokens();
    const first = await kinds.find([idOf('support')], never);
    expect(first).toMatchObject({
      permission: 'missing',
      kinds: [{ kind: { value: 'shared', source: 'guess' }, mailbox: 'unknown' }],
    });
    const before = asked().length;
    const all = Array.from({ length: store.size }, (_, key) => store.row(key).id);
    await kinds.find(all, never);
    expect(asked()).toHaveLength(before);
  });

  it('of guests and of people without an address are not asked for', async () => {
    const { kinds, asked, idOf, tenant } = await notable();
    tenant.control.setAccessPolicy({ kind: 'none' });
    const before = asked().length;
    await kinds.find([idOf('svc.backup'), 'ffffffff-0000-4000-8000-000000000000'], never);
    expect(asked()).toHaveLength(before);
  });

  it('are asked for at most four at a time, over all calls', async () => {
    let underWay = 0;
    let most = 0;
    const { kinds, ids } = answering(async () => {
      underWay += 1;
      most = Math.max(most, underWay);
      await settle();
      underWay -= 1;
      return jsonAnswer(200, { value: 'user' });
    });
    await Promise.all([kinds.find(ids.slice(0, 5), never), kinds.find(ids.slice(3), never)]);
    expect(most).toBe(4);
  });

  it.each([
    ['{"value":"shared"}', { value: 'shared' }, 'shared'],
    ['{"userPurpose":{"value":"room"}}', { userPurpose: { value: 'room' } }, 'room'],
    ['{"userPurpose":"linked"}', { userPurpose: 'linked' }, 'user'],
    ['a new purpose', { value: 'unknownFutureValue' }, 'unknown'],
  ])('are read from %s', async (_shape, body, value) => {
    const { kinds, ids } = answering(() => jsonAnswer(200, body));
    const found = await kinds.find(ids.slice(0, 1), never);
    expect(found.kinds[0]?.kind).toEqual({ value, source: 'purpose' });
  });

  it('do not fail for what one mailbox answers', async () => {
    const { kinds, ids, requests } = answering((id) => {
      if (id.endsWith('0')) return jsonAnswer(200, { value: 'user' });
      if (id.endsWith('1')) return refusal(403, 'ErrorAccessDenied', 'Access is denied.');
      if (id.endsWith('2')) return refusal(503, 'MailboxInfoStale');
      return refusal(429, 'ApplicationThrottled');
    }, 4);
    await kinds.find(ids.slice(0, 1), never);
    const found = await kinds.find(ids, never);
    expect(found.permission).toBe('granted');
    expect(found.kinds.map(({ kind }) => kind.source)).toEqual([
      'purpose',
      'guess',
      'guess',
      'guess',
    ]);
    // What may be different another time is asked again, the rest is not.
    requests.length = 0;
    await kinds.find(ids, never);
    expect(new Set(requests.map(({ url }) => url)).size).toBe(2);
  });

  it('end when nobody wants them any more', async () => {
    const controller = new AbortController();
    const { kinds, ids, requests } = answering(() => {
      controller.abort();
      return jsonAnswer(200, { value: 'user' });
    });
    await expect(kinds.find(ids, controller.signal)).rejects.toMatchObject({ name: 'AbortError' });
    expect(requests.length).toBeLessThanOrEqual(4);
  });
});
