import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Tries whether a file can be written into a folder, which is made if it is not there.
 *
 * @param folder its absolute path
 * @returns what the system says against it, beginning with its code; null when nothing
 */
export function folderRefusal(folder: string): string | null {
  const file = join(folder, `write-test-${randomUUID()}.tmp`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, '', { flag: 'wx' });
    rmSync(file);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
