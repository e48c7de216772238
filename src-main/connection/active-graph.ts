import type { Result } from '../contract/result';
import { success } from '../contract/result';
import { createGraph, type Graph } from '../graph/graph-client';
import type { TokenSource } from '../graph/token-source';
import type { Clock, Transport } from '../ports';
import { endpointsOf } from './endpoints';
import type { SavedTokens } from './saved-tokens';

/**
 * Makes a function that answers Graph of the saved connection: the same one as long as nothing of the
 * connection changes, so that whoever keeps what was read with it can tell when it is outdated.
 *
 * @param tokens of the saved connection
 * @param ports how to reach the network, and the time
 * @returns the function; it answers `not-connected`, or why the credential can't be used
 */
export function createActiveGraph(
  tokens: Pick<SavedTokens, 'open'>,
  ports: { transport: Transport; clock: Clock },
): () => Promise<Result<Graph>> {
  // Weak, so that it keeps no credential that has been let go.
  const graphs = new WeakMap<TokenSource, Graph>();
  return async () => {
    const opened = await tokens.open();
    if (!opened.ok) return opened;
    const { connection, tokenSource } = opened.value;
    const endpoints = endpointsOf(connection);
    const graph = graphs.get(tokenSource) ?? createGraph({ endpoints, tokenSource }, ports);
    graphs.set(tokenSource, graph);
    return success(graph);
  };
}
