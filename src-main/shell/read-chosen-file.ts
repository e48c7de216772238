import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { OpenedFile } from '../ports';

/**
 * Reads a file the person has chosen.
 *
 * @param path where it is
 * @param mostBytes a longer file is not read at all
 * @returns its bytes, or why they were not read; never rejects
 */
export async function readChosenFile(path: string, mostBytes: number): Promise<OpenedFile> {
  const name = basename(path);
  try {
    const facts = await stat(path);
    // A pipe or a device would never come to its end.
    if (!facts.isFile()) return { name, kind: 'not-readable', reason: 'EISDIR' };
    if (facts.size > mostBytes) return { name, kind: 'too-large' };
    return { name, kind: 'read', bytes: await readFile(path) };
  } catch (error) {
    // The system's code, `EACCES`: its message would name the whole path.
    const code = (error as NodeJS.ErrnoException).code;
    return { name, kind: 'not-readable', reason: code ?? String(error) };
  }
}
