import type {
  AccessResult,
  AccountMark,
  AccountsChange,
  AccountsState,
  EmailAccount,
} from '../contract/email-accounts';
import type { ConnectedTenant } from './connected-tenant';
import {
  nothingObserved,
  type EmailAccounts,
  type Observation,
  type SavedAccess,
  type SavedAccount,
} from './saved-accounts';
import { spreadingOf } from './spreading';

/**
 * @param section what is saved
 * @param tenant where the connection leads; null before one is saved
 * @param undo the newest change
 * @returns what the list shows
 */
export function accountsState(
  section: EmailAccounts,
  tenant: ConnectedTenant | null,
  undo: AccountsChange | null,
): AccountsState {
  return {
    accounts: section.accounts.map((account) => accountView(account, section, tenant)),
    connected: tenant !== null,
    scopeChangedAt: section.scopeChangedAt,
    undo,
  };
}

function accountView(
  account: SavedAccount,
  { observations, scopeChangedAt }: EmailAccounts,
  tenant: ConnectedTenant | null,
): EmailAccount {
  const { tenant: home, ...rest } = account;
  const observed = observations[account.id] ?? nothingObserved;
  const isElsewhere = tenant !== null && !tenant.owns(account);
  const marks = marksOf(account, observed);
  if (isElsewhere) marks.unshift({ kind: 'otherTenant', tenant: home.name });
  const { access } = observed;
  return {
    ...rest,
    marks,
    access: access && {
      checkedAt: access.checkedAt,
      answers: access.answers,
      spreading: spreadingOf(access, scopeChangedAt),
    },
  };
}

function marksOf({ receive }: SavedAccount, { mailbox, foldersGone }: Observation): AccountMark[] {
  const marks: AccountMark[] = mailbox === null ? [] : [mailbox];
  for (const which of foldersGone) {
    const path = receive?.[which]?.path;
    if (path !== undefined) marks.push({ kind: 'folderGone', which, path });
  }
  return marks;
}

/**
 * @param accountId whose result it is
 * @param access the result as it is saved
 * @param scopeChangedAt when the access scope was last changed
 * @returns the result with its advice, as the page shows it
 */
export function accessResult(
  accountId: string,
  access: SavedAccess,
  scopeChangedAt: string | null,
): AccessResult {
  const { checkedAt, answers, advice } = access;
  return { accountId, checkedAt, answers, advice, spreading: spreadingOf(access, scopeChangedAt) };
}
