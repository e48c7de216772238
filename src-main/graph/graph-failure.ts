import type { Problem } from '../contract/problems';

export interface FailureFacts {
  /** HTTP status of the answer; null when there was none. */
  status?: number;
  /** Graph's error code, for example `ErrorItemNotFound`. */
  code?: string;
  /** Milliseconds the service asked to wait. */
  retryAfterMs?: number;
}

/**
 * Why Microsoft 365 (sign-in service or Graph) did not do what was asked. Holds the problem a
 * person is told, and the few facts services decide by. Never holds a token or a secret.
 */
export class GraphFailure extends Error {
  override readonly name = 'GraphFailure';
  readonly status: number | null;
  readonly code: string | null;
  readonly retryAfterMs: number | null;

  /**
   * @param problem what the person is told
   * @param facts what the answer said, as far as there was one
   */
  constructor(
    readonly problem: Problem,
    facts: FailureFacts = {},
  ) {
    super(problem.code);
    this.status = facts.status ?? null;
    this.code = facts.code ?? null;
    this.retryAfterMs = facts.retryAfterMs ?? null;
  }
}
