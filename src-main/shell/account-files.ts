import { dialog, type BrowserWindow } from 'electron';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import type { AccountFiles } from '../email-accounts/ports';
import { writeFileAtomically } from './atomic-file';
import { reasonOf } from './file-reason';
import { openFiles } from './open-dialog';

/** The system's dialogs for the files of email accounts, over the console's window. */
export function createAccountFiles(window: BrowserWindow): AccountFiles {
  return {
    async open(mostBytes) {
      const filters = [{ name: 'JSON, CSV', extensions: ['json', 'csv', 'txt'] }];
      const [file = null] = await openFiles(window, { filters, several: false, mostBytes });
      return file;
    },

    async save(suggestedName, text) {
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        defaultPath: suggestedName,
        filters: [{ name: 'JSON', extensions: ['json'] }],
      });
      if (canceled || !filePath) return null;
      const name = basename(filePath);
      try {
        await writeFileAtomically(filePath, Readable.from([text]));
        return { name, kind: 'written' };
      } catch (error) {
        return { name, kind: 'not-writable', reason: reasonOf(error) };
      }
    },
  };
}
