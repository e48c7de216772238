import type { AccessToken } from '../graph/access-token';
import type { Graph } from '../graph/graph-client';

/** The saved connection, as the guide looks at it. */
export interface SetUpSession {
  graph: Graph;
  /**
   * Signs in anew, so that permissions granted a moment ago are seen.
   * @throws GraphFailure when signing in did not work, AbortError when aborted
   */
  signIn(signal: AbortSignal): Promise<AccessToken>;
}
