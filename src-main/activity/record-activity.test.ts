import { describe, expect, it } from 'vitest';
import type { ActivityEntry } from '../contract/activity';
import { activitySentence } from '../contract/activity-words';
import { problem } from '../contract/problems';
import { failure, success } from '../contract/result';
import type { StepResult, TestReport } from '../contract/test-settings';
import { demoConnection } from '../demo-tenant';
import {
  connectionDraft,
  context,
  draft,
  openConsole,
  ruleIn,
  valueOf,
} from '../email-accounts/test-support';
import type { Handlers } from '../ipc/router';
import { createActivityLog } from './activity-log';
import { recordActivity } from './record-activity';
import { activityPorts, t } from './test-support';

const report: TestReport = {
  startedAt: '2026-11-23T10:00:00.000Z',
  durationMs: 1234,
  succeeded: true,
  cancelled: false,
  organisation: 'Contoso',
  steps: [],
};

const failedStep: StepResult = {
  step: 'authenticate',
  outcome: 'failed',
  durationMs: 50,
  problem: problem('secret-wrong', {}, { traceId: 'trace-1', aadsts: [7000215] }),
  note: null,
};

/** The real services of connection and email accounts, watched. */
async function setUp(changed: Partial<Handlers> = {}, options: { connected?: boolean } = {}) {
  const console = await openConsole(options);
  const { connection, accounts, clock } = console;
  const { ports, disk } = activityPorts();
  const log = createActivityLog(ports);
  const bare = {
    ...accounts,
    'connection.get': async () => success(await connection.state()),
    'connection.apply': (values: Parameters<typeof connection.apply>[0]) =>
      connection.apply(values),
    ...changed,
  } as unknown as Handlers;
  const handlers = recordActivity(bare, log, clock);
  const newest = async (): Promise<ActivityEntry | undefined> => (await log.entries())[0];
  const said = async () => (await log.entries()).map((entry) => activitySentence(entry, t));
  return { ...console, handlers, log, disk, files: console.disk, newest, said };
}

describe('a test', () => {
  it.each([
    ['done', report, 'Every part that was tested works'],
    [
      'warning',
      { ...report, steps: [{ ...failedStep, step: 'send', outcome: 'warning' }] },
      'The connection works, with limits',
    ],
    ['failed', { ...report, succeeded: false, steps: [failedStep] }, 'Authenticate the app failed'],
    ['cancelled', { ...report, succeeded: false, cancelled: true }, 'The test was cancelled'],
  ] as const)('that is %s is written down', async (outcome, ended, sentence) => {
    const { handlers, newest, said } = await setUp({
      'connection.test': () => Promise.resolve(success(ended as TestReport)),
    });
    expect(await handlers['connection.test'](connectionDraft, context())).toEqual(success(ended));
    expect(await newest()).toMatchObject({ kind: 'test', outcome, durationMs: 1234 });
    expect(await said()).toEqual([sentence]);
  });

  it('tells each step with its trace ID', async () => {
    const ended = { ...report, succeeded: false, steps: [failedStep] };
    const { handlers, newest } = await setUp({
      'connection.test': () => Promise.resolve(success(ended)),
    });
    await handlers['connection.test'](connectionDraft, context());
    expect(await newest()).toMatchObject({
      tenantId: demoConnection.tenantId,
      steps: [
        {
          step: 'authenticate',
          outcome: 'failed',
          durationMs: 50,
          problem: { details: { traceId: 'trace-1' } },
        },
      ],
    });
  });

  it('that could not begin, or broke, is written down and answers as it did', async () => {
    const refused = failure(problem('secret-required'));
    const { handlers, newest } = await setUp({
      'connection.test': (values) =>
        values.tenantId === 'broken.com'
          ? Promise.reject(new Error('x'))
          : Promise.resolve(refused),
    });
    expect(await handlers['connection.test'](connectionDraft, context())).toEqual(refused);
    expect(await newest()).toMatchObject({
      outcome: 'failed',
      problem: { code: 'secret-required' },
    });
    const broken = { ...connectionDraft, tenantId: 'broken.com' };
    await expect(handlers['connection.test'](broken, context())).rejects.toThrow('x');
    expect(await newest()).toMatchObject({ problem: { code: 'unexpected' } });
  });
});

describe('a change of the connection', () => {
  it('is told from and to, and the credential only as replaced', async () => {
    const { handlers, newest, said, disk } = await setUp({}, { connected: false });
    await handlers['connection.apply'](connectionDraft, context());
    expect(await newest()).toMatchObject({
      kind: 'connection',
      first: true,
      credentialReplaced: true,
    });
    const next = {
      ...connectionDraft,
      testMailbox: 'support@contoso.com',
      clientSecret: { keep: true } as const,
    };
    await handlers['connection.apply'](next, context());
    expect(await newest()).toMatchObject({
      first: false,
      credentialReplaced: false,
      changes: [{ field: 'testMailbox', from: null, to: 'support@contoso.com' }],
    });
    expect(await said()).toEqual(['Changed: Test mailbox', 'The connection was set up']);
    expect(disk.text).not.toContain(demoConnection.clientSecret);
  });

  it('is also one when another is added, chosen, renamed or deleted', async () => {
    const [one, two] = [
      { id: '11111111-1111-4111-8111-111111111111', name: 'Production', active: true },
      { id: '22222222-2222-4222-8222-222222222222', name: 'Test', active: false },
    ] as const;
    let answer: object = success({});
    const answers = () => Promise.resolve(answer);
    const { handlers, said } = await setUp({
      'connections.list': () => Promise.resolve(success({ connections: [one, two] })),
      'connections.add': answers,
      'connections.switch': answers,
      'connections.rename': answers,
      'connections.delete': answers,
    } as unknown as Partial<Handlers>);
    const doAll = async () => {
      await handlers['connections.add']({}, context());
      await handlers['connections.switch']({ id: two.id }, context());
      await handlers['connections.rename']({ id: two.id, name: 'Trial' }, context());
      await handlers['connections.delete']({ id: two.id, accounts: 'keep' }, context());
      await handlers['connections.delete']({ id: one.id, accounts: 'delete' }, context());
    };
    await doAll();
    const told = [
      'Deleted Production with its email accounts',
      'Deleted Test, kept its email accounts',
      'Renamed Test to Trial',
      'Switched to Test',
      'Began another connection beside Production',
    ];
    expect(await said()).toEqual(told);
    answer = failure(problem('connection-gone'));
    await doAll();
    expect(await said()).toEqual(told);
  });

  it('that changes nothing or fails is not one', async () => {
    const { handlers, said, fileState } = await setUp();
    const same = { ...connectionDraft, clientSecret: { keep: true } as const };
    await handlers['connection.apply'](same, context());
    fileState.failure = new Error('EACCES');
    await handlers['connection.apply']({ ...same, testMailbox: 'support@contoso.com' }, context());
    expect(await said()).toEqual([]);
  });
});

describe('a change of email accounts', () => {
  it('is told from and to: added, edited, moved, deleted, undone', async () => {
    const { handlers, tenant, newest, said } = await setUp();
    const saved = valueOf(await handlers['accounts.save']({ id: null, draft }, context())).state
      .accounts[0];
    const id = saved?.id ?? '';
    expect(await newest()).toMatchObject({
      kind: 'accounts',
      action: 'added',
      changes: [{ what: 'added', name: 'Support', address: 'support@contoso.com' }],
    });

    const edited = {
      ...draft,
      name: 'Help',
      purposes: ['send', 'receive'] as ('send' | 'receive')[],
      receive: ruleIn(tenant),
    };
    await handlers['accounts.save']({ id, draft: edited }, context());
    const changes = (await newest()) as Extract<ActivityEntry, { kind: 'accounts' }>;
    expect(changes.changes[0]?.fields).toEqual([
      { field: 'name', from: 'Support', to: 'Help' },
      { field: 'purposes', from: 'send', to: 'send,receive' },
      { field: 'folder', from: null, to: 'Inbox' },
      { field: 'messages', from: null, to: 'unread' },
      { field: 'after', from: null, to: 'move' },
      { field: 'moveTo', from: null, to: 'Inbox / Processed' },
    ]);

    await handlers['accounts.save'](
      { id: null, draft: { ...draft, name: 'Billing', mailbox: 'billing@contoso.com' } },
      context(),
    );
    await handlers['accounts.move']({ id, to: 1 }, context());
    expect(await newest()).toMatchObject({
      action: 'moved',
      changes: [
        { name: 'Billing', fields: [{ field: 'place', from: '2', to: '1' }] },
        { name: 'Help', fields: [{ field: 'place', from: '1', to: '2' }] },
      ],
    });
    const gone = valueOf(
      await handlers['accounts.delete']({ ids: [id], confirmed: true }, context()),
    );
    await handlers['accounts.undo']({ changeId: gone.change?.id ?? '' }, context());
    expect(await said()).toEqual([
      'Undone: Help',
      'Deleted: Help',
      'Moved in the list: Help',
      'Added: Billing',
      'Edited: Help',
      'Added: Support',
    ]);
  });

  it('that is refused is not one', async () => {
    const { handlers, said } = await setUp();
    await handlers['accounts.save']({ id: null, draft }, context());
    await handlers['accounts.save']({ id: null, draft }, context());
    expect(await said()).toEqual(['Added: Support']);
  });

  it('by a file names the file', async () => {
    const { handlers, files, newest } = await setUp();
    files.opened = {
      name: 'accounts.csv',
      kind: 'read',
      bytes: Buffer.from('name,address\nSupport,support@contoso.com\n'),
    };
    const preview = valueOf(await handlers['accounts.importPreview']({}, context()));
    await handlers['accounts.importApply'](
      { previewId: preview?.previewId ?? '', confirmed: true },
      context(),
    );
    expect(await newest()).toMatchObject({
      kind: 'accounts',
      action: 'imported',
      fileName: 'accounts.csv',
      count: 1,
      changes: [{ what: 'added', address: 'support@contoso.com' }],
    });
  });

  it('of many tells the first of them', async () => {
    const { handlers, newest, tenant } = await setUp();
    const ids = Array.from({ length: 60 }, (_, index) => {
      const displayName = `Extra ${String(index)}`;
      const mail = `extra${String(index)}@contoso.com`;
      return tenant.control.addUser({ displayName, userType: 'Member', mail }).id;
    });
    await handlers['accounts.addMany']({ ids, purposes: ['send'] }, context());
    const entry = (await newest()) as Extract<ActivityEntry, { kind: 'accounts' }>;
    expect(entry.count).toBe(60);
    expect(entry.changes).toHaveLength(50);
    expect(entry.more).toBe(10);
  });
});

describe('what is done in mailboxes', () => {
  it('is written down: access checks, messages, events', async () => {
    const { handlers, tenant, newest, said } = await setUp();
    const state = valueOf(await handlers['accounts.save']({ id: null, draft }, context())).state;
    const id = state.accounts[0]?.id ?? '';
    await handlers['accounts.checkAccess']({ ids: 'all' }, context());
    expect(await newest()).toMatchObject({
      kind: 'access',
      outcome: 'done',
      accounts: [{ address: 'support@contoso.com', answers: { send: 'allowed' } }],
    });
    tenant.control.revoke('Mail.Send');
    tenant.control.expireTokens();
    await handlers['accounts.checkAccess']({ ids: [id] }, context());
    expect(await newest()).toMatchObject({ outcome: 'warning', count: 1 });
    tenant.control.grant('Mail.Send');
    tenant.control.expireTokens();

    const message = {
      id,
      attempt: '22222222-2222-4222-8222-222222222222',
      to: 'ana@contoso.com',
      subject: 'Test',
      text: 'A text that is nobody’s business',
    };
    await handlers['accounts.sendTest'](message, context());
    await handlers['accounts.sendTest'](message, context());
    await handlers['accounts.testEvent']({ id, subject: 'An event', confirmed: true }, context());
    expect(await newest()).toMatchObject({ kind: 'event', result: 'proved', account: 'Support' });
    expect(await said()).toEqual([
      'Created and deleted an event for Support',
      'Sent from Support to ana@contoso.com',
      'Checked Support: something it needs is not allowed',
      'Checked Support: everything it needs is allowed',
      'Added: Support',
    ]);
  });

  it('tells a refused message with its problem, and never the text of one', async () => {
    const { handlers, tenant, newest, disk } = await setUp();
    const state = valueOf(await handlers['accounts.save']({ id: null, draft }, context())).state;
    tenant.control.revoke('Mail.Send');
    tenant.control.expireTokens();
    await handlers['accounts.sendTest'](
      {
        id: state.accounts[0]?.id ?? '',
        attempt: '22222222-2222-4222-8222-222222222222',
        to: 'ana@contoso.com',
        subject: 'Test',
        text: 'A text that is nobody’s business',
      },
      context(),
    );
    const entry = await newest();
    expect(entry).toMatchObject({ kind: 'message', result: 'refused', outcome: 'failed' });
    expect(entry?.problem).not.toBeNull();
    expect(disk.text).not.toContain('business');
  });

  it('tells a cancelled check as cancelled', async () => {
    const { handlers, newest } = await setUp({
      'accounts.checkAccess': (_input, { signal }) => {
        signal.throwIfAborted();
        throw new Error('not reached');
      },
    });
    const controller = new AbortController();
    controller.abort();
    await expect(
      handlers['accounts.checkAccess']({ ids: 'all' }, context(controller.signal)),
    ).rejects.toThrow();
    expect(await newest()).toMatchObject({ kind: 'access', outcome: 'cancelled', problem: null });
  });

  it('tells messages that a rule has moved, and back', async () => {
    const moved = {
      outcome: 'moved' as const,
      messageId: 'm',
      from: { id: 'a', name: 'Inbox' },
      to: { id: 'b', name: 'Processed' },
      problem: null,
    };
    const { handlers, tenant, said } = await setUp({
      'accounts.runRuleOnOne': () => Promise.resolve(success(moved)),
      'accounts.moveBack': () =>
        Promise.resolve(success({ ...moved, outcome: 'unknown', from: moved.to, to: moved.from })),
    });
    const state = valueOf(await handlers['accounts.save']({ id: null, draft }, context())).state;
    const mailboxId = state.accounts[0]?.mailbox.id ?? '';
    await handlers['accounts.runRuleOnOne'](
      { mailboxId, rule: ruleIn(tenant), messageId: 'm', confirmed: true },
      context(),
    );
    await handlers['accounts.moveBack'](
      { mailboxId, messageId: 'm', folder: moved.from, confirmed: true },
      context(),
    );
    expect((await said()).slice(0, 2)).toEqual([
      'Perhaps moved a message of Support from Processed to Inbox',
      'Moved a message of Support from Inbox to Processed',
    ]);
  });
});

describe('a file', () => {
  it('is written down when it was saved, not when none was chosen', async () => {
    const { handlers, said } = await setUp({
      'users.export': () => Promise.resolve(success({ fileName: 'users.csv', count: 3 })),
      'activity.export': () => Promise.resolve(success(null)),
      'activity.saveBundle': () => Promise.resolve(success({ fileName: 'help.zip', count: 5 })),
    });
    const query = { kind: 'all', text: '' } as const;
    await handlers['accounts.export']({}, context());
    await handlers['users.export'](
      { selection: { viewId: '33333333-3333-4333-8333-333333333333' }, format: 'csv' },
      context(),
    );
    await handlers['activity.export']({ query, format: 'csv' }, context());
    await handlers['activity.saveBundle'](
      { bundleId: '33333333-3333-4333-8333-333333333333' },
      context(),
    );
    const [bundle, users, accounts] = await said();
    expect(bundle).toBe('Saved the support bundle help.zip');
    expect(users).toBe('Exported users to users.csv');
    expect(accounts).toMatch(/^Exported email accounts to email-accounts-/);
  });
});
