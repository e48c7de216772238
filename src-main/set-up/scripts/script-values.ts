import type { CloudId } from '../../contract/clouds';
import { isGuid, isMailbox } from '../../contract/connection';
import type { MissingValue } from '../../contract/set-up';
import { literal, literals, oneLine, remark } from './quoting';

/** What scripts are made of; empty or null where nothing is known yet. */
export interface ScriptFacts {
  cloud: CloudId;
  /** Origins of the sign-in service and of Graph. */
  endpoints: { authority: string; graph: string } | null;
  tenantId: string | null;
  clientId: string | null;
  /** Object ID of the enterprise application (service principal). */
  objectId: string | null;
  appName: string;
  groupName: string;
  groupAddress: string;
  adminAccount: string;
  /** Addresses. */
  members: readonly string[];
  /** Application permissions of Microsoft Graph that the helpdesk needs. */
  permissions: readonly string[];
}

export type ValueName =
  'tenantId' | 'clientId' | 'objectId' | 'appName' | 'groupName' | 'groupAddress' | 'members';

/** Lines that give a script its values, and what is still missing. */
export interface ValueLines {
  lines: string[];
  missing: MissingValue[];
}

const defaultAppName = 'HelpMaster';

const remarks: Record<ValueName, string> = {
  tenantId: 'Directory (tenant) ID.',
  clientId: 'Application (client) ID of the app registration.',
  objectId:
    'Object ID of the enterprise application: Entra > Enterprise applications > the app > Overview. Not the object ID of the app registration.',
  appName: 'Name of the app, for people to read.',
  groupName: 'Name of the mail-enabled security group.',
  groupAddress: 'Address of the group; nobody writes to it.',
  members: 'Mailboxes the app may use.',
};

const placeholders: Record<Exclude<ValueName, 'appName' | 'members'>, string> = {
  tenantId: '<Directory (tenant) ID>',
  clientId: '<Application (client) ID>',
  objectId: '<Object ID of the enterprise application>',
  groupName: '<Name of the group>',
  groupAddress: '<group@your-domain>',
};

function isAddress(text: string): boolean {
  return isMailbox(text) && !isGuid(text);
}

/** The values as they go into the script; null where one is missing. */
function valueOf(name: Exclude<ValueName, 'members'>, facts: ScriptFacts): string | null {
  const text = oneLine(facts[name] ?? '');
  if (name === 'appName') return text === '' ? defaultAppName : text;
  if (name === 'groupAddress') return isAddress(text) ? text : null;
  return text === '' ? null : text;
}

function variableOf(name: ValueName): string {
  return `$${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/**
 * The part of a script in which its values are: all of them are here, so that everything below is
 * the same for everybody.
 *
 * @param names which values the script uses
 * @param facts what they are
 * @returns the lines. A value that is missing has a placeholder, and the script stops at once as
 *   long as it is there
 */
export function valueLines(names: readonly ValueName[], facts: ScriptFacts): ValueLines {
  const lines: string[] = [];
  const missing: MissingValue[] = [];
  const unfilled: string[] = [];
  for (const name of names) {
    const variable = variableOf(name);
    lines.push(remark(remarks[name]));
    if (name === 'members') {
      if (facts.members.length === 0) {
        missing.push(name);
        lines.push('# MISSING: no mailbox is chosen yet.');
      }
      lines.push(`${variable} = ${literals(facts.members)}`);
      continue;
    }
    const value = valueOf(name, facts);
    if (value === null && name !== 'appName') {
      missing.push(name);
      unfilled.push(variable);
      lines.push('# MISSING: put the real value in the place of <...>.');
      lines.push(`${variable} = ${literal(placeholders[name])}`);
    } else lines.push(`${variable} = ${literal(value ?? defaultAppName)}`);
  }
  if (unfilled.length > 0) lines.push('', ...stopLines(unfilled));
  return { lines, missing };
}

/** Lines that end the script while one of the variables still holds its placeholder. */
export function stopLines(variables: readonly string[]): string[] {
  return [
    '# Stops before anything is changed as long as a value is missing.',
    `foreach ($value in @(${variables.join(', ')})) {`,
    '    if ($value -like \'*<*>*\') { throw "A value is missing at the top of this script: $value" }',
    '}',
  ];
}

/**
 * @param address of the group; anything
 * @returns an alias for it that Exchange takes: at most 64 characters, letters and digits of ASCII
 */
export function aliasOf(address: string): string {
  const local = oneLine(address).split('@')[0] ?? '';
  const alias = local
    .replaceAll(/[^A-Za-z0-9._-]+/g, '-')
    .replaceAll(/\.{2,}/g, '.')
    .replace(/^[.-]+/, '')
    .slice(0, 64)
    .replace(/[.-]+$/, '');
  return alias === '' ? 'helpdesk-mailboxes' : alias;
}
