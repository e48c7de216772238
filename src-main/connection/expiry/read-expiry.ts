import { z } from 'zod';
import { dayOf } from '../../contract/expiry';
import { problem } from '../../contract/problems';
import { failure, success, type Result } from '../../contract/result';
import type { Graph } from '../../graph/graph-client';
import { GraphFailure } from '../../graph/graph-failure';
import { graphPath, odataString } from '../../graph/odata';
import type { ConnectionService } from '../connection-service';

const applicationSchema = z.object({
  passwordCredentials: z.array(
    z.object({
      hint: z.string().nullish(),
      endDateTime: z.iso.datetime({ offset: true }).nullish(),
    }),
  ),
});

/** Graph says the first three characters of each secret. */
const hintLength = 3;

/**
 * Reads when the saved client secret ends, which an app may with Application.Read.All.
 * @see https://learn.microsoft.com/graph/api/application-get
 * @see https://learn.microsoft.com/graph/api/resources/passwordcredential
 *
 * @param connection the saved one; nothing of its secret but the hint is compared, and none is sent
 * @param connect opens Graph of the saved connection
 * @returns the day it ends. `expiry-permission-missing` without the permission, `certificate-in-use`
 *   for a certificate, `expiry-not-found` when no secret of the app begins like this one, or several
 *   do and end on different days
 */
export async function readSecretExpiry(
  connection: Pick<ConnectionService, 'active'>,
  connect: () => Promise<Result<Graph>>,
  signal: AbortSignal,
): Promise<Result<{ day: string }>> {
  const active = await connection.active();
  if (!active.ok) return active;
  const { connection: place, credential } = active.value;
  if (credential.kind !== 'clientSecret') return failure(problem('certificate-in-use'));
  const graph = await connect();
  if (!graph.ok) return graph;
  try {
    const { passwordCredentials } = await graph.value.get(
      graphPath`/applications(appId=${odataString(place.clientId)})`,
      {
        signal,
        schema: applicationSchema,
        query: { $select: 'passwordCredentials' },
        permission: 'Application.Read.All',
      },
    );
    const hint = credential.value.slice(0, hintLength);
    const days = passwordCredentials
      .filter((each) => each.hint === hint)
      .map(({ endDateTime }) => (endDateTime ? dayOf(new Date(endDateTime)) : null));
    const [day, ...others] = new Set(days);
    if (day === undefined || day === null || others.length > 0) {
      return failure(problem('expiry-not-found', { count: days.length }));
    }
    return success({ day });
  } catch (error) {
    if (error instanceof GraphFailure) {
      const { code, details } = error.problem;
      const isRefused = code === 'directory-permission-missing';
      return failure(isRefused ? problem('expiry-permission-missing', {}, details) : error.problem);
    }
    throw error;
  }
}
