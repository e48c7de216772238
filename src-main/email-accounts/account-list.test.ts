import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canBeDefault,
  withDefault,
  withEnabled,
  withMoved,
  withOneDefault,
  without,
} from './account-list';
import type { SavedAccount } from './saved-accounts';

const account = fc
  .record({
    number: fc.nat(),
    tenant: fc.constantFrom('contoso.com', 'fabrikam.com'),
    purposes: fc.subarray(['send', 'receive', 'calendar'] as const, { minLength: 1 }),
    enabled: fc.boolean(),
    isDefault: fc.boolean(),
  })
  .map(({ number, tenant, purposes, enabled, isDefault }): SavedAccount => ({
    id: String(number),
    connectionId: 'c',
    tenant: { cloud: 'global', name: tenant, id: null },
    name: `Account ${String(number)}`,
    mailbox: { id: String(number), address: '', name: '' },
    purposes,
    receive: null,
    enabled,
    isDefault,
  }));

const lists = fc.uniqueArray(account, { selector: ({ id }) => id, maxLength: 12 });

function expectOneDefault(accounts: readonly SavedAccount[]): void {
  for (const tenant of ['contoso.com', 'fabrikam.com']) {
    const own = accounts.filter((each) => each.tenant.name === tenant);
    const defaults = own.filter(({ isDefault }) => isDefault);
    expect(defaults).toHaveLength(own.some(canBeDefault) ? 1 : 0);
    expect(defaults.every(canBeDefault)).toBe(true);
  }
}

describe('the list', () => {
  it('has exactly one default among the sending accounts of a tenant, whatever is done', () => {
    fc.assert(
      fc.property(lists, fc.nat(), fc.boolean(), (given, choice, enabled) => {
        const accounts = withOneDefault(given);
        expectOneDefault(accounts);
        expect(accounts.map(({ id }) => id)).toEqual(given.map(({ id }) => id));
        const one = accounts[choice % Math.max(1, accounts.length)];
        if (one === undefined) return;
        const ids = new Set([one.id]);
        for (const next of [
          without(accounts, ids),
          withEnabled(accounts, ids, enabled),
          withMoved(accounts, one, choice % 14),
          withDefault(accounts, one),
        ]) {
          expectOneDefault(next);
        }
        if (canBeDefault(one)) {
          const chosen = withDefault(accounts, one).find(({ id }) => id === one.id);
          expect(chosen?.isDefault).toBe(true);
        }
        expect(new Set(withMoved(accounts, one, choice % 14))).toEqual(new Set(accounts));
      }),
    );
  });

  it('leaves the default of another tenant alone', () => {
    fc.assert(
      fc.property(lists, fc.nat(), (given, choice) => {
        const accounts = withOneDefault(given);
        const one = accounts[choice % Math.max(1, accounts.length)];
        if (one === undefined) return;
        const elsewhere = (list: readonly SavedAccount[]) =>
          list.filter(({ tenant }) => tenant.name !== one.tenant.name);
        expect(elsewhere(withDefault(accounts, one))).toEqual(elsewhere(accounts));
      }),
    );
  });
});
