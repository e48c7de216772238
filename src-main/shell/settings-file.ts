import { readdirSync, renameSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { SettingsFile } from '../ports';
import { writeFileAtomically } from './atomic-file';
import { readJson } from './read-json';

/** Nobody else's business, although what is secret in it is sealed. */
const ownerOnly = 0o600;

/** What a run leaves behind that was killed while it saved. */
const leftover = /^settings(\.backup)?\.json\.[0-9a-f]{8}\.tmp$/;

/** The settings file `settings.json` of a profile folder. */
export function createSettingsFile(folder: string): SettingsFile {
  const path = join(folder, 'settings.json');
  const backupPath = join(folder, 'settings.backup.json');
  sweep(folder);

  function write(to: string, value: unknown): Promise<void> {
    return writeFileAtomically(to, [JSON.stringify(value, null, '\t')], ownerOnly);
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
    restoreBackup() {
      renameSync(backupPath, path);
    },
    async save(value) {
      await mkdir(folder, { recursive: true });
      const saved = readJson(path);
      // A file that was damaged meanwhile must not take the place of a whole backup.
      if (saved.kind === 'loaded') await write(backupPath, saved.value);
      await write(path, value);
    },
  };
}

function sweep(folder: string): void {
  try {
    for (const name of readdirSync(folder)) {
      if (leftover.test(name)) rmSync(join(folder, name), { force: true });
    }
  } catch {
    // What is wrong with the folder is told where it is read and written.
  }
}
