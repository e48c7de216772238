import { dialog, type BrowserWindow } from 'electron';
import type { AccountFiles } from '../email-accounts/ports';
import { readChosenFile } from './read-chosen-file';
import { chooseFile } from './save-dialog';

/** The system's dialogs for the files of email accounts, over the console's window. */
export function createAccountFiles(window: BrowserWindow): AccountFiles {
  return {
    async open(mostBytes) {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        properties: ['openFile'],
        filters: [{ name: 'JSON, CSV', extensions: ['json', 'csv', 'txt'] }],
      });
      const [path] = filePaths;
      return canceled || path === undefined ? null : readChosenFile(path, mostBytes);
    },
    choose: (suggestedName) => chooseFile(window, suggestedName, 'json'),
  };
}
