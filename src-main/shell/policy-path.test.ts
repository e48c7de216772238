import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { policyPath } from './policy-path';

/** The places that docs/policy-file.md tells administrators, by system. */
function documented(): Record<string, string> {
  const text = readFileSync(join(import.meta.dirname, '../../docs/policy-file.md'), 'utf8');
  const rows = [...text.matchAll(/^\| (Windows|macOS|Linux) +\| `([^`]+)` +\|$/gm)];
  return Object.fromEntries(rows.map(([, system = '', place = '']) => [system, place]));
}

describe('the place of the policy file', () => {
  it.each([
    ['win32', 'Windows'],
    ['darwin', 'macOS'],
    ['linux', 'Linux'],
  ] as const)('is on %s the one that the document names', (platform, system) => {
    const programs = 'D:\\Programs';
    const place = documented()[system]?.replace('%ProgramFiles%', programs);
    expect(policyPath(platform, { ProgramFiles: programs })).toBe(place);
  });

  it('is the folder of 64-bit programs, and the usual one where Windows names none', () => {
    const both = { ProgramW6432: 'C:\\Program Files', ProgramFiles: 'C:\\Program Files (x86)' };
    const usual = 'C:\\Program Files\\HelpMaster\\M365 Console Policy\\policy.json';
    expect(policyPath('win32', both)).toBe(usual);
    expect(policyPath('win32', {})).toBe(usual);
  });

  it('is one and the same for everybody: no environment variable moves it elsewhere', () => {
    const variables = { HOME: '/home/somebody', XDG_CONFIG_HOME: '/tmp', ProgramData: '/tmp' };
    expect(policyPath('linux', variables)).toBe(policyPath('linux', {}));
    expect(policyPath('darwin', variables)).toBe(policyPath('darwin', {}));
    expect(policyPath('win32', variables)).toBe(policyPath('win32', {}));
  });
});
