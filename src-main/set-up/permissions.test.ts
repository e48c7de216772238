import { describe, expect, it } from 'vitest';
import type { SetUpNeeds } from '../contract/set-up';
import { comparePermissions, neededPermissions } from './permissions';

const needs = (modules: SetUpNeeds['modules'], mailboxKinds = false): SetUpNeeds => ({
  modules,
  mailboxKinds,
});

/** States by permission. */
function states(
  chosen: SetUpNeeds,
  roles: string[] | null,
  calls: Parameters<typeof comparePermissions>[1]['calls'] = {},
) {
  const compared = comparePermissions(chosen, { roles, calls });
  return Object.fromEntries(compared.map(({ permission, state }) => [permission, state]));
}

const works = { works: true, refused: false };
const refused = { works: false, refused: true };

describe('what the modules need', () => {
  it.each([
    [needs([]), ['User.Read.All']],
    [needs(['send']), ['User.Read.All', 'Mail.Send']],
    [needs(['emailManager']), ['User.Read.All', 'Mail.Send', 'Mail.ReadWrite']],
    [needs(['send', 'emailManager']), ['User.Read.All', 'Mail.Send', 'Mail.ReadWrite']],
    [needs(['calendar']), ['User.Read.All', 'Calendars.ReadWrite']],
    [
      needs(['send', 'emailManager', 'calendar'], true),
      [
        'User.Read.All',
        'Mail.Send',
        'Mail.ReadWrite',
        'Calendars.ReadWrite',
        'MailboxSettings.Read',
      ],
    ],
  ])('%j', (chosen, permissions) => {
    expect(neededPermissions(chosen)).toEqual(permissions);
  });
});

describe('compared with the app', () => {
  it('is granted where the token has the role', () => {
    expect(states(needs(['send']), ['User.Read.All', 'Mail.Send'])).toMatchObject({
      'User.Read.All': 'granted',
      'Mail.Send': 'granted',
      'Mail.ReadWrite': 'notUsed',
    });
  });

  it('is granted through a wider role, which is more than is needed', () => {
    const compared = comparePermissions(needs([]), { roles: ['Directory.Read.All'], calls: {} });
    expect(compared).toContainEqual(
      expect.objectContaining({
        permission: 'User.Read.All',
        state: 'granted',
        through: 'Directory.Read.All',
      }),
    );
    expect(compared).toContainEqual({
      permission: 'Directory.Read.All',
      user: 'nobody',
      needed: false,
      state: 'notNeeded',
      through: null,
      risk: 'readDirectory',
    });
  });

  it('is granted and not needed, with its risk, when its module is not used', () => {
    const compared = comparePermissions(needs(['send']), {
      roles: ['User.Read.All', 'Mail.Send', 'Mail.ReadWrite', 'Chat.Read.All'],
      calls: {},
    });
    const found = compared.filter(({ state }) => state === 'notNeeded');
    expect(found.map(({ permission, risk }) => [permission, risk])).toEqual([
      ['Mail.ReadWrite', 'changeAllMail'],
      ['Chat.Read.All', 'other'],
    ]);
  });

  it('is missing for the directory, and unknown for mail, where only the token speaks', () => {
    expect(states(needs(['send']), [])).toMatchObject({
      'User.Read.All': 'missing',
      'Mail.Send': 'unknown',
    });
  });

  it('is granted through Exchange where a call works that the token does not show', () => {
    expect(states(needs(['send']), ['User.Read.All'], { 'Mail.Send': works })).toMatchObject({
      'Mail.Send': 'rbac',
    });
  });

  it('is missing where a call was refused', () => {
    expect(states(needs(['send']), ['User.Read.All'], { 'Mail.Send': refused })).toMatchObject({
      'Mail.Send': 'missing',
    });
  });

  it('is unknown when the token can’t be read, unless a call tells', () => {
    expect(
      states(needs(['emailManager']), null, { 'Mail.Send': works, 'User.Read.All': refused }),
    ).toMatchObject({
      'User.Read.All': 'missing',
      'Mail.Send': 'granted',
      'Mail.ReadWrite': 'unknown',
    });
  });

  it('leaves the console its own extra', () => {
    expect(states(needs([]), ['User.Read.All', 'Organization.Read.All'])).toMatchObject({
      'Organization.Read.All': 'granted',
      'MailboxSettings.Read': 'notUsed',
    });
  });
});
