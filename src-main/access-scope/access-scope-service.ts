import { activeOf } from '../connection/connection-service';
import type { Settings } from '../connection/settings';
import { countScope, type ScopeRow, type ScopeState } from '../contract/access-scope';
import type { Channel, Input, Output, Progress } from '../contract/channels';
import { problem } from '../contract/problems';
import { failure, success, type Result } from '../contract/result';
import type { Connected } from '../email-accounts/desk';
import { findMailboxes, isGone } from '../email-accounts/find-mailbox';
import { takeTurns } from '../email-accounts/turns';
import { throwIfAborted } from '../graph/abort';
import { writeChosenFile } from '../write-chosen-file';
import { proofCsv } from './export-proof';
import type { AccessScopePorts } from './ports';
import { sampleMailboxes } from './sample-mailboxes';
import { isSameApp, type ChosenMailbox, type SavedScope, type ScopedApp } from './saved-scope';
import { createScopeWatch } from './scope-watch';
import { scopeToldApart, tryMailbox, type Expectation } from './try-mailbox';

type ScopeChannel = Extract<Channel, `scope.${string}`>;

/** What each call of **Access scope** does; the names are those of the channels. */
export type ScopeHandlers = {
  [C in ScopeChannel]: (
    input: Input<C>,
    context: { signal: AbortSignal; progress: (progress: Progress<C>) => void },
  ) => Promise<Result<Output<C>>>;
};

/** So many mailboxes are tried at a time. */
const mailboxesAtOnce = 5;
const sampleSize = 10;

interface ProveCall {
  signal: AbortSignal;
  progress: (progress: Progress<'scope.prove'>) => void;
}

/**
 * Proves which mailboxes the app reaches: the email accounts, which it should, and others, which it
 * must not. Changes nothing in any mailbox and reads nothing but IDs. Answers the `scope.*` calls of
 * the contract, where each is described.
 *
 * @param ports the desk of email accounts, chance, files, and ways to tell the person
 * @returns a handler for each call. They reject with an `AbortError` when aborted; whatever
 *   Microsoft 365, the network or the disk do is a problem in their answer
 */
export function createAccessScope(ports: AccessScopePorts): ScopeHandlers {
  const { desk } = ports;
  const { clock, logger, settings } = desk.ports;
  const oneAtATime = takeTurns(1);

  function appOf(all: Settings): ScopedApp | null {
    const active = activeOf(all);
    if (active === null) return null;
    const { cloud, tenantId, clientId } = active;
    return { cloud, tenantId, clientId };
  }

  function scopeIn(all: Settings): SavedScope | null {
    const app = appOf(all);
    if (app === null) return null;
    const saved = all.accessScopes.find((scope) => isSameApp(scope.app, app));
    return saved ?? { app, chosen: [], proof: null };
  }

  /** Email accounts come first; one that became an account is no longer one that must not be. */
  function expectations({ chosen }: Pick<SavedScope, 'chosen'>): Expectation[] {
    const tenant = desk.tenants.current();
    const accounts = desk.store
      .current()
      .accounts.filter((account) => tenant?.owns(account) === true);
    const ids = new Set(accounts.map(({ mailbox }) => mailbox.id));
    const others = chosen.filter(({ mailbox }) => !ids.has(mailbox.id));
    return [
      ...accounts.map(({ mailbox, purposes }): Expectation => ({
        mailbox,
        origin: 'account',
        purposes,
      })),
      ...['picked', 'sampled'].flatMap((wanted) =>
        others
          .filter(({ origin }) => origin === wanted)
          .map((each): Expectation => ({ ...each, purposes: [] })),
      ),
    ];
  }

  /** What is expected now, with what was found the last time. */
  function rowsOf(scope: SavedScope): ScopeRow[] {
    const found = new Map(scope.proof?.rows.map((row) => [row.mailbox.id, row]));
    return expectations(scope).map(({ mailbox, origin }) => {
      const row = found.get(mailbox.id);
      const isSameQuestion = (row?.origin === 'account') === (origin === 'account');
      return row !== undefined && isSameQuestion
        ? { ...row, mailbox, origin }
        : { mailbox, origin, result: null, answers: {}, reason: null };
    });
  }

  function state(): ScopeState {
    const scope = scopeIn(settings.current());
    const rows = scope === null ? [] : rowsOf(scope);
    return {
      connected: scope !== null,
      rows,
      provedAt: rows.some(({ result }) => result !== null)
        ? (scope?.proof?.provedAt ?? null)
        : null,
      watch: watching.current(),
      watched: watching.ended(),
    };
  }

  /** Changes what is saved of one app; scopes of apps there is no connection to any more go. */
  async function change(
    app: ScopedApp,
    edit: (scope: SavedScope) => SavedScope,
  ): Promise<Result<ScopeState>> {
    const written = await settings.update((all) => {
      const kept = all.accessScopes.filter((scope) =>
        all.connections.some((connection) => isSameApp(connection, scope.app)),
      );
      const before = kept.find((scope) => isSameApp(scope.app, app));
      const after = edit(before ?? { app, chosen: [], proof: null });
      return success({ ...all, accessScopes: [...kept.filter((one) => one !== before), after] });
    });
    return written.ok ? success(state()) : written;
  }

  /** Works with the active connection and what is saved of its app. */
  const inScope = <T>(
    signal: AbortSignal,
    work: (connected: Connected, scope: SavedScope) => Promise<Result<T>>,
  ): Promise<Result<T>> =>
    desk.connected(signal, (connected) => {
      const scope = scopeIn(settings.current());
      return scope === null
        ? Promise.resolve(failure(problem('not-connected')))
        : work(connected, scope);
    });

  async function tryAll(
    wanted: readonly Expectation[],
    { open }: Connected,
    { signal, progress }: ProveCall,
    onFound: (row: ScopeRow) => void,
  ): Promise<void> {
    const inTurn = takeTurns(mailboxesAtOnce);
    const onWaiting = (seconds: number): void => {
      progress({ kind: 'waiting', seconds });
    };
    const attempts = wanted.map((expectation) =>
      inTurn(async () => {
        throwIfAborted(signal);
        const call = { open: open(expectation.mailbox), signal, onWaiting };
        onFound(await tryMailbox(expectation, call, { clock, logger }));
      }),
    );
    await Promise.all(attempts);
  }

  const prove = (call: ProveCall): Promise<Result<ScopeState>> =>
    oneAtATime(() =>
      inScope(call.signal, async (connected, scope) => {
        const wanted = expectations(scope);
        const found: ScopeRow[] = [];
        const keep = async (): Promise<Result<ScopeState>> => {
          if (found.length === 0) return success(state());
          const rows = scopeToldApart(found);
          const { asIntended, wronglyReachable, wronglyBlocked, unknown } = countScope(rows);
          const counts = { asIntended, wronglyReachable, wronglyBlocked, unknown };
          logger.info('Mailboxes were tried to prove the access scope', counts);
          const provedAt = clock.now().toISOString();
          return change(scope.app, (saved) => ({ ...saved, proof: { provedAt, rows } }));
        };
        try {
          await tryAll(wanted, connected, call, (row) => {
            found.push(row);
            call.progress({ kind: 'tried', done: found.length, total: wanted.length });
          });
        } catch (error) {
          // A cancelled proof keeps what it has found.
          await keep();
          throw error;
        }
        return keep();
      }),
    );

  const watching = createScopeWatch(() => {
    const app = appOf(settings.current());
    return {
      prove: (signal) => prove({ signal, progress: () => undefined }),
      isSameConnection: () => {
        const now = appOf(settings.current());
        return app !== null && now !== null && isSameApp(app, now);
      },
      notify: ports.notify,
      onChanged: ports.onChanged,
      clock,
      logger,
    };
  });

  return {
    'scope.get': () => Promise.resolve(success(state())),

    'scope.add': ({ ids }, { signal }) =>
      inScope(signal, async ({ session }, scope) => {
        const accounts = expectations({ chosen: [] });
        const users = await findMailboxes(session, ids, { signal }, clock);
        const picked: ChosenMailbox[] = [];
        for (const [index, user] of users.entries()) {
          if (!user.ok) {
            const { problem: found } = user.failure;
            const values = { mailbox: ids[index] ?? '' };
            return failure(
              isGone(user.failure) ? problem('mailbox-unknown', values, found.details) : found,
            );
          }
          const { mailbox, guest } = user.value;
          const named = { mailbox: mailbox.address };
          if (guest) return failure(problem('mailbox-guest', named));
          if (accounts.some((account) => account.mailbox.id === mailbox.id)) {
            return failure(problem('scope-mailbox-is-account', named));
          }
          picked.push({ mailbox, origin: 'picked' });
        }
        const isNew = new Set(picked.map(({ mailbox }) => mailbox.id));
        return change(scope.app, ({ chosen, ...saved }) => ({
          ...saved,
          chosen: [...chosen.filter(({ mailbox }) => !isNew.has(mailbox.id)), ...picked],
        }));
      }),

    'scope.remove'({ ids }) {
      const scope = scopeIn(settings.current());
      if (scope === null) return Promise.resolve(failure(problem('not-connected')));
      return change(scope.app, ({ chosen, ...saved }) => ({
        ...saved,
        chosen: chosen.filter(({ mailbox }) => !ids.includes(mailbox.id)),
      }));
    },

    'scope.sample': (_, { signal, progress }) =>
      inScope(signal, async ({ session }, scope) => {
        const picked = scope.chosen.filter(({ origin }) => origin === 'picked');
        const known = new Set(expectations({ chosen: picked }).map(({ mailbox }) => mailbox.id));
        const mailboxes = await sampleMailboxes(session.graph, {
          most: sampleSize,
          isLeftOut: (id) => known.has(id),
          random: ports.random,
          signal,
          onLooked: (looked) => {
            progress({ looked });
          },
        });
        if (mailboxes.length === 0) return failure(problem('scope-nobody-to-sample'));
        return change(scope.app, ({ chosen, ...saved }) => ({
          ...saved,
          chosen: [
            ...chosen.filter(({ origin }) => origin === 'picked'),
            ...mailboxes.map((mailbox): ChosenMailbox => ({ mailbox, origin: 'sampled' })),
          ],
        }));
      }),

    'scope.prove': (_, call) => prove(call),

    'scope.watch'() {
      if (state().rows.length > 0) watching.start();
      return Promise.resolve(success(state()));
    },

    'scope.stopWatch'() {
      watching.stop();
      return Promise.resolve(success(state()));
    },

    async 'scope.export'(_, { signal }) {
      const active = activeOf(settings.current());
      const { rows, provedAt } = state();
      if (active === null) return failure(problem('not-connected'));
      if (provedAt === null) return success(null);
      const file = await ports.chooseFile(`access-scope-${provedAt.slice(0, 10)}.csv`, 'csv');
      if (file === null) return success(null);
      throwIfAborted(signal);
      const written = await writeChosenFile(file, proofCsv(active, provedAt, rows, ports.texts.t));
      if (!written.ok) return written;
      return success({ fileName: file.name, count: rows.length });
    },
  };
}
