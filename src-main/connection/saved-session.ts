import type { Result } from '../contract/result';
import { success } from '../contract/result';
import type { AccountsSession } from '../email-accounts/session';
import type { SetUpSession } from '../set-up/session';
import { createGraph } from '../graph/graph-client';
import type { Clock, Transport } from '../ports';
import { endpointsOf } from './endpoints';
import type { SavedTokens } from './saved-tokens';

/**
 * Makes what opens the saved connection for email accounts and the set-up guide: the same tokens as
 * long as nothing of it changes.
 *
 * @param tokens of the saved connection
 * @param ports how to reach the network, and the time
 * @returns the function; it answers `not-connected`, or why the credential can't be used
 */
export function createSavedSession(
  tokens: Pick<SavedTokens, 'open'>,
  ports: { transport: Transport; clock: Clock },
): () => Promise<Result<AccountsSession & SetUpSession>> {
  return async () => {
    const opened = await tokens.open();
    if (!opened.ok) return opened;
    const { connection, tokenSource } = opened.value;
    const endpoints = endpointsOf(connection);
    return success({
      graph: createGraph({ endpoints, tokenSource }, ports),
      origin: endpoints.graph,
      signIn: (signal) => tokenSource.renew(signal),
      tenantId: async (signal) => (await tokenSource.acquire(signal)).tenantId,
    });
  };
}
