/** What Graph's handlers find in their hono context. */
import type { LogEntry } from '../log';
import type { Target } from '../tenant-state';
import type { AccessTokenClaims } from '../sign-in/tokens';

export interface GraphEnv {
  Bindings: { target: Target; entry: LogEntry };
  Variables: { claims: AccessTokenClaims };
}
