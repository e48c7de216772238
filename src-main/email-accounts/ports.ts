import type { SettingsStore } from '../connection/settings-store';
import type { Result } from '../contract/result';
import type { ChosenFile, Clock, Logger, OpenedFile } from '../ports';
import type { AccountsSession } from './session';

/** Files that the person chooses; null when none was chosen. */
export interface AccountFiles {
  open(mostBytes: number): Promise<OpenedFile | null>;
  /** Asks where to save; nothing is written yet. */
  choose(suggestedName: string): Promise<ChosenFile | null>;
}

export interface EmailAccountsPorts {
  settings: SettingsStore;
  /**
   * The saved connection; `not-connected` before one is saved, or a problem of its secret. The same
   * session as long as nothing of the connection changes.
   */
  connect: () => Promise<Result<AccountsSession>>;
  files: AccountFiles;
  /** The locale whose order folders are sorted in. */
  locale: () => string;
  clock: Clock;
  logger: Logger;
  /** A new random UUID. */
  newId: () => string;
}
