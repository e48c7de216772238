import { fileReasonOf } from './contract/file-reasons';
import { problem } from './contract/problems';
import { failure, success, type Result } from './contract/result';
import { FileNotWritable, type ChosenFile } from './ports';

/**
 * Writes to the file that a person has chosen, whole or not at all.
 *
 * @param content a whole text, or its pieces as they come; text is written as UTF-8
 * @returns `file-not-writable` with the system's reason where it can't be written. Rejects with
 *   whatever the pieces reject with
 */
export async function writeChosenFile(
  file: ChosenFile,
  content: string | AsyncIterable<string | Uint8Array>,
): Promise<Result<null>> {
  try {
    await file.write(typeof content === 'string' ? whole(content) : content);
    return success(null);
  } catch (error) {
    if (!(error instanceof FileNotWritable)) throw error;
    const values = { file: file.name, reason: fileReasonOf(error.message) };
    return failure(problem('file-not-writable', values, { systemError: error.message }));
  }
}

// eslint-disable-next-line @typescript-eslint/require-await -- a file is written from a stream
async function* whole(text: string): AsyncGenerator<string> {
  yield text;
}
