import type { i18n } from 'i18next';
import type { Desk } from '../email-accounts/desk';
import type { ChosenFile } from '../ports';

/** How a watch ended, for whoever is looking at something else by now. */
export type ScopeNotice =
  /** Every one of so many mailboxes is as intended. */
  | { kind: 'applies'; mailboxes: number }
  /** So many still are not. */
  | { kind: 'gaveUp'; mailboxes: number };

export interface AccessScopePorts {
  /** Accounts, connection, time and log; and the one gate to mailboxes. */
  desk: Desk;
  /** Chance: at least 0, less than 1. */
  random: () => number;
  /** Asks where to save; null when the person does not want to. */
  chooseFile: (suggestedName: string, format: 'csv') => Promise<ChosenFile | null>;
  /** The words of the interface's language. */
  texts: Pick<i18n, 't'>;
  /** Tells the person, whatever window is in front. */
  notify: (notice: ScopeNotice) => void;
  /** `scope.get` has something new to say that no call asked for. */
  onChanged: () => void;
}
