import { describe, expect, it } from 'vitest';
import { problem } from '../contract/problems';
import { failure } from '../contract/result';
import {
  add,
  connectionDraft,
  context,
  draft,
  openConsole,
  problemOf,
  ruleIn,
  valueOf,
  type TestConsole,
} from './test-support';

async function list({ accounts }: Pick<TestConsole, 'accounts'>) {
  return valueOf(await accounts['accounts.list']({}, context()));
}

const names = async (console: Pick<TestConsole, 'accounts'>) =>
  (await list(console)).accounts.map(({ name }) => name);

const defaults = async (console: Pick<TestConsole, 'accounts'>) =>
  (await list(console)).accounts.filter(({ isDefault }) => isDefault).map(({ name }) => name);

async function three(options?: Parameters<typeof openConsole>[0]) {
  const console = await openConsole(options);
  const support = await add(console.accounts);
  const billing = await add(console.accounts, { name: 'Billing', mailbox: 'billing@contoso.com' });
  const calendar = await add(console.accounts, {
    name: 'Calendar',
    mailbox: 'scheduling@contoso.com',
    purposes: ['calendar'],
  });
  return { console, support, billing, calendar };
}

describe('saving', () => {
  it('finds the mailbox by an alias and keeps its object ID, address and name', async () => {
    const { accounts, tenant } = await openConsole();
    const account = await add(accounts, { mailbox: 'Support.Desk@contoso.com' });
    const user = tenant.control.changeUser('support@contoso.com', {});
    expect(account).toMatchObject({
      name: 'Support',
      mailbox: { id: user.id, address: 'support@contoso.com', name: 'Contoso Support' },
      isDefault: true,
      marks: [],
      access: null,
    });
  });

  it('is there after a restart, without anything to undo', async () => {
    const console = await openConsole();
    await add(console.accounts);
    const later = await list(console.restart());
    expect(later.accounts).toHaveLength(1);
    expect(later).toMatchObject({ connected: true, undo: null });
  });

  it('knows a mailbox again by whatever name', async () => {
    const { accounts } = await openConsole();
    const { id } = await add(accounts);
    for (const mailbox of ['help@contoso.com', 'SUPPORT@contoso.com']) {
      const again = await accounts['accounts.save'](
        { id: null, draft: { ...draft, mailbox } },
        context(),
      );
      expect(again).toEqual(
        failure(problem('account-duplicate', { mailbox: 'support@contoso.com', name: 'Support' })),
      );
    }
    const other = await add(accounts, { mailbox: 'billing@contoso.com' });
    const moved = { id: other.id, draft: { ...draft, mailbox: 'support@contoso.com' } };
    expect(problemOf(await accounts['accounts.save'](moved, context())).code).toBe(
      'account-duplicate',
    );
    expect(
      valueOf(await accounts['accounts.lookUp']({ mailbox: 'help@contoso.com' }, context())),
    ).toMatchObject({ accountId: id, warnings: [] });
  });

  it.each([
    ['nobody@contoso.com', 'mailbox-unknown'],
    ['00000000-1111-4222-8333-444444444444', 'mailbox-unknown'],
  ])('refuses %s', async (mailbox, code) => {
    const { accounts, fileState } = await openConsole();
    const saves = fileState.saves;
    const saved = await accounts['accounts.save'](
      { id: null, draft: { ...draft, mailbox } },
      context(),
    );
    expect(problemOf(saved).code).toBe(code);
    expect(fileState.saves).toBe(saves);
  });

  it('refuses guests and addresses of several', async () => {
    const { accounts, tenant } = await openConsole();
    const guest = tenant.control.addUser({
      displayName: 'A guest',
      userType: 'Guest',
      mail: 'guest@partner.example',
      mailbox: 'none',
    });
    const save = (mailbox: string) =>
      accounts['accounts.save']({ id: null, draft: { ...draft, mailbox } }, context());
    expect(problemOf(await save(guest.id))).toMatchObject({
      code: 'mailbox-guest',
      values: { mailbox: 'guest@partner.example' },
    });
    tenant.control.addUser({ displayName: 'One', mail: 'twin@contoso.com' });
    tenant.control.addUser({ displayName: 'Two', mail: 'twin@contoso.com' });
    expect(problemOf(await save('twin@contoso.com')).code).toBe('mailbox-ambiguous');
  });

  it('refuses a rule that reads its own mail', async () => {
    const { accounts, tenant } = await openConsole();
    const rule = ruleIn(tenant);
    const saved = await accounts['accounts.save'](
      {
        id: null,
        draft: { ...draft, purposes: ['receive'], receive: { ...rule, moveTo: rule.folder } },
      },
      context(),
    );
    expect(problemOf(saved)).toEqual(problem('rule-moves-into-itself', { folder: 'Inbox' }));
  });

  it('edits without the network while the mailbox stays', async () => {
    const { accounts, requests } = await openConsole();
    const { id } = await add(accounts);
    requests.length = 0;
    const edited = valueOf(
      await accounts['accounts.save']({ id, draft: { ...draft, name: 'Helpdesk' } }, context()),
    );
    expect(edited.change).toMatchObject({ kind: 'edited', name: 'Helpdesk' });
    expect(requests).toEqual([]);
    const same = await accounts['accounts.save'](
      { id, draft: { ...draft, name: 'Helpdesk' } },
      context(),
    );
    expect(valueOf(same).change).toBeNull();
  });

  it('says when there is no connection, and keeps what cannot be written out of the list', async () => {
    const unconnected = await openConsole({ connected: false });
    expect(
      problemOf(await unconnected.accounts['accounts.save']({ id: null, draft }, context())).code,
    ).toBe('not-connected');
    expect(await list(unconnected)).toMatchObject({ connected: false, accounts: [] });
    const console = await openConsole();
    console.fileState.failure = new Error('ENOSPC');
    const saved = await console.accounts['accounts.save']({ id: null, draft }, context());
    expect(problemOf(saved).code).toBe('settings-not-writable');
    expect(await names(console)).toEqual([]);
  });
});

describe('the mailbox of the form', () => {
  it.each([
    ['svc.backup@contoso.com', ['mailbox-missing']],
    ['legacy.archive@contoso.com', ['mailbox-on-premises']],
    ['ceo@contoso.com', ['mailbox-blocked-by-policy']],
    ['support@contoso.com', []],
  ])('%s comes with its warnings', async (mailbox, codes) => {
    const { accounts, tenant } = await openConsole();
    const found = valueOf(await accounts['accounts.lookUp']({ mailbox }, context()));
    expect(found.warnings.map(({ code }) => code)).toEqual(codes);
    expect(tenant.log.changes()).toEqual([]);
  });

  it('may be a room, lack a permission, or be busy', async () => {
    const { accounts, tenant } = await openConsole({
      tenant: { accessPolicy: { kind: 'none' } },
    });
    const warningsOf = async (mailbox: string) =>
      valueOf(await accounts['accounts.lookUp']({ mailbox }, context())).warnings.map(
        ({ code }) => code,
      );
    expect(await warningsOf('room.kangaroo@contoso.com')).toEqual(['mailbox-is-resource']);
    tenant.control.addFault({ kind: 'throttle', retryAfter: '4', path: /inbox/, times: 1 });
    expect(await warningsOf('support@contoso.com')).toEqual(['mailbox-throttled']);
    tenant.control.addFault({ kind: 'status', status: 503, path: /inbox/, times: 1 });
    expect(await warningsOf('support@contoso.com')).toHaveLength(1);
    tenant.control.revoke('Mail.ReadWrite');
    tenant.control.expireTokens();
    expect(await warningsOf('support@contoso.com')).toEqual(['mailbox-permission-missing']);
  });
});

describe('the default', () => {
  it('is the first that sends, and exactly one', async () => {
    const { console, support, billing, calendar } = await three();
    expect(await defaults(console)).toEqual(['Support']);
    valueOf(await console.accounts['accounts.setDefault']({ id: billing.id }, context()));
    expect(await defaults(console)).toEqual(['Billing']);
    expect(
      problemOf(await console.accounts['accounts.setDefault']({ id: calendar.id }, context())),
    ).toEqual(problem('account-not-sending', { name: 'Calendar' }));
    await console.accounts['accounts.setEnabled']({ ids: [billing.id], enabled: false }, context());
    expect(await defaults(console)).toEqual(['Support']);
    await console.accounts['accounts.delete']({ ids: [support.id], confirmed: true }, context());
    expect(await defaults(console)).toEqual([]);
    await console.accounts['accounts.setEnabled']({ ids: [billing.id], enabled: true }, context());
    expect(await defaults(console)).toEqual(['Billing']);
  });

  it('is named among what depends on an account', async () => {
    const { console, support, billing, calendar } = await three();
    const dependents = async (ids: string[]) =>
      valueOf(await console.accounts['accounts.dependents']({ ids }, context())).accounts;
    expect(await dependents([support.id])).toMatchObject([
      { name: 'Support', dependents: [{ kind: 'default', next: 'Billing' }, { kind: 'sends' }] },
    ]);
    expect(await dependents([support.id, billing.id, calendar.id])).toMatchObject([
      { dependents: [{ kind: 'default', next: null }, { kind: 'sends' }] },
      { dependents: [{ kind: 'sends' }] },
      { dependents: [{ kind: 'calendar' }] },
    ]);
  });
});

describe('taking back', () => {
  it('goes through every kind of change, the newest first', async () => {
    const { console, support, billing, calendar } = await three();
    const { accounts } = console;
    const before = (await list(console)).accounts;
    await accounts['accounts.move']({ id: calendar.id, to: 0 }, context());
    expect(await names(console)).toEqual(['Calendar', 'Support', 'Billing']);
    await accounts['accounts.setDefault']({ id: billing.id }, context());
    await accounts['accounts.setEnabled']({ ids: [support.id], enabled: false }, context());
    await accounts['accounts.delete'](
      { ids: [support.id, billing.id], confirmed: true },
      context(),
    );
    expect(await names(console)).toEqual(['Calendar']);
    for (const kind of ['deleted', 'disabled', 'defaultSet', 'moved']) {
      const { undo } = await list(console);
      expect(undo?.kind).toBe(kind);
      valueOf(await accounts['accounts.undo']({ changeId: undo?.id ?? '' }, context()));
    }
    expect((await list(console)).accounts).toEqual(before);
    expect(JSON.stringify(console.fileState.content)).toContain('"Billing"');
  });

  it('never takes back another change than the one that was shown', async () => {
    const { console, calendar } = await three();
    const older = (await list(console)).undo?.id ?? '';
    await console.accounts['accounts.move']({ id: calendar.id, to: 0 }, context());
    expect(
      problemOf(await console.accounts['accounts.undo']({ changeId: older }, context())),
    ).toEqual(problem('undo-not-possible'));
    expect(await names(console)).toEqual(['Calendar', 'Support', 'Billing']);
  });
});

describe('creating from users', () => {
  it('answers for each, and again without doubling any', async () => {
    const console = await openConsole();
    const { accounts, tenant } = console;
    const idOf = (local: string) => tenant.control.changeUser(`${local}@contoso.com`, {}).id;
    const guest = tenant.control.addUser({
      displayName: 'G',
      userType: 'Guest',
      mail: 'g@x.example',
    });
    const gone = '00000000-1111-4222-8333-444444444444';
    const ids = [...['support', 'billing', 'svc.backup'].map(idOf), guest.id, gone];
    const { heard, ...call } = context<{ done: number; total: number }>();
    const first = valueOf(await accounts['accounts.addMany']({ ids, purposes: ['send'] }, call));
    expect(first.rows.map(({ outcome, problem: found }) => [outcome, found?.code])).toEqual([
      ['created', undefined],
      ['created', undefined],
      ['refused', 'mailbox-missing'],
      ['refused', 'mailbox-guest'],
      ['refused', 'mailbox-unknown'],
    ]);
    expect(first.change).toMatchObject({ kind: 'added', count: 2 });
    expect(heard.at(-1)).toEqual({ done: 5, total: 5 });
    const again = valueOf(
      await accounts['accounts.addMany']({ ids, purposes: ['send'] }, context()),
    );
    expect(again.rows.slice(0, 2).map(({ outcome }) => outcome)).toEqual(['exists', 'exists']);
    expect(again.change).toBeNull();
    valueOf(await accounts['accounts.undo']({ changeId: first.change?.id ?? '' }, context()));
    expect(await names(console)).toEqual([]);
  });

  it('asks the directory in batches', async () => {
    const { accounts, tenant, requests } = await openConsole();
    const ids = Array.from(
      { length: 45 },
      (_, index) =>
        tenant.control.addUser({
          displayName: String(index),
          userType: 'Member',
          mail: `x${String(index)}@contoso.com`,
        }).id,
    );
    requests.length = 0;
    const { rows } = valueOf(
      await accounts['accounts.addMany']({ ids, purposes: ['send', 'calendar'] }, context()),
    );
    expect(rows.every(({ outcome }) => outcome === 'created')).toBe(true);
    expect(requests.filter(({ url }) => url.endsWith('/$batch'))).toHaveLength(3);
  });
});

describe('another tenant', () => {
  it('keeps the accounts, marks them and does not use them', async () => {
    const { console, support } = await three();
    const fabrikam = { ...connectionDraft, tenantId: 'fabrikam.com' };
    valueOf(await console.connection.apply(fabrikam));
    const state = await list(console);
    expect(state.accounts.map(({ marks }) => marks)).toEqual(
      Array.from({ length: 3 }, () => [{ kind: 'otherTenant', tenant: connectionDraft.tenantId }]),
    );
    for (const result of [
      await console.accounts['accounts.save']({ id: support.id, draft }, context()),
      await console.accounts['accounts.setDefault']({ id: support.id }, context()),
    ]) {
      expect(problemOf(result).code).toBe('account-of-other-tenant');
    }
    valueOf(await console.connection.apply(connectionDraft));
    expect((await list(console)).accounts.every(({ marks }) => marks.length === 0)).toBe(true);
  });

  it('knows the same tenant by its domain name once a token has said so', async () => {
    const { console } = await three();
    valueOf(await console.connection.apply({ ...connectionDraft, tenantId: 'contoso.com' }));
    valueOf(await console.accounts['accounts.refreshNames']({}, context()));
    expect((await list(console)).accounts.every(({ marks }) => marks.length === 0)).toBe(true);
  });
});

describe('names', () => {
  it('are noticed when they change, offered, and taken over only when wanted', async () => {
    const { console, support, billing } = await three();
    const { accounts, tenant } = console;
    tenant.control.changeUser('support@contoso.com', {
      displayName: 'Service Desk',
      mail: 'servicedesk@contoso.com',
    });
    tenant.control.deleteUser('billing@contoso.com');
    const refreshed = valueOf(await accounts['accounts.refreshNames']({}, context()));
    expect(refreshed).toMatchObject({ renamed: 1, deleted: 1, unknown: 0 });
    const [first, second] = refreshed.state.accounts;
    expect(first?.marks).toEqual([
      { kind: 'renamed', address: 'servicedesk@contoso.com', name: 'Service Desk' },
    ]);
    expect(second?.marks).toEqual([{ kind: 'deleted' }]);
    expect(first?.mailbox.address).toBe('support@contoso.com');
    const ids = [support.id, billing.id];
    const updated = valueOf(await accounts['accounts.updateNames']({ ids }, context()));
    expect(updated.state.accounts[0]).toMatchObject({
      mailbox: { address: 'servicedesk@contoso.com', name: 'Service Desk' },
      marks: [],
    });
    expect(updated.change).toMatchObject({ kind: 'namesUpdated', count: 1 });
  });

  it('are not thrown away because the directory can not be asked', async () => {
    const { console } = await three();
    console.tenant.control.addFault({ kind: 'status', status: 500, path: /batch/ });
    const refreshed = valueOf(await console.accounts['accounts.refreshNames']({}, context()));
    expect(refreshed).toMatchObject({ renamed: 0, deleted: 0, unknown: 3 });
    expect(refreshed.state.accounts.every(({ marks }) => marks.length === 0)).toBe(true);
  });
});
