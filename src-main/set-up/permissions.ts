import type { AccessAnswer, AccessPart } from '../contract/email-accounts';
import type {
  Permission,
  PermissionRisk,
  PermissionState,
  PermissionUser,
  SetUpNeeds,
} from '../contract/set-up';
import type { StepResult } from '../contract/test-settings';

/** What real calls have shown about one permission. */
export interface CallEvidence {
  /** It worked in a mailbox. */
  works: boolean;
  /** Microsoft 365 said that it is not granted, in a mailbox or the directory. */
  refused: boolean;
}

/** What is known about the app's rights. */
export interface RightsEvidence {
  /** The token's roles; null before there is a token, or when it can't be read. */
  roles: readonly string[] | null;
  /** By permission; nothing where nothing was tried. */
  calls: Readonly<Record<string, CallEvidence>>;
}

interface Row {
  permission: string;
  user: PermissionUser;
  isNeeded: (needs: SetUpNeeds) => boolean;
  /** Wider permissions it is granted with. */
  within: readonly string[];
  /** Whether Exchange can grant it without the token showing it. */
  isExchange: boolean;
  /** This console has a use for it, even when nobody chose it. */
  isUseful?: true;
}

const sends = ({ modules }: SetUpNeeds): boolean =>
  modules.includes('send') || modules.includes('emailManager');

/** The original's table, and the extras of this console. */
const rows: readonly Row[] = [
  {
    permission: 'User.Read.All',
    user: 'allModules',
    isNeeded: () => true,
    within: ['User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'],
    isExchange: false,
  },
  { permission: 'Mail.Send', user: 'send', isNeeded: sends, within: [], isExchange: true },
  {
    permission: 'Mail.ReadWrite',
    user: 'emailManager',
    isNeeded: ({ modules }) => modules.includes('emailManager'),
    within: [],
    isExchange: true,
  },
  {
    permission: 'Calendars.ReadWrite',
    user: 'calendar',
    isNeeded: ({ modules }) => modules.includes('calendar'),
    within: [],
    isExchange: true,
  },
  {
    permission: 'MailboxSettings.Read',
    user: 'console',
    isNeeded: ({ mailboxKinds }) => mailboxKinds,
    within: ['MailboxSettings.ReadWrite'],
    isExchange: true,
  },
  {
    permission: 'Organization.Read.All',
    user: 'console',
    isNeeded: () => false,
    within: ['Directory.Read.All', 'Directory.ReadWrite.All'],
    isExchange: false,
    isUseful: true,
  },
];

const risks: Record<string, PermissionRisk> = {
  'Mail.Send': 'sendAsAnyone',
  'Mail.ReadWrite': 'changeAllMail',
  'Mail.Read': 'readAllMail',
  'Mail.ReadBasic.All': 'readAllMail',
  'Calendars.ReadWrite': 'changeAllCalendars',
  'Calendars.Read': 'readAllCalendars',
  'Contacts.Read': 'readAllContacts',
  'Contacts.ReadWrite': 'readAllContacts',
  'MailboxSettings.Read': 'readMailboxSettings',
  'MailboxSettings.ReadWrite': 'readMailboxSettings',
  full_access_as_app: 'fullExchange',
  'Directory.Read.All': 'readDirectory',
  'Group.Read.All': 'readDirectory',
  'Directory.ReadWrite.All': 'changeDirectory',
  'User.ReadWrite.All': 'changeDirectory',
  'Group.ReadWrite.All': 'changeDirectory',
  'RoleManagement.ReadWrite.Directory': 'changeApps',
  'Application.ReadWrite.All': 'changeApps',
  'AppRoleAssignment.ReadWrite.All': 'changeApps',
  'Files.Read.All': 'readFiles',
  'Files.ReadWrite.All': 'readFiles',
  'Sites.Read.All': 'readFiles',
  'Sites.ReadWrite.All': 'readFiles',
};

function riskOf(permission: string): PermissionRisk {
  return Object.hasOwn(risks, permission) ? (risks[permission] ?? 'other') : 'other';
}

/** Names of the permissions that what was chosen needs, the directory's first. */
export function neededPermissions(needs: SetUpNeeds): string[] {
  return rows.filter(({ isNeeded }) => isNeeded(needs)).map(({ permission }) => permission);
}

/** Those without which a module does not work; the console's own extras are not among them. */
export function isRequired({ user, needed }: Permission): boolean {
  return needed && user !== 'console';
}

/**
 * **Required permissions**: what the helpdesk needs, compared with what the app has.
 *
 * A permission that the token does not show may be granted by Exchange all the same (RBAC for
 * Applications), which only a real call can tell; without one it is unknown, not missing.
 * @see https://learn.microsoft.com/exchange/permissions-exo/application-rbac
 *
 * @param needs what the helpdesk uses
 * @param rights the token's roles, and what calls have shown
 * @returns a row for each permission of the table, and for each that the token has beyond it
 */
export function comparePermissions(needs: SetUpNeeds, rights: RightsEvidence): Permission[] {
  const named = rows.map((row) => compare(row, needs, rights));
  const known = rows.map(({ permission }) => permission);
  const others = (rights.roles ?? []).filter((role) => !known.includes(role));
  return [
    ...named,
    ...others.map((permission): Permission => ({
      permission,
      user: 'nobody',
      needed: false,
      state: 'notNeeded',
      through: null,
      risk: riskOf(permission),
    })),
  ];
}

function compare(row: Row, needs: SetUpNeeds, { roles, calls }: RightsEvidence): Permission {
  const { permission, user } = row;
  const needed = row.isNeeded(needs);
  const inToken = roles?.includes(permission) === true;
  const through = inToken ? null : (roles?.find((role) => row.within.includes(role)) ?? null);
  const state = needed
    ? stateOf(row, inToken || through !== null, roles !== null, calls[permission])
    : inToken
      ? row.isUseful
        ? 'granted'
        : 'notNeeded'
      : 'notUsed';
  return {
    permission,
    user,
    needed,
    state,
    through: needed ? through : null,
    risk: state === 'notNeeded' ? riskOf(permission) : null,
  };
}

function stateOf(
  { isExchange }: Row,
  isGranted: boolean,
  isReadable: boolean,
  calls: CallEvidence = { works: false, refused: false },
): PermissionState {
  if (isGranted) return 'granted';
  if (calls.works) return isExchange && isReadable ? 'rbac' : 'granted';
  if (calls.refused) return 'missing';
  return isReadable && !isExchange ? 'missing' : 'unknown';
}

/** The permission behind each column of the access matrix. */
const permissionOfPart: Record<AccessPart, string> = {
  directory: 'User.Read.All',
  send: 'Mail.Send',
  read: 'Mail.ReadWrite',
  calendar: 'Calendars.ReadWrite',
};

/**
 * @param answers of access checks
 * @param steps of a test with a test mailbox
 * @returns what they have shown, by permission
 */
export function callEvidence(
  answers: readonly Partial<Record<AccessPart, AccessAnswer>>[],
  steps: readonly StepResult[],
): Record<string, CallEvidence> {
  const evidence: Record<string, CallEvidence> = {};
  const add = (part: AccessPart, works: boolean, refused: boolean): void => {
    const before = evidence[permissionOfPart[part]];
    evidence[permissionOfPart[part]] = {
      works: works || before?.works === true,
      refused: refused || before?.refused === true,
    };
  };
  for (const each of answers) {
    for (const part of Object.keys(permissionOfPart) as AccessPart[]) {
      add(part, each[part] === 'allowed', each[part] === 'permissionMissing');
    }
  }
  for (const { step, note, problem } of steps) {
    if (step !== 'send' && step !== 'read' && step !== 'calendar') continue;
    const works = note?.code === 'provedByRbac' || note?.code === 'provedOnMailbox';
    add(step, works, problem?.code === 'mailbox-permission-missing');
  }
  return evidence;
}
