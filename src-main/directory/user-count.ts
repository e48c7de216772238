import { z } from 'zod';
import type { Graph } from '../graph/graph-client';
import { graphPath } from '../graph/odata';
import { isUnsupportedQuery, readUsers } from './by-address';
import { eventual } from './user-queries';

/**
 * Counts the whole directory.
 * @see https://learn.microsoft.com/graph/query-parameters#count-parameter
 *
 * @param graph of the connection
 * @param options `signal` ends the call; `retryForMs`: how long it may be repeated when throttled
 * @returns the number of users; null for a service that does not count
 * @throws GraphFailure when Graph refuses or can't be reached, AbortError when aborted
 */
export async function readUserCount(
  graph: Graph,
  { signal, retryForMs }: { signal: AbortSignal; retryForMs: number },
): Promise<number | null> {
  try {
    // Not `/users/$count`: its answer is plain text, which gateways like to touch.
    const { count } = await graph.page(
      { path: graphPath`/users` },
      {
        schema: z.unknown(),
        query: { $count: 'true', $top: '1', $select: 'id' },
        headers: eventual,
        permission: readUsers,
        retryForMs,
        signal,
      },
    );
    return count;
  } catch (error) {
    if (!isUnsupportedQuery(error)) throw error;
    return null;
  }
}
