import type { Result } from '../contract/result';
import { success } from '../contract/result';
import { createGraph, type Graph } from '../graph/graph-client';
import type { TokenSource } from '../graph/token-source';
import type { Clock, Transport } from '../ports';
import type { ConnectionService } from './connection-service';
import { endpointsOf } from './endpoints';
import { createRecentTokenSource } from './recent-token-source';

/**
 * Makes a function that answers Graph of the saved connection: the same one as long as nothing of the
 * connection changes, so that whoever keeps what was read with it can tell when it is outdated.
 *
 * @param connection keeps the saved values
 * @param ports how to reach the network, and the time
 * @returns the function; it answers `not-connected`, or why the credential can't be used
 */
export function createActiveGraph(
  connection: Pick<ConnectionService, 'active'>,
  ports: { transport: Transport; clock: Clock },
): () => Promise<Result<Graph>> {
  const tokenSourceOf = createRecentTokenSource(ports);
  let last: { tokenSource: TokenSource; graph: Graph } | undefined;
  return async () => {
    const active = await connection.active();
    if (!active.ok) return active;
    const tokenSource = tokenSourceOf(active.value.connection, active.value.credential);
    if (last?.tokenSource !== tokenSource) {
      const endpoints = endpointsOf(active.value.connection);
      last = { tokenSource, graph: createGraph({ endpoints, tokenSource }, ports) };
    }
    return success(last.graph);
  };
}
