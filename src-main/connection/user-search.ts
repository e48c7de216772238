import type { ConnectionDraft } from '../contract/connection';
import { failure, success, type Result } from '../contract/result';
import { searchUsers, type FoundUsers } from '../directory/search-users';
import { throwIfAborted } from '../graph/abort';
import type { AppCredential } from '../graph/app-credential';
import { createGraph } from '../graph/graph-client';
import { GraphFailure } from '../graph/graph-failure';
import type { Clock, Transport } from '../ports';
import { endpointsOf } from './endpoints';
import { createForgetting } from './forget-later';
import { createRecentTokenSource } from './recent-token-source';

export interface UserSearch {
  /** Finds users with the values of the form. Rejects with an `AbortError` when aborted. */
  find: (search: {
    connection: ConnectionDraft;
    credential: AppCredential;
    text: string;
    signal: AbortSignal;
  }) => Promise<Result<FoundUsers>>;
  /** Lets go of the credential, which may be saved nowhere, and of its tokens. */
  forget: () => void;
}

/**
 * Makes the search behind **Browse users…**, which works before anything has been saved. It signs in
 * again when it has not been used for a while, because it does not keep the credential longer.
 */
export function createUserSearch(ports: { transport: Transport; clock: Clock }): UserSearch {
  const recent = createRecentTokenSource(ports);
  const forgetting = createForgetting(ports.clock, recent.forget);
  return {
    async find({ connection, credential, text, signal }) {
      // The page may be gone by now, and with it the form.
      throwIfAborted(signal);
      const tokenSource = recent.of(connection, credential);
      forgetting.later();
      const graph = createGraph({ endpoints: endpointsOf(connection), tokenSource }, ports);
      try {
        return success(await searchUsers({ graph, text, signal }));
      } catch (error) {
        if (error instanceof GraphFailure) return failure(error.problem);
        throw error;
      }
    },
    forget: forgetting.now,
  };
}
