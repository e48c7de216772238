import { fileReasonOf } from '../contract/file-reasons';
import { problem, type Problem } from '../contract/problems';

/** What the system says of a file operation that failed, beginning with its code. */
export function systemErrorOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/**
 * @param code which operation on the settings file failed
 * @param path the file
 * @param systemError what the system says; its words are only in the details
 * @returns the problem, with the reason as a word of the catalogue
 */
export function fileProblem(
  code: 'settings-not-readable' | 'settings-not-writable',
  path: string,
  systemError: string,
): Problem {
  return problem(code, { path, reason: fileReasonOf(systemError) }, { systemError });
}
