import type { ConnectionDraft } from '../contract/connection';
import { isSameCredential, type AppCredential } from '../graph/app-credential';
import {
  createTokenSource,
  type TokenSource,
  type TokenSourceOptions,
  type TokenSourcePorts,
} from '../graph/token-source';
import { endpointsOf } from './endpoints';

/** Where a connection leads to. */
export type ConnectionPlace = Pick<
  ConnectionDraft,
  'cloud' | 'customEndpoints' | 'tenantId' | 'clientId'
>;

/** The token source that was used last, with its credential and its tokens. */
export interface RecentTokenSource {
  /** The token source of a connection: the same one as long as the values stay the same. */
  of: (connection: ConnectionPlace, credential: AppCredential) => TokenSource;
  /** Lets go of it; nothing that is kept here holds the credential any more. */
  forget: () => void;
  /** Whether there is one to forget. */
  isKept: () => boolean;
}

/**
 * Makes what keeps the token source of a connection, so that a search does not sign in again with every
 * key. Only the last is kept, and not longer than until it is forgotten.
 */
export function createRecentTokenSource(ports: TokenSourcePorts): RecentTokenSource {
  let last: { options: TokenSourceOptions; source: TokenSource } | undefined;
  return {
    of(connection, credential) {
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
    },
    forget() {
      last = undefined;
    },
    isKept: () => last !== undefined,
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
