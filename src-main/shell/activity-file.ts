import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { ActivityFile } from '../activity/ports';
import { writeFileAtomically } from './atomic-file';

const lineFeed = 10;

/** The file `activity.jsonl` of a profile folder. */
export function createActivityFile(folder: string): ActivityFile {
  const path = join(folder, 'activity.jsonl');
  return {
    path,
    async read(mostBytes) {
      const file = await open(path, 'r').catch((error: unknown) => {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw error;
      });
      if (file === null) return '';
      try {
        const { size } = await file.stat();
        const from = Math.max(0, size - mostBytes);
        const buffer = Buffer.alloc(size - from);
        const { bytesRead } = await file.read(buffer, 0, buffer.length, from);
        const bytes = buffer.subarray(0, bytesRead);
        // Cut within a line: it begins with the next one.
        return bytes.subarray(from === 0 ? 0 : bytes.indexOf(lineFeed) + 1).toString('utf8');
      } finally {
        await file.close();
      }
    },
    async append(text) {
      const file = await open(path, 'a', 0o600);
      try {
        await file.writeFile(text, 'utf8');
        await file.sync();
      } finally {
        await file.close();
      }
    },
    replace: (text) => writeFileAtomically(path, Readable.from([text])),
  };
}
