import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { SettingsFile } from '../ports';
import { openJsonStore, type JsonStore } from './json-store';
import { readJson } from './read-json';

const objectSchema = z.record(z.string(), z.unknown());

/** The settings file `settings.json` of a profile folder. */
export function createSettingsFile(folder: string): SettingsFile {
  const path = join(folder, 'settings.json');
  let store: JsonStore | undefined;
  return {
    path,
    load: () => readJson(path),
    setAside(now) {
      const stamp = now.toISOString().replaceAll(/[:.]/g, '-');
      const aside = join(folder, `settings.damaged-${stamp}.json`);
      renameSync(path, aside);
      return aside;
    },
    save(value) {
      // Opened on the first save: opening reads the file, which may be damaged before that.
      store ??= openJsonStore(folder, 'settings');
      store.write(objectSchema.parse(value));
    },
  };
}
