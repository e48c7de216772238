import { problem, type ProblemCode } from '../../contract/problems';
import { GraphFailure } from '../../graph/graph-failure';
import { permissionOf, probeMailbox, type MailboxStep, type ProbeOptions } from './mailbox-probes';
import { ended, passed, type StepEnd } from './step';

/** Found by a probe, but no fault of the connection: a helpdesk may do without it, or wait. */
const warnings: readonly ProblemCode[] = [
  'mailbox-permission-missing',
  'mailbox-throttled',
  'mailbox-stale',
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

/**
 * Judges one permission by real calls to a mailbox. Where they work although the token doesn't show
 * the permission, it comes from RBAC for Applications.
 * @see https://learn.microsoft.com/exchange/permissions-exo/application-rbac
 *
 * @param step which permission
 * @param roles the token's roles; null when it can't be read
 * @param options the mailbox and how to reach it
 * @returns how the step ended
 * @throws GraphFailure when the network failed, AbortError when aborted
 */
export async function judgeByMailbox(
  step: MailboxStep,
  roles: readonly string[] | null,
  options: ProbeOptions,
): Promise<StepEnd> {
  try {
    await probeMailbox(step, options);
  } catch (error) {
    if (error instanceof GraphFailure && warnings.includes(error.problem.code)) {
      return ended('warning', error.problem);
    }
    throw error;
  }
  const mailbox = options.mailbox.name;
  const permission = permissionOf[step];
  return roles === null || roles.includes(permission)
    ? passed('provedOnMailbox', { mailbox })
    : passed('provedByRbac', { mailbox, permission });
}
