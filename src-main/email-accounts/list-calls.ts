import type { AccountDraft, AddedMany } from '../contract/email-accounts';
import { problem, type Problem } from '../contract/problems';
import { failure, success, type Result } from '../contract/result';
import {
  canBeDefault,
  dependentsOf,
  withAdded,
  withDefault,
  withEnabled,
  withMoved,
  without,
  withReplaced,
} from './account-list';
import type { ConnectedTenant } from './connected-tenant';
import type { AccountsHandlers, Desk } from './desk';
import { findMailbox, findMailboxes, isGone, type MailboxAnswer } from './find-mailbox';
import { problemOfRule } from './receive-rule';
import type { SavedAccount } from './saved-accounts';

type ListChannel =
  | 'accounts.list'
  | 'accounts.save'
  | 'accounts.dependents'
  | 'accounts.delete'
  | 'accounts.setDefault'
  | 'accounts.setEnabled'
  | 'accounts.move'
  | 'accounts.undo'
  | 'accounts.addMany'
  | 'accounts.updateNames';

/** The calls about the list of accounts itself. */
export function listCalls(desk: Desk): Pick<AccountsHandlers, ListChannel> {
  const { store, ports } = desk;

  function duplicateOf(
    accounts: readonly SavedAccount[],
    mailboxId: string,
    tenant: ConnectedTenant,
    except: string | null,
  ): SavedAccount | undefined {
    return accounts.find(
      (each) => each.mailbox.id === mailboxId && each.id !== except && tenant.owns(each),
    );
  }

  function newAccount(
    details: Pick<SavedAccount, 'name' | 'mailbox' | 'purposes' | 'receive' | 'enabled'>,
    tenant: ConnectedTenant,
  ): SavedAccount {
    const { connectionId, tenant: home } = tenant;
    return { ...details, id: ports.newId(), connectionId, tenant: home, isDefault: false };
  }

  /** The mailbox of a draft: asked of the directory only when it is another one than before. */
  async function mailboxOf(
    draft: AccountDraft,
    old: SavedAccount | null,
    signal: AbortSignal,
  ): Promise<Result<{ mailbox: SavedAccount['mailbox']; tenant: ConnectedTenant }>> {
    const named = draft.mailbox.toLowerCase();
    const tenant = desk.tenants.current();
    const isSame =
      old !== null &&
      [old.mailbox.id, old.mailbox.address].some((name) => name.toLowerCase() === named);
    if (isSame && tenant !== null) return success({ mailbox: old.mailbox, tenant });
    return desk.connected(signal, async (connected) => {
      const { mailbox } = await findMailbox(connected.session, draft.mailbox, signal);
      return success({ mailbox, tenant: connected.tenant });
    });
  }

  /** What was observed of another mailbox or folder says nothing about this one. */
  async function forgetOutdated(old: SavedAccount, now: SavedAccount): Promise<void> {
    await store.observe((section) => {
      const observed = section.observations[old.id];
      if (observed === undefined) return section;
      const others = Object.fromEntries(
        Object.entries(section.observations).filter(([id]) => id !== old.id),
      );
      const kept =
        old.mailbox.id === now.mailbox.id
          ? { ...others, [old.id]: { ...observed, foldersGone: [] } }
          : others;
      return { ...section, observations: kept };
    });
  }

  return {
    'accounts.list': () => Promise.resolve(success(desk.state())),

    async 'accounts.save'({ id, draft }, { signal }) {
      const old = id === null ? null : desk.usable(id);
      if (old !== null && !old.ok) return old;
      const before = old === null ? null : old.value;
      const badRule = draft.receive === null ? null : problemOfRule(draft.receive);
      if (badRule !== null) return failure(badRule);
      const found = await mailboxOf(draft, before, signal);
      if (!found.ok) return found;
      const { mailbox, tenant } = found.value;
      const { name, purposes, receive, enabled } = draft;
      const details = { name, mailbox, purposes, receive, enabled };
      const change = await store.change((accounts) => {
        const twin = duplicateOf(accounts, mailbox.id, tenant, id);
        if (twin !== undefined) {
          const values = { mailbox: mailbox.address, name: twin.name };
          return failure(problem('account-duplicate', values));
        }
        if (id === null) {
          const added = withAdded(accounts, [newAccount(details, tenant)]);
          return success({ accounts: added, words: { kind: 'added', count: 1, name } });
        }
        const current = accounts.find((each) => each.id === id);
        if (current === undefined) return failure(problem('account-gone'));
        const edited = withReplaced(accounts, [{ ...current, ...details }]);
        const isSame = JSON.stringify(edited) === JSON.stringify(accounts);
        return success({
          accounts: isSame ? accounts : edited,
          words: { kind: 'edited', count: 1, name },
        });
      });
      if (change.ok && before !== null) await forgetOutdated(before, { ...before, ...details });
      return desk.changed(change);
    },

    'accounts.dependents'({ ids }) {
      const { accounts } = store.current();
      return Promise.resolve(success({ accounts: dependentsOf(accounts, new Set(ids)) }));
    },

    async 'accounts.delete'({ ids }) {
      const chosen = new Set(ids);
      return desk.changed(
        await store.change((accounts) => {
          const gone = accounts.filter(({ id }) => chosen.has(id));
          const [only] = gone;
          if (only === undefined) return failure(problem('account-gone'));
          const name = gone.length === 1 ? only.name : null;
          const words = { kind: 'deleted', count: gone.length, name } as const;
          return success({ accounts: without(accounts, chosen), words });
        }),
      );
    },

    async 'accounts.setDefault'({ id }) {
      const account = desk.usable(id);
      if (!account.ok) return account;
      return desk.changed(
        await store.change((accounts) => {
          const current = accounts.find((each) => each.id === id);
          if (current === undefined) return failure(problem('account-gone'));
          const { name } = current;
          if (!canBeDefault(current)) return failure(problem('account-not-sending', { name }));
          return success({
            accounts: current.isDefault ? accounts : withDefault(accounts, current),
            words: { kind: 'defaultSet', count: 1, name },
          });
        }),
      );
    },

    async 'accounts.setEnabled'({ ids, enabled }) {
      const chosen = new Set(ids);
      return desk.changed(
        await store.change((accounts) => {
          const others = accounts.filter(
            ({ id, enabled: was }) => chosen.has(id) && was !== enabled,
          );
          const [only] = others;
          const name = others.length === 1 ? (only?.name ?? null) : null;
          return success({
            accounts: only === undefined ? accounts : withEnabled(accounts, chosen, enabled),
            words: { kind: enabled ? 'enabled' : 'disabled', count: others.length, name },
          });
        }),
      );
    },

    async 'accounts.move'({ id, to }) {
      return desk.changed(
        await store.change((accounts) => {
          const account = accounts.find((each) => each.id === id);
          if (account === undefined) return failure(problem('account-gone'));
          const moved = withMoved(accounts, account, to);
          const isSame = moved.every((each, index) => each === accounts[index]);
          return success({
            accounts: isSame ? accounts : moved,
            words: { kind: 'moved', count: 1, name: account.name },
          });
        }),
      );
    },

    async 'accounts.undo'({ changeId }) {
      return desk.changed(await store.undo(changeId));
    },

    'accounts.addMany': ({ ids, purposes }, { signal, progress }) =>
      desk.connected(signal, async ({ session, tenant }) => {
        const wanted = [...new Set(ids.map((id) => id.toLowerCase()))];
        const onDone = (done: number): void => {
          progress({ done, total: wanted.length });
        };
        const answers = await findMailboxes(session, wanted, { signal, onDone }, ports.clock);
        let rows: AddedMany['rows'] = [];
        const change = await store.change((accounts) => {
          const added: SavedAccount[] = [];
          rows = wanted.map((mailboxId, index) => {
            const answer = answers[index];
            const mailbox = answer?.ok === true ? answer.value.mailbox : null;
            const refused = reasonNotToAdd(answer, mailboxId);
            if (mailbox === null || refused !== null) {
              return { mailboxId, mailbox, outcome: 'refused', problem: refused };
            }
            const twin = duplicateOf(accounts, mailbox.id, tenant, null);
            if (twin !== undefined) {
              const values = { mailbox: mailbox.address, name: twin.name };
              const duplicate = problem('account-duplicate', values);
              return { mailboxId, mailbox, outcome: 'exists', problem: duplicate };
            }
            const { name } = mailbox;
            const details = { name, mailbox, purposes, receive: null, enabled: true };
            added.push(newAccount(details, tenant));
            return { mailboxId, mailbox, outcome: 'created', problem: null };
          });
          const name = added.length === 1 ? (added[0]?.name ?? null) : null;
          return success({
            accounts: added.length === 0 ? accounts : withAdded(accounts, added),
            words: { kind: 'added', count: added.length, name },
          });
        });
        const changed = desk.changed(change);
        return changed.ok ? success({ ...changed.value, rows }) : changed;
      }),

    async 'accounts.updateNames'({ ids }) {
      const chosen = new Set(ids);
      const { observations } = store.current();
      const change = await store.change((accounts) => {
        const renamed = accounts.flatMap((account) => {
          const seen = observations[account.id]?.mailbox;
          if (!chosen.has(account.id) || seen?.kind !== 'renamed') return [];
          const { address, name } = seen;
          return [{ ...account, mailbox: { ...account.mailbox, address, name } }];
        });
        const name = renamed.length === 1 ? (renamed[0]?.name ?? null) : null;
        return success({
          accounts: renamed.length === 0 ? accounts : withReplaced(accounts, renamed),
          words: { kind: 'namesUpdated', count: renamed.length, name },
        });
      });
      if (change.ok && change.value !== null) {
        await store.observe((section) => ({
          ...section,
          observations: Object.fromEntries(
            Object.entries(section.observations).map(([id, observed]) => [
              id,
              chosen.has(id) && observed.mailbox?.kind === 'renamed'
                ? { ...observed, mailbox: null }
                : observed,
            ]),
          ),
        }));
      }
      return desk.changed(change);
    },
  };
}

function reasonNotToAdd(answer: MailboxAnswer | undefined, mailboxId: string): Problem | null {
  if (answer === undefined) return problem('mailbox-unknown', { mailbox: mailboxId });
  if (!answer.ok) {
    const { problem: found } = answer.failure;
    return isGone(answer.failure)
      ? problem('mailbox-unknown', { mailbox: mailboxId }, found.details)
      : found;
  }
  const { guest, hasAddress, mailbox } = answer.value;
  if (guest) return problem('mailbox-guest', { mailbox: mailbox.address });
  return hasAddress ? null : problem('mailbox-missing', { mailbox: mailbox.address });
}
