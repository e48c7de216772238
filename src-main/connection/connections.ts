import type { Channel, Input, Output } from '../contract/channels';
import type { ConnectionState } from '../contract/connection';
import { problem } from '../contract/problems';
import { failure, success, type Result } from '../contract/result';
import { noSetUp } from '../set-up/saved-set-up';
import type { ConnectionService } from './connection-service';
import { credentialEnd } from './expiry/credential-expiry';
import type { Settings } from './settings';
import type { SettingsStore } from './settings-store';

export interface ConnectionsPorts {
  store: SettingsStore;
  connection: Pick<ConnectionService, 'state' | 'forget'>;
}

type ConnectionsChannel = Extract<Channel, `connections.${string}`>;

/** What the calls about several connections do; the words about each are in the contract. */
export type ConnectionsCalls = {
  [C in ConnectionsChannel]: (input: Input<C>) => Promise<Result<Output<C>>>;
};

/**
 * Makes the calls that list, switch, rename and delete connections. Email accounts belong to one of
 * them; those of the others are neither shown nor used.
 */
export function createConnectionsCalls({ store, connection }: ConnectionsPorts): ConnectionsCalls {
  function list(): Output<'connections.list'> {
    const { connections, activeConnectionId, emailAccounts } = store.current();
    return {
      connections: connections.map((connection) => {
        const { id, name, cloud, tenantId } = connection;
        return {
          id,
          name,
          cloud,
          tenantId,
          active: id === activeConnectionId,
          expires: credentialEnd(connection)?.expires ?? null,
          accounts: emailAccounts.accounts.filter((each) => each.connectionId === id).length,
        };
      }),
    };
  }

  async function change(
    edit: (settings: Settings) => Result<Settings>,
  ): Promise<Result<ConnectionState>> {
    const written = await store.update(edit);
    return written.ok ? success(await connection.state()) : written;
  }

  function has({ connections }: Settings, id: string): boolean {
    return connections.some((each) => each.id === id);
  }

  return {
    'connections.list': () => Promise.resolve(success(list())),
    'connections.switch': ({ id }) =>
      change((settings) =>
        has(settings, id) ? success(withInUse(settings, id)) : failure(problem('connection-gone')),
      ),
    'connections.add': () => change((settings) => success(withInUse(settings, null))),
    async 'connections.rename'({ id, name }) {
      const written = await store.update((settings) => {
        if (!has(settings, id)) return failure(problem('connection-gone'));
        const isTaken = settings.connections.some(
          (each) => each.id !== id && each.name.toLowerCase() === name.toLowerCase(),
        );
        if (isTaken) return failure(problem('connection-name-taken', { name }));
        const connections = settings.connections.map((each) =>
          each.id === id ? { ...each, name } : each,
        );
        return success({ ...settings, connections });
      });
      return written.ok ? success(list()) : written;
    },
    async 'connections.delete'({ id, accounts }) {
      const deleted = await change((settings) =>
        has(settings, id)
          ? success(withoutConnection(settings, id, accounts))
          : failure(problem('connection-gone')),
      );
      if (!deleted.ok) return deleted;
      connection.forget(id);
      return success(await connection.state());
    },
  };
}

/** Makes another connection the one in use; where the guide was left belongs to each of them. */
function withInUse(settings: Settings, id: string | null): Settings {
  const { activeConnectionId: before, setUp, setUpsOfOthers } = settings;
  if (before === id) return settings;
  const kept = before === null ? setUpsOfOthers : { ...setUpsOfOthers, [before]: setUp };
  const next = id === null ? undefined : kept[id];
  return { ...settings, activeConnectionId: id, setUp: next ?? noSetUp(), setUpsOfOthers: kept };
}

function withoutConnection(settings: Settings, id: string, accounts: 'keep' | 'delete'): Settings {
  const connections = settings.connections.filter((each) => each.id !== id);
  const { activeConnectionId: active } = settings;
  const nextId = active === id ? (connections[0]?.id ?? null) : active;
  const { emailAccounts, setUpsOfOthers, ...others } = withInUse(settings, nextId);
  const kept = emailAccounts.accounts.filter(
    (each) => accounts === 'keep' || each.connectionId !== id,
  );
  const ids = new Set(kept.map((each) => each.id));
  return {
    ...others,
    connections,
    setUpsOfOthers: Object.fromEntries(
      Object.entries(setUpsOfOthers).filter(([connection]) => connection !== id),
    ),
    emailAccounts: {
      ...emailAccounts,
      accounts: kept,
      observations: Object.fromEntries(
        Object.entries(emailAccounts.observations).filter(([account]) => ids.has(account)),
      ),
    },
  };
}
