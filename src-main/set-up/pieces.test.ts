import { describe, expect, it } from 'vitest';
import type { AccessAnswer, EmailAccount } from '../contract/email-accounts';
import { problem } from '../contract/problems';
import type { PieceId } from '../contract/set-up';
import { comparePermissions } from './permissions';
import { judgePieces, type SetUpEvidence } from './pieces';

const needs = { modules: ['send' as const], mailboxKinds: false };

const connected = { cloud: 'global', credential: 'clientSecret', expires: null } as const;

const evidence: SetUpEvidence = {
  now: new Date('2026-11-23T10:00:00Z'),
  connection: connected,
  signIn: { app: 'HelpMaster' },
  directory: null,
  testedNotSaved: false,
  tokenReadable: true,
  permissions: comparePermissions(needs, { roles: ['User.Read.All', 'Mail.Send'], calls: {} }),
  accounts: [],
  refusedOutside: [],
  wronglyReachable: 0,
};

function judge(piece: PieceId, change: Partial<SetUpEvidence>): string {
  const found = judgePieces({ ...evidence, ...change }).find((each) => each.piece === piece);
  return `${found?.state ?? ''} ${found?.reason ?? ''}`;
}

function account(send: AccessAnswer, change: Partial<EmailAccount> = {}): EmailAccount {
  return {
    id: '00000000-0000-4000-8000-000000000001',
    connectionId: '00000000-0000-4000-8000-000000000002',
    name: 'Support',
    mailbox: { id: 'x', address: 'support@contoso.com', name: 'Support' },
    purposes: ['send'],
    receive: null,
    enabled: true,
    isDefault: true,
    marks: [],
    access: {
      checkedAt: '2026-11-23T09:00:00Z',
      answers: {
        directory: 'allowed',
        send,
        read: 'deniedByPolicy',
        calendar: 'permissionMissing',
      },
      spreading: null,
    },
    ...change,
  };
}

describe('a piece', () => {
  it('can’t be known where the cloud has no mail', () => {
    const connection = { ...connected, cloud: 'govSg' as const };
    expect(judge('group', { connection })).toBe('unknown cloudWithoutMail');
    expect(judge('restrict', { connection })).toBe('unknown cloudWithoutMail');
    expect(judge('register', { connection })).toBe('done appSignsIn');
  });

  it('can’t be known where the token can’t be read and nothing was tried', () => {
    const permissions = comparePermissions(needs, {
      roles: null,
      calls: { 'User.Read.All': { works: true, refused: false } },
    });
    expect(judge('permissions', { permissions, tokenReadable: false })).toBe(
      'unknown tokenUnreadable',
    );
  });

  it.each([
    ['2026-12-31', 'done secretWorks'],
    ['2026-12-23', 'todo secretExpiresSoon'],
    ['2026-11-01', 'todo secretExpiresSoon'],
  ])('counts the days of a secret until %s', (expires, expected) => {
    expect(judge('secret', { connection: { ...connected, expires } })).toBe(expected);
  });

  it.each([
    ['2026-12-31T12:00:00Z', 'done certificateWorks'],
    ['2026-11-30T12:00:00Z', 'todo certificateExpiresSoon'],
  ])('counts the days of a certificate until %s', (expires, expected) => {
    const connection = { ...connected, credential: 'certificate' as const, expires };
    expect(judge('secret', { connection })).toBe(expected);
  });

  it('is a problem where the secret is not to be had here', () => {
    const signIn = { problem: problem('secret-required') };
    expect(judge('secret', { signIn })).toBe('problem refused');
    expect(judge('register', { signIn })).toBe('unknown notReached');
  });

  it('judges an account by what it is for only', () => {
    expect(judge('accounts', { accounts: [account('allowed')] })).toBe('done accountsWork');
    expect(judge('restrict', { accounts: [account('allowed')] })).toBe('unknown policyHidden');
    expect(judge('accounts', { accounts: [account('noMailbox')] })).toBe('problem accountsFail');
    expect(judge('accounts', { accounts: [account('throttled')] })).toBe(
      'unknown accountsUnchecked',
    );
    const deleted = account('allowed', { marks: [{ kind: 'deleted' }] });
    expect(judge('accounts', { accounts: [deleted] })).toBe('problem accountsFail');
    expect(judge('accounts', { accounts: [account('noMailbox', { enabled: false })] })).toBe(
      'todo noAccounts',
    );
  });

  it('is restricted where a mailbox outside was refused', () => {
    expect(judge('restrict', { refusedOutside: ['ceo@contoso.com'] })).toBe('done restricted');
    expect(
      judge('restrict', {
        refusedOutside: ['ceo@contoso.com'],
        accounts: [account('deniedByPolicy')],
      }),
    ).toBe('problem accountsRefused');
  });

  it('is not restricted where the proof reached a mailbox it must not, whatever was refused', () => {
    const found = { refusedOutside: ['ceo@contoso.com'], wronglyReachable: 1 };
    expect(judge('restrict', found)).toBe('problem othersReachable');
    expect(judge('group', found)).toBe('done scopeKnown');
  });
});
