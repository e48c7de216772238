import type { AccessResult } from '../contract/email-accounts';
import { success } from '../contract/result';
import { mostInBatch } from '../graph/batch-read';
import { GraphFailure } from '../graph/graph-failure';
import { checkAccess } from './access-check';
import { accessResult } from './accounts-state';
import { takeTurns } from './turns';
import type { AccountsHandlers, Connected, Desk } from './desk';
import { findMailboxes, isGone, type MailboxAnswer } from './find-mailbox';
import { readFolder } from './messages';
import { toldApart } from './outside-scope';
import {
  nothingObserved,
  type EmailAccounts,
  type Observation,
  type SavedAccount,
} from './saved-accounts';
import type { OpenMailbox } from './session';
import { isSpreading, showsScopeChange, spreadingOf } from './spreading';

type CheckChannel =
  'accounts.checkAccess' | 'accounts.access' | 'accounts.noteScopeChange' | 'accounts.refreshNames';

/** So many accounts are checked at a time. */
const accountsAtOnce = 5;

/** The calls that find out what is true about accounts in Microsoft 365, and remember it. */
export function checkCalls(desk: Desk): Pick<AccountsHandlers, CheckChannel> {
  const { store, ports } = desk;
  const { clock } = ports;

  /** Whose denial is spreading: asking again before its time only keeps the old answer alive. */
  function isDue({ id }: SavedAccount): boolean {
    const { observations, scopeChangedAt } = store.current();
    const access = observations[id]?.access ?? null;
    const spreading = access && spreadingOf(access, scopeChangedAt);
    return spreading === null || Date.parse(spreading.nextCheckAt) <= clock.now().getTime();
  }

  async function keep(found: ReadonlyMap<string, Observation>): Promise<void> {
    if (found.size === 0) return;
    await store.observe((section) => withObservations(section, found, clock.now()));
  }

  async function checkAll(
    accounts: readonly SavedAccount[],
    { session, open }: Connected,
    context: {
      signal: AbortSignal;
      onStarted: (account: SavedAccount) => void;
      onWaiting: (account: SavedAccount, seconds: number) => void;
      onFound: (account: SavedAccount, observation: Observation) => void;
    },
  ): Promise<void> {
    const { signal, onStarted, onWaiting, onFound } = context;
    const inTurn = takeTurns(accountsAtOnce);
    const checks: Promise<void>[] = [];
    for (let from = 0; from < accounts.length; from += mostInBatch) {
      const part = accounts.slice(from, from + mostInBatch);
      const ids = part.map(({ mailbox }) => mailbox.id);
      const users = await findMailboxes(session, ids, { signal }, clock);
      part.forEach((account, index) => {
        const user = users[index];
        if (user === undefined) return;
        const check = inTurn(async () => {
          onStarted(account);
          const mailbox = open(account.mailbox);
          const waiting = (seconds: number): void => {
            onWaiting(account, seconds);
          };
          const options = { mailbox, user, signal, onWaiting: waiting };
          const access = await checkAccess(options, ports);
          const before = store.current().observations[account.id] ?? nothingObserved;
          onFound(account, {
            access,
            mailbox: seenMailbox(account, user, before),
            foldersGone:
              access.answers.read === 'allowed'
                ? await foldersGone(mailbox, account, before, signal)
                : before.foldersGone,
          });
        });
        // Listened to below; a failure before that must not count as nobody's.
        check.catch(() => undefined);
        checks.push(check);
      });
    }
    await Promise.all(checks);
  }

  return {
    'accounts.checkAccess': ({ ids }, { signal, progress }) =>
      desk.connected(signal, async (connected) => {
        const chosen = ids === 'all' ? null : new Set(ids);
        const candidates = store
          .current()
          .accounts.filter(
            (account) =>
              connected.tenant.owns(account) && (chosen === null || chosen.has(account.id)),
          );
        const [asked] = chosen ?? [];
        if (candidates.length === 0 && asked !== undefined) {
          const reason = desk.usable(asked);
          if (!reason.ok) return reason;
        }
        const due = chosen === null ? candidates.filter(isDue) : candidates;
        const found = new Map<string, Observation>();
        try {
          await checkAll(due, connected, {
            signal,
            onStarted: ({ id }) => {
              progress({ kind: 'started', accountId: id });
            },
            onWaiting: ({ id }, seconds) => {
              progress({ kind: 'waiting', accountId: id, seconds });
            },
            onFound: ({ id }, observation) => {
              found.set(id, observation);
              const { scopeChangedAt } = store.current();
              const result = resultOf(id, observation, scopeChangedAt);
              if (result === null) return;
              progress({ kind: 'finished', result, done: found.size, total: due.length });
            },
          });
        } finally {
          // Also what was found before a cancel.
          await keep(toldApart(found));
        }
        const judged = toldApart(found);
        const { scopeChangedAt } = store.current();
        return success({
          state: desk.state(),
          // In the order of the list, not as they happened to be finished.
          results: due.flatMap(({ id }) => {
            const seen = judged.get(id);
            return (seen && resultOf(id, seen, scopeChangedAt)) ?? [];
          }),
          notDue: candidates.filter((account) => !due.includes(account)).map(({ id }) => id),
        });
      }),

    'accounts.access'({ id }) {
      const { observations, scopeChangedAt } = store.current();
      const observed = observations[id];
      const access = observed === undefined ? null : resultOf(id, observed, scopeChangedAt);
      return Promise.resolve(success({ access }));
    },

    async 'accounts.noteScopeChange'() {
      const scopeChangedAt = clock.now().toISOString();
      const noted = await store.observe((section) => ({ ...section, scopeChangedAt }));
      return noted.ok ? success(desk.state()) : noted;
    },

    'accounts.refreshNames': (_, { signal, progress }) =>
      desk.connected(signal, async ({ session, tenant }) => {
        const accounts = store.current().accounts.filter((account) => tenant.owns(account));
        const ids = accounts.map(({ mailbox }) => mailbox.id);
        const onDone = (done: number): void => {
          progress({ done, total: ids.length });
        };
        const users = await findMailboxes(session, ids, { signal, onDone }, clock);
        const counts = { renamed: 0, deleted: 0, unknown: 0 };
        const found = new Map<string, Observation>();
        accounts.forEach((account, index) => {
          const user = users[index];
          if (user === undefined) return;
          if (!user.ok && !isGone(user.failure)) counts.unknown += 1;
          const before = store.current().observations[account.id] ?? nothingObserved;
          const mailbox = seenMailbox(account, user, before);
          if (mailbox !== null) counts[mailbox.kind] += 1;
          if (JSON.stringify(mailbox) !== JSON.stringify(before.mailbox)) {
            found.set(account.id, { ...before, mailbox });
          }
        });
        await keep(found);
        return success({ state: desk.state(), ...counts });
      }),
  };
}

function resultOf(
  id: string,
  { access }: Observation,
  scopeChangedAt: string | null,
): AccessResult | null {
  return access && accessResult(id, access, scopeChangedAt);
}

function seenMailbox(
  { mailbox }: SavedAccount,
  user: MailboxAnswer,
  before: Observation,
): Observation['mailbox'] {
  // Not being able to ask is no news about the mailbox.
  if (!user.ok) return isGone(user.failure) ? { kind: 'deleted' } : before.mailbox;
  const { address, name } = user.value.mailbox;
  return address === mailbox.address && name === mailbox.name
    ? null
    : { kind: 'renamed', address, name };
}

async function foldersGone(
  mailbox: OpenMailbox,
  { receive }: SavedAccount,
  before: Observation,
  signal: AbortSignal,
): Promise<Observation['foldersGone']> {
  const gone: Observation['foldersGone'] = [];
  for (const which of ['folder', 'moveTo'] as const) {
    const folder = receive?.[which] ?? null;
    if (folder === null) continue;
    try {
      await readFolder(mailbox, folder, signal);
    } catch (error) {
      if (!(error instanceof GraphFailure)) throw error;
      const isKnownGone = before.foldersGone.includes(which);
      if (error.problem.code === 'folder-gone' || isKnownGone) gone.push(which);
    }
  }
  return gone;
}

function withObservations(
  section: EmailAccounts,
  found: ReadonlyMap<string, Observation>,
  now: Date,
): EmailAccounts {
  const isNews = [...found].some(([id, { access }]) => {
    const before = section.observations[id]?.access ?? null;
    return before !== null && access !== null && showsScopeChange(before, access);
  });
  const scopeChangedAt =
    isNews && !isSpreading(section.scopeChangedAt, now)
      ? now.toISOString()
      : section.scopeChangedAt;
  const all = { ...section.observations, ...Object.fromEntries(found) };
  const ids = new Set(section.accounts.map(({ id }) => id));
  return {
    ...section,
    scopeChangedAt,
    observations: Object.fromEntries(Object.entries(all).filter(([id]) => ids.has(id))),
  };
}
