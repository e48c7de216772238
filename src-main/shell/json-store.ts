import ElectronStore from 'electron-store';
import { ipcMain } from 'electron';

export interface JsonStore {
  /** Replaces the whole file atomically. Throws when it can't be written. */
  write(value: Record<string, unknown>): void;
}

/**
 * Only for what may be lost: on a disk that is nearly full, the library takes a part of the file for
 * the whole. The settings are written by `writeFileAtomically`.
 *
 * Opens a file of the profile folder for writing; reading stays with the caller, who wants to tell
 * a damaged file from a missing one. Throws when the folder can't be used.
 */
export function openJsonStore(folder: string, name: string): JsonStore {
  const store = new ElectronStore({
    cwd: folder,
    name,
    clearInvalidConfig: false,
    accessPropertiesByDotNotation: false,
    configFileMode: 0o600,
  });
  // electron-store opens a line for stores in pages; this app has none and wants no other line.
  ipcMain.removeAllListeners('electron-store-get-data');
  return {
    write: (value) => {
      store.store = value;
    },
  };
}
