import { join } from 'node:path';
import { app } from 'electron';
import type { SettingsLoad } from '../ports';
import { readJson } from './read-json';

const fileName = 'policy.json';

/**
 * The policy file of this computer, in a folder that ordinary users can't write to: that is why it is
 * not in ProgramData, where everybody may make folders.
 */
function machineWidePath(): string {
  if (process.platform === 'win32') {
    const programs = process.env['ProgramW6432'] ?? process.env['ProgramFiles'];
    return join(programs ?? 'C:\\Program Files', 'HelpMaster', 'M365 Console Policy', fileName);
  }
  return process.platform === 'darwin'
    ? `/Library/Application Support/HelpMaster/M365 Console/${fileName}`
    : `/etc/helpmaster-m365-console/${fileName}`;
}

/** The policy file; tests of the unpacked console may name another one. */
export function openPolicyFile(): { path: string; load: () => SettingsLoad } {
  const named = app.isPackaged ? undefined : process.env['CONSOLE_POLICY_FILE'];
  const path = named ?? machineWidePath();
  return { path, load: () => readJson(path) };
}
