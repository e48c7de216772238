import type { MissingValue, Script, ScriptId } from '../../contract/set-up';
import { catalogues } from '../../contract/text';
import { exchangeLines, graphAdminLines, graphLines } from './connect';
import * as exchange from './exchange-scripts';
import * as graph from './graph-scripts';
import { remark } from './quoting';
import { valueLines, type ScriptFacts, type ValueName } from './script-values';

interface Recipe {
  /** Begins the file's name. */
  file: string;
  title: string;
  /** What it does and what to know before it runs, a line each. */
  about: readonly string[];
  /** Which role runs it. */
  role: string;
  values: readonly ValueName[];
  /** Which services it signs in to. */
  exchange?: true;
  graph?: { modules: readonly string[]; scopes: readonly string[] };
  /** First in the file, as PowerShell demands. */
  parameters?: string;
  body: (facts: ScriptFacts) => string;
}

const exchangeAdmin = 'an Exchange administrator';
const organisationAdmin =
  'a member of Organization Management in Exchange who is also Exchange administrator in Entra';
const legacy =
  'LEGACY: Microsoft asks to make no new access policies and to use RBAC for Applications instead.';
const rbacDelay =
  'It takes from 30 minutes (an app that was idle) to 2 hours until the app notices.';

const adminModules = ['Microsoft.Graph.Authentication', 'Microsoft.Graph.Applications'];
const adminScopes = ['Application.ReadWrite.All', 'AppRoleAssignment.ReadWrite.All'];

const recipes: Record<ScriptId, Recipe> = {
  register: {
    file: 'register-app',
    title: 'Register the app, grant its permissions and make its secret',
    about: ['For those who prefer a script to the portal.'],
    role: 'a Privileged Role Administrator or Global Administrator, who alone may grant consent',
    values: ['tenantId', 'appName'],
    graph: { modules: adminModules, scopes: adminScopes },
    body: graph.registerBody,
  },
  group: {
    file: 'create-group',
    title: 'Create the mail-enabled security group and add its mailboxes',
    about: ['The access restriction then names this group.'],
    role: exchangeAdmin,
    values: ['groupName', 'groupAddress', 'members'],
    exchange: true,
    body: exchange.groupBody,
  },
  rbac: {
    file: 'restrict-with-rbac',
    title: 'Restrict the app to the group with RBAC for Applications (recommended)',
    about: [
      'Exchange grants the permissions, for the members of the group only.',
      'Afterwards the same permissions have to go in Entra, because grants add up.',
      rbacDelay,
    ],
    role: organisationAdmin,
    values: ['clientId', 'objectId', 'appName', 'groupName', 'groupAddress'],
    exchange: true,
    body: exchange.rbacBody,
  },
  removeEntra: {
    file: 'remove-entra-permissions',
    title: 'Remove the permissions for all mailboxes in Entra, after RBAC for Applications',
    about: [
      'Run it when the verification shows every mailbox in scope; each removal is asked about.',
    ],
    role: 'a Cloud Application Administrator or Application Administrator',
    values: ['tenantId', 'clientId'],
    graph: { modules: adminModules, scopes: adminScopes },
    body: graph.removeEntraBody,
  },
  rbacVerify: {
    file: 'verify-rbac',
    title: 'Verify RBAC for Applications',
    about: ['Changes nothing.'],
    role: organisationAdmin,
    values: ['objectId', 'members'],
    exchange: true,
    body: exchange.rbacVerifyBody,
  },
  rbacUndo: {
    file: 'undo-rbac',
    title: 'Undo RBAC for Applications',
    about: ['Each removal is asked about.', rbacDelay],
    role: organisationAdmin,
    values: ['clientId', 'objectId', 'groupName'],
    exchange: true,
    body: exchange.rbacUndoBody,
  },
  policy: {
    file: 'restrict-with-policy',
    title: 'Restrict the app to the group with an Application Access Policy (legacy)',
    about: [legacy, 'It may take more than an hour until the app notices.'],
    role: exchangeAdmin,
    values: ['clientId', 'appName', 'groupAddress'],
    exchange: true,
    body: exchange.policyBody,
  },
  policyVerify: {
    file: 'verify-policy',
    title: 'Verify the Application Access Policy (legacy)',
    about: [legacy, 'Changes nothing.'],
    role: exchangeAdmin,
    values: ['clientId', 'members'],
    exchange: true,
    body: exchange.policyVerifyBody,
  },
  policyUndo: {
    file: 'undo-policy',
    title: 'Undo the Application Access Policy (legacy)',
    about: [legacy, 'Each removal is asked about.'],
    role: exchangeAdmin,
    values: ['clientId'],
    exchange: true,
    body: exchange.policyUndoBody,
  },
  migrate: {
    file: 'policy-to-rbac',
    title: 'Go from an Application Access Policy to RBAC for Applications',
    about: [
      'First the new grants, then the proof, then the old grants go, and the policy last: at no time',
      'does the app reach more mailboxes than before.',
      rbacDelay,
    ],
    role: `${organisationAdmin}, and Application Administrator`,
    values: ['tenantId', 'clientId', 'objectId', 'appName', 'groupName', 'groupAddress', 'members'],
    exchange: true,
    graph: { modules: adminModules, scopes: adminScopes },
    body: (facts) => exchange.migrateBody(facts, graph.removeEntraBody(facts)),
  },
  members: {
    file: 'change-members',
    title: "Change the group's members",
    about: ['Adds who is missing, and asks about everybody who is not in the list.'],
    role: exchangeAdmin,
    values: ['groupAddress', 'members'],
    exchange: true,
    body: exchange.membersBody,
  },
  calendar: {
    file: 'calendar-event',
    title: 'Calendar scheduling: create an event with the app’s credential, from a workflow',
    about: [
      'Needs Calendars.ReadWrite, and the mailbox in the access scope.',
      'The credential is asked for or read from a vault; this file never holds it.',
    ],
    role: 'the workflow; no administrator is needed',
    values: ['tenantId', 'clientId'],
    graph: { modules: ['Microsoft.Graph.Authentication', 'Microsoft.Graph.Calendar'], scopes: [] },
    parameters: graph.calendarParameters,
    body: graph.calendarBody,
  },
};

/**
 * Writes a script for PowerShell 5.1 and 7: its values first, then code that is the same for
 * everybody, with comments. It can be run twice, and holds no credential. Title, comments and what it
 * prints are English in every language of the interface: a script is code that is handed to other
 * administrators and to support, and it must not differ with who made it.
 *
 * @param script which
 * @param facts the real values, as far as they are known
 * @returns the script with line ends of Windows, and what is missing in it
 */
export function makeScript(script: ScriptId, facts: ScriptFacts): Script {
  const recipe = recipes[script];
  const values = valueLines(recipe.values, facts);
  const exchangePart = recipe.exchange ? exchangeLines(facts) : { lines: [], missing: [] };
  const lines = [
    ...[recipe.title, ...recipe.about].map(remark),
    remark(`Run by ${recipe.role}.`),
    remark(
      `Cloud: ${catalogues.en.connection.clouds[facts.cloud]}. Can be run twice. Holds no credential.`,
    ),
    '#Requires -Version 5.1',
    ...(recipe.parameters === undefined ? [] : [recipe.parameters]),
    'Set-StrictMode -Version Latest',
    "$ErrorActionPreference = 'Stop'",
    '',
    '# --- Values --------------------------------------------------------------------',
    ...values.lines,
    '',
    ...exchangePart.lines,
    ...graphPart(recipe, facts),
    '',
    recipe.body(facts),
  ];
  const missing = [...new Set<MissingValue>([...values.missing, ...exchangePart.missing])];
  return {
    text: lines.join('\n').replaceAll(/\r?\n/g, '\r\n'),
    fileName: `${recipe.file}.ps1`,
    missing,
  };
}

function graphPart({ graph: wanted }: Recipe, facts: ScriptFacts): string[] {
  if (wanted === undefined) return [];
  return [
    ...graphLines(facts, wanted.modules),
    ...(wanted.scopes.length > 0 ? graphAdminLines(wanted.scopes) : []),
  ];
}
