import type { AccountsChange } from '../contract/email-accounts';
import { problem } from '../contract/problems';
import { failure, success, type Result } from '../contract/result';
import type { SettingsStore } from '../connection/settings-store';
import type { EmailAccounts, SavedAccount } from './saved-accounts';

type ChangeWords = Omit<AccountsChange, 'id'>;

interface Step {
  change: AccountsChange;
  before: readonly SavedAccount[];
}

/** The email accounts in the settings, with the way back. */
export interface AccountStore {
  current(): EmailAccounts;
  /** The newest change that can be taken back; null after a restart. */
  newest(): AccountsChange | null;
  /**
   * Writes another list of accounts and remembers the one before. Answers null when the list stays
   * as it is: the same array was answered.
   */
  change(
    edit: (
      accounts: readonly SavedAccount[],
    ) => Result<{ accounts: readonly SavedAccount[]; words: ChangeWords }>,
  ): Promise<Result<AccountsChange | null>>;
  /** Takes the newest change back; `undo-not-possible` when `changeId` names another one. */
  undo(changeId: string): Promise<Result<AccountsChange>>;
  /** Writes what Microsoft 365 said, which is nothing to take back. */
  observe(edit: (section: EmailAccounts) => EmailAccounts): Promise<Result<null>>;
}

/** Makes the store over the settings; what can be taken back is known until the next restart. */
export function createAccountStore(ports: {
  settings: SettingsStore;
  newId: () => string;
}): AccountStore {
  const { settings, newId } = ports;
  const past: Step[] = [];
  const current = (): EmailAccounts => settings.current().emailAccounts;

  return {
    current,
    newest: () => past.at(-1)?.change ?? null,

    async change(edit) {
      const made: { step: Step | null } = { step: null };
      const written = await settings.update((all) => {
        const { accounts: before } = all.emailAccounts;
        const edited = edit(before);
        if (!edited.ok) return edited;
        const { accounts, words } = edited.value;
        if (accounts === before) return success(all);
        made.step = { change: { id: newId(), ...words }, before };
        return success({
          ...all,
          emailAccounts: { ...all.emailAccounts, accounts: [...accounts] },
        });
      });
      if (!written.ok) return written;
      if (made.step === null) return success(null);
      past.push(made.step);
      return success(made.step.change);
    },

    async undo(changeId) {
      const step = past.at(-1);
      if (step?.change.id !== changeId) return failure(problem('undo-not-possible'));
      const written = await settings.update((all) =>
        past.at(-1) === step
          ? success({ ...all, emailAccounts: { ...all.emailAccounts, accounts: [...step.before] } })
          : failure(problem('undo-not-possible')),
      );
      if (!written.ok) return written;
      past.pop();
      return success(step.change);
    },

    async observe(edit) {
      const written = await settings.update((all) => {
        const before = all.emailAccounts;
        const after = edit(before);
        return success(after === before ? all : { ...all, emailAccounts: after });
      });
      return written.ok ? success(null) : written;
    },
  };
}
