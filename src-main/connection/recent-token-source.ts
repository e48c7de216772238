import type { ConnectionDraft } from '../contract/connection';
import { isSameCredential, type AppCredential } from '../graph/app-credential';
import {
  createTokenSource,
  type TokenSource,
  type TokenSourceOptions,
  type TokenSourcePorts,
} from '../graph/token-source';
import { endpointsOf } from './endpoints';

type ConnectionPlace = Pick<ConnectionDraft, 'cloud' | 'customEndpoints' | 'tenantId' | 'clientId'>;

/**
 * Makes a function that answers the token source of a connection, the same one as long as the
 * values stay the same, so that a search does not sign in again with every key. Only the last is
 * kept: its credential stays in memory no longer than the values are in use.
 */
export function createRecentTokenSource(
  ports: TokenSourcePorts,
): (connection: ConnectionPlace, credential: AppCredential) => TokenSource {
  let last: { options: TokenSourceOptions; source: TokenSource } | undefined;
  return (connection, credential) => {
    const options: TokenSourceOptions = {
      endpoints: endpointsOf(connection),
      tenantId: connection.tenantId,
      clientId: connection.clientId,
      credential,
    };
    if (last === undefined || !isSame(last.options, options)) {
      last = { options, source: createTokenSource(options, ports) };
    }
    return last.source;
  };
}

function isSame(one: TokenSourceOptions, other: TokenSourceOptions): boolean {
  return (
    one.endpoints.authority === other.endpoints.authority &&
    one.endpoints.graph === other.endpoints.graph &&
    one.tenantId === other.tenantId &&
    one.clientId === other.clientId &&
    isSameCredential(one.credential, other.credential)
  );
}
