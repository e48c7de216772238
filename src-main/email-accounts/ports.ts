import type { SettingsStore } from '../connection/settings-store';
import type { Result } from '../contract/result';
import type { Clock, Logger, OpenedFile } from '../ports';
import type { AccountsSession } from './session';

type SavedFile = { name: string } & (
  { kind: 'written' } | { kind: 'not-writable'; reason: string }
);

/** Files that the person chooses; null when none was chosen. */
export interface AccountFiles {
  open(mostBytes: number): Promise<OpenedFile | null>;
  /** Writes atomically: until all is written, a file that was there stays as it was. */
  save(suggestedName: string, text: string): Promise<SavedFile | null>;
}

export interface EmailAccountsPorts {
  settings: SettingsStore;
  /**
   * The saved connection; `not-connected` before one is saved, or a problem of its secret. The same
   * session as long as nothing of the connection changes.
   */
  connect: () => Promise<Result<AccountsSession>>;
  files: AccountFiles;
  clock: Clock;
  logger: Logger;
  /** A new random UUID. */
  newId: () => string;
}
