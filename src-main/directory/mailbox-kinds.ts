import { z } from 'zod';
import type { UsersKinds } from '../contract/directory';
import type { Graph } from '../graph/graph-client';
import { GraphFailure } from '../graph/graph-failure';
import { graphPath } from '../graph/odata';
import { kindOfPurpose } from './mailbox-kind';
import type { UserStore } from './user-store';

/** What mailboxes are for, asked of Exchange for the few that are looked at. */
export interface MailboxKinds {
  /**
   * Answers for users of the store; others are left out. A mailbox that Exchange does not tell about
   * keeps its guess, and is not asked about again where the answer would be the same.
   *
   * @throws AbortError when aborted; never for what Graph refuses
   */
  find(ids: readonly string[], signal: AbortSignal): Promise<UsersKinds>;
}

const permission = 'MailboxSettings.Read';
const retryForMs = 5000;
/** Outlook takes four requests of an app at a time for a mailbox; some say, for all together. */
const mostAtOnce = 4;

const purposeText = z.union([
  z.string(),
  z.object({ value: z.string() }).transform(({ value }) => value),
]);

/** The documentation and the service differ in the shape of the answer. */
const purposeSchema = z.union([
  z.object({ value: purposeText }).transform(({ value }) => value),
  z.object({ userPurpose: purposeText }).transform(({ userPurpose }) => userPurpose),
]);

/**
 * Makes what finds out the kinds of mailboxes. Remembers in the store what it has learned, and that
 * the permission is missing; then it asks no more.
 * @see https://learn.microsoft.com/graph/api/user-get-mailboxsettings
 */
export function createMailboxKinds(graph: Graph, store: UserStore): MailboxKinds {
  let granted: UsersKinds['permission'] = 'unknown';
  let free = mostAtOnce;
  const waiting: (() => void)[] = [];

  async function inTurn(work: () => Promise<void>): Promise<void> {
    if (free === 0) await new Promise<void>((go) => waiting.push(go));
    else free -= 1;
    try {
      await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  }

  function isWorthAsking(key: number): boolean {
    const { hasAddress, guest } = store.signs(key);
    return granted !== 'missing' && hasAddress && !guest && store.mailboxFacts(key) === null;
  }

  async function ask(id: string, key: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted || !isWorthAsking(key)) return;
    try {
      // By object ID: a shared mailbox addressed by its name may answer MailboxInfoStale for good.
      const purpose = await graph.get(graphPath`/users/${id}/mailboxSettings/userPurpose`, {
        schema: purposeSchema,
        permission,
        mailbox: id,
        retryForMs,
        signal,
      });
      granted = 'granted';
      store.setMailbox(key, { kind: kindOfPurpose(purpose), mailbox: 'yes' });
    } catch (error) {
      if (!(error instanceof GraphFailure)) throw error;
      learnFrom(error, key);
    }
  }

  function learnFrom({ problem }: GraphFailure, key: number): void {
    const { code } = problem;
    if (code === 'mailbox-permission-missing' && granted === 'unknown') granted = 'missing';
    else if (code === 'mailbox-missing') store.setMailbox(key, { kind: null, mailbox: 'no' });
    else if (code === 'mailbox-blocked-by-policy' || code === 'mailbox-permission-missing') {
      // An access policy, or RBAC for Applications, keeps the app out of this one only.
      granted = 'granted';
      store.setMailbox(key, { kind: null, mailbox: 'unknown' });
    }
    // Anything else (throttled, busy, out of reach) may be different another time.
  }

  return {
    find: async (ids, signal) => {
      const users = ids.flatMap((id) => {
        const key = store.keyOf(id);
        return key === null ? [] : [{ id, key }];
      });
      await Promise.all(users.map(({ id, key }) => inTurn(() => ask(id, key, signal))));
      return {
        kinds: users.map(({ id, key }) => {
          const { kind, mailbox } = store.row(key);
          return { id, kind, mailbox };
        }),
        permission: granted,
      };
    },
  };
}
