import { copyFileSync, existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { SettingsFile } from '../ports';
import { openJsonStore, type JsonStore } from './json-store';
import { readJson } from './read-json';

const objectSchema = z.record(z.string(), z.unknown());

/** The settings file `settings.json` of a profile folder. */
export function createSettingsFile(folder: string): SettingsFile {
  const path = join(folder, 'settings.json');
  const backupPath = join(folder, 'settings.backup.json');
  let store: JsonStore | undefined;

  /** By way of a second name, so that a backup is whole or the one before it. */
  function keepBackup(): void {
    if (!existsSync(path)) return;
    const half = `${backupPath}.new`;
    copyFileSync(path, half);
    renameSync(half, backupPath);
  }
  return {
    path,
    load: () => readJson(path),
    loadBackup: () => readJson(backupPath),
    setAside(now) {
      const stamp = now.toISOString().replaceAll(/[:.]/g, '-');
      const aside = join(folder, `settings.damaged-${stamp}.json`);
      renameSync(path, aside);
      return aside;
    },
    save(value) {
      // Opened on the first save: opening reads the file, which may be damaged before that.
      store ??= openJsonStore(folder, 'settings');
      keepBackup();
      store.write(objectSchema.parse(value));
    },
  };
}
