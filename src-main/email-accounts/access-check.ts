import { probeMailbox, type MailboxStep } from '../connection/test-settings/mailbox-probes';
import { accessParts, type AccessAnswer, type AccessPart } from '../contract/email-accounts';
import type { Problem, ProblemCode } from '../contract/problems';
import { GraphFailure } from '../graph/graph-failure';
import { timeLimits } from '../graph/time-limits';
import type { Clock, Logger } from '../ports';
import { considerPremises, isGone, type MailboxAnswer } from './find-mailbox';
import type { SavedAccess } from './saved-accounts';
import type { OpenMailbox } from './session';

/** How long the console waits for a throttled mailbox before it says *Throttled*. */
const patienceMs = 60_000;
const usualWaitMs = 5000;
const timeoutMs = timeLimits.prompt;

const answerOfProblem: Partial<Record<ProblemCode, AccessAnswer>> = {
  'mailbox-blocked-by-policy': 'deniedByPolicy',
  'mailbox-permission-missing': 'permissionMissing',
  'directory-permission-missing': 'permissionMissing',
  'mailbox-missing': 'noMailbox',
  'mailbox-on-premises': 'noMailbox',
  'mailbox-unknown': 'notFound',
  'mailbox-throttled': 'throttled',
  'graph-throttled': 'throttled',
};

interface Judgement {
  answer: AccessAnswer;
  advice: Problem | null;
}

const allowed: Judgement = { answer: 'allowed', advice: null };

export interface CheckOptions {
  mailbox: OpenMailbox;
  /** What the directory says about the mailbox's user. */
  user: MailboxAnswer;
  signal: AbortSignal;
  /** Told when Microsoft 365 asks to wait. */
  onWaiting: (seconds: number) => void;
}

/**
 * The access check of one mailbox: what the app can do in it, judged by real calls that change
 * nothing. The token's roles say too little where RBAC for Applications grants the permissions.
 *
 * @param options the mailbox, what the directory says, the signal
 * @param ports the time, and where an accepted probe is written down
 * @returns an answer for each part, with advice for every one but `allowed`
 * @throws AbortError when aborted; nothing else
 */
export async function checkAccess(
  options: CheckOptions,
  ports: { clock: Clock; logger: Logger },
): Promise<SavedAccess> {
  const directory = judgeDirectory(options);
  const parts: Record<AccessPart, Judgement> =
    directory.answer === 'notFound'
      ? { directory, send: directory, read: directory, calendar: directory }
      : { directory, ...(await judgeMailbox(options, ports)) };
  return {
    checkedAt: ports.clock.now().toISOString(),
    answers: perPart((part) => parts[part].answer),
    advice: perPart((part) => parts[part].advice),
  };
}

function perPart<T>(valueOf: (part: AccessPart) => T): Record<AccessPart, T> {
  const entries = accessParts.map((part) => [part, valueOf(part)]);
  return Object.fromEntries(entries) as Record<AccessPart, T>;
}

function judgeDirectory({ user, mailbox }: CheckOptions): Judgement {
  if (user.ok) return allowed;
  const { failure } = user;
  if (!isGone(failure)) return judgementOf(failure);
  const { details } = failure.problem;
  return {
    answer: 'notFound',
    advice: { code: 'mailbox-unknown', values: { mailbox: mailbox.name }, details },
  };
}

async function judgeMailbox(
  options: CheckOptions,
  ports: { clock: Clock; logger: Logger },
): Promise<Record<MailboxStep, Judgement>> {
  const judge = (step: MailboxStep): Promise<Judgement> => judgeStep(step, options, ports);
  const send = await judge('send');
  // The same for every part: asking again would only cost the service requests.
  if (send.answer === 'noMailbox' || send.answer === 'notFound') {
    return { send, read: send, calendar: send };
  }
  const [read, calendar] = await Promise.all([judge('read'), judge('calendar')]);
  return { send, read, calendar };
}

async function judgeStep(
  step: MailboxStep,
  { mailbox, user, signal, onWaiting }: CheckOptions,
  { clock, logger }: { clock: Clock; logger: Logger },
): Promise<Judgement> {
  const failure = await refusalOf(
    () => probeMailbox(step, { graph: mailbox.graph, mailbox, signal, timeoutMs, logger }),
    { signal, onWaiting },
    clock,
  );
  return failure === null ? allowed : withPremises(judgementOf(failure), user);
}

/**
 * Makes a probe, and makes it again after a wait as long as the mailbox is throttled and a minute is
 * not over. A probe changes nothing, so that it may be made again.
 *
 * @param probe what is tried
 * @param call the signal, and who is told when Microsoft 365 asks to wait, in seconds
 * @param clock waits, and measures
 * @returns why it was refused; null when it was not
 * @throws AbortError when aborted; nothing else
 */
export async function refusalOf(
  probe: () => Promise<void>,
  { signal, onWaiting }: Pick<CheckOptions, 'signal' | 'onWaiting'>,
  clock: Clock,
): Promise<GraphFailure | null> {
  const began = clock.elapsed();
  for (;;) {
    try {
      await probe();
      return null;
    } catch (error) {
      if (!(error instanceof GraphFailure)) throw error;
      const wait = error.retryAfterMs ?? usualWaitMs;
      const isOver = clock.elapsed() - began + wait > patienceMs;
      if (judgementOf(error).answer !== 'throttled' || isOver) return error;
      onWaiting(Math.ceil(wait / 1000));
      await clock.sleep(wait, signal);
    }
  }
}

function judgementOf({ problem }: GraphFailure): Judgement {
  return { answer: answerOfProblem[problem.code] ?? 'unknown', advice: problem };
}

function withPremises(judgement: Judgement, user: MailboxAnswer): Judgement {
  if (judgement.advice === null || !user.ok) return judgement;
  return { ...judgement, advice: considerPremises(judgement.advice, user.value) };
}
