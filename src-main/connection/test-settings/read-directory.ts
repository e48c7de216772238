import { z } from 'zod';
import { graphUserSchema, userProperties } from '../../directory/search-users';
import { isAbortError } from '../../graph/abort';
import type { Graph } from '../../graph/graph-client';
import { graphPath } from '../../graph/odata';
import { shownLine } from '../../graph/plain-text';
import { passed, type StepEnd } from './step';

const longestName = 300;

/**
 * **Read the directory**: reads one user.
 * @see https://learn.microsoft.com/graph/api/user-list
 *
 * @param graph the connection's Graph
 * @param call the signal, and milliseconds for the request
 * @returns `directoryRead`
 * @throws GraphFailure, `directory-permission-missing` without User.Read.All; AbortError
 */
export async function readDirectory(
  graph: Graph,
  call: { signal: AbortSignal; timeoutMs: number },
): Promise<StepEnd> {
  await graph.get(graphPath`/users`, {
    ...call,
    schema: z.object({ value: z.array(graphUserSchema) }),
    query: { $top: '1', $select: userProperties },
    permission: 'User.Read.All',
  });
  return passed('directoryRead', {});
}

/**
 * Reads the organisation's name. User.Read.All does not cover it, so that not being allowed to is
 * usual.
 * @see https://learn.microsoft.com/graph/api/organization-list
 *
 * @param graph the connection's Graph
 * @param call the signal, and milliseconds for the request
 * @returns the name; null whenever it cannot be read
 * @throws AbortError when aborted
 */
export async function readOrganisation(
  graph: Graph,
  call: { signal: AbortSignal; timeoutMs: number },
): Promise<string | null> {
  try {
    const { value } = await graph.get(graphPath`/organization`, {
      ...call,
      schema: z.object({ value: z.array(z.object({ displayName: z.string().nullish() })) }),
      query: { $select: 'displayName' },
      permission: 'Organization.Read.All',
    });
    const name = shownLine(value[0]?.displayName ?? '', longestName);
    return name === '' ? null : name;
  } catch (error) {
    if (isAbortError(error)) throw error;
    return null;
  }
}
