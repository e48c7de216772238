/** What the app may do in which mailbox: application permissions, access policy, RBAC. */
import type { DirectoryUser } from '../organisation/directory-user';
import { accessDenied, GraphError } from './graph-errors';
import type { DemoTenantOptions, RbacAssignment } from '../options';

/** Permissions any of which allows an operation. */
export type Permissions = readonly string[];

export const mailboxPermissions = {
  readMail: ['Mail.Read', 'Mail.ReadWrite'],
  readFolders: ['Mail.ReadBasic.All', 'Mail.Read', 'Mail.ReadWrite'],
  writeMail: ['Mail.ReadWrite'],
  sendMail: ['Mail.Send'],
  readSettings: ['MailboxSettings.Read', 'MailboxSettings.ReadWrite'],
  readCalendar: ['Calendars.Read', 'Calendars.ReadWrite'],
  writeCalendar: ['Calendars.ReadWrite'],
} as const satisfies Record<string, Permissions>;

const combinedRoles: Readonly<Record<string, Permissions>> = {
  'Application Mail Full Access': ['Mail.ReadWrite', 'Mail.Send'],
  'Application Exchange Full Access': [
    'Mail.ReadWrite',
    'Mail.Send',
    'MailboxSettings.ReadWrite',
    'Calendars.ReadWrite',
  ],
};

function covers(assignment: RbacAssignment, needed: Permissions): boolean {
  const granted = combinedRoles[assignment.role] ?? [assignment.role.replace(/^Application /, '')];
  // Exchange's role is called Mail.ReadBasic where Entra's permission ends with .All.
  return granted.some((name) => needed.includes(name) || needed.includes(`${name}.All`));
}

/** First gate: refuses an app that has the permission neither in its token nor from Exchange. */
export function checkPermission(
  options: DemoTenantOptions,
  tokenRoles: readonly string[],
  needed: Permissions,
): void {
  if (tokenRoles.some((role) => needed.includes(role))) return;
  if (!options.rbac.some((assignment) => covers(assignment, needed))) throw accessDenied();
}

/**
 * Last gate: whether this mailbox may be reached. Grants add up: the token's permission inside the
 * access policy, or a role assignment whose scope holds the mailbox.
 * @see https://learn.microsoft.com/exchange/permissions-exo/application-rbac
 * @see https://learn.microsoft.com/graph/auth-limit-mailbox-access
 */
export function checkScope(
  options: DemoTenantOptions,
  tokenRoles: readonly string[],
  needed: Permissions,
  user: DirectoryUser,
): void {
  const byExchange = options.rbac.some(
    (assignment) => covers(assignment, needed) && names(assignment.mailboxes, user),
  );
  if (byExchange) return;
  if (!tokenRoles.some((role) => needed.includes(role))) throw accessDenied();
  const { accessPolicy } = options;
  if (accessPolicy.kind === 'none') return;
  const isListed = names(accessPolicy.mailboxes, user);
  if (isListed === (accessPolicy.kind === 'restrictAccess')) return;
  throw new GraphError(
    403,
    'ErrorAccessDenied',
    'Access to OData is disabled: [RAOP] : Blocked by tenant configured AppOnly AccessPolicy settings.',
  );
}

function names(mailboxes: readonly string[], user: DirectoryUser): boolean {
  return mailboxes.some((name) =>
    [user.id, user.userPrincipalName, user.mail].some(
      (key) => key?.toLowerCase() === name.toLowerCase(),
    ),
  );
}
