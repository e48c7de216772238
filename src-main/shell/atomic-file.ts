import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { FileNotWritable } from '../ports';

/** What Windows says while a virus scanner or a backup looks at a file that is to be replaced. */
const heldCodes: readonly string[] = ['EPERM', 'EACCES', 'EBUSY'];
const heldPauseMs = 50;
const heldTries = 20;

/**
 * Writes a file as a whole or not at all, whatever ends the work: beside its place first, down to the
 * disk, then moved there. Every byte is accounted for: where a disk is nearly full, the system takes a
 * part of what it is given and calls that a success.
 *
 * @param path where the file belongs; one that is there is replaced at the end
 * @param pieces its contents as they come; text is written as UTF-8
 * @param mode who may read it; as the system likes when absent
 * @throws what the pieces throw, or a `FileNotWritable` with the system's reason; nothing is left
 *   behind then
 */
export async function writeFileAtomically(
  path: string,
  pieces: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
  mode?: number,
): Promise<void> {
  const beside = `${path}.${randomUUID().slice(0, 8)}.tmp`;
  const file = await reasoned(open(beside, 'wx', mode));
  try {
    try {
      for await (const piece of pieces) await reasoned(file.writeFile(piece, 'utf8'));
      await reasoned(file.sync());
    } finally {
      await reasoned(file.close());
    }
    await reasoned(moveInPlace(beside, path));
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  await keepName(dirname(path));
}

async function moveInPlace(from: string, to: string): Promise<void> {
  for (let left = process.platform === 'win32' ? heldTries : 0; ; left -= 1) {
    try {
      await rename(from, to);
      return;
    } catch (error) {
      if (left === 0 || !heldCodes.includes(codeOf(error) ?? '')) throw error;
      await pause(heldPauseMs);
    }
  }
}

/** After a power cut the new name counts only if the folder is on the disk, too. */
async function keepName(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // Windows opens no folders, and some file systems have no such call. The file is whole either way.
  }
}

async function reasoned<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    // The code only (ENOSPC, EACCES): the message names our file beside the one that is meant.
    throw new FileNotWritable(codeOf(error) ?? String(error));
  }
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}
