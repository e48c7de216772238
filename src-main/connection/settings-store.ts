import type { Problem } from '../contract/problems';
import { failure, success, type Result } from '../contract/result';
import type { Clock, Logger, SettingsFile } from '../ports';
import { fileProblem, systemErrorOf } from './file-problem';
import { loadSettings, type Settings } from './settings';

/** The settings of this run: read once, written as a whole, one change after the other. */
export interface SettingsStore {
  current(): Settings;
  /** Why the file must not be overwritten; null when it may be. */
  readonly readOnly: Problem | null;
  /** What the person must be told about the file; nothing more after the next write. */
  notices(): readonly Problem[];
  /**
   * Writes what `change` makes of the settings as they are when its turn comes. Fails as `change`
   * does, with `readOnly`, or with `settings-not-writable`; then nothing has changed.
   */
  update(
    change: (settings: Settings) => Result<Settings> | Promise<Result<Settings>>,
  ): Promise<Result<Settings>>;
}

/** Loads the settings at once. */
export function createSettingsStore(ports: {
  file: SettingsFile;
  clock: Clock;
  logger: Logger;
  /** Why nothing may be written in this run, whatever the file is like. */
  blockedBy?: Problem | null;
}): SettingsStore {
  const { file, clock, logger, blockedBy = null } = ports;
  const found = loadSettings(file, clock, logger);
  const readOnly = blockedBy ?? found.readOnly;
  let { settings } = found;
  let notices = [blockedBy, found.notice].filter((notice) => notice !== null);
  let lastWrite: Promise<unknown> = Promise.resolve();

  async function write(
    change: (settings: Settings) => Result<Settings> | Promise<Result<Settings>>,
  ): Promise<Result<Settings>> {
    if (readOnly !== null) return failure(readOnly);
    const next = await change(settings);
    if (!next.ok || next.value === settings) return next;
    try {
      await file.save(next.value);
    } catch (error) {
      logger.error('The settings could not be saved', { reason: systemErrorOf(error) });
      return failure(fileProblem('settings-not-writable', file.path, systemErrorOf(error)));
    }
    settings = next.value;
    notices = [];
    return success(settings);
  }

  return {
    current: () => settings,
    readOnly,
    notices: () => notices,
    update: (change) => {
      // One write at a time: the second must see what the first has saved.
      const result = lastWrite.then(() => write(change));
      lastWrite = result.catch(() => undefined);
      return result;
    },
  };
}
