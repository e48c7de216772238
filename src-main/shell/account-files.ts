import { dialog, type BrowserWindow } from 'electron';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import type { AccountFiles } from '../email-accounts/ports';
import { FileNotWritable } from '../ports';
import { writeFileAtomically } from './atomic-file';

/** The system's dialogs for the files of email accounts, over the console's window. */
export function createAccountFiles(window: BrowserWindow): AccountFiles {
  return {
    async open(mostBytes) {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        properties: ['openFile'],
        filters: [{ name: 'JSON, CSV', extensions: ['json', 'csv', 'txt'] }],
      });
      const [path] = filePaths;
      if (canceled || path === undefined) return null;
      const name = basename(path);
      try {
        if ((await stat(path)).size > mostBytes) return { name, kind: 'too-large' };
        return { name, kind: 'read', bytes: await readFile(path) };
      } catch (error) {
        return { name, kind: 'not-readable', reason: reasonOf(error) };
      }
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

/** The system's code, `EACCES`: its message would name the whole path. */
function reasonOf(error: unknown): string {
  if (error instanceof FileNotWritable) return error.message;
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
