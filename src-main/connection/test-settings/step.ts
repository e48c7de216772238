import { problem, type Problem } from '../../contract/problems';
import type { NoteCode, StepId, StepResult } from '../../contract/test-settings';
import { isAbortError } from '../../graph/abort';
import { GraphFailure } from '../../graph/graph-failure';
import type { Clock, Logger } from '../../ports';

/** How a step ended, before its name and duration are known. */
export type StepEnd = Pick<StepResult, 'outcome' | 'problem' | 'note'>;

/**
 * @param code what the step has to say
 * @param values what the sentence names
 * @returns the end of a step that worked
 */
export function passed(code: NoteCode, values: Problem['values']): StepEnd {
  return { outcome: 'passed', problem: null, note: { code, values } };
}

/**
 * @param outcome how serious the problem is for the connection
 * @param found the problem
 * @returns the end of a step that did not pass
 */
export function ended(outcome: 'warning' | 'failed' | 'skipped', found: Problem): StepEnd {
  return { outcome, problem: found, note: null };
}

/**
 * Runs one step and measures it. Whatever it throws becomes a result; only an abort goes through.
 *
 * @param step which one
 * @param work the step itself
 * @param ports the time, and where the unforeseen is written down
 * @returns its result
 * @throws AbortError when the administrator cancelled
 */
export async function runStep(
  step: StepId,
  work: () => Promise<StepEnd>,
  { clock, logger }: { clock: Clock; logger: Logger },
): Promise<StepResult> {
  const began = clock.elapsed();
  const end = await work().catch((error: unknown): StepEnd => {
    if (isAbortError(error)) throw error;
    if (error instanceof GraphFailure) return ended('failed', error.problem);
    // Only the kind of error: its text could repeat what was sent.
    logger.error('A step of Test Settings ended unexpectedly', {
      step,
      error: error instanceof Error ? error.name : typeof error,
    });
    return ended('failed', problem('unexpected'));
  });
  return { step, ...dated(end, clock), durationMs: Math.max(0, clock.elapsed() - began) };
}

/**
 * @param step the step that was not run
 * @param found why
 * @param clock the time
 * @returns its result
 */
export function skippedStep(step: StepId, found: Problem, clock: Clock): StepResult {
  return { step, ...dated(ended('skipped', found), clock), durationMs: 0 };
}

/** Support asks for the time of every problem; the service's own goes first. */
function dated(end: StepEnd, clock: Clock): StepEnd {
  if (end.problem === null) return end;
  const details = { timestamp: clock.now().toISOString(), ...end.problem.details };
  return { ...end, problem: { ...end.problem, details } };
}
