import { describe, expect, it } from 'vitest';
import type { FolderTree } from '../contract/email-accounts';
import { problem } from '../contract/problems';
import { folderPaths } from './folder-tree';
import {
  add,
  context,
  openConsole,
  problemOf,
  ruleIn,
  valueOf,
  type TestConsole,
} from './test-support';

const support = 'support@contoso.com';

async function readFolders(
  { accounts }: Pick<TestConsole, 'accounts'>,
  change: Partial<{ mailbox: string; includeHidden: boolean; reload: boolean }> = {},
): Promise<FolderTree> {
  const input = { mailbox: support, includeHidden: false, reload: false, ...change };
  return valueOf(await accounts['accounts.folders'](input, context()));
}

describe('the folder tree', () => {
  it('has every level, past the pages of ten, with well-known folders first', async () => {
    const console = await openConsole();
    const { folders } = await readFolders(console);
    const paths = [...folderPaths(folders).values()].map((path) => path.join('/'));
    expect(paths.slice(0, 3)).toEqual(['Inbox', 'Inbox/Adelaide', 'Inbox/Berlin']);
    expect(paths).toContain('Inbox/Processed/2026/Quarter 2');
    expect(folders[0]).toMatchObject({ wellKnown: 'inbox', depth: 0, parentId: null });
    expect(folders.filter(({ depth }) => depth === 1)).toHaveLength(12);
    expect(folders.every(({ hidden }) => !hidden)).toBe(true);
    expect(console.tenant.log.changes()).toEqual([]);
  });

  it('shows hidden folders on request, and is read again on request', async () => {
    const console = await openConsole();
    await readFolders(console);
    const { folders } = await readFolders(console, { includeHidden: true });
    expect(folders.filter(({ hidden }) => hidden).map(({ name }) => name)).toEqual([
      'Conversation Action Settings',
    ]);
    console.tenant.control.addFolders(support, [['Queue 9']]);
    console.requests.length = 0;
    const before = await readFolders(console, { mailbox: support });
    expect(before.folders.some(({ name }) => name === 'Queue 9')).toBe(false);
    const after = await readFolders(console, { reload: true });
    expect(after.folders.some(({ name }) => name === 'Queue 9')).toBe(true);
  });

  it('of 3,000 folders on twelve levels is read with four requests at a time', async () => {
    const console = await openConsole({ tenant: { latencyMs: 1 } });
    const level = Array.from({ length: 12 }, (_, depth) => `Level ${String(depth + 1)}`);
    const leaves = Array.from({ length: 2988 }, (_, index) => [
      ...level.slice(0, index % 12),
      `Folder ${String(index)}`,
    ]);
    console.tenant.control.addFolders(support, [level, ...leaves]);
    const { heard, ...call } = context<{ found: number; open: number }>();
    const input = { mailbox: support, includeHidden: false, reload: false };
    const tree = valueOf(await console.accounts['accounts.folders'](input, call));
    expect(tree.folders.filter(({ name }) => /^(?:Level|Folder) /.test(name))).toHaveLength(3000);
    expect(Math.max(...tree.folders.map(({ depth }) => depth))).toBe(12);
    expect(heard.length).toBeGreaterThan(3);
    expect(heard.at(-1)).toEqual({ found: tree.folders.length, open: 0 });
    expect(console.tenant.highestConcurrency(tree.mailboxId)).toBeLessThanOrEqual(4);
  }, 20_000);

  it('is whole or an error', async () => {
    const console = await openConsole();
    console.tenant.control.addFault({
      kind: 'status',
      status: 500,
      path: /childFolders/,
      times: 1,
    });
    const input = { mailbox: support, includeHidden: false, reload: false };
    const read = await console.accounts['accounts.folders'](input, context());
    expect(problemOf(read).code).toBe('network-server-error');
    const blocked = { ...input, mailbox: 'ceo@contoso.com' };
    expect(problemOf(await console.accounts['accounts.folders'](blocked, context())).code).toBe(
      'mailbox-blocked-by-policy',
    );
  });
});

describe('the preview', () => {
  it('shows the newest mail as plain text and changes nothing', async () => {
    const { accounts, tenant } = await openConsole();
    const { id } = await add(accounts);
    const { folder, messages } = valueOf(await accounts['accounts.preview']({ id }, context()));
    expect(folder.name).toBe('Inbox');
    expect(messages).toHaveLength(25);
    const times = messages.map(({ receivedAt }) => receivedAt);
    expect(times).toEqual([...times].sort().reverse());
    const message = messages.find(({ subject }) => subject.startsWith('<b>'));
    expect(message?.size).toBeGreaterThan(0);
    const read = { id, messageId: message?.id ?? '' };
    const { text } = valueOf(await accounts['accounts.readMessage'](read, context()));
    expect(text).toContain('Hello Contoso Support,');
    expect(text).not.toMatch(/<img|tracker\.example/);
    expect(tenant.log.changes()).toEqual([]);
    const hosts = new Set(tenant.log.entries.map(({ host }) => host));
    expect(hosts).toEqual(new Set(['login.microsoftonline.com', 'graph.microsoft.com']));
  });

  it('reports a folder that is gone', async () => {
    const { accounts, tenant } = await openConsole();
    const receive = ruleIn(tenant);
    const folder = { id: receive.moveTo?.id ?? '', path: ['Inbox', 'Processed'] };
    const rule = { ...receive, folder, after: 'delete' as const, moveTo: null };
    const { id } = await add(accounts, { purposes: ['receive'], receive: rule });
    tenant.control.mailbox(support).folders.delete(folder.id);
    expect(problemOf(await accounts['accounts.preview']({ id }, context()))).toMatchObject({
      code: 'folder-gone',
      values: { folder: 'Inbox / Processed', mailbox: support },
    });
  });
});

async function trying(change: Partial<ReturnType<typeof ruleIn>> = {}) {
  const console = await openConsole();
  const { accounts, tenant } = console;
  const account = await add(accounts);
  const rule = { ...ruleIn(tenant), ...change };
  const mailboxId = account.mailbox.id;
  const tried = await accounts['accounts.tryRule']({ mailboxId, rule }, context());
  return { console, accounts, tenant, rule, mailboxId, tried };
}

describe('the dry run', () => {
  it('says what the rule would take and where it would go, and touches nothing', async () => {
    const { tenant, tried } = await trying();
    const { messages, total, ...rest } = valueOf(tried);
    expect(rest).toEqual({
      destination: { kind: 'move', path: ['Inbox', 'Processed'] },
      folder: 'Inbox',
      moveTo: 'Processed',
    });
    expect(messages.every(({ unread }) => unread)).toBe(true);
    expect(messages.length).toBe(total);
    expect(tenant.log.changes()).toEqual([]);
  });

  it('keeps to the date', async () => {
    const { tried } = await trying({ messages: 'all', notOlderThan: '2026-11-20' });
    const { messages } = valueOf(tried);
    expect(messages.length).toBeGreaterThan(0);
    expect(messages.every(({ receivedAt }) => receivedAt >= '2026-11-20')).toBe(true);
  });

  it('finds a rule that reads its own mail under another name', async () => {
    const { accounts, mailboxId, rule } = await trying();
    const moveTo = { id: 'inbox', path: ['Inbox'] };
    const tried = await accounts['accounts.tryRule'](
      { mailboxId, rule: { ...rule, moveTo } },
      context(),
    );
    expect(problemOf(tried).code).toBe('rule-moves-into-itself');
  });
});

describe('one message', () => {
  async function ready(change?: Parameters<typeof trying>[0]) {
    const all = await trying(change);
    const messageId = valueOf(all.tried).messages[0]?.id ?? '';
    const run = () =>
      all.accounts['accounts.runRuleOnOne'](
        { mailboxId: all.mailboxId, rule: all.rule, messageId, confirmed: true },
        context(),
      );
    const moves = () =>
      all.tenant.log.entries.filter(
        ({ method, path }) => method === 'POST' && path.endsWith('/move'),
      );
    return { ...all, messageId, run, moves };
  }

  it('is moved, shown in its new place, and moved back', async () => {
    const { accounts, mailboxId, run, messageId, tenant } = await ready();
    const moved = valueOf(await run());
    expect(moved).toMatchObject({
      outcome: 'moved',
      from: { name: 'Inbox' },
      to: { name: 'Processed' },
    });
    const again = problemOf(await run());
    expect(again.code).toBe('message-gone');
    const back = { mailboxId, messageId, folder: moved.from, confirmed: true as const };
    const returned = valueOf(await accounts['accounts.moveBack'](back, context()));
    expect(returned).toMatchObject({ outcome: 'moved', to: { name: 'Inbox' } });
    expect(valueOf(await run()).outcome).toBe('moved');
    expect(tenant.log.changes()).toHaveLength(3);
  });

  it('goes to Deleted Items where the rule deletes, and nowhere where it leaves', async () => {
    const deleting = await ready({ after: 'delete', moveTo: null });
    expect(valueOf(await deleting.run())).toMatchObject({
      outcome: 'moved',
      to: { name: 'Deleted Items' },
    });
    const leaving = await ready({ after: 'leave', moveTo: null });
    expect(problemOf(await leaving.run())).toEqual(problem('rule-leaves-mail'));
    expect(leaving.tenant.log.changes()).toEqual([]);
  });

  it('is never moved twice when the reply is lost; its immutable ID tells where it is', async () => {
    const { run, moves, tenant } = await ready();
    tenant.control.addFault({ kind: 'status', status: 504, path: /\/move$/, afterWork: true });
    expect(valueOf(await run())).toMatchObject({ outcome: 'moved', problem: null });
    expect(moves()).toHaveLength(1);
  });

  it('is in doubt when it is still there after a lost reply, and refused is refused', async () => {
    const { run, moves, tenant } = await ready();
    const remove = tenant.control.addFault({ kind: 'status', status: 504, path: /\/move$/ });
    expect(valueOf(await run())).toMatchObject({
      outcome: 'unknown',
      problem: {
        code: 'move-unknown',
        values: { mailbox: support, from: 'Inbox', to: 'Processed' },
      },
    });
    remove();
    tenant.control.addFault({ kind: 'throttle', retryAfter: '3', path: /\/move$/ });
    expect(valueOf(await run())).toMatchObject({
      outcome: 'notMoved',
      problem: { code: 'mailbox-throttled' },
    });
    expect(moves()).toHaveLength(2);
  });
});

describe('the test message', () => {
  const attempt = '11111111-2222-4333-8444-555555555555';
  const message = { to: support, subject: 'HelpMaster test 3F9A', text: 'A test.' };

  async function ready() {
    const console = await openConsole();
    const { id } = await add(console.accounts);
    console.tenant.log.clear();
    const send = (again = attempt) =>
      console.accounts['accounts.sendTest']({ id, attempt: again, ...message }, context());
    const posts = () => console.tenant.log.entries.filter(({ path }) => path.endsWith('/sendMail'));
    const look = () =>
      console.accounts['accounts.lookInSentItems']({ id, subject: message.subject }, context());
    return { ...console, send, posts, look };
  }

  it('is accepted, with its ID', async () => {
    const { send, posts, look } = await ready();
    const sent = valueOf(await send());
    expect(sent).toMatchObject({ outcome: 'accepted', message: { to: [support] } });
    expect(posts()).toHaveLength(1);
    const { message: found } = valueOf(await look());
    expect(found?.internetMessageId).toMatch(/^<.+>$/);
  });

  it('is sent once however often the button is pressed', async () => {
    const { send, posts } = await ready();
    const answers = await Promise.all([send(), send()]);
    expect(answers[0]).toEqual(answers[1]);
    await send();
    expect(posts()).toHaveLength(1);
    await send('99999999-2222-4333-8444-555555555555');
    expect(posts()).toHaveLength(2);
  });

  it.each([
    [{ kind: 'status', status: 504 }],
    [{ kind: 'status', status: 500 }],
    [{ kind: 'html', status: 502 }],
    [{ kind: 'html', status: 200 }],
    [{ kind: 'reset', at: 'headers' }],
    [{ kind: 'reset', at: 'body' }],
    [{ kind: 'redirect', location: 'https://proxy.example/' }],
  ] as const)('is posted exactly once and in doubt when the reply is %j', async (fault) => {
    const { send, posts, look, tenant } = await ready();
    const remove = tenant.control.addFault({ ...fault, path: /sendMail/, afterWork: true });
    expect(valueOf(await send())).toMatchObject({
      outcome: 'unknown',
      problem: { code: 'send-test-unknown', values: { mailbox: support } },
    });
    expect(posts()).toHaveLength(1);
    remove();
    expect(valueOf(await look()).message).toMatchObject({ subject: message.subject });
  });

  it('is refused where it certainly was not sent', async () => {
    const { send, posts, look, tenant } = await ready();
    tenant.control.setAccessPolicy({ kind: 'restrictAccess', mailboxes: [] });
    expect(valueOf(await send())).toMatchObject({
      outcome: 'refused',
      problem: { code: 'mailbox-blocked-by-policy' },
    });
    tenant.control.setAccessPolicy({ kind: 'none' });
    tenant.control.addFault({ kind: 'throttle', path: /sendMail/, times: 1 });
    expect(valueOf(await send('99999999-2222-4333-8444-555555555555'))).toMatchObject({
      outcome: 'refused',
      problem: { code: 'mailbox-throttled' },
    });
    expect(posts()).toHaveLength(2);
    expect(tenant.log.changes()).toEqual([]);
    expect(valueOf(await look()).message).toBeNull();
  });
});

describe('the test event', () => {
  async function ready() {
    const console = await openConsole();
    const { id } = await add(console.accounts);
    const input = { id, subject: 'HelpMaster test event', confirmed: true } as const;
    const test = () => console.accounts['accounts.testEvent'](input, context());
    const { events } = console.tenant.control.mailbox(support);
    return { ...console, test, events };
  }

  it('is created for fifteen minutes, private, and deleted again', async () => {
    const { test, events, requests } = await ready();
    const { outcome, event } = valueOf(await test());
    expect(outcome).toBe('proved');
    expect(event).toMatchObject({
      start: '2026-11-23T09:15:00.000Z',
      end: '2026-11-23T09:30:00.000Z',
    });
    expect(events.size).toBe(0);
    const posted = requests.find(({ method, url }) => method === 'POST' && url.endsWith('/events'));
    expect(JSON.parse(posted?.body ?? '')).toMatchObject({
      sensitivity: 'private',
      isReminderOn: false,
    });
  });

  it('that can not be deleted is reported with its place', async () => {
    const { test, events, tenant } = await ready();
    tenant.control.addFault({ kind: 'status', status: 504, method: 'DELETE' });
    expect(valueOf(await test())).toMatchObject({
      outcome: 'leftBehind',
      problem: {
        code: 'event-left-behind',
        values: {
          mailbox: support,
          subject: 'HelpMaster test event',
          start: '2026-11-23T09:15:00.000Z',
        },
      },
    });
    expect(events.size).toBe(1);
  });

  it('is not taken for deleted because a web page answered in place of the service', async () => {
    const { test, events, tenant } = await ready();
    tenant.control.addFault({ kind: 'html', status: 200, method: 'DELETE' });
    expect(valueOf(await test())).toMatchObject({
      outcome: 'leftBehind',
      problem: { code: 'event-left-behind', details: { httpStatus: 200 } },
    });
    expect(events.size).toBe(1);
  });

  it('is found and deleted after a lost reply, and never created twice', async () => {
    const { test, events, tenant } = await ready();
    tenant.control.addFault({
      kind: 'status',
      status: 504,
      method: 'POST',
      path: /events/,
      afterWork: true,
    });
    tenant.control.addFault({ kind: 'status', status: 504, method: 'DELETE', afterWork: true });
    expect(valueOf(await test()).outcome).toBe('proved');
    expect(events.size).toBe(0);
    expect(
      tenant.log.entries.filter(
        ({ method, path }) => method === 'POST' && path.endsWith('/events'),
      ),
    ).toHaveLength(1);
  });

  it('is in doubt when nothing answers, and refused without the permission', async () => {
    const { test, tenant } = await ready();
    const remove = tenant.control.addFault({ kind: 'status', status: 504, path: /events/ });
    expect(valueOf(await test())).toMatchObject({
      outcome: 'unknown',
      problem: { code: 'event-unknown' },
    });
    remove();
    tenant.control.revoke('Calendars.ReadWrite');
    tenant.control.expireTokens();
    expect(valueOf(await test())).toMatchObject({
      outcome: 'refused',
      event: null,
      problem: { code: 'mailbox-permission-missing' },
    });
  });
});
