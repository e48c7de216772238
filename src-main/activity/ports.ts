import type { i18n } from 'i18next';
import type { ChosenFile, Clock, Logger } from '../ports';
import type { Settings } from '../connection/settings';

/** The file that holds what happened, a line of JSON each. */
export interface ActivityFile {
  readonly path: string;
  /**
   * Reads the end of the file, from the beginning of a line; '' when there is no file. Rejects with
   * the system's error.
   *
   * @param mostBytes how much of it
   */
  read(mostBytes: number): Promise<string>;
  /** Writes behind what is there, and waits until it is on the disk. Rejects with the system's error. */
  append(text: string): Promise<void>;
  /** Replaces the whole file atomically. Rejects with the system's error. */
  replace(text: string): Promise<void>;
}

/** A log file as support gets it. */
interface LogText {
  /** Without its folder. */
  name: string;
  /** Redacted. */
  text: string;
}

/** The words of the language in force; `language` is its locale. */
export type ActivityTexts = Pick<i18n, 't' | 'language'>;

export interface ActivityPorts {
  file: ActivityFile;
  /** The log files that are there. */
  readLogs: () => Promise<LogText[]>;
  /** The settings as they are now. */
  settings: () => Settings;
  /** Of the console, of what it runs on, by name. */
  versions: Readonly<Record<string, string | boolean>>;
  /** Who uses this computer, by the name the system has for them. */
  userName: string;
  /** Takes out of a text what looks like a credential. */
  redact: (text: string) => string;
  /** Asks the person where to save; null when they do not want to. */
  chooseFile: (suggestedName: string, format: string) => Promise<ChosenFile | null>;
  texts: ActivityTexts;
  clock: Clock;
  logger: Logger;
  /** A new random UUID. */
  newId: () => string;
}
