import { connectionFields, type AccountChange, type ActivityOutcome } from '../contract/activity';
import type { Input, Output } from '../contract/channels';
import type { ConnectionDraft, ConnectionState } from '../contract/connection';
import type {
  AccessPart,
  AccountsState,
  EmailAccount,
  Purpose,
  SentTest,
  TestedEvent,
} from '../contract/email-accounts';
import type { Result } from '../contract/result';
import type { TestReport } from '../contract/test-settings';
import type { NewEntry } from './activity-log';

type AccountsEntry = Extract<NewEntry, { kind: 'accounts' }>;

/** As many accounts as an entry tells one by one. */
const mostTold = 50;

const partOf: Record<Purpose, AccessPart> = { send: 'send', receive: 'read', calendar: 'calendar' };

function outcomeOfFailure(result: Result<unknown>): ActivityOutcome {
  return !result.ok && result.problem.code === 'cancelled' ? 'cancelled' : 'failed';
}

function outcomeOfTest({ cancelled, succeeded, steps }: TestReport): ActivityOutcome {
  if (cancelled) return 'cancelled';
  if (!succeeded) return 'failed';
  return steps.some(({ outcome }) => outcome === 'warning' || outcome === 'failed')
    ? 'warning'
    : 'done';
}

/** A run of Test Settings with its steps, or why it could not begin. */
export function testEntry(
  { cloud, tenantId, clientId }: Pick<ConnectionDraft, 'cloud' | 'tenantId' | 'clientId'>,
  result: Result<TestReport>,
  durationMs: number,
): NewEntry {
  const report = result.ok ? result.value : null;
  return {
    kind: 'test',
    outcome: report === null ? outcomeOfFailure(result) : outcomeOfTest(report),
    durationMs: report?.durationMs ?? durationMs,
    problem: result.ok ? null : result.problem,
    cloud,
    tenantId,
    clientId,
    organisation: report?.organisation ?? null,
    steps: (report?.steps ?? []).map(({ step, outcome, durationMs: took, problem }) => ({
      step,
      outcome,
      durationMs: took,
      problem,
    })),
  };
}

/** A saved change of the connection; null when nothing changed. Of the credential it looks at nothing. */
export function connectionEntry(
  draft: ConnectionDraft,
  before: ConnectionState,
  durationMs: number,
): NewEntry | null {
  const was = before.connection;
  const values = {
    cloud: [was?.cloud, draft.cloud],
    authorityUrl: [was?.customEndpoints?.authority, draft.customEndpoints?.authority],
    graphUrl: [was?.customEndpoints?.graph, draft.customEndpoints?.graph],
    clientId: [was?.clientId, draft.clientId],
    tenantId: [was?.tenantId, draft.tenantId],
    secretExpires: [was?.secretExpires, draft.secretExpires],
    testMailbox: [was?.testMailbox, draft.testMailbox],
  } as const;
  const credentialReplaced = 'set' in draft.clientSecret || draft.certificate !== undefined;
  const changes = connectionFields
    .map((field) => {
      const [from, to] = values[field];
      return { field, from: from ?? null, to: to ?? null };
    })
    .filter(({ from, to }) => from !== to);
  if (changes.length === 0 && !credentialReplaced) return null;
  return {
    kind: 'connection',
    outcome: 'done',
    durationMs,
    problem: null,
    first: was === null,
    credentialReplaced,
    changes,
    done: null,
  };
}

/** Something done with one of several connections. */
export function connectionsEntry(
  done: NonNullable<Extract<NewEntry, { kind: 'connection' }>['done']>,
  durationMs: number,
): NewEntry {
  return {
    kind: 'connection',
    outcome: 'done',
    durationMs,
    problem: null,
    first: false,
    credentialReplaced: false,
    changes: [],
    done,
  };
}

/** A change of the list of email accounts, with what each changed from and to. */
export function accountsEntry(
  { action, count, name }: Pick<AccountsEntry, 'action' | 'count' | 'name'>,
  changes: readonly AccountChange[],
  durationMs: number,
  fileName: string | null = null,
): NewEntry {
  return {
    kind: 'accounts',
    outcome: 'done',
    durationMs,
    problem: null,
    action,
    count,
    name,
    changes: changes.slice(0, mostTold),
    more: Math.max(0, changes.length - mostTold),
    fileName,
  };
}

/** An access check: what the app can do in each mailbox. */
export function accessEntry(
  result: Result<Output<'accounts.checkAccess'>>,
  durationMs: number,
): NewEntry | null {
  if (!result.ok) {
    const outcome = outcomeOfFailure(result);
    const problem = outcome === 'cancelled' ? null : result.problem;
    return { kind: 'access', outcome, durationMs, problem, count: 0, accounts: [] };
  }
  const { state, results } = result.value;
  if (results.length === 0) return null;
  const byId = new Map(state.accounts.map((account) => [account.id, account]));
  const checked = results.flatMap(({ accountId, answers }) => {
    const account = byId.get(accountId);
    return account === undefined ? [] : [{ account, answers }];
  });
  const isAllowed = checked.every(({ account, answers }) =>
    ['directory' as const, ...account.purposes.map((purpose) => partOf[purpose])].every(
      (part) => answers[part] === 'allowed',
    ),
  );
  return {
    kind: 'access',
    outcome: isAllowed ? 'done' : 'warning',
    durationMs,
    problem: null,
    count: checked.length,
    accounts: checked.slice(0, mostTold).map(({ account, answers }) => ({
      account: account.name,
      address: account.mailbox.address,
      answers,
    })),
  };
}

const messageOutcomes: Record<SentTest['outcome'], ActivityOutcome> = {
  accepted: 'done',
  refused: 'failed',
  unknown: 'warning',
};

/** A test message: the same attempt is the same entry. */
export function messageEntry(
  { attempt, to, subject }: Input<'accounts.sendTest'>,
  account: EmailAccount | undefined,
  result: Result<SentTest>,
  durationMs: number,
): NewEntry {
  const sent: SentTest = result.ok ? result.value : { outcome: 'refused', problem: result.problem };
  return {
    id: attempt,
    kind: 'message',
    outcome: messageOutcomes[sent.outcome],
    durationMs,
    problem: sent.outcome === 'accepted' ? null : sent.problem,
    ...namesOf(account),
    to,
    subject,
    result: sent.outcome,
  };
}

const eventOutcomes: Record<TestedEvent['outcome'], ActivityOutcome> = {
  proved: 'done',
  leftBehind: 'warning',
  refused: 'failed',
  unknown: 'warning',
};

/** A test event. */
export function eventEntry(
  subject: string,
  account: EmailAccount | undefined,
  result: Result<TestedEvent>,
  durationMs: number,
): NewEntry {
  const outcome = result.ok ? result.value.outcome : 'refused';
  return {
    kind: 'event',
    outcome: eventOutcomes[outcome],
    durationMs,
    problem: result.ok ? result.value.problem : result.problem,
    ...namesOf(account),
    subject,
    result: outcome,
  };
}

/** A message that a rule has moved, or that was moved back; null when it was never tried. */
export function mailEntry(
  mailboxId: string,
  state: AccountsState | null,
  result: Result<Output<'accounts.moveBack'>>,
  durationMs: number,
): NewEntry | null {
  if (!result.ok) return null;
  const { outcome, from, to, problem } = result.value;
  const account = state?.accounts.find(({ mailbox }) => mailbox.id === mailboxId);
  return {
    kind: 'mail',
    outcome: outcome === 'moved' ? 'done' : outcome === 'notMoved' ? 'failed' : 'warning',
    durationMs,
    problem,
    account: account?.name ?? mailboxId,
    address: account?.mailbox.address ?? '',
    result: outcome,
    from: from.name,
    to: to.name,
  };
}

/** A secret that was replaced beside the old one, or taken back. */
export function replacedEntry(
  before: ConnectionState,
  after: ConnectionState,
  durationMs: number,
): NewEntry {
  const [from, to] = [before, after].map(({ connection }) => connection?.secretExpires ?? null);
  return {
    kind: 'connection',
    outcome: 'done',
    durationMs,
    problem: null,
    first: false,
    credentialReplaced: true,
    changes: from === to ? [] : [{ field: 'secretExpires', from: from ?? null, to: to ?? null }],
    done: null,
  };
}

/** A proof of the access scope: how many mailboxes came out how. */
export function scopeEntry(result: Result<Output<'scope.prove'>>, durationMs: number): NewEntry {
  const counts = { asIntended: 0, wronglyReachable: 0, wronglyBlocked: 0, unknown: 0 };
  if (!result.ok) {
    const outcome = outcomeOfFailure(result);
    const problem = outcome === 'cancelled' ? null : result.problem;
    return { kind: 'scope', outcome, durationMs, problem, counts };
  }
  for (const { result: each } of result.value.rows) if (each !== null) counts[each] += 1;
  const isAsIntended = result.value.rows.every(({ result: each }) => each === 'asIntended');
  const outcome = isAsIntended ? 'done' : 'warning';
  return { kind: 'scope', outcome, durationMs, problem: null, counts };
}

/** A file that was written; null when none was chosen. */
export function fileEntry(
  action: Extract<NewEntry, { kind: 'file' }>['action'],
  result: Result<{ fileName: string; count?: number } | null>,
  durationMs: number,
): NewEntry | null {
  if (!result.ok || result.value === null) return null;
  const { fileName, count = null } = result.value;
  return { kind: 'file', outcome: 'done', durationMs, problem: null, action, fileName, count };
}

function namesOf(account: EmailAccount | undefined): { account: string; address: string } {
  return { account: account?.name ?? '', address: account?.mailbox.address ?? '' };
}
