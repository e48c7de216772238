/** The way into a mailbox: the checks Exchange makes, in its order, before it reads the request. */
import type { Context } from 'hono';
import { checkPermission, checkScope, type Permissions } from './access-policy';
import type { DirectoryUser } from '../organisation/directory-user';
import { GraphError } from './graph-errors';
import type { GraphEnv } from './graph-env';
import type { Mailbox } from '../organisation/mailboxes';
import type { TenantState } from '../tenant-state';

/**
 * Lets a request into the mailbox it names. Throws, in this order: permission missing, unknown
 * user, no online mailbox, outside the access scope.
 */
export function enterMailbox(
  state: TenantState,
  c: Context<GraphEnv>,
  needed: Permissions,
): { user: DirectoryUser; mailbox: Mailbox } {
  const { roles } = c.get('claims');
  const key = c.req.param('user') ?? '';
  checkPermission(state.options, roles, needed);
  const user = state.directory.find(key);
  if (!user) {
    throw new GraphError(404, 'ErrorInvalidUser', `The requested user '${key}' is invalid.`);
  }
  if (user.mailbox !== 'online') {
    throw new GraphError(
      404,
      'MailboxNotEnabledForRESTAPI',
      'The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
    );
  }
  checkScope(state.options, roles, needed, user);
  return { user, mailbox: state.mailboxes.of(user) };
}

/** Notes that the request changed its mailbox. */
export function noteChange(c: Context<GraphEnv>): void {
  c.env.entry.changed = true;
}
