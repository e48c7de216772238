import type { SettingsStore } from '../connection/settings-store';
import type { SavedAccount } from './saved-accounts';

/**
 * Tells quickly and often whether a mailbox is an email account already, for lists of users.
 *
 * @param settings where the accounts are
 * @returns whether an account refers to the mailbox with an object ID, as the accounts are now
 */
export function createMailboxesInUse(
  settings: Pick<SettingsStore, 'current'>,
): (id: string) => boolean {
  let known: readonly SavedAccount[] | null = null;
  let ids: ReadonlySet<string> = new Set();
  return (id) => {
    const { accounts } = settings.current().emailAccounts;
    // The list is replaced with each change, never changed in place.
    if (accounts !== known) {
      known = accounts;
      ids = new Set(accounts.map(({ mailbox }) => mailbox.id.toLowerCase()));
    }
    return ids.has(id.toLowerCase());
  };
}
