import { isAbortError } from '../../graph/abort';
import { createTokenSource } from '../../graph/token-source';
import type { Clock, Transport } from '../../ports';
import type { ConnectionService } from '../connection-service';
import { endpointsOf } from '../endpoints';

/**
 * Makes what tells whether the saved connection can sign in now, by asking the service anew.
 *
 * @returns false when it can't, for whatever reason; rejects with an AbortError when aborted
 */
export function createSignInProbe(
  connection: Pick<ConnectionService, 'active'>,
  ports: { transport: Transport; clock: Clock },
): (signal: AbortSignal) => Promise<boolean> {
  return async (signal) => {
    const active = await connection.active();
    if (!active.ok) return false;
    const { connection: place, credential } = active.value;
    const { tenantId, clientId } = place;
    const endpoints = endpointsOf(place);
    try {
      await createTokenSource({ endpoints, tenantId, clientId, credential }, ports).acquire(signal);
      return true;
    } catch (error) {
      if (isAbortError(error)) throw error;
      return false;
    }
  };
}
