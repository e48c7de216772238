import type { AccountChange, accountFields } from '../contract/activity';
import type { EmailAccount } from '../contract/email-accounts';

type Field = (typeof accountFields)[number];

/** What of an account a person can change, as the settings hold it. */
function valuesOf(account: EmailAccount, place: number): Record<Field, string | null> {
  const { receive } = account;
  return {
    name: account.name,
    address: account.mailbox.address,
    purposes: account.purposes.join(','),
    enabled: String(account.enabled),
    default: String(account.isDefault),
    folder: receive?.folder.path.join(' / ') ?? null,
    messages: receive?.messages ?? null,
    notOlderThan: receive?.notOlderThan ?? null,
    after: receive?.after ?? null,
    moveTo: receive?.moveTo?.path.join(' / ') ?? null,
    place: String(place + 1),
  };
}

/** An account that comes or goes moves those behind it, which nobody has done. */
function isMoved(before: readonly EmailAccount[], after: readonly EmailAccount[]): boolean {
  const ids = new Set(before.map(({ id }) => id));
  return before.length === after.length && after.every(({ id }) => ids.has(id));
}

/**
 * Finds what differs between two states of the list.
 *
 * @param before the accounts as they were, in their order
 * @param after the accounts as they are
 * @returns a change for each account that was added, edited or deleted, with what it changed from and
 *   to
 */
export function accountChanges(
  before: readonly EmailAccount[],
  after: readonly EmailAccount[],
): AccountChange[] {
  const places = isMoved(before, after);
  const old = new Map(before.map((account, place) => [account.id, { account, place }]));
  const changes: AccountChange[] = [];
  for (const [place, account] of after.entries()) {
    const was = old.get(account.id);
    old.delete(account.id);
    const from = was ? valuesOf(was.account, was.place) : null;
    const to = valuesOf(account, place);
    const fields = (Object.keys(to) as Field[])
      .filter((field) => field !== 'place' || places)
      .map((field) => ({ field, from: from?.[field] ?? null, to: to[field] }))
      .filter((change) => change.from !== change.to);
    if (fields.length === 0) continue;
    const { name, mailbox } = account;
    changes.push({ name, address: mailbox.address, what: was ? 'edited' : 'added', fields });
  }
  for (const { account } of old.values()) {
    const { name, mailbox } = account;
    changes.push({ name, address: mailbox.address, what: 'deleted', fields: [] });
  }
  return changes;
}
