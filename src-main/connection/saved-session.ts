import type { Result } from '../contract/result';
import { success } from '../contract/result';
import type { AccountsSession } from '../email-accounts/session';
import type { SetUpSession } from '../set-up/session';
import { createGraph } from '../graph/graph-client';
import type { Clock, Transport } from '../ports';
import type { ConnectionService } from './connection-service';
import { endpointsOf } from './endpoints';
import { createRecentTokenSource } from './recent-token-source';

/**
 * Makes what opens the saved connection for email accounts and the set-up guide: the same tokens as long as nothing of it
 * changes.
 *
 * @param connection keeps the saved values
 * @param ports how to reach the network, and the time
 * @returns the function; it answers `not-connected`, or why the credential can't be used
 */
export function createSavedSession(
  connection: Pick<ConnectionService, 'active'>,
  ports: { transport: Transport; clock: Clock },
): () => Promise<Result<AccountsSession & SetUpSession>> {
  const tokenSourceOf = createRecentTokenSource(ports);
  return async () => {
    const active = await connection.active();
    if (!active.ok) return active;
    const tokenSource = tokenSourceOf(active.value.connection, active.value.credential);
    const endpoints = endpointsOf(active.value.connection);
    return success({
      graph: createGraph({ endpoints, tokenSource }, ports),
      origin: endpoints.graph,
      signIn: (signal) => tokenSource.renew(signal),
      tenantId: async (signal) => (await tokenSource.acquire(signal)).tenantId,
    });
  };
}
