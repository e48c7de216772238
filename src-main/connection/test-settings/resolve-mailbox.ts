import { isGuid } from '../../contract/connection';
import type { User } from '../../contract/directory';
import { problem } from '../../contract/problems';
import { graphUserSchema, userProperties, usersByAddress } from '../../directory/search-users';
import type { Graph } from '../../graph/graph-client';
import { GraphFailure } from '../../graph/graph-failure';
import { graphPath } from '../../graph/odata';

/** A mailbox as it is addressed, and as the person knows it. */
export interface ResolvedMailbox {
  /** Object ID: addresses and user principal names lead to `MailboxInfoStale` and to renames. */
  id: string;
  name: string;
}

/**
 * Finds the mailbox a person named.
 * @see https://learn.microsoft.com/graph/api/user-get
 *
 * @param graph the connection's Graph
 * @param mailbox object ID, user principal name, address or alias
 * @param call the signal, and milliseconds for each request
 * @returns its object ID and its address
 * @throws GraphFailure `mailbox-unknown`, `mailbox-ambiguous` or why the directory can't be read;
 *   AbortError when aborted
 */
export async function resolveMailbox(
  graph: Graph,
  mailbox: string,
  call: { signal: AbortSignal; timeoutMs: number },
): Promise<ResolvedMailbox> {
  const direct = await userNamed(graph, mailbox, call);
  if (direct !== null) return resolved(direct);
  const users = isGuid(mailbox) ? [] : await usersByAddress({ graph, address: mailbox, ...call });
  const [user, another] = users;
  if (user === undefined) throw new GraphFailure(problem('mailbox-unknown', { mailbox }));
  if (another !== undefined) throw new GraphFailure(problem('mailbox-ambiguous', { mailbox }));
  return resolved(user);
}

async function userNamed(
  graph: Graph,
  mailbox: string,
  call: { signal: AbortSignal; timeoutMs: number },
): Promise<User | null> {
  try {
    return await graph.get(graphPath`/users/${mailbox}`, {
      ...call,
      schema: graphUserSchema,
      query: { $select: userProperties },
      permission: 'User.Read.All',
    });
  } catch (error) {
    // 400 for an address that can't be a user principal name; it may be somebody's all the same.
    if (error instanceof GraphFailure && (error.status === 404 || error.status === 400))
      return null;
    throw error;
  }
}

function resolved({ id, mail, userPrincipalName }: User): ResolvedMailbox {
  return { id, name: (mail ?? userPrincipalName) || id };
}
