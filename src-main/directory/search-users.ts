import { z } from 'zod';
import { isMailbox } from '../contract/connection';
import type { User } from '../contract/directory';
import type { Graph } from '../graph/graph-client';
import { graphPath } from '../graph/odata';
import { isUnsupportedQuery, readByAddress, readUsers } from './by-address';
import { advancedQuery, simpleQuery, type ServerQuery } from './user-queries';
import { selectOfUser } from './user-select';

export interface FoundUsers {
  users: User[];
  /** Whether there are more than were answered. */
  more: boolean;
}

/** How Graph answers a user, reduced to what lists show. */
export const graphUserSchema = z
  .object({
    id: z.guid(),
    displayName: z.string().nullish(),
    mail: z.string().nullish(),
    userPrincipalName: z.string().nullish(),
  })
  .transform(({ id, displayName, mail, userPrincipalName }): User => {
    // An empty text says as little as none.
    const principal = userPrincipalName ?? '';
    const address = mail ?? '';
    return {
      id,
      displayName: (displayName ?? '') || principal || id,
      mail: address === '' ? null : address,
      userPrincipalName: principal,
    };
  });

/** `$select` that `graphUserSchema` needs. */
export const userProperties = selectOfUser('id', 'displayName', 'mail', 'userPrincipalName');

const mostUsers = 25;
const byName = { show: 'all', sort: { column: 'displayName', descending: false } } as const;

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
  if (text === '') return firstPage(graph, signal, simpleQuery({ text, ...byName }));
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

/** Who has an address, be it the primary one or an alias; see `readByAddress`. */
export function usersByAddress(options: {
  graph: Graph;
  address: string;
  signal: AbortSignal;
  timeoutMs?: number;
}): Promise<User[]> {
  return readByAddress({ ...options, schema: graphUserSchema, properties: userProperties });
}

async function searchByWords(graph: Graph, signal: AbortSignal, text: string): Promise<FoundUsers> {
  const query = { text, ...byName };
  try {
    return await firstPage(graph, signal, advancedQuery(query));
  } catch (error) {
    if (!isUnsupportedQuery(error)) throw error;
    return firstPage(graph, signal, simpleQuery(query));
  }
}

async function firstPage(
  graph: Graph,
  signal: AbortSignal,
  { options, headers }: ServerQuery,
): Promise<FoundUsers> {
  const { items, next } = await graph.page(
    { path: graphPath`/users` },
    {
      schema: graphUserSchema,
      query: { ...options, $select: userProperties, $top: String(mostUsers) },
      headers,
      permission: readUsers,
      signal,
    },
  );
  return { users: items, more: next !== null };
}
