import { success, type Result } from '../contract/result';
import type { TokenSource, TokenSourcePorts } from '../graph/token-source';
import type { ConnectionService } from './connection-service';
import { createRecentTokenSource, type ConnectionPlace } from './recent-token-source';

/** Tokens of the saved connection, and with them its opened credential. */
export interface SavedTokens {
  /**
   * The saved connection and its token source: the same one as long as nothing of the connection
   * changes. `not-connected`, or why the credential can't be used; then none is kept either.
   */
  open(): Promise<Result<{ connection: ConnectionPlace; tokenSource: TokenSource }>>;
  /** Lets go of a credential that is not the saved connection's any more, and of its tokens. */
  reconsider(): Promise<void>;
}

/**
 * Makes them.
 *
 * @param connection keeps the saved values
 * @param ports how to reach the network, and the time
 */
export function createSavedTokens(
  connection: Pick<ConnectionService, 'active'>,
  ports: TokenSourcePorts,
): SavedTokens {
  const recent = createRecentTokenSource(ports);
  let turn: Promise<unknown> = Promise.resolve();

  /** One after another: what was opened before a change must not be kept after it. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = turn.then(work);
    turn = done.catch(() => undefined).then(() => undefined);
    return done;
  }

  const open: SavedTokens['open'] = async () => {
    const active = await connection.active();
    if (!active.ok) {
      recent.forget();
      return active;
    }
    const { connection: saved, credential } = active.value;
    return success({ connection: saved, tokenSource: recent.of(saved, credential) });
  };

  return {
    open: () => inTurn(open),
    reconsider: () =>
      inTurn(async () => {
        if (recent.isKept()) await open();
      }),
  };
}
