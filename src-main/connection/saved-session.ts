import type { ConnectionDraft } from '../contract/connection';
import { problem } from '../contract/problems';
import { failure, success, type Result } from '../contract/result';
import type { AccountsSession } from '../email-accounts/session';
import { createGraph } from '../graph/graph-client';
import type { Clock, Transport } from '../ports';
import { activeOf, type ConnectionService } from './connection-service';
import { endpointsOf } from './endpoints';
import { createRecentTokenSource } from './recent-token-source';
import type { SettingsStore } from './settings-store';

/**
 * Makes what opens the saved connection: the same session, with its token, as long as cloud, tenant,
 * client and secret stay the same.
 *
 * @param ports the settings, the service that opens the secret, the network and the time
 * @returns a function that answers the session; `not-connected` before a connection is saved, or a
 *   problem of its secret
 */
export function createSavedSession(ports: {
  settings: SettingsStore;
  connection: Pick<ConnectionService, 'secretFor'>;
  transport: Transport;
  clock: Clock;
}): () => Promise<Result<AccountsSession>> {
  const { settings, connection } = ports;
  const tokenSourceOf = createRecentTokenSource(ports);
  return async () => {
    const active = activeOf(settings.current());
    if (active === null) return failure(problem('not-connected'));
    const { cloud, customEndpoints, tenantId, clientId, secretExpires, testMailbox } = active;
    const draft: ConnectionDraft = {
      ...{ cloud, customEndpoints, tenantId, clientId, secretExpires, testMailbox },
      clientSecret: { keep: true },
    };
    const secret = await connection.secretFor(draft);
    if (!secret.ok) return secret;
    const endpoints = endpointsOf(draft);
    const tokenSource = tokenSourceOf(draft, secret.value);
    return success({
      graph: createGraph({ endpoints, tokenSource }, ports),
      origin: endpoints.graph,
      tenantId: async (signal) => (await tokenSource.acquire(signal)).tenantId,
    });
  };
}
