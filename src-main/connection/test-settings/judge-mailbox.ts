import { problem, type ProblemCode } from '../../contract/problems';
import { GraphFailure } from '../../graph/graph-failure';
import { permissionOf, probeMailbox, type MailboxStep, type ProbeOptions } from './mailbox-probes';
import { ended, passed, type StepEnd } from './step';

/** Found by a probe, but no fault of the connection: a helpdesk may do without it, or wait. */
const warnings: readonly ProblemCode[] = [
  'mailbox-permission-missing',
  'mailbox-throttled',
  'mailbox-stale',
  'mailbox-not-proved',
  'graph-refused',
];

/**
 * Judges one permission by the token alone, where no test mailbox is given.
 *
 * @param step which permission
 * @param roles the token's roles; null when it can't be read
 * @returns `grantedByToken`, or a warning: Exchange may grant the permission without the token
 *   showing it
 */
export function judgeByToken(step: MailboxStep, roles: readonly string[] | null): StepEnd {
  const permission = permissionOf[step];
  return roles?.includes(permission) === true
    ? passed('grantedByToken', { permission })
    : ended('warning', problem('mailbox-permission-not-in-token', { permission }));
}

/** What is known of the app's rights when a mailbox is tried. */
export interface KnownRights {
  /** The token's roles; null when it can't be read. */
  roles: readonly string[] | null;
  /** Whether an earlier step was proved by RBAC for Applications. */
  rbac: boolean;
}

/**
 * Judges one permission by real calls to a mailbox. Where they work although the token doesn't show
 * the permission, it comes from RBAC for Applications.
 *
 * Exchange answers a mailbox outside RBAC's scope as it answers a permission that was never granted.
 * Once a step was proved by RBAC, the former is likely and `mailbox-outside-scope` says so. Steps are
 * told as they end and not judged again, so a refusal before any proof stays
 * `mailbox-permission-missing`, whose words name both ways. A step that works by a role of the token
 * proves nothing about RBAC: to be granted one permission of three in Entra is usual.
 * @see https://learn.microsoft.com/exchange/permissions-exo/application-rbac
 *
 * @param step which permission
 * @param known the app's rights as far as they are known
 * @param options the mailbox and how to reach it
 * @returns how the step ended
 * @throws GraphFailure when the network failed, AbortError when aborted
 */
export async function judgeByMailbox(
  step: MailboxStep,
  { roles, rbac }: KnownRights,
  options: ProbeOptions,
): Promise<StepEnd> {
  const mailbox = options.mailbox.name;
  const permission = permissionOf[step];
  const isInToken = roles === null || roles.includes(permission);
  try {
    await probeMailbox(step, options);
  } catch (error) {
    if (!(error instanceof GraphFailure) || !warnings.includes(error.problem.code)) throw error;
    const isOutside = error.problem.code === 'mailbox-permission-missing' && rbac && !isInToken;
    return ended(
      'warning',
      isOutside ? { ...error.problem, code: 'mailbox-outside-scope' } : error.problem,
    );
  }
  return isInToken
    ? passed('provedOnMailbox', { mailbox })
    : passed('provedByRbac', { mailbox, permission });
}
