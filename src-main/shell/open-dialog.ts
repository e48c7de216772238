import { dialog, type BrowserWindow, type FileFilter } from 'electron';
import type { OpenedFile } from '../ports';
import { readChosenFile } from './read-chosen-file';

/**
 * Asks the person for files and reads them.
 *
 * @param window the dialog belongs to
 * @param options which files are offered, whether several may be chosen, and above which size a file
 *   is not read at all
 * @returns each file with its contents or why there are none; empty when none was chosen
 */
export async function openFiles(
  window: BrowserWindow,
  { filters, several, mostBytes }: { filters: FileFilter[]; several: boolean; mostBytes: number },
): Promise<OpenedFile[]> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    properties: several ? ['openFile', 'multiSelections'] : ['openFile'],
    filters,
  });
  return canceled ? [] : Promise.all(filePaths.map((path) => readChosenFile(path, mostBytes)));
}
