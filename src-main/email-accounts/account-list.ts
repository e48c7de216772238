import type { Dependents } from '../contract/email-accounts';
import type { SavedAccount } from './saved-accounts';

/**
 * The rules of the list, as plain functions from one list to the next: order, one default among the
 * sending accounts of each tenant, what depends on an account.
 */
type Accounts = readonly SavedAccount[];

function groupOf({ connectionId, tenant }: SavedAccount): string {
  return [connectionId, tenant.cloud, tenant.id ?? tenant.name.toLowerCase()].join(' ');
}

/** Whether mail can be sent from it, so that it may be the default. */
export function canBeDefault({ purposes, enabled }: SavedAccount): boolean {
  return enabled && purposes.includes('send');
}

/**
 * Restores the rule of the default: exactly one among the sending accounts of a tenant that are
 * enabled, none where there is no such account. Whoever had it keeps it as long as it may.
 *
 * @param accounts any list
 * @returns the same accounts in the same order
 */
export function withOneDefault(accounts: Accounts): SavedAccount[] {
  const chosen = new Map<string, string>();
  for (const wanted of [true, false]) {
    for (const account of accounts) {
      if (canBeDefault(account) && account.isDefault === wanted && !chosen.has(groupOf(account))) {
        chosen.set(groupOf(account), account.id);
      }
    }
  }
  return accounts.map((account) => {
    const isDefault = chosen.get(groupOf(account)) === account.id;
    return account.isDefault === isDefault ? account : { ...account, isDefault };
  });
}

/** Adds accounts at the end. */
export function withAdded(accounts: Accounts, added: Accounts): SavedAccount[] {
  return withOneDefault([...accounts, ...added]);
}

/** Puts each account in the place of the one with its ID. */
export function withReplaced(accounts: Accounts, replacements: Accounts): SavedAccount[] {
  const byId = new Map(replacements.map((account) => [account.id, account]));
  return withOneDefault(accounts.map((account) => byId.get(account.id) ?? account));
}

export function without(accounts: Accounts, ids: ReadonlySet<string>): SavedAccount[] {
  return withOneDefault(accounts.filter(({ id }) => !ids.has(id)));
}

/** Makes an account the default of its tenant. */
export function withDefault(accounts: Accounts, account: SavedAccount): SavedAccount[] {
  const group = groupOf(account);
  return withOneDefault(
    accounts.map((each) =>
      groupOf(each) === group ? { ...each, isDefault: each.id === account.id } : each,
    ),
  );
}

export function withEnabled(
  accounts: Accounts,
  ids: ReadonlySet<string>,
  enabled: boolean,
): SavedAccount[] {
  return withOneDefault(accounts.map((each) => (ids.has(each.id) ? { ...each, enabled } : each)));
}

/** Moves an account to a place, counted without it; a place past the end is the end. */
export function withMoved(accounts: Accounts, account: SavedAccount, to: number): SavedAccount[] {
  const others = accounts.filter(({ id }) => id !== account.id);
  return [...others.slice(0, to), account, ...others.slice(to)];
}

/**
 * @param accounts the list
 * @param ids accounts somebody wants to delete
 * @returns for each what the helpdesk would lose, and who becomes the default
 */
export function dependentsOf(accounts: Accounts, ids: ReadonlySet<string>): Dependents['accounts'] {
  const left = without(accounts, ids);
  return accounts
    .filter(({ id }) => ids.has(id))
    .map((account) => {
      const { id, name, enabled, purposes, receive } = account;
      const dependents: Dependents['accounts'][number]['dependents'] = [];
      if (account.isDefault) {
        const next = left.find((each) => each.isDefault && groupOf(each) === groupOf(account));
        dependents.push({ kind: 'default', next: next?.name ?? null });
      }
      if (purposes.includes('send')) dependents.push({ kind: 'sends' });
      if (receive !== null) dependents.push({ kind: 'reads', path: receive.folder.path });
      if (purposes.includes('calendar')) dependents.push({ kind: 'calendar' });
      return { id, name, enabled, dependents };
    });
}
