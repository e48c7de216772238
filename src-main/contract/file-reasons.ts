/**
 * Why the operating system refused to read or write a file, as far as the advice differs. The words
 * are in the catalogue (`shell.fileReasons`, `shell.fileRemedies`).
 */
export type FileReason = 'diskFull' | 'notAllowed' | 'readOnly' | 'absent' | 'inTheWay' | 'other';

const reasons: Record<string, FileReason> = {
  ENOSPC: 'diskFull',
  EDQUOT: 'diskFull',
  EACCES: 'notAllowed',
  EPERM: 'notAllowed',
  EROFS: 'readOnly',
  ENOENT: 'absent',
  EISDIR: 'inTheWay',
  ENOTDIR: 'inTheWay',
  EEXIST: 'inTheWay',
};

/**
 * @param systemError what the system says, beginning with its code: `ENOSPC: no space left on device`
 * @returns the reason; `other` where the code is none of the known ones
 */
export function fileReasonOf(systemError: string): FileReason {
  const code = /^E[A-Z0-9]+/.exec(systemError)?.[0] ?? '';
  return Object.hasOwn(reasons, code) ? (reasons[code] ?? 'other') : 'other';
}
