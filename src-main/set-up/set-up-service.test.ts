import { describe, expect, it } from 'vitest';
import { defaultChoices, pieceIds, type PieceId, type ScriptRequest } from '../contract/set-up';
import { success } from '../contract/result';
import { demoConnection } from '../demo-tenant';
import type { AppRegistration } from '../demo-tenant/options';
import { add, connectionDraft, context, problemOf, valueOf } from '../email-accounts/test-support';
import { allNeeds, openGuide } from './test-support';

type Guide = Awaited<ReturnType<typeof openGuide>>;

/** Every piece with its state and why. */
async function pieces(guide: Guide): Promise<Record<PieceId, string>> {
  const state = await guide.state();
  expect(state.pieces.map(({ piece }) => piece)).toEqual(pieceIds);
  return Object.fromEntries(
    state.pieces.map(({ piece, state: is, reason }) => [piece, `${is} ${reason}`]),
  ) as Record<PieceId, string>;
}

async function permission(guide: Guide, name: string): Promise<string | undefined> {
  const { permissions } = await guide.state();
  return permissions.find((each) => each.permission === name)?.state;
}

async function checkAll({ accounts }: Guide): Promise<void> {
  valueOf(await accounts['accounts.checkAccess']({ ids: 'all' }, context()));
}

const request: ScriptRequest = {
  script: 'rbac',
  cloud: 'china',
  needs: allNeeds,
  values: {
    appName: '',
    groupName: 'Helpdesk',
    groupAddress: 'helpdesk@contoso.com',
    adminAccount: '',
    members: null,
  },
};

describe('the guide before anything is connected', () => {
  it('has everything to do', async () => {
    const guide = await openGuide({ connected: false });
    expect(Object.values(await pieces(guide))).toEqual([
      ...Array.from({ length: 6 }, () => 'todo nothingSaved'),
      'todo noAccounts',
    ]);
    expect(guide.requests).toHaveLength(0);
  });

  it('knows a test that passed and was not saved', async () => {
    const guide = await openGuide({ connected: false });
    await guide.test();
    expect((await pieces(guide)).settings).toBe('todo testedNotSaved');
  });

  it('writes scripts for the chosen cloud, with marks for what is missing', async () => {
    const { guide } = await openGuide({ connected: false });
    const script = valueOf(await guide.calls['setUp.script'](request, context()));
    expect(script.missing).toEqual(['clientId', 'objectId']);
    expect(script.text).toContain("'O365China'");
  });
});

describe('the guide on a connection', () => {
  it('reads what is done from a new sign-in', async () => {
    const guide = await openGuide();
    expect(await pieces(guide)).toEqual({
      register: 'done appSignsIn',
      permissions: 'done allGranted',
      secret: 'done secretWorks',
      group: 'unknown groupHidden',
      restrict: 'unknown policyHidden',
      settings: 'done settingsWork',
      accounts: 'todo noAccounts',
    });
    const before = guide.requests.length;
    guide.tenant.control.revoke('Mail.Send', 'User.Read.All');
    expect(await pieces(guide)).toMatchObject({
      permissions: 'todo someMissing',
      settings: 'problem refused',
    });
    expect(guide.requests.length).toBeGreaterThan(before);
  });

  it.each([
    [{ servicePrincipal: false }, 'register', 'problem refused'],
    [{ disabled: true }, 'register', 'problem refused'],
    [{ secrets: [] }, 'register', 'done appFound'],
    [{ secrets: [] }, 'secret', 'problem refused'],
    [{ secrets: [] }, 'permissions', 'unknown notReached'],
    [{ secrets: [] }, 'settings', 'problem refused'],
  ] satisfies [Partial<AppRegistration>, PieceId, string][])(
    'tells %j as %s: %s',
    async (change, piece, expected) => {
      const guide = await openGuide();
      guide.tenant.control.changeApp(change);
      expect((await pieces(guide))[piece]).toBe(expected);
    },
  );

  it('says what stands in the way when Microsoft 365 is not to be reached', async () => {
    const guide = await openGuide();
    guide.tenant.control.addFault({ kind: 'status', service: 'signIn', status: 503 });
    const { pieces: all } = await guide.state();
    const register = all[0];
    expect(register).toMatchObject({ state: 'unknown', reason: 'notReached' });
    expect(register?.problem).not.toBeNull();
  });

  it('wants a new secret when the date of the old one is near', async () => {
    const guide = await openGuide();
    const soon = new Date(guide.clock.now().getTime() + 10 * 24 * 3600 * 1000);
    await guide.connection.apply({
      ...connectionDraft,
      secretExpires: soon.toISOString().slice(0, 10),
    });
    expect((await pieces(guide)).secret).toBe('todo secretExpiresSoon');
  });
});

describe('the restriction and the accounts', () => {
  it('are known by real calls: allowed accounts, and a mailbox that is refused', async () => {
    const guide = await openGuide();
    await add(guide.accounts);
    expect((await pieces(guide)).accounts).toBe('unknown accountsUnchecked');
    await checkAll(guide);
    expect(await pieces(guide)).toMatchObject({
      accounts: 'done accountsWork',
      restrict: 'unknown policyHidden',
    });
    const outside = guide.tenant.control.addUser({ displayName: 'Outside' }).userPrincipalName;
    await guide.test({ testMailbox: outside });
    expect(await pieces(guide)).toMatchObject({
      group: 'done scopeKnown',
      restrict: 'done restricted',
    });
  });

  it('are a problem when an account is refused', async () => {
    const guide = await openGuide();
    await add(guide.accounts);
    guide.tenant.control.setAccessPolicy({ kind: 'restrictAccess', mailboxes: [] });
    await checkAll(guide);
    expect(await pieces(guide)).toMatchObject({
      group: 'done scopeKnown',
      restrict: 'problem accountsRefused',
      accounts: 'problem accountsFail',
    });
    valueOf(await guide.accounts['accounts.noteScopeChange']({}, context()));
    expect((await pieces(guide)).restrict).toBe('unknown accountsSpreading');
  });

  it('see RBAC for Applications, which no token shows', async () => {
    const guide = await openGuide();
    guide.tenant.control.setAccessPolicy({ kind: 'none' });
    guide.tenant.control.revoke('Mail.Send');
    expect(await permission(guide, 'Mail.Send')).toBe('unknown');
    expect((await pieces(guide)).permissions).toBe('unknown mayBeRbac');
    await add(guide.accounts);
    await checkAll(guide);
    expect(await permission(guide, 'Mail.Send')).toBe('missing');
    guide.tenant.control.setRbac([
      { role: 'Application Mail.Send', mailboxes: ['support@contoso.com'] },
    ]);
    await checkAll(guide);
    expect(await permission(guide, 'Mail.Send')).toBe('rbac');
    expect(await pieces(guide)).toMatchObject({
      permissions: 'done allGranted',
      restrict: 'unknown worksThroughRbac',
    });
  });

  it('are judged by the last proof of the access scope of the same app', async () => {
    const guide = await openGuide();
    const prove = (results: ('asIntended' | 'wronglyReachable')[], clientId: string) =>
      guide.settings.update((all) => {
        const { cloud, tenantId } = connectionDraft;
        const rows = results.map((result, index) => ({
          mailbox: {
            id: `outside-${index}`,
            address: `outside${index}@contoso.com`,
            name: 'Outside',
          },
          origin: 'picked' as const,
          result,
          answers: {},
          reason: null,
        }));
        const proof = { provedAt: guide.clock.now().toISOString(), rows };
        return success({
          ...all,
          accessScopes: [{ app: { cloud, tenantId, clientId }, chosen: [], proof }],
        });
      });
    await prove(['asIntended'], '00000000-0000-4000-8000-00000000000a');
    expect((await pieces(guide)).restrict).toBe('unknown policyHidden');
    await prove(['asIntended'], connectionDraft.clientId);
    expect(await pieces(guide)).toMatchObject({
      group: 'done scopeKnown',
      restrict: 'done restricted',
    });
    await prove(['asIntended', 'wronglyReachable'], connectionDraft.clientId);
    expect((await pieces(guide)).restrict).toBe('problem othersReachable');
  });

  it('see it by the test mailbox too', async () => {
    const guide = await openGuide();
    guide.tenant.control.setAccessPolicy({ kind: 'none' });
    guide.tenant.control.revoke('Mail.Send');
    guide.tenant.control.setRbac([
      { role: 'Application Mail.Send', mailboxes: ['support@contoso.com'] },
    ]);
    await guide.test({ testMailbox: 'support@contoso.com' });
    expect(await permission(guide, 'Mail.Send')).toBe('rbac');
    // What was tested with other values says nothing about the saved ones.
    await guide.test({ testMailbox: 'support@contoso.com', tenantId: 'contoso.com' });
    expect(await permission(guide, 'Mail.Send')).toBe('unknown');
  });
});

describe('the scripts', () => {
  it('have the real values, as far as the connection and the accounts know them', async () => {
    const guide = await openGuide();
    await add(guide.accounts);
    await guide.state();
    const { text, missing } = valueOf(
      await guide.guide.calls['setUp.script']({ ...request, script: 'migrate' }, context()),
    );
    expect(missing).toEqual([]);
    // The connection's cloud, not the one of the request.
    expect(text).not.toContain('O365China');
    for (const value of [demoConnection.clientId, demoConnection.tenantId, 'support@contoso.com']) {
      expect(text).toContain(`'${value}'`);
    }
    expect(text).toMatch(/\$ObjectId = '[0-9a-f-]{36}'/);
    expect(text).toContain("$AppName = 'HelpMaster M365 Console'");
    expect(text).not.toContain(demoConnection.clientSecret);
  });

  it('are copied and saved as they are shown, the file as UTF-8 with its mark', async () => {
    const { guide, desk } = await openGuide();
    const { text } = valueOf(await guide.calls['setUp.script'](request, context()));
    valueOf(await guide.calls['setUp.copyScript'](request, context()));
    expect(desk.clipboard).toBe(text);
    const saved = valueOf(await guide.calls['setUp.saveScript'](request, context()));
    expect(saved).toEqual({ fileName: 'restrict-with-rbac.ps1' });
    expect(desk.saved).toEqual([`\ufeff${text}`]);
    desk.chosen = false;
    expect(valueOf(await guide.calls['setUp.saveScript'](request, context()))).toBeNull();
    desk.chosen = true;
    desk.reason = 'ENOSPC';
    expect(problemOf(await guide.calls['setUp.saveScript'](request, context()))).toMatchObject({
      code: 'file-not-writable',
      values: { reason: 'diskFull' },
    });
  });
});

describe('the choices', () => {
  it('are kept, so that the guide goes on where it was left', async () => {
    const { guide, restart } = await openGuide();
    expect(valueOf(await guide.calls['setUp.open']({}, context())).choices).toEqual(defaultChoices);
    const choices = { ...defaultChoices, modules: ['calendar' as const], piece: 'group' as const };
    valueOf(await guide.calls['setUp.keep'](choices, context()));
    expect(valueOf(await restart().calls['setUp.open']({}, context())).choices).toEqual(choices);
  });
});
