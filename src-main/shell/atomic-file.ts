import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { FileNotWritable } from '../ports';

/**
 * Writes a file as a whole or not at all: beside its place first, then moved there.
 *
 * @param path where the file belongs; one that is there is replaced at the end
 * @param pieces its contents as they come; text is written as UTF-8
 * @throws what the pieces throw, or a `FileNotWritable` with the system's reason; nothing is left
 *   behind then
 */
export async function writeFileAtomically(
  path: string,
  pieces: AsyncIterable<string | Uint8Array>,
): Promise<void> {
  const beside = `${path}.${randomUUID().slice(0, 8)}.tmp`;
  const file = await reasoned(open(beside, 'wx'));
  try {
    try {
      for await (const piece of pieces) await reasoned(file.writeFile(piece, 'utf8'));
      await reasoned(file.sync());
    } finally {
      await file.close();
    }
    await reasoned(rename(beside, path));
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

async function reasoned<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    // The code only (ENOSPC, EACCES): the message names our file beside the one that is meant.
    const code = (error as NodeJS.ErrnoException).code;
    throw new FileNotWritable(code ?? String(error));
  }
}
