import type { Channel, Input, Output } from '../contract/channels';
import type { ListedConnection } from '../contract/connection';
import type { AccountsState } from '../contract/email-accounts';
import { problem } from '../contract/problems';
import { failure, success, type Result } from '../contract/result';
import type { Handler, Handlers } from '../ipc/router';
import type { Clock } from '../ports';
import { accountChanges } from './account-changes';
import type { ActivityLog, NewEntry } from './activity-log';
import {
  accessEntry,
  accountsEntry,
  connectionEntry,
  connectionsEntry,
  eventEntry,
  fileEntry,
  mailEntry,
  messageEntry,
  replacedEntry,
  scopeEntry,
  testEntry,
} from './entries';

/** What was before a call, for the entry that tells what became of it. */
type Before<B> = () => Promise<B>;

/** Makes the entry of a call that has ended; null when there is nothing to tell. */
type Tell<C extends Channel, B> = (told: {
  input: Input<C>;
  result: Result<Output<C>>;
  before: B;
  durationMs: number;
}) => NewEntry | null;

type AccountsChange =
  | 'accounts.save'
  | 'accounts.delete'
  | 'accounts.setDefault'
  | 'accounts.setEnabled'
  | 'accounts.move'
  | 'accounts.undo'
  | 'accounts.addMany'
  | 'accounts.updateNames';

/**
 * Writes down what the page's calls do, so that the services need not know of it. A call's answer
 * waits until its entry is written; an entry that can't be made or written changes no answer.
 *
 * @param handlers the handlers as they are without it
 * @param log where the entries go
 * @param clock measures how long each took
 * @returns the same handlers, with those that do something watched
 */
export function recordActivity(
  handlers: Handlers,
  log: Pick<ActivityLog, 'add'>,
  clock: Pick<Clock, 'elapsed'>,
): Handlers {
  /** The file of the last import preview. */
  let importFile: string | null = null;

  function watched<C extends Channel, B>(
    channel: C,
    look: Before<B>,
    tell: Tell<C, B>,
  ): Handler<C> {
    const handler: Handler<C> = handlers[channel];
    return async (input, context) => {
      const before = await look();
      const began = clock.elapsed();
      const end = async (result: Result<Output<C>>) => {
        const durationMs = Math.max(0, clock.elapsed() - began);
        const entry = tell({ input, result, before, durationMs });
        if (entry !== null) await log.add(entry);
      };
      let result: Result<Output<C>>;
      try {
        result = await handler(input, context);
      } catch (error) {
        await end(failure(problem(context.signal.aborted ? 'cancelled' : 'unexpected')));
        throw error;
      }
      await end(result);
      return result;
    };
  }

  /** What the page would be told now; nothing of it reaches Microsoft 365. */
  const here = { signal: new AbortController().signal, progress: () => undefined };
  const accountsNow = async (): Promise<AccountsState | null> => {
    const state = await handlers['accounts.list']({}, here);
    return state.ok ? state.value : null;
  };
  const connectionNow = () => handlers['connection.get']({}, here);
  const nothing = () => Promise.resolve(null);
  const connectionsNow = async (): Promise<ListedConnection[]> => {
    const list = await handlers['connections.list']({}, here);
    return list.ok ? list.value.connections : [];
  };
  const inUse = (connections: ListedConnection[]) =>
    connections.find(({ active }) => active)?.name ?? null;
  const nameIn = (connections: ListedConnection[], id: string) =>
    connections.find((each) => each.id === id)?.name ?? '';

  const accountOf = (before: AccountsState | null, id: string) =>
    before?.accounts.find((account) => account.id === id);

  const changing = <C extends AccountsChange>(channel: C): Handler<C> =>
    watched(channel, accountsNow, ({ result, before, durationMs }) => {
      if (!result.ok || before === null) return null;
      const { state, change } = result.value;
      const changes = accountChanges(before.accounts, state.accounts);
      if (change === null || changes.length === 0) return null;
      const action = channel === 'accounts.undo' ? 'undone' : change.kind;
      return accountsEntry({ ...change, action }, changes, durationMs);
    });

  return {
    ...handlers,
    'connection.test': watched('connection.test', nothing, ({ input, result, durationMs }) =>
      testEntry(input, result, durationMs),
    ),
    'connection.apply': watched(
      'connection.apply',
      connectionNow,
      ({ input, result, before, durationMs }) => {
        if (!result.ok || !before.ok) return null;
        return connectionEntry(input, before.value, durationMs);
      },
    ),
    'connections.add': watched(
      'connections.add',
      connectionsNow,
      ({ result, before, durationMs }) =>
        result.ok
          ? connectionsEntry({ action: 'added', name: '', from: inUse(before) }, durationMs)
          : null,
    ),
    'connections.switch': watched(
      'connections.switch',
      connectionsNow,
      ({ input, result, before, durationMs }) => {
        if (!result.ok) return null;
        const name = nameIn(before, input.id);
        return connectionsEntry({ action: 'switched', name, from: inUse(before) }, durationMs);
      },
    ),
    'connections.rename': watched(
      'connections.rename',
      connectionsNow,
      ({ input, result, before, durationMs }) => {
        const from = nameIn(before, input.id);
        if (!result.ok || from === input.name) return null;
        return connectionsEntry({ action: 'renamed', name: input.name, from }, durationMs);
      },
    ),
    'connections.delete': watched(
      'connections.delete',
      connectionsNow,
      ({ input, result, before, durationMs }) => {
        if (!result.ok) return null;
        const action = input.accounts === 'keep' ? 'deletedKeeping' : 'deleted';
        const name = nameIn(before, input.id);
        return connectionsEntry({ action, name, from: inUse(before) }, durationMs);
      },
    ),
    'credential.replace': watched(
      'credential.replace',
      connectionNow,
      ({ result, before, durationMs }) => {
        if (!result.ok || !before.ok) return null;
        const { report, state } = result.value;
        if (state !== null) return replacedEntry(before.value, state, durationMs);
        const { connection } = before.value;
        return connection === null ? null : testEntry(connection, success(report), durationMs);
      },
    ),
    'credential.undoReplace': watched(
      'credential.undoReplace',
      connectionNow,
      ({ result, before, durationMs }) =>
        result.ok && before.ok ? replacedEntry(before.value, result.value, durationMs) : null,
    ),
    'accounts.save': changing('accounts.save'),
    'accounts.delete': changing('accounts.delete'),
    'accounts.setDefault': changing('accounts.setDefault'),
    'accounts.setEnabled': changing('accounts.setEnabled'),
    'accounts.move': changing('accounts.move'),
    'accounts.undo': changing('accounts.undo'),
    'accounts.addMany': changing('accounts.addMany'),
    'accounts.updateNames': changing('accounts.updateNames'),
    'accounts.importPreview': watched('accounts.importPreview', nothing, ({ result }) => {
      if (result.ok && result.value !== null) importFile = result.value.fileName;
      return null;
    }),
    'accounts.importApply': watched(
      'accounts.importApply',
      accountsNow,
      ({ result, before, durationMs }) => {
        if (!result.ok || before === null) return null;
        const { state, change } = result.value;
        const changes = accountChanges(before.accounts, state.accounts);
        if (change === null || changes.length === 0) return null;
        return accountsEntry({ ...change, action: change.kind }, changes, durationMs, importFile);
      },
    ),
    'accounts.checkAccess': watched('accounts.checkAccess', nothing, ({ result, durationMs }) =>
      accessEntry(result, durationMs),
    ),
    'accounts.sendTest': watched(
      'accounts.sendTest',
      accountsNow,
      ({ input, result, before, durationMs }) =>
        messageEntry(input, accountOf(before, input.id), result, durationMs),
    ),
    'accounts.testEvent': watched(
      'accounts.testEvent',
      accountsNow,
      ({ input, result, before, durationMs }) =>
        eventEntry(input.subject, accountOf(before, input.id), result, durationMs),
    ),
    'accounts.runRuleOnOne': watched(
      'accounts.runRuleOnOne',
      accountsNow,
      ({ input, result, before, durationMs }) =>
        mailEntry(input.mailboxId, before, result, durationMs),
    ),
    'accounts.moveBack': watched(
      'accounts.moveBack',
      accountsNow,
      ({ input, result, before, durationMs }) =>
        mailEntry(input.mailboxId, before, result, durationMs),
    ),
    'accounts.export': watched('accounts.export', nothing, ({ result, durationMs }) =>
      fileEntry('accountsExported', result, durationMs),
    ),
    'scope.prove': watched('scope.prove', nothing, ({ result, durationMs }) =>
      scopeEntry(result, durationMs),
    ),
    'scope.export': watched('scope.export', nothing, ({ result, durationMs }) =>
      fileEntry('scopeExported', result, durationMs),
    ),
    'setUp.saveScript': watched('setUp.saveScript', nothing, ({ result, durationMs }) =>
      fileEntry('scriptSaved', result, durationMs),
    ),
    'setUp.copyScript': watched('setUp.copyScript', nothing, ({ result, durationMs }) =>
      fileEntry('scriptCopied', result, durationMs),
    ),
    'users.export': watched('users.export', nothing, ({ result, durationMs }) =>
      fileEntry('usersExported', result, durationMs),
    ),
    'activity.export': watched('activity.export', nothing, ({ result, durationMs }) =>
      fileEntry('activityExported', result, durationMs),
    ),
    'activity.saveBundle': watched('activity.saveBundle', nothing, ({ result, durationMs }) =>
      fileEntry('bundleSaved', result, durationMs),
    ),
  };
}
