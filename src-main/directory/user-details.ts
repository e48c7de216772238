import { z } from 'zod';
import type { UserDetails, UserRow } from '../contract/directory';
import { problem } from '../contract/problems';
import type { Graph } from '../graph/graph-client';
import { GraphFailure } from '../graph/graph-failure';
import { graphPath } from '../graph/odata';
import { readUsers } from './by-address';
import { listedProperties, listedUserSchema, type ListedUser } from './listed-user';

/** What the details say beyond the row of a list. */
export type MoreDetails = Omit<UserDetails, keyof UserRow>;

const text = z.string().nullish();

const moreSchema = z
  .object({
    givenName: text,
    surname: text,
    department: text,
    jobTitle: text,
    officeLocation: text,
    // No date at all is better than one that can't be said.
    createdDateTime: z.iso.datetime().nullish().catch(null),
    onPremisesSyncEnabled: z.boolean().nullish(),
    showInAddressList: z.boolean().nullish(),
    assignedLicenses: z.array(z.unknown()).nullish(),
  })
  .transform((user) => ({
    givenName: user.givenName ?? null,
    surname: user.surname ?? null,
    department: user.department ?? null,
    jobTitle: user.jobTitle ?? null,
    officeLocation: user.officeLocation ?? null,
    licences: user.assignedLicenses?.length ?? null,
    createdAt: user.createdDateTime ?? null,
    onPremisesSynced: user.onPremisesSyncEnabled === true,
    inAddressLists: user.showInAddressList ?? null,
  }));

const detailedUserSchema = z.unknown().transform((user, context) => {
  const listed = listedUserSchema.safeParse(user);
  const more = moreSchema.safeParse(user);
  if (listed.success && more.success) return { listed: listed.data, more: more.data };
  context.addIssue({ code: 'custom', message: 'This is no user' });
  return z.NEVER;
});

const moreProperties =
  'givenName,surname,department,jobTitle,officeLocation,createdDateTime,onPremisesSyncEnabled,showInAddressList';

/**
 * Reads everything the details panel shows about one user.
 * @see https://learn.microsoft.com/graph/api/user-get
 *
 * @param graph of the connection
 * @param id object ID
 * @param signal ends the call
 * @returns the user as in lists, and what is beyond it
 * @throws GraphFailure: `user-gone` when there is none any more, or what Graph refuses; AbortError
 */
export async function readUserDetails(
  graph: Graph,
  id: string,
  signal: AbortSignal,
): Promise<{ listed: ListedUser; more: MoreDetails }> {
  try {
    const { listed, more } = await graph.get(graphPath`/users/${id}`, {
      schema: detailedUserSchema,
      query: { $select: `${listedProperties},${moreProperties}` },
      permission: readUsers,
      retryForMs: 2500,
      signal,
    });
    return { listed, more: { ...more, aliases: listed.aliases } };
  } catch (error) {
    if (!(error instanceof GraphFailure) || error.code !== 'Request_ResourceNotFound') throw error;
    throw new GraphFailure(problem('user-gone', {}, error.problem.details), { status: 404 });
  }
}
