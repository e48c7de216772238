import { posix, win32 } from 'node:path';

const fileName = 'policy.json';

/**
 * Where the policy file of a computer is: in a folder that ordinary users can't write to. That is why it
 * is not in ProgramData, where everybody may make folders.
 *
 * @param platform `process.platform`; whatever is neither Windows nor macOS counts as Linux
 * @param environment names the folder of programs on Windows, which need not be on C:
 * @returns its absolute path
 */
export function policyPath(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): string {
  if (platform === 'win32') {
    // A 32-bit program is told another ProgramFiles, but the same ProgramW6432.
    const programs = environment['ProgramW6432'] ?? environment['ProgramFiles'];
    const folder = win32.join(programs ?? 'C:\\Program Files', 'HelpMaster');
    return win32.join(folder, 'M365 Console Policy', fileName);
  }
  return platform === 'darwin'
    ? posix.join('/Library/Application Support/HelpMaster/M365 Console', fileName)
    : posix.join('/etc/helpmaster-m365-console', fileName);
}
