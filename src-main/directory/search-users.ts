import { z } from 'zod';
import { isMailbox } from '../contract/connection';
import type { User } from '../contract/directory';
import type { Graph } from '../graph/graph-client';
import { GraphFailure } from '../graph/graph-failure';
import { graphPath, odataString, searchClause } from '../graph/odata';

export interface FoundUsers {
  users: User[];
  /** Whether there are more than were answered. */
  more: boolean;
}

/** How Graph answers a user, reduced to what lists show. */
export const graphUserSchema = z
  .object({
    id: z.string(),
    displayName: z.string().nullish(),
    mail: z.string().nullish(),
    userPrincipalName: z.string().nullish(),
  })
  .transform(({ id, displayName, mail, userPrincipalName }): User => {
    const principal = userPrincipalName ?? '';
    return {
      id,
      displayName: displayName ?? (principal || id),
      mail: mail ?? null,
      userPrincipalName: principal,
    };
  });

/** `$select` that `graphUserSchema` needs. */
export const userProperties = 'id,displayName,mail,userPrincipalName';

const mostUsers = 25;

/**
 * Finds users whose name, address or user principal name has words beginning like the text; an
 * address typed in full also finds the mailbox that has it as an alias. Whatever the text is, it
 * stays a value in the query.
 * @see https://learn.microsoft.com/graph/api/user-list
 *
 * @param options `graph` of the connection; `text` as typed, at most 256 characters; `signal` ends
 *   the search
 * @returns at most 25 users, by name, or the first 25 of the directory for an empty text
 * @throws GraphFailure when Graph refuses or can't be reached, AbortError when aborted
 */
export async function searchUsers(options: {
  graph: Graph;
  text: string;
  signal: AbortSignal;
}): Promise<FoundUsers> {
  const { graph, signal } = options;
  const text = options.text.trim();
  if (text === '') return firstPage(graph, signal, { $orderby: 'displayName' });
  const [found, byAlias] = await Promise.all([
    searchByWords(graph, signal, text),
    isMailbox(text) && text.includes('@')
      ? usersByAddress({ graph, signal, address: text })
      : Promise.resolve([]),
  ]);
  // Whoever has exactly this address comes first.
  const others = found.users.filter(({ id }) => byAlias.every((user) => user.id !== id));
  const users = [...byAlias, ...others];
  return { users: users.slice(0, mostUsers), more: found.more || users.length > mostUsers };
}

/**
 * Finds who has an address, be it the primary one or an alias.
 * @see https://learn.microsoft.com/graph/aad-advanced-queries
 *
 * @param options `graph` of the connection; `address` in full; `signal` ends the search;
 *   `timeoutMs` for each request
 * @returns the users found: none, one, or (by mistake in a directory) two
 * @throws GraphFailure when Graph refuses or can't be reached, AbortError when aborted
 */
export async function usersByAddress(options: {
  graph: Graph;
  address: string;
  signal: AbortSignal;
  timeoutMs?: number;
}): Promise<User[]> {
  const { graph, address, signal, timeoutMs } = options;
  const ask = async (filter: string, advanced: boolean): Promise<User[]> => {
    const { value } = await graph.get(graphPath`/users`, {
      schema: z.object({ value: z.array(graphUserSchema) }),
      query: {
        $filter: filter,
        $select: userProperties,
        $top: '2',
        ...(advanced && { $count: 'true' }),
      },
      headers: advanced ? eventual : {},
      permission,
      signal,
      ...(timeoutMs !== undefined && { timeoutMs }),
    });
    return value;
  };
  const byMail = `mail eq ${odataString(address)}`;
  const byAlias = `proxyAddresses/any(p:p eq ${odataString(`smtp:${address}`)})`;
  try {
    return await ask(`${byMail} or ${byAlias}`, true);
  } catch (error) {
    if (!isUnsupportedQuery(error)) throw error;
    return ask(byMail, false);
  }
}

const permission = 'User.Read.All';
const eventual = { ConsistencyLevel: 'eventual' };

async function searchByWords(graph: Graph, signal: AbortSignal, text: string): Promise<FoundUsers> {
  const properties = ['displayName', 'mail', 'userPrincipalName'];
  try {
    return await firstPage(
      graph,
      signal,
      {
        $search: properties.map((property) => searchClause(property, text)).join(' OR '),
        $orderby: 'displayName',
        $count: 'true',
      },
      eventual,
    );
  } catch (error) {
    if (!isUnsupportedQuery(error)) throw error;
    const literal = odataString(text);
    return firstPage(graph, signal, {
      $filter: properties.map((property) => `startswith(${property},${literal})`).join(' or '),
    });
  }
}

async function firstPage(
  graph: Graph,
  signal: AbortSignal,
  query: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<FoundUsers> {
  const page = await graph.get(graphPath`/users`, {
    schema: z.object({
      value: z.array(graphUserSchema),
      '@odata.nextLink': z.string().optional(),
    }),
    query: { ...query, $select: userProperties, $top: String(mostUsers) },
    headers,
    permission,
    signal,
  });
  return { users: page.value, more: page['@odata.nextLink'] !== undefined };
}

/** Directories differ in the advanced queries they take; the others are asked more simply. */
function isUnsupportedQuery(error: unknown): boolean {
  return (
    error instanceof GraphFailure &&
    (error.code === 'Request_UnsupportedQuery' || error.code === 'Request_BadRequest')
  );
}
