import { clouds, type CloudId } from '../contract/clouds';
import type { EmailAccount } from '../contract/email-accounts';
import type { Permission, Piece, PieceId, PieceReason, PieceState } from '../contract/set-up';
import type { Problem, ProblemCode } from '../contract/problems';
import type { CredentialEnd } from '../connection/expiry/credential-expiry';
import { expiryOf } from '../contract/expiry';
import { isRequired } from './permissions';

/** What the state of the seven pieces is read from. */
export interface SetUpEvidence {
  now: Date;
  /** The saved connection; null before one is saved. */
  connection: {
    cloud: CloudId;
    credential: CredentialEnd['kind'];
    /** When the credential ends, as `expiryOf` takes it; null where nobody has said. */
    expires: string | null;
  } | null;
  /** How signing in ended just now. */
  signIn: { app: string | null } | { problem: Problem } | null;
  /** How reading the directory ended just now; null where it worked. */
  directory: Problem | null;
  /** Whether the last test of this run passed with values that are not saved. */
  testedNotSaved: boolean;
  /** Whether the token could be read. */
  tokenReadable: boolean;
  permissions: readonly Permission[];
  /** The accounts of the connection's tenant. */
  accounts: readonly EmailAccount[];
  /** Mailboxes that are no enabled account, and that the app was refused. */
  refusedOutside: readonly string[];
  /** How many mailboxes the last proof of the access scope reached that must not be reached. */
  wronglyReachable: number;
}

type Values = Piece['values'];
type Judgement = Omit<Piece, 'piece'>;

function judgement(
  state: PieceState,
  reason: PieceReason,
  values: Values = {},
  problem: Problem | null = null,
): Judgement {
  return { state, reason, values, problem };
}

/** Refusals of the sign-in service that are about the app or the tenant, not about the secret. */
const aboutApp: readonly ProblemCode[] = [
  'client-unknown',
  'service-principal-missing',
  'app-disabled',
  'app-blocked',
  'app-is-public-client',
  'tenant-unknown',
  'tenant-malformed',
  'cloud-mismatch',
  'request-field-refused',
  'tenant-not-named',
];

/** Refusals that the app has to be there for. */
const aboutSecret: readonly ProblemCode[] = [
  'secret-wrong',
  'secret-is-id',
  'secret-expired',
  'secret-not-received',
  'certificate-not-registered',
  'certificate-refused',
];

/** The secret is not to be had on this computer. */
const withoutSecret: readonly ProblemCode[] = [
  'secret-required',
  'secret-for-other-connection',
  'secret-not-readable',
  'secret-locked',
];

/**
 * Reads the state of the seven pieces of work from what is known. Nothing is *Done* because somebody
 * says so.
 *
 * @param evidence the connection as it is now, the permissions, the accounts
 * @returns the pieces, in order
 */
export function judgePieces(evidence: SetUpEvidence): Piece[] {
  const judges: Record<PieceId, () => Judgement> = {
    register: () => judgeRegister(evidence),
    permissions: () => judgePermissions(evidence),
    secret: () => judgeSecret(evidence),
    group: () => judgeGroup(evidence),
    restrict: () => judgeRestriction(evidence),
    settings: () => judgeSettings(evidence),
    accounts: () => judgeAccounts(evidence),
  };
  return (Object.keys(judges) as PieceId[]).map((piece) => ({ piece, ...judges[piece]() }));
}

/** How signing in ended, where it did not work. */
function refusalOf({ signIn }: SetUpEvidence): Problem | null {
  return signIn !== null && 'problem' in signIn ? signIn.problem : null;
}

function signInIsOpen({ signIn, connection }: SetUpEvidence): Judgement | null {
  if (connection === null) return judgement('todo', 'nothingSaved');
  return signIn === null ? judgement('unknown', 'notReached') : null;
}

function judgeRegister(evidence: SetUpEvidence): Judgement {
  const open = signInIsOpen(evidence);
  if (open !== null) return open;
  const refusal = refusalOf(evidence);
  if (refusal === null) {
    const app = evidence.signIn !== null && 'app' in evidence.signIn ? evidence.signIn.app : null;
    return judgement('done', 'appSignsIn', { app: app ?? '' });
  }
  if (aboutApp.includes(refusal.code)) return judgement('problem', 'refused', {}, refusal);
  return aboutSecret.includes(refusal.code)
    ? judgement('done', 'appFound')
    : judgement('unknown', 'notReached', {}, refusal);
}

function judgePermissions(evidence: SetUpEvidence): Judgement {
  const open = signInIsOpen(evidence);
  if (open !== null) return open;
  const refusal = refusalOf(evidence);
  if (refusal !== null) return judgement('unknown', 'notReached', {}, refusal);
  const required = evidence.permissions.filter(isRequired);
  const of = (state: Permission['state']): string =>
    required
      .filter((each) => each.state === state)
      .map(({ permission }) => permission)
      .join(', ');
  if (of('missing') !== '') return judgement('todo', 'someMissing', { permissions: of('missing') });
  if (of('unknown') === '') return judgement('done', 'allGranted');
  return evidence.tokenReadable
    ? judgement('unknown', 'mayBeRbac', { permissions: of('unknown') })
    : judgement('unknown', 'tokenUnreadable');
}

function judgeSecret(evidence: SetUpEvidence): Judgement {
  const open = signInIsOpen(evidence);
  if (open !== null) return open;
  const refusal = refusalOf(evidence);
  if (refusal !== null) {
    const isKnown = aboutSecret.includes(refusal.code) || withoutSecret.includes(refusal.code);
    return isKnown
      ? judgement('problem', 'refused', {}, refusal)
      : judgement('unknown', 'notReached', {}, refusal);
  }
  const { credential = 'clientSecret', expires = null } = evidence.connection ?? {};
  const isSecret = credential === 'clientSecret';
  const works = judgement('done', isSecret ? 'secretWorks' : 'certificateWorks');
  if (expires === null) return works;
  const { days, level } = expiryOf(expires, evidence.now);
  if (level === 'calm') return works;
  const reason = isSecret ? 'secretExpiresSoon' : 'certificateExpiresSoon';
  return judgement('todo', reason, { count: Math.max(0, days) });
}

/** What makes the group and the restriction pointless or unknowable. */
function scopeIsOpen({ connection }: SetUpEvidence): Judgement | null {
  if (connection === null) return judgement('todo', 'nothingSaved');
  const { cloud } = connection;
  const hasMail = cloud === 'custom' || clouds[cloud].hasMail;
  return hasMail ? null : judgement('unknown', 'cloudWithoutMail');
}

function judgeGroup(evidence: SetUpEvidence): Judgement {
  const open = scopeIsOpen(evidence);
  if (open !== null) return open;
  // The app may not read groups, and should not: only what a restriction does shows the group.
  const denied = deniedAccounts(evidence.accounts).length > 0;
  const isRefused = evidence.refusedOutside.length > 0 || denied;
  return isRefused ? judgement('done', 'scopeKnown') : judgement('unknown', 'groupHidden');
}

function judgeRestriction(evidence: SetUpEvidence): Judgement {
  const open = scopeIsOpen(evidence);
  if (open !== null) return open;
  const denied = deniedAccounts(evidence.accounts);
  if (denied.length > 0) {
    const isSpreading = denied.some(({ access }) => access?.spreading);
    const values = { mailboxes: denied.map(({ mailbox }) => mailbox.address).join(', ') };
    return isSpreading
      ? judgement('unknown', 'accountsSpreading', values)
      : judgement('problem', 'accountsRefused', values);
  }
  if (evidence.wronglyReachable > 0) {
    return judgement('problem', 'othersReachable', { count: evidence.wronglyReachable });
  }
  const [refused] = evidence.refusedOutside;
  if (refused !== undefined) return judgement('done', 'restricted', { mailbox: refused });
  const isRbac = evidence.permissions.some(({ state }) => state === 'rbac');
  return judgement('unknown', isRbac ? 'worksThroughRbac' : 'policyHidden');
}

function judgeSettings(evidence: SetUpEvidence): Judgement {
  if (evidence.connection === null) {
    return judgement('todo', evidence.testedNotSaved ? 'testedNotSaved' : 'nothingSaved');
  }
  const open = signInIsOpen(evidence);
  if (open !== null) return open;
  const found = refusalOf(evidence) ?? evidence.directory;
  return found === null
    ? judgement('done', 'settingsWork')
    : judgement('problem', 'refused', {}, found);
}

function judgeAccounts({ connection, accounts }: SetUpEvidence): Judgement {
  const enabled = accounts.filter((account) => account.enabled);
  if (connection === null || enabled.length === 0) return judgement('todo', 'noAccounts');
  const bad = enabled.filter(isBroken);
  if (bad.length > 0) {
    const names = bad.map(({ name }) => name).join(', ');
    return bad.every(({ access }) => access?.spreading)
      ? judgement('unknown', 'accountsSpreading', { mailboxes: names })
      : judgement('problem', 'accountsFail', { names });
  }
  const proved = enabled.filter(isProved).length;
  return proved === enabled.length
    ? judgement('done', 'accountsWork', { count: proved })
    : judgement('unknown', 'accountsUnchecked', { count: enabled.length - proved });
}

const partOf = { send: 'send', receive: 'read', calendar: 'calendar' } as const;

function answersOf({ access, purposes }: EmailAccount): string[] {
  return access === null ? [] : purposes.map((purpose) => access.answers[partOf[purpose]]);
}

function isProved(account: EmailAccount): boolean {
  const answers = answersOf(account);
  return answers.length > 0 && answers.every((answer) => answer === 'allowed');
}

const failures = ['deniedByPolicy', 'permissionMissing', 'noMailbox', 'notFound'];

function isBroken(account: EmailAccount): boolean {
  return (
    account.marks.some(({ kind }) => kind === 'deleted') ||
    answersOf(account).some((answer) => failures.includes(answer))
  );
}

function deniedAccounts(accounts: readonly EmailAccount[]): EmailAccount[] {
  return accounts.filter(
    (account) => account.enabled && answersOf(account).includes('deniedByPolicy'),
  );
}
