import { randomUUID } from 'node:crypto';
import { existsSync, linkSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { SettingsFile, SettingsLoad } from '../ports';
import { writeFileAtomically } from './atomic-file';
import { fitsChecksum, withChecksum } from './checksum';
import { readJson } from './read-json';

/** Nobody else's business, although what is secret in it is sealed. */
const ownerOnly = 0o600;

/** What a run leaves behind that was killed while it saved. */
const leftover = /^settings(\.backup)?\.json\.[0-9a-f]{8}\.tmp$/;

/** The settings file `settings.json` of a profile folder, with a checksum in it. */
export function createSettingsFile(folder: string): SettingsFile {
  const path = join(folder, 'settings.json');
  const backupPath = join(folder, 'settings.backup.json');
  sweep(folder);

  function load(): SettingsLoad {
    const found = readJson(path);
    // A flipped bit may leave JSON behind that is in order, and settings that are not.
    return found.kind === 'loaded' && !fitsChecksum(found.value) ? { kind: 'damaged' } : found;
  }
  function write(to: string, value: object): Promise<void> {
    const text = JSON.stringify(withChecksum(value), null, '\t');
    return writeFileAtomically(to, [text], ownerOnly);
  }
  return {
    path,
    load,
    setAside(now) {
      const stamp = now.toISOString().replaceAll(/[:.]/g, '-');
      const aside = join(folder, `settings.damaged-${stamp}-${randomUUID().slice(0, 8)}.json`);
      try {
        // A second name takes no room on a full disk, and leaves the file where the next start looks.
        linkSync(path, aside);
      } catch {
        // There are disks on which a file has one name only. What is then missing is found again, too.
        renameSync(path, aside);
      }
      return aside;
    },
    restoreBackup() {
      if (!existsSync(backupPath)) return false;
      renameSync(backupPath, path);
      return true;
    },
    remove() {
      rmSync(path, { force: true });
    },
    async save(value) {
      await mkdir(folder, { recursive: true });
      const saved = load();
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
