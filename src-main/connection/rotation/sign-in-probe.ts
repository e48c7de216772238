import { isAbortError } from '../../graph/abort';
import { createTokenSource } from '../../graph/token-source';
import type { Clock, Transport } from '../../ports';
import { endpointsOf } from '../endpoints';
import type { TestSettingsOptions } from '../test-settings/test-settings';

/**
 * Makes what tells whether a connection can sign in now, by asking the service anew.
 *
 * @returns false when it can't, for whatever reason; rejects with an AbortError when aborted
 */
export function createSignInProbe(ports: {
  transport: Transport;
  clock: Clock;
}): (
  saved: Pick<TestSettingsOptions, 'connection' | 'credential'>,
  signal: AbortSignal,
) => Promise<boolean> {
  return async ({ connection, credential }, signal) => {
    const { tenantId, clientId } = connection;
    const endpoints = endpointsOf(connection);
    try {
      await createTokenSource({ endpoints, tenantId, clientId, credential }, ports).acquire(signal);
      return true;
    } catch (error) {
      if (isAbortError(error)) throw error;
      return false;
    }
  };
}
