import type {
  AccountMailbox,
  AccountsChange,
  AccountsChanged,
  AccountsState,
} from '../contract/email-accounts';
import type { Channel, Input, Output, Progress } from '../contract/channels';
import { problem } from '../contract/problems';
import { failure, success, type Result } from '../contract/result';
import { GraphFailure } from '../graph/graph-failure';
import { createAccountStore, type AccountStore } from './account-store';
import { accountsState } from './accounts-state';
import { createTenantWatch, type ConnectedTenant, type TenantWatch } from './connected-tenant';
import { createMailboxGate } from './mailbox-gate';
import type { EmailAccountsPorts } from './ports';
import type { SavedAccount } from './saved-accounts';
import { openMailbox, type AccountsSession, type OpenMailbox } from './session';

type AccountsChannel = Extract<Channel, `accounts.${string}`>;

/** What each call of the contract does; the names are those of the channels. */
export type AccountsHandlers = {
  [C in AccountsChannel]: (
    input: Input<C>,
    context: { signal: AbortSignal; progress: (progress: Progress<C>) => void },
  ) => Promise<Result<Output<C>>>;
};

/** The connection while something is done with it. */
export interface Connected {
  session: AccountsSession;
  tenant: ConnectedTenant;
  open: (mailbox: Pick<AccountMailbox, 'id' | 'address'>) => OpenMailbox;
}

/** What everything about mailboxes shares: the accounts, the tenant, the gate. */
export interface Desk {
  ports: EmailAccountsPorts;
  store: AccountStore;
  tenants: TenantWatch;
  state(): AccountsState;
  /** The answer to a change of the list. */
  changed(change: Result<AccountsChange | null>): Result<AccountsChanged>;
  /** The account, if it may be used: `account-gone`, `account-of-other-tenant`, `not-connected`. */
  usable(id: string): Result<SavedAccount>;
  /**
   * Does something with Microsoft 365 and turns its failures into problems; an abort goes through.
   */
  connected<T>(
    signal: AbortSignal,
    work: (connected: Connected) => Promise<Result<T>>,
  ): Promise<Result<T>>;
  /** Like `connected`, in the mailbox of one account. */
  inAccount<T>(
    id: string,
    signal: AbortSignal,
    work: (mailbox: OpenMailbox, account: SavedAccount) => Promise<T>,
  ): Promise<Result<T>>;
}

/** Makes the desk. */
export function createDesk(ports: EmailAccountsPorts): Desk {
  const store = createAccountStore(ports);
  const tenants = createTenantWatch(ports.settings);
  const gate = createMailboxGate();
  const state = (): AccountsState =>
    accountsState(store.current(), tenants.current(), store.newest());

  function usable(id: string): Result<SavedAccount> {
    const account = store.current().accounts.find((each) => each.id === id);
    if (account === undefined) return failure(problem('account-gone'));
    const tenant = tenants.current();
    if (tenant === null) return failure(problem('not-connected'));
    if (tenant.owns(account)) return success(account);
    const values = { name: account.name, tenant: account.tenant.name };
    return failure(problem('account-of-other-tenant', values));
  }

  const connected: Desk['connected'] = async (signal, work) => {
    const here = tenants.current();
    const session = await ports.connect();
    if (!session.ok) return session;
    try {
      const id = await session.value.tenantId(signal);
      if (here !== null) tenants.learn(here.tenant, id);
      const tenant = tenants.current();
      if (tenant === null) return failure(problem('not-connected'));
      // Another connection came into use meanwhile: this session must not meet its accounts.
      if (tenant.connectionId !== here?.connectionId) return failure(problem('connection-gone'));
      return await work({
        session: session.value,
        tenant,
        open: (mailbox) => openMailbox(session.value, gate, mailbox),
      });
    } catch (error) {
      if (error instanceof GraphFailure) return failure(error.problem);
      throw error;
    }
  };

  return {
    ports,
    store,
    tenants,
    state,
    changed: (change) => (change.ok ? success({ state: state(), change: change.value }) : change),
    usable,
    connected,
    inAccount: async (id, signal, work) =>
      connected(signal, async ({ open }) => {
        const account = usable(id);
        if (!account.ok) return account;
        return success(await work(open(account.value.mailbox), account.value));
      }),
  };
}
