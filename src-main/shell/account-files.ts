import type { BrowserWindow } from 'electron';
import type { AccountFiles } from '../email-accounts/ports';
import { openFiles } from './open-dialog';
import { chooseFile } from './save-dialog';

const filters = [{ name: 'JSON, CSV', extensions: ['json', 'csv', 'txt'] }];

/** The system's dialogs for the files of email accounts, over the console's window. */
export function createAccountFiles(window: BrowserWindow): AccountFiles {
  return {
    async open(mostBytes) {
      const [file] = await openFiles(window, { filters, several: false, mostBytes });
      return file ?? null;
    },
    choose: (suggestedName) => chooseFile(window, suggestedName, 'json'),
  };
}
