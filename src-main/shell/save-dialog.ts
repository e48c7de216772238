import { basename } from 'node:path';
import { dialog, type BrowserWindow } from 'electron';
import type { ChosenFile } from '../ports';
import { writeFileAtomically } from './atomic-file';

/**
 * Asks the person where to save.
 *
 * @param window the dialog belongs to
 * @param suggestedName the file's name; the system remembers the folder
 * @param format is also the name's ending
 * @returns the file, or null when the person does not want to save
 */
export async function chooseFile(
  window: BrowserWindow,
  suggestedName: string,
  format: string,
): Promise<ChosenFile | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: suggestedName,
    filters: [{ name: format.toUpperCase(), extensions: [format] }],
  });
  if (canceled || !filePath) return null;
  return {
    name: basename(filePath),
    write: (pieces) => writeFileAtomically(filePath, pieces),
  };
}
