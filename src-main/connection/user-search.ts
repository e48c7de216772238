import type { ConnectionDraft } from '../contract/connection';
import { failure, success, type Result } from '../contract/result';
import { searchUsers, type FoundUsers } from '../directory/search-users';
import type { AppCredential } from '../graph/app-credential';
import { createGraph } from '../graph/graph-client';
import { GraphFailure } from '../graph/graph-failure';
import type { Clock, Transport } from '../ports';
import { endpointsOf } from './endpoints';
import { createRecentTokenSource } from './recent-token-source';

/** Finds users with the values of the form. Rejects with an `AbortError` when aborted. */
export type UserSearch = (search: {
  connection: ConnectionDraft;
  credential: AppCredential;
  text: string;
  signal: AbortSignal;
}) => Promise<Result<FoundUsers>>;

/** Makes the search behind **Browse users…**, which works before anything has been saved. */
export function createUserSearch(ports: { transport: Transport; clock: Clock }): UserSearch {
  const tokenSourceOf = createRecentTokenSource(ports);
  return async ({ connection, credential, text, signal }) => {
    const tokenSource = tokenSourceOf(connection, credential);
    const graph = createGraph({ endpoints: endpointsOf(connection), tokenSource }, ports);
    try {
      return success(await searchUsers({ graph, text, signal }));
    } catch (error) {
      if (error instanceof GraphFailure) return failure(error.problem);
      throw error;
    }
  };
}
