import type { Problem } from './problems';

/**
 * What every call over IPC answers. Errors cross as data because Electron keeps only the message of
 * a thrown one.
 */
export type Result<T> = { ok: true; value: T } | { ok: false; problem: Problem };

export function success<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function failure(problem: Problem): Result<never> {
  return { ok: false, problem };
}
