import {
  probeMailbox,
  reachMailbox,
  type MailboxStep,
} from '../connection/test-settings/mailbox-probes';
import {
  scopeProbes,
  type ScopeAnswer,
  type ScopeProbe,
  type ScopeRow,
} from '../contract/access-scope';
import type { Purpose } from '../contract/email-accounts';
import type { Problem, ProblemCode } from '../contract/problems';
import { refusalOf } from '../email-accounts/access-check';
import type { OpenMailbox } from '../email-accounts/session';
import { timeLimits } from '../graph/time-limits';
import type { Clock, Logger } from '../ports';

const timeoutMs = timeLimits.prompt;

/** A mailbox that is to be tried. */
export interface Expectation {
  mailbox: ScopeRow['mailbox'];
  origin: ScopeRow['origin'];
  /** What the helpdesk uses an email account for; empty where nothing should work. */
  purposes: readonly Purpose[];
}

const probeOfPurpose: Record<Purpose, ScopeProbe> = {
  send: 'send',
  receive: 'read',
  calendar: 'calendar',
};

/** What Exchange says to an app that it keeps out. */
const refusals: readonly ProblemCode[] = [
  'mailbox-blocked-by-policy',
  'mailbox-permission-missing',
];

/** There is nothing to be kept out of: asking further would only cost the service requests. */
const absences: readonly ProblemCode[] = ['mailbox-missing', 'mailbox-unknown'];

interface Tried {
  answer: ScopeAnswer;
  problem: Problem | null;
}

/**
 * Finds out whether the app is let into one mailbox, by calls that change nothing and read nothing
 * but IDs. An email account has to do what it is used for. Into any other mailbox not one door may
 * open, so that the least permission is tried: reading alone would be enough to read mail.
 *
 * @param expectation the mailbox
 * @param call the opened mailbox, the signal, and who is told of a wait, in seconds
 * @param ports waits, and writes down a probe that should have been refused
 * @returns the row with its result
 * @throws AbortError when aborted; nothing else
 */
export async function tryMailbox(
  { mailbox, origin, purposes }: Expectation,
  call: {
    open: OpenMailbox;
    signal: AbortSignal;
    onWaiting: (seconds: number) => void;
  },
  { clock, logger }: { clock: Clock; logger: Logger },
): Promise<ScopeRow> {
  const { open, signal } = call;
  const isAccount = origin === 'account';
  const wanted = purposes.map((purpose) => probeOfPurpose[purpose]);
  const probe = isAccount ? probeMailbox : reachMailbox;
  const tried = new Map<ScopeProbe, Tried>();

  const attempt = async (step: MailboxStep): Promise<Tried> => {
    const options = { graph: open.graph, mailbox: open, signal, timeoutMs, logger };
    const failure = await refusalOf(() => probe(step, options), call, clock);
    return failure === null ? { answer: 'yes', problem: null } : judge(failure.problem);
  };
  for (const step of scopeProbes.filter((each) => !isAccount || wanted.includes(each))) {
    const found = await attempt(step);
    tried.set(step, found);
    if (found.problem !== null && absences.includes(found.problem.code)) break;
  }
  return {
    mailbox,
    origin,
    ...resultOf(isAccount, [...tried.values()]),
    answers: answersOf(tried),
  };
}

function judge(problem: Problem): Tried {
  // A write that can only be refused was accepted: nobody is further in than that.
  if (problem.code === 'mailbox-probe-accepted') return { answer: 'yes', problem: null };
  return { answer: refusals.includes(problem.code) ? 'no' : 'unknown', problem };
}

function resultOf(
  isAccount: boolean,
  tried: readonly Tried[],
): Pick<ScopeRow, 'result' | 'reason'> {
  const first = (wanted: ScopeAnswer): Tried | undefined =>
    tried.find(({ answer }) => answer === wanted);
  const wrong = first(isAccount ? 'no' : 'yes');
  if (wrong !== undefined) {
    return { result: isAccount ? 'wronglyBlocked' : 'wronglyReachable', reason: wrong.problem };
  }
  const open = first('unknown');
  if (open !== undefined) return { result: 'unknown', reason: open.problem };
  return { result: 'asIntended', reason: first('no')?.problem ?? null };
}

function answersOf(tried: ReadonlyMap<ScopeProbe, Tried>): ScopeRow['answers'] {
  return Object.fromEntries([...tried].map(([step, { answer }]) => [step, answer]));
}

/**
 * Tells a mailbox outside the scope of RBAC for Applications from a permission that was never
 * granted. Exchange answers both alike; but what the app may do in one mailbox of the proof it has
 * been granted, so that where it may not, the scope leaves the mailbox out.
 * @see https://learn.microsoft.com/exchange/permissions-exo/application-rbac
 *
 * @param rows the rows of one proof
 * @returns the same with those reasons told apart
 */
export function scopeToldApart(rows: readonly ScopeRow[]): ScopeRow[] {
  return rows.map((row) => {
    const { answers, reason } = row;
    if (reason?.code !== 'mailbox-permission-missing') return row;
    const refused = scopeProbes.find((step) => answers[step] === 'no');
    const isGranted = rows.some((other) => refused && other.answers[refused] === 'yes');
    return isGranted ? { ...row, reason: { ...reason, code: 'mailbox-outside-scope' } } : row;
  });
}
