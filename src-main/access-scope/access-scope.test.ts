import { describe, expect, it } from 'vitest';
import { countScope, type ScopeRow, type ScopeState } from '../contract/access-scope';
import type { Progress } from '../contract/channels';
import { createTexts } from '../contract/text/create-texts';
import { demoConnection } from '../demo-tenant';
import { add, context, openConsole, problemOf, valueOf } from '../email-accounts/test-support';
import { settle } from '../graph/test-support';
import { FileNotWritable } from '../ports';
import { createAccessScope } from './access-scope-service';
import type { ScopeNotice } from './ports';

const minute = 60_000;

/** A console with the section Access scope, on a tenant of its own. */
async function openScope(
  options: Parameters<typeof openConsole>[0] & { random?: () => number } = {},
) {
  const console = await openConsole(options);
  const notices: ScopeNotice[] = [];
  const written: { name: string; text: string }[] = [];
  const texts = createTexts('en');
  const hooks = { onChanged: (): void => undefined, chooseFile: true, refusal: '' };
  const start = ({ desk }: Pick<typeof console, 'desk'>) =>
    createAccessScope({
      desk,
      random: options.random ?? (() => 0.5),
      chooseFile: (name) =>
        Promise.resolve(
          hooks.chooseFile
            ? {
                name,
                write: async (pieces) => {
                  if (hooks.refusal !== '') throw new FileNotWritable(hooks.refusal);
                  let text = '';
                  for await (const piece of pieces) text += String(piece);
                  written.push({ name, text });
                },
              }
            : null,
        ),
      texts,
      notify: (notice) => notices.push(notice),
      onChanged: () => {
        hooks.onChanged();
      },
    });
  const scope = start(console);

  const idOf = (name: string): string => {
    const mailbox = console.tenant.control.mailbox(`${name}@contoso.com`);
    return mailbox.owner;
  };
  const pick = async (...names: string[]): Promise<ScopeState> =>
    valueOf(await scope['scope.add']({ ids: names.map(idOf) }, context()));
  const prove = async (): Promise<ScopeState> => valueOf(await scope['scope.prove']({}, context()));
  const reachable = (...names: string[]): void => {
    const mailboxes = names.map((name) => `${name}@contoso.com`);
    console.tenant.control.setAccessPolicy({ kind: 'restrictAccess', mailboxes });
  };
  const account = (name: string, change: Parameters<typeof add>[1] = {}) =>
    add(console.accounts, { name, mailbox: `${name}@contoso.com`, ...change });
  return {
    ...console,
    scope,
    notices,
    written,
    texts,
    hooks,
    idOf,
    pick,
    prove,
    reachable,
    account,
    reopened: () => start(console.restart()),
    get: async (): Promise<ScopeState> => valueOf(await scope['scope.get']({}, context())),
  };
}

function rowOf({ rows }: ScopeState, name: string): ScopeRow {
  const found = rows.find(({ mailbox }) => mailbox.address === `${name}@contoso.com`);
  if (found === undefined) throw new Error(`No row of ${name}`);
  return found;
}

/** Results by the part of the address before the domain. */
function resultsOf({ rows }: ScopeState): Record<string, ScopeRow['result']> {
  const results: Record<string, ScopeRow['result']> = {};
  for (const { mailbox, result } of rows) results[mailbox.address.split('@')[0] ?? ''] = result;
  return results;
}

describe('the proof', () => {
  it('finds the one mailbox that is wrongly reachable, and says by which door', async () => {
    const { account, pick, prove, reachable } = await openScope();
    reachable('support', 'helpdesk', 'ceo');
    await account('support');
    await account('helpdesk', { purposes: ['send', 'calendar'] });
    await pick('ceo', 'vip.desk', 'room.kangaroo');
    const state = await prove();
    expect(resultsOf(state)).toEqual({
      support: 'asIntended',
      helpdesk: 'asIntended',
      ceo: 'wronglyReachable',
      'vip.desk': 'asIntended',
      'room.kangaroo': 'asIntended',
    });
    expect(rowOf(state, 'ceo')).toMatchObject({
      origin: 'picked',
      answers: { read: 'yes', send: 'yes', calendar: 'yes' },
      reason: null,
    });
    expect(rowOf(state, 'vip.desk').reason?.code).toBe('mailbox-blocked-by-policy');
    expect(rowOf(state, 'vip.desk').answers).toEqual({ read: 'no', send: 'no', calendar: 'no' });
    expect(rowOf(state, 'helpdesk').answers).toEqual({ send: 'yes', calendar: 'yes' });
    expect(state.provedAt).toBe('2026-11-23T09:00:00.000Z');
  });

  it('counts a correct scope as proven', async () => {
    const { account, pick, prove } = await openScope();
    await account('support');
    await pick('ceo', 'vip.desk');
    expect(countScope((await prove()).rows)).toEqual({
      asIntended: 3,
      wronglyReachable: 0,
      wronglyBlocked: 0,
      unknown: 0,
      notTried: 0,
      should: 1,
      mustNot: 2,
    });
  });

  it('changes nothing in any mailbox, and asks for no content', async () => {
    const { account, pick, prove, reachable, tenant } = await openScope();
    reachable('support', 'ceo');
    await account('support', { purposes: ['send', 'calendar'] });
    await pick('ceo', 'vip.desk');
    tenant.log.clear();
    await prove();
    const toMailboxes = tenant.log.entries.filter(({ mailbox }) => mailbox !== null);
    expect(toMailboxes.length).toBeGreaterThan(6);
    expect(tenant.log.changes()).toEqual([]);
    const reads = toMailboxes.filter(({ method }) => method === 'GET');
    expect(new Set(reads.map(({ query }) => decodeURIComponent(query)))).toEqual(
      new Set(['?$select=id']),
    );
    expect(reads.map(({ path }) => path.split('/').slice(4).join('/')).sort()).toEqual(
      ['calendar', 'calendar', 'calendar', 'mailFolders/inbox', 'mailFolders/inbox'].sort(),
    );
    // Writes are those that can only be refused.
    const writes = toMailboxes.filter(({ method }) => method !== 'GET');
    expect(writes.every(({ status }) => status !== null && status >= 400)).toBe(true);
  });

  it('finds a mailbox that can only be read, with less than the helpdesk needs', async () => {
    const { pick, prove, tenant } = await openScope();
    tenant.control.setAccessPolicy({ kind: 'none' });
    tenant.control.revoke('Mail.Send', 'Mail.ReadWrite', 'Calendars.ReadWrite');
    tenant.control.grant('Mail.Read');
    tenant.control.expireTokens();
    await pick('ceo');
    expect(rowOf(await prove(), 'ceo')).toMatchObject({
      result: 'wronglyReachable',
      answers: { read: 'yes', send: 'no', calendar: 'no' },
    });
  });

  it('proves a scope of RBAC for Applications, which the token does not show', async () => {
    const { account, pick, prove, tenant } = await openScope();
    tenant.control.revoke('Mail.Send', 'Mail.ReadWrite', 'Calendars.ReadWrite');
    tenant.control.setAccessPolicy({ kind: 'none' });
    tenant.control.setRbac([{ role: 'Application Mail.Send', mailboxes: ['support@contoso.com'] }]);
    tenant.control.expireTokens();
    await account('support');
    await account('billing');
    await pick('ceo');
    const state = await prove();
    expect(resultsOf(state)).toEqual({
      support: 'asIntended',
      billing: 'wronglyBlocked',
      ceo: 'asIntended',
    });
    // Sending works elsewhere, so that it is the scope that leaves this one out.
    expect(rowOf(state, 'billing').reason).toMatchObject({
      code: 'mailbox-outside-scope',
      values: { permission: 'Mail.Send', mailbox: 'billing@contoso.com' },
    });
  });

  it('says which email accounts are wrongly blocked, and by what', async () => {
    const { account, prove, reachable } = await openScope();
    reachable('support');
    await account('support');
    await account('billing');
    const state = await prove();
    expect(rowOf(state, 'billing')).toMatchObject({
      result: 'wronglyBlocked',
      answers: { send: 'no' },
      reason: { code: 'mailbox-blocked-by-policy' },
    });
  });

  it.each([
    ['a mailbox that is not there', 'svc.backup', 'mailbox-missing'],
    ['a mailbox on premises', 'legacy.archive', 'mailbox-missing'],
  ])('knows nothing of %s, and says so', async (_, name, code) => {
    const { pick, prove, tenant } = await openScope();
    await pick(name);
    tenant.log.clear();
    const state = await prove();
    expect(rowOf(state, name)).toMatchObject({ result: 'unknown', reason: { code } });
    expect(tenant.log.entries.filter(({ mailbox }) => mailbox !== null)).toHaveLength(1);
  });

  it('knows nothing of a mailbox whose service fails, and tries the others', async () => {
    const { account, pick, prove, tenant, idOf } = await openScope();
    await account('support');
    await pick('ceo', 'vip.desk');
    tenant.control.addFault({
      kind: 'status',
      status: 503,
      service: 'graph',
      path: new RegExp(idOf('ceo')),
    });
    const state = await prove();
    expect(resultsOf(state)).toEqual({
      support: 'asIntended',
      ceo: 'unknown',
      'vip.desk': 'asIntended',
    });
    expect(rowOf(state, 'ceo').reason?.code).toMatch(/^network-/);
  });

  it('waits as long as a throttled mailbox asks, and gives up after a minute', async () => {
    const { pick, scope, tenant, clock, prove } = await openScope();
    await pick('ceo');
    tenant.control.addFault({ kind: 'throttle', retryAfter: '7', times: 1, path: /inbox/ });
    const call = context<Progress<'scope.prove'>>();
    const state = valueOf(await scope['scope.prove']({}, call));
    expect(rowOf(state, 'ceo').result).toBe('asIntended');
    expect(call.heard).toContainEqual({ kind: 'waiting', seconds: 7 });
    expect(clock.sleeps).toContain(7000);

    tenant.control.addFault({ kind: 'throttle', retryAfter: '50', path: /inbox/ });
    expect(rowOf(await prove(), 'ceo')).toMatchObject({
      result: 'unknown',
      answers: { read: 'unknown', send: 'no', calendar: 'no' },
      reason: { code: 'mailbox-throttled' },
    });
  });

  it('makes at most one request in a mailbox and five in all at a time', async () => {
    const { pick, scope, tenant } = await openScope({ patient: true });
    const names = ['ceo', 'vip.desk', 'room.kangaroo', 'loan.laptop', "miles.o'hare"];
    await pick(...names, 'awkward1', 'awkward2', 'awkward3');
    tenant.log.clear();
    tenant.control.addFault({ kind: 'hang', service: 'graph' });
    const controller = new AbortController();
    const proving = scope['scope.prove']({}, context(controller.signal));
    await settle();
    const open = tenant.log.entries.filter(({ status }) => status === null);
    expect(open).toHaveLength(5);
    expect(new Set(open.map(({ path }) => path.split('/')[3])).size).toBe(5);
    controller.abort();
    await expect(proving).rejects.toThrow();
  });

  it('keeps what it has found when it is cancelled', async () => {
    const { account, pick, scope, tenant, get, idOf } = await openScope();
    await account('support');
    await pick('ceo');
    tenant.control.addFault({ kind: 'hang', service: 'graph', path: new RegExp(idOf('ceo')) });
    const controller = new AbortController();
    const call = context<Progress<'scope.prove'>>(controller.signal);
    const proving = scope['scope.prove']({}, call);
    await settle();
    expect(call.heard).toEqual([{ kind: 'tried', done: 1, total: 2 }]);
    controller.abort();
    await expect(proving).rejects.toThrow();
    await settle();
    const state = await get();
    expect(resultsOf(state)).toEqual({ support: 'asIntended', ceo: null });
    expect(state.provedAt).not.toBeNull();
  });

  it('is shown again after a restart, with its time, and not to another app', async () => {
    const console = await openScope();
    await console.account('support');
    await console.pick('ceo');
    const proved = await console.prove();
    const again = valueOf(await console.reopened()['scope.get']({}, context()));
    expect(again).toEqual(proved);

    const other = 'a3a6f8d2-51b4-4e0b-8a37-6d1f20e9b7a5';
    valueOf(
      await console.settings.update((all) => ({
        ok: true,
        value: {
          ...all,
          connections: all.connections.map((each) => ({ ...each, clientId: other })),
        },
      })),
    );
    const ofOther = await console.get();
    expect(ofOther.provedAt).toBeNull();
    expect(
      ofOther.rows.every(({ result, origin }) => result === null && origin === 'account'),
    ).toBe(true);
  });

  it('has nothing to say of a mailbox that became an email account since', async () => {
    const { account, pick, prove, get } = await openScope();
    await pick('billing');
    expect(resultsOf(await prove())).toEqual({ billing: 'wronglyReachable' });
    await account('billing');
    const state = await get();
    expect(state.rows).toHaveLength(1);
    expect(state.rows[0]).toMatchObject({ origin: 'account', result: null });
  });

  it('needs a connection', async () => {
    const { scope, get } = await openScope({ connected: false });
    expect(await get()).toMatchObject({ connected: false, rows: [], provedAt: null });
    for (const result of [
      await scope['scope.prove']({}, context()),
      await scope['scope.sample']({}, context()),
      await scope['scope.add']({ ids: [demoConnection.clientId] }, context()),
      await scope['scope.remove']({ ids: [demoConnection.clientId] }, context()),
      await scope['scope.export']({}, context()),
    ]) {
      expect(problemOf(result).code).toBe('not-connected');
    }
  });

  it('has nothing to do without accounts and others', async () => {
    const { prove, tenant } = await openScope();
    const state = await prove();
    expect(state).toMatchObject({ connected: true, rows: [], provedAt: null });
    expect(tenant.log.entries.filter(({ mailbox }) => mailbox !== null)).toEqual([]);
  });

  it('says what the sign-in refuses', async () => {
    const { pick, reopened, tenant } = await openScope();
    await pick('ceo');
    tenant.control.changeApp({ disabled: true });
    const scope = reopened();
    expect(problemOf(await scope['scope.prove']({}, context())).code).toBe('app-disabled');
  });
});

describe('the mailboxes that must not be reachable', () => {
  it('are picked, and taken off the list again', async () => {
    const { pick, scope, idOf } = await openScope();
    await pick('ceo');
    const { rows } = await pick('vip.desk', 'ceo');
    expect(rows.map(({ mailbox, origin }) => [mailbox.address, origin])).toEqual([
      ['vip.desk@contoso.com', 'picked'],
      ['ceo@contoso.com', 'picked'],
    ]);
    const left = valueOf(await scope['scope.remove']({ ids: [idOf('vip.desk')] }, context()));
    expect(left.rows.map(({ mailbox }) => mailbox.name)).toEqual(['Gwen Harrow']);
  });

  it('are no email accounts, guests or strangers', async () => {
    const { account, scope, tenant, idOf } = await openScope();
    await account('support');
    const guest = tenant.control.addUser({ displayName: 'Guest', userType: 'Guest' });
    const code = async (id: string) =>
      problemOf(await scope['scope.add']({ ids: [id] }, context())).code;
    expect(await code(idOf('support'))).toBe('scope-mailbox-is-account');
    expect(await code(guest.id)).toBe('mailbox-guest');
    expect(await code(demoConnection.clientId)).toBe('mailbox-unknown');
  });

  it('are ten people by chance: licensed, enabled members who are no email account', async () => {
    const numbers = Array.from({ length: 2000 }, (_, index) => ((index * 7919) % 1000) / 1000);
    const { account, pick, scope, tenant, idOf } = await openScope({
      random: () => numbers.pop() ?? 0,
      tenant: { people: 1500 },
    });
    await account('vip.desk');
    await pick('ceo');
    const call = context<Progress<'scope.sample'>>();
    const { rows } = valueOf(await scope['scope.sample']({}, call));
    const sampled = rows.filter(({ origin }) => origin === 'sampled');
    expect(sampled).toHaveLength(10);
    expect(new Set(sampled.map(({ mailbox }) => mailbox.id)).size).toBe(10);
    for (const { mailbox } of sampled) {
      const user = tenant.control.changeUser(mailbox.id, {});
      expect(user).toMatchObject({ accountEnabled: true, userType: 'Member' });
      expect(user.assignedLicenses).not.toEqual([]);
      expect([idOf('vip.desk'), idOf('ceo')]).not.toContain(mailbox.id);
    }
    expect(call.heard.length).toBeGreaterThan(1);
    expect(rows.map(({ origin }) => origin).slice(0, 2)).toEqual(['account', 'picked']);

    const again = valueOf(await scope['scope.sample']({}, context()));
    expect(again.rows.filter(({ origin }) => origin === 'sampled')).toHaveLength(10);
    expect(again.rows).not.toEqual(rows);
  });

  it('may be anybody: the last of the directory is as likely as the first', async () => {
    const first = await openScope({ random: () => 0.999, tenant: { people: 300 } });
    const last = await openScope({ random: () => 0, tenant: { people: 300 } });
    const ids = async ({ scope }: typeof first) =>
      valueOf(await scope['scope.sample']({}, context())).rows.map(({ mailbox }) => mailbox.id);
    const [ofFirst, ofLast] = [await ids(first), await ids(last)];
    // With 0.999 nobody is replaced; with 0 the first place goes to each that follows.
    expect(ofLast.slice(1)).toEqual(ofFirst.slice(1));
    expect(ofLast[0]).not.toBe(ofFirst[0]);
  });

  it('are found where the service takes no advanced queries, with the same rules', async () => {
    const { scope, tenant } = await openScope();
    tenant.control.addFault({
      kind: 'status',
      status: 400,
      times: 1,
      path: /assignedLicenses/,
      body: JSON.stringify({ error: { code: 'Request_UnsupportedQuery', message: 'No.' } }),
    });
    const { rows } = valueOf(await scope['scope.sample']({}, context()));
    expect(rows).toHaveLength(10);
    for (const { mailbox } of rows) {
      expect(tenant.control.changeUser(mailbox.id, {}).assignedLicenses).not.toEqual([]);
    }
  });

  it('are fewer in a small directory, and a problem in one without anybody', async () => {
    const small = await openScope({ tenant: { people: 12 } });
    const { rows } = valueOf(await small.scope['scope.sample']({}, context()));
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.length).toBeLessThan(10);

    const empty = await openScope({ tenant: { people: 4 } });
    const code = problemOf(await empty.scope['scope.sample']({}, context())).code;
    expect(code).toBe('scope-nobody-to-sample');
  });

  it('say why the directory could not be asked', async () => {
    const { scope, tenant } = await openScope();
    tenant.control.revoke('User.Read.All');
    tenant.control.expireTokens();
    expect(problemOf(await scope['scope.sample']({}, context())).code).toBe(
      'directory-permission-missing',
    );
  });
});

describe('the export for the auditor', () => {
  it('says connection, time, expectation, result and probes, and holds no credential', async () => {
    const { account, pick, prove, reachable, scope, written, tenant, requests } = await openScope();
    reachable('support', 'ceo');
    await account('support');
    await pick('ceo', 'awkward3');
    await prove();
    const file = valueOf(await scope['scope.export']({}, context()));
    expect(file).toEqual({ fileName: 'access-scope-2026-11-23.csv', count: 3 });
    const [{ name, text } = { name: '', text: '' }] = written;
    expect(name).toBe('access-scope-2026-11-23.csv');
    const lines = text.split('\r\n');
    expect(text.startsWith('\ufeffConnection,Cloud,Tenant,Application ID,Proved at (UTC),')).toBe(
      true,
    );
    expect(lines[1]).toContain(
      `Global (commercial and GCC),${demoConnection.tenantId},${demoConnection.clientId},2026-11-23T09:00:00.000Z,Contoso Support,support@contoso.com,`,
    );
    expect(lines[1]).toContain(',Email account,Yes,As intended,Not tried yet,Yes,Not tried yet,');
    expect(lines[2]).toContain(',Picked by the administrator,No,Wrongly reachable,Yes,Yes,Yes,');
    expect(lines[2]).toContain('GET mailFolders/inbox?$select=id; POST sendMail');
    // A display name can't become a formula.
    expect(lines[3]).toContain(`"'=HYPERLINK(""http://x"",""y"")"`);
    expect(lines[3]).toContain(',No,As intended,No,No,No,');
    expect(lines[3]).toContain(',ErrorAccessDenied,');
    expect(text).not.toContain(demoConnection.clientSecret);
    const tokens = requests.flatMap(({ headers }) =>
      Object.values(headers).filter((value) => value.startsWith('Bearer ')),
    );
    expect(tokens.length).toBeGreaterThan(0);
    for (const token of tokens) expect(text).not.toContain(token.slice('Bearer '.length));
    expect(tenant.log.changes()).toEqual([]);
  });

  it('speaks as the interface does when it is saved', async () => {
    const { account, pick, prove, reachable, scope, texts, written } = await openScope();
    reachable('support', 'ceo');
    await account('support');
    await pick('ceo');
    await prove();
    await texts.changeLanguage('de-AT');
    await scope['scope.export']({}, context());
    const [head, support, ceo] = written[0]?.text.split('\r\n') ?? [];
    expect(head).toBe(
      '\ufeffVerbindung,Cloud,Mandant,Anwendungs-ID,Nachgewiesen am (UTC),Postfach,Adresse,Objekt-ID,Warum es geprüft wird,Soll erreichbar sein,Ergebnis,E-Mails lesen,E-Mails senden,Kalender,Anfragen,Grund,Fehlercode,Anforderungs-ID',
    );
    expect(support).toContain(
      ',E-Mail-Konto,Ja,Wie beabsichtigt,Noch nicht geprüft,Ja,Noch nicht geprüft,',
    );
    expect(support).toContain('POST sendMail mit einer Nachricht, die nur abgelehnt werden kann');
    expect(ceo).toContain(
      ',Von der Administration ausgewählt,Nein,Zu Unrecht erreichbar,Ja,Ja,Ja,',
    );
    expect(ceo).toContain('GET mailFolders/inbox?$select=id; POST sendMail mit');
  });

  it('writes nothing before a proof, without a file, or where the disk refuses', async () => {
    const { pick, prove, scope, hooks, written } = await openScope();
    await pick('ceo');
    expect(valueOf(await scope['scope.export']({}, context()))).toBeNull();
    await prove();
    hooks.chooseFile = false;
    expect(valueOf(await scope['scope.export']({}, context()))).toBeNull();
    hooks.chooseFile = true;
    hooks.refusal = 'ENOSPC';
    expect(problemOf(await scope['scope.export']({}, context()))).toMatchObject({
      code: 'file-not-writable',
      values: { reason: 'diskFull' },
    });
    expect(written).toEqual([]);
  });
});

describe('watch until it applies', () => {
  it('looks again every half hour, and tells when all is as intended', async () => {
    const { pick, scope, reachable, clock, notices, get, tenant } = await openScope({
      patient: true,
    });
    reachable('ceo');
    await pick('ceo');
    const begun = valueOf(await scope['scope.watch']({}, context()));
    expect(begun.watch).toEqual({
      nextCheckAt: null,
      endsAt: '2026-11-23T12:00:00.000Z',
      problem: null,
    });
    await settle();
    const waiting = await get();
    expect(waiting.watch?.nextCheckAt).toBe('2026-11-23T09:30:00.000Z');
    expect(resultsOf(waiting)).toEqual({ ceo: 'wronglyReachable' });
    expect(notices).toEqual([]);

    reachable('support');
    const before = tenant.log.entries.length;
    clock.advance(29 * minute);
    await settle();
    expect(tenant.log.entries).toHaveLength(before);
    clock.advance(minute);
    await settle();
    const done = await get();
    expect(done).toMatchObject({ watch: null, watched: 'applies' });
    expect(done.provedAt).toBe('2026-11-23T09:30:00.000Z');
    expect(resultsOf(done)).toEqual({ ceo: 'asIntended' });
    expect(notices).toEqual([{ kind: 'applies', mailboxes: 1 }]);
    expect(tenant.log.changes()).toEqual([]);
  });

  it('gives up after three hours, and says how many are still wrong', async () => {
    const { account, pick, scope, reachable, clock, notices, get } = await openScope();
    reachable('support', 'ceo', 'vip.desk');
    await account('support');
    await pick('ceo', 'vip.desk');
    valueOf(await scope['scope.watch']({}, context()));
    for (let turn = 0; turn < 10; turn += 1) await settle();
    expect(clock.sleeps.filter((ms) => ms === 30 * minute)).toHaveLength(6);
    expect(notices).toEqual([{ kind: 'gaveUp', mailboxes: 2 }]);
    expect(await get()).toMatchObject({ watch: null, watched: 'gaveUp' });
  });

  it('does not wait for a mailbox that is not there', async () => {
    const { pick, scope, clock, notices } = await openScope();
    await pick('ceo', 'svc.backup');
    valueOf(await scope['scope.watch']({}, context()));
    await settle();
    expect(clock.sleeps.filter((ms) => ms === 30 * minute)).toEqual([]);
    expect(notices).toEqual([{ kind: 'gaveUp', mailboxes: 1 }]);
  });

  it('goes on after a check that could not be made, and shows why', async () => {
    const { pick, reopened, tenant, clock, notices } = await openScope({ patient: true });
    await pick('ceo');
    const scope = reopened();
    const stop = tenant.control.addFault({ kind: 'reset', at: 'headers', service: 'signIn' });
    valueOf(await scope['scope.watch']({}, context()));
    await settle();
    const waiting = valueOf(await scope['scope.get']({}, context()));
    expect(waiting.watch?.problem?.code).toMatch(/^network-/);
    stop();
    clock.advance(30 * minute);
    await settle();
    expect(notices).toEqual([{ kind: 'applies', mailboxes: 1 }]);
  });

  it('is stopped, and begun anew', async () => {
    const { pick, scope, reachable, clock, notices, get, tenant } = await openScope({
      patient: true,
    });
    reachable('ceo');
    await pick('ceo');
    valueOf(await scope['scope.watch']({}, context()));
    await settle();
    expect(valueOf(await scope['scope.stopWatch']({}, context())).watch).toBeNull();
    const before = tenant.log.entries.length;
    clock.advance(180 * minute);
    await settle();
    expect(tenant.log.entries).toHaveLength(before);
    expect(notices).toEqual([]);
    expect(await get()).toMatchObject({ watch: null, watched: null });

    valueOf(await scope['scope.watch']({}, context()));
    valueOf(await scope['scope.watch']({}, context()));
    await settle();
    reachable();
    clock.advance(30 * minute);
    await settle();
    expect(notices).toEqual([{ kind: 'applies', mailboxes: 1 }]);
  });

  it('ends without a word when another connection is in use', async () => {
    const { pick, scope, reachable, settings, clock, notices, get, hooks } = await openScope({
      patient: true,
    });
    reachable('ceo');
    await pick('ceo');
    valueOf(await scope['scope.watch']({}, context()));
    await settle();
    valueOf(
      await settings.update((all) => ({ ok: true, value: { ...all, activeConnectionId: null } })),
    );
    let news = 0;
    hooks.onChanged = () => {
      news += 1;
    };
    clock.advance(30 * minute);
    await settle();
    expect(await get()).toMatchObject({ watch: null, watched: null });
    expect(notices).toEqual([]);
    expect(news).toBeGreaterThan(0);
  });
});
