import type { AccountsChange } from '../contract/email-accounts';
import { problem } from '../contract/problems';
import { failure, success, type Result } from '../contract/result';
import type { Settings } from '../connection/settings';
import type { SettingsStore } from '../connection/settings-store';
import type { EmailAccounts, SavedAccount } from './saved-accounts';

type ChangeWords = Omit<AccountsChange, 'id'>;

interface Step {
  connectionId: string | null;
  change: AccountsChange;
  before: readonly SavedAccount[];
}

/**
 * The email accounts of the connection in use, with the way back. Those of other connections are never
 * touched. Without any connection those that were kept are shown.
 */
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
  let last: { all: Settings; mine: SavedAccount[] } | null = null;

  /** The section for the connection in use. The same array as long as the accounts are the same. */
  function sectionOf(all: Settings): EmailAccounts {
    const { accounts } = all.emailAccounts;
    if (
      last?.all.emailAccounts.accounts !== accounts ||
      last.all.activeConnectionId !== all.activeConnectionId ||
      last.all.connections !== all.connections
    ) {
      last = { all, mine: accounts.filter(isMine(all)) };
    }
    return { ...all.emailAccounts, accounts: last.mine };
  }

  /** Undo goes no further back than to where another connection was switched to. */
  const newest = (): Step | null => {
    const step = past.at(-1);
    return step?.connectionId === settings.current().activeConnectionId ? step : null;
  };

  return {
    current: () => sectionOf(settings.current()),
    newest: () => newest()?.change ?? null,

    async change(edit) {
      const made: { step: Step | null } = { step: null };
      const written = await settings.update((all) => {
        const { accounts: before } = sectionOf(all);
        const edited = edit(before);
        if (!edited.ok) return edited;
        const { accounts, words } = edited.value;
        if (accounts === before) return success(all);
        const connectionId = all.activeConnectionId;
        made.step = { connectionId, change: { id: newId(), ...words }, before };
        return success(withAccounts(all, accounts));
      });
      if (!written.ok) return written;
      if (made.step === null) return success(null);
      past.push(made.step);
      return success(made.step.change);
    },

    async undo(changeId) {
      const step = newest();
      if (step?.change.id !== changeId) return failure(problem('undo-not-possible'));
      const written = await settings.update((all) =>
        newest() === step
          ? success(withAccounts(all, step.before))
          : failure(problem('undo-not-possible')),
      );
      if (!written.ok) return written;
      past.pop();
      return success(step.change);
    },

    async observe(edit) {
      const written = await settings.update((all) => {
        const before = sectionOf(all);
        const after = edit(before);
        if (after === before) return success(all);
        const { accounts, observations } = all.emailAccounts;
        const mine = new Set(before.accounts.map(({ id }) => id));
        const ofOthers = Object.entries(observations).filter(([id]) => !mine.has(id));
        const known = { ...Object.fromEntries(ofOthers), ...after.observations };
        return success({ ...all, emailAccounts: { ...after, accounts, observations: known } });
      });
      return written.ok ? success(null) : written;
    },
  };
}

/** Those of the connection in use; where there is none any more, all that were kept. */
function isMine({ activeConnectionId, connections }: Settings): (account: SavedAccount) => boolean {
  return ({ connectionId }) => connections.length === 0 || connectionId === activeConnectionId;
}

/** Puts other accounts in the place of those of the connection in use. */
function withAccounts(all: Settings, accounts: readonly SavedAccount[]): Settings {
  const isOfThis = isMine(all);
  const others = all.emailAccounts.accounts.filter((account) => !isOfThis(account));
  return {
    ...all,
    emailAccounts: { ...all.emailAccounts, accounts: [...others, ...accounts] },
  };
}
