import { z } from 'zod';
import type { Graph } from '../graph/graph-client';
import { GraphFailure } from '../graph/graph-failure';
import { graphPath, odataString } from '../graph/odata';
import { eventual } from './user-queries';

/** The least application permission for everything about users. */
export const readUsers = 'User.Read.All';

/**
 * Finds who has an address, be it the primary one or an alias.
 * @see https://learn.microsoft.com/graph/aad-advanced-queries
 *
 * @param options `graph` of the connection; `address` in full; `schema` of one user and the
 *   `properties` it needs (`$select`); `signal` ends the search; `timeoutMs` for each request
 * @returns the users found: none, one, or (by mistake in a directory) two
 * @throws GraphFailure when Graph refuses or can't be reached, AbortError when aborted
 */
export async function readByAddress<T>(options: {
  graph: Graph;
  address: string;
  schema: z.ZodType<T>;
  properties: string;
  signal: AbortSignal;
  timeoutMs?: number;
}): Promise<T[]> {
  const { graph, address, schema, properties, signal, timeoutMs } = options;
  const ask = async (filter: string, advanced: boolean): Promise<T[]> => {
    const { value } = await graph.get(graphPath`/users`, {
      schema: z.object({ value: z.array(schema) }),
      query: {
        $filter: filter,
        $select: properties,
        $top: '2',
        ...(advanced && { $count: 'true' }),
      },
      headers: advanced ? eventual : {},
      permission: readUsers,
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

/**
 * @param error what a call to Graph threw
 * @returns whether the service does not take this kind of query; it is to be asked more simply
 */
export function isUnsupportedQuery(error: unknown): boolean {
  return (
    error instanceof GraphFailure &&
    (error.code === 'Request_UnsupportedQuery' || error.code === 'Request_BadRequest')
  );
}
