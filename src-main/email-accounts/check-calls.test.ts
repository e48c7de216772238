import { describe, expect, it } from 'vitest';
import type { AccessResult, CheckAccessProgress } from '../contract/email-accounts';
import { settle } from '../graph/test-support';
import {
  add,
  context,
  draft,
  openConsole,
  problemOf,
  ruleIn,
  valueOf,
  type TestConsole,
} from './test-support';

const minute = 60_000;

async function check(
  { accounts }: Pick<TestConsole, 'accounts'>,
  ids: 'all' | string[] = 'all',
): Promise<AccessResult[]> {
  return valueOf(await accounts['accounts.checkAccess']({ ids }, context())).results;
}

const words = ({ answers }: AccessResult) => [
  answers.directory,
  answers.send,
  answers.read,
  answers.calendar,
];

async function consoleWith(mailbox: string, options?: Parameters<typeof openConsole>[0]) {
  const console = await openConsole(options);
  const account = await add(console.accounts, { mailbox });
  console.tenant.log.clear();
  return { console, account };
}

describe('the matrix', () => {
  it.each([
    ['support@contoso.com', ['allowed', 'allowed', 'allowed', 'allowed'], null],
    [
      'ceo@contoso.com',
      ['allowed', 'deniedByPolicy', 'deniedByPolicy', 'deniedByPolicy'],
      'mailbox-blocked-by-policy',
    ],
    [
      'svc.backup@contoso.com',
      ['allowed', 'noMailbox', 'noMailbox', 'noMailbox'],
      'mailbox-missing',
    ],
    [
      'legacy.archive@contoso.com',
      ['allowed', 'noMailbox', 'noMailbox', 'noMailbox'],
      'mailbox-on-premises',
    ],
  ])('of %s is judged by calls and changes nothing', async (mailbox, answers, code) => {
    const { console } = await consoleWith(mailbox);
    const [result] = await check(console);
    expect(result && words(result)).toEqual(answers);
    expect(result?.advice.send?.code ?? null).toBe(code);
    expect(result?.advice.directory).toBeNull();
    expect(console.tenant.log.changes()).toEqual([]);
  });

  it('tells a missing permission from one that RBAC for Applications grants', async () => {
    const { console } = await consoleWith('support@contoso.com', {
      tenant: { rbac: [{ role: 'Application Mail.Send', mailboxes: ['support@contoso.com'] }] },
    });
    console.tenant.control.revoke('Mail.Send', 'Mail.ReadWrite');
    console.tenant.control.expireTokens();
    const [result] = await check(console);
    expect(result && words(result)).toEqual(['allowed', 'allowed', 'permissionMissing', 'allowed']);
    expect(result?.advice.read).toMatchObject({
      code: 'mailbox-permission-missing',
      values: { permission: 'Mail.ReadWrite' },
    });
  });

  it('tells a mailbox outside the scope from a permission nobody has granted', async () => {
    const { console } = await consoleWith('support@contoso.com', {
      tenant: {
        rbac: [{ role: 'Application Mail.Send', mailboxes: ['support@contoso.com'] }],
      },
    });
    await add(console.accounts, { name: 'Billing', mailbox: 'billing@contoso.com' });
    console.tenant.control.revoke('Mail.Send', 'Mail.ReadWrite');
    console.tenant.control.expireTokens();
    const results = await check(console);
    expect(results.map(words)).toEqual([
      ['allowed', 'allowed', 'permissionMissing', 'allowed'],
      ['allowed', 'deniedByPolicy', 'permissionMissing', 'allowed'],
    ]);
    expect(results[1]?.advice.send).toMatchObject({
      code: 'mailbox-outside-scope',
      values: { permission: 'Mail.Send', mailbox: 'billing@contoso.com' },
    });
  });

  it('says when the mailbox is gone, and asks Exchange nothing about it', async () => {
    const { console } = await consoleWith('support@contoso.com');
    console.tenant.control.deleteUser('support@contoso.com');
    const [result] = await check(console);
    expect(result && words(result)).toEqual(['notFound', 'notFound', 'notFound', 'notFound']);
    expect(console.tenant.log.entries.some(({ path }) => path.includes('sendMail'))).toBe(false);
    const { state } = valueOf(await console.accounts['accounts.refreshNames']({}, context()));
    expect(state.accounts[0]?.marks).toEqual([{ kind: 'deleted' }]);
  });

  it('says what the directory refuses, and still looks into the mailbox', async () => {
    const { console } = await consoleWith('support@contoso.com');
    console.tenant.control.revoke('User.Read.All');
    console.tenant.control.expireTokens();
    const [result] = await check(console);
    expect(result && words(result)).toEqual(['permissionMissing', 'allowed', 'allowed', 'allowed']);
  });

  it('is remembered over a restart, with its time and advice', async () => {
    const { console, account } = await consoleWith('ceo@contoso.com');
    const [result] = await check(console);
    const { accounts } = console.restart();
    const [saved] = valueOf(await accounts['accounts.list']({}, context())).accounts;
    expect(saved?.access).toMatchObject({
      checkedAt: result?.checkedAt,
      answers: { directory: 'allowed', send: 'deniedByPolicy' },
    });
    const { access } = valueOf(await accounts['accounts.access']({ id: account.id }, context()));
    expect(access).toEqual(result);
  });
});

describe('a busy service', () => {
  it('is waited for as long as it asks, and said so', async () => {
    const { console } = await consoleWith('support@contoso.com');
    console.tenant.control.addFault({
      kind: 'throttle',
      retryAfter: '2.5',
      path: /sendMail/,
      times: 2,
    });
    const { heard, ...call } = context<CheckAccessProgress>();
    const { results } = valueOf(
      await console.accounts['accounts.checkAccess']({ ids: 'all' }, call),
    );
    expect(results.map(words)).toEqual([['allowed', 'allowed', 'allowed', 'allowed']]);
    expect(heard.map(({ kind }) => kind)).toEqual(['started', 'waiting', 'waiting', 'finished']);
    expect(console.clock.sleeps).toEqual([2500, 2500]);
  });

  it('is not asked for ever', async () => {
    const { console } = await consoleWith('support@contoso.com');
    console.tenant.control.addFault({ kind: 'throttle', retryAfter: '40', path: /sendMail/ });
    const [result] = await check(console);
    expect(result?.answers).toMatchObject({ send: 'throttled', read: 'allowed' });
    expect(console.clock.elapsed()).toBe(40_000);
  });

  it('of which nothing is known is no denial', async () => {
    const { console } = await consoleWith('support@contoso.com');
    console.tenant.control.addFault({ kind: 'status', status: 503, path: /sendMail|move|events/ });
    const [result] = await check(console);
    expect(result && words(result)).toEqual(['allowed', 'unknown', 'unknown', 'unknown']);
    expect(result?.advice.send?.code).toBe('network-server-error');
  });

  it('gets at most four requests at once in one mailbox and few in all', async () => {
    const console = await openConsole({ tenant: { accessPolicy: { kind: 'none' }, latencyMs: 1 } });
    const { accounts, tenant } = console;
    const ids = Array.from({ length: 30 }, (_, index) => {
      const mail = `queue${String(index)}@contoso.com`;
      const more = { userType: 'Member', mailbox: 'online' } as const;
      return tenant.control.addUser({ displayName: mail, mail, ...more }).id;
    });
    valueOf(await accounts['accounts.addMany']({ ids, purposes: ['send'] }, context()));
    console.requests.length = 0;
    const results = await check(console);
    expect(results).toHaveLength(30);
    expect(results.every((result) => words(result).every((word) => word === 'allowed'))).toBe(true);
    expect(Math.max(...ids.map((id) => tenant.highestConcurrency(id)))).toBeLessThanOrEqual(4);
    expect(console.requests.filter(({ url }) => url.endsWith('/$batch'))).toHaveLength(2);
    expect(tenant.log.changes()).toEqual([]);
  });
});

describe('a cancel', () => {
  it('keeps what was found before it', async () => {
    const console = await openConsole();
    const first = await add(console.accounts);
    await add(console.accounts, { name: 'Billing', mailbox: 'billing@contoso.com' });
    const billing = console.tenant.control.changeUser('billing@contoso.com', {});
    console.tenant.control.addFault({ kind: 'hang', path: new RegExp(`${billing.id}/sendMail`) });
    const controller = new AbortController();
    const running = console.accounts['accounts.checkAccess'](
      { ids: 'all' },
      context(controller.signal),
    );
    await settle();
    await settle();
    controller.abort();
    await expect(running).rejects.toMatchObject({ name: 'AbortError' });
    const { accounts } = valueOf(await console.accounts['accounts.list']({}, context()));
    expect(accounts.map(({ id, access }) => [id === first.id, access !== null])).toEqual([
      [true, true],
      [false, false],
    ]);
  });
});

describe('a changed access scope', () => {
  it('may still be spreading for two hours, and is asked about at sensible times only', async () => {
    const { console, account } = await consoleWith('ceo@contoso.com');
    const { accounts, clock } = console;
    valueOf(await accounts['accounts.noteScopeChange']({}, context()));
    const noted = clock.now().getTime();
    clock.advance(10 * minute);
    const [denied] = await check(console);
    expect(denied?.spreading).toEqual({
      scopeChangedAt: new Date(noted).toISOString(),
      nextCheckAt: new Date(noted + 40 * minute).toISOString(),
    });
    console.tenant.log.clear();
    const left = valueOf(await accounts['accounts.checkAccess']({ ids: 'all' }, context()));
    expect(left).toMatchObject({ results: [], notDue: [account.id] });
    expect(console.tenant.log.entries.some(({ path }) => path.includes('/users/'))).toBe(false);
    expect(await check(console, [account.id])).toHaveLength(1);
    clock.advance(100 * minute);
    const [late] = await check(console);
    expect(late?.spreading?.nextCheckAt).toBe(new Date(noted + 120 * minute).toISOString());
    clock.advance(15 * minute);
    const [plain] = await check(console);
    expect(plain).toMatchObject({ spreading: null, answers: { send: 'deniedByPolicy' } });
  });

  it('is noticed when an answer turns, even if nobody has said so', async () => {
    const { console } = await consoleWith('support@contoso.com');
    await check(console);
    console.tenant.control.setAccessPolicy({ kind: 'restrictAccess', mailboxes: [] });
    console.clock.advance(minute);
    const [denied] = await check(console);
    expect(denied?.spreading?.scopeChangedAt).toBe(denied?.checkedAt);
    expect(denied && words(denied).slice(1)).toEqual(Array(3).fill('deniedByPolicy'));
  });
});

describe('a rule', () => {
  it('whose folder is gone is reported and not replaced', async () => {
    const console = await openConsole();
    const receive = ruleIn(console.tenant);
    const account = await add(console.accounts, { purposes: ['receive'], receive });
    const { folders } = console.tenant.control.mailbox('support@contoso.com');
    const processed = folders.get(receive.moveTo?.id ?? '');
    folders.delete(processed?.id ?? '');
    await check(console);
    const [saved] = valueOf(await console.accounts['accounts.list']({}, context())).accounts;
    expect(saved?.marks).toEqual([
      { kind: 'folderGone', which: 'moveTo', path: ['Inbox', 'Processed'] },
    ]);
    expect(saved?.receive).toEqual(receive);
    const again = { ...draft, purposes: ['send' as const], receive: null };
    const edited = await console.accounts['accounts.save'](
      { id: account.id, draft: again },
      context(),
    );
    expect(valueOf(edited).state.accounts[0]?.marks).toEqual([]);
  });
});

describe('without what it needs', () => {
  it('says so as a whole', async () => {
    const unconnected = await openConsole({ connected: false });
    const asked = await unconnected.accounts['accounts.checkAccess']({ ids: 'all' }, context());
    expect(problemOf(asked).code).toBe('not-connected');
    const console = await openConsole();
    const gone = { ids: ['00000000-0000-4000-8000-0000000000ff'] };
    const missing = await console.accounts['accounts.checkAccess'](gone, context());
    expect(problemOf(missing).code).toBe('account-gone');
  });

  it('says that the secret has expired', async () => {
    const { console } = await consoleWith('support@contoso.com');
    console.tenant.control.changeApp({ secrets: [] });
    const { accounts } = console.restart();
    const asked = await accounts['accounts.checkAccess']({ ids: 'all' }, context());
    expect(problemOf(asked).code).toBe('secret-wrong');
  });
});
