import { app } from 'electron';
import type { SettingsLoad } from '../ports';
import { policyPath } from './policy-path';
import { readJson } from './read-json';

/** The policy file of this computer; tests of the unpacked console may name another one. */
export function openPolicyFile(): { path: string; load: () => SettingsLoad } {
  const named = app.isPackaged ? undefined : process.env['CONSOLE_POLICY_FILE'];
  const path = named ?? policyPath(process.platform, process.env);
  return { path, load: () => readJson(path) };
}
