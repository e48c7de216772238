import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ConnectionDraft } from '../contract/connection';
import { problem } from '../contract/problems';
import { failure, success, type Result } from '../contract/result';
import { createAccountStore } from '../email-accounts/account-store';
import { createDesk } from '../email-accounts/desk';
import type { EmailAccountsPorts } from '../email-accounts/ports';
import type { SavedAccount } from '../email-accounts/saved-accounts';
import { createConnectionService } from './connection-service';
import { createConnectionsCalls } from './connections';
import { createSettingsStore } from './settings-store';
import { fixedClock, memoryFile, recordingLogger, reversingCipher } from './test-support';

const production: ConnectionDraft = {
  cloud: 'global',
  customEndpoints: null,
  clientId: 'c0a6f8d2-51b4-4e0b-8a37-6d1f20e9b7a5',
  tenantId: 'contoso.com',
  clientSecret: { set: 'Xk48Q~production' },
  secretExpires: '2026-12-01',
  testMailbox: null,
};
const test: ConnectionDraft = {
  ...production,
  tenantId: 'fabrikam.com',
  clientSecret: { set: 'Xk48Q~test' },
  secretExpires: null,
};
const kept = { clientSecret: { keep: true } } as const;

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

function setUp() {
  const { file, state: fileState } = memoryFile();
  const { cipher } = reversingCipher();
  const { logger } = recordingLogger();
  const store = createSettingsStore({ file, clock: fixedClock, logger });
  const connection = createConnectionService({
    store,
    cipher,
    logger,
    clock: fixedClock,
    newId: randomUUID,
  });
  const calls = createConnectionsCalls({ store, connection });
  const accounts = createAccountStore({ settings: store, newId: randomUUID });
  const add = (name: string, tenant: string) =>
    accounts.change((before) =>
      success({
        accounts: [...before, accountOf(store.current().activeConnectionId ?? '', name, tenant)],
        words: { kind: 'added', count: 1, name },
      }),
    );
  const names = () => accounts.current().accounts.map(({ name }) => name);
  const list = async () => valueOf(await calls['connections.list']({})).connections;
  return { connection, calls, accounts, add, names, list, store, fileState };
}

function accountOf(connectionId: string, name: string, tenant: string): SavedAccount {
  return {
    id: randomUUID(),
    connectionId,
    tenant: { cloud: 'global', name: tenant, id: null },
    name,
    mailbox: {
      id: randomUUID(),
      address: `support@${tenant}`,
      name,
    },
    purposes: ['send'],
    receive: null,
    enabled: true,
    isDefault: true,
  };
}

/** Two connections, each with an account of its own; the second is in use. */
async function setUpTwo() {
  const all = setUp();
  const first = valueOf(await all.connection.apply(production)).connection?.id ?? '';
  await all.add('Production', 'contoso.com');
  await all.calls['connections.add']({});
  const second = valueOf(await all.connection.apply(test)).connection?.id ?? '';
  await all.add('Test', 'fabrikam.com');
  return { ...all, first, second };
}

describe('several connections', () => {
  it('are listed with their names and accounts, one of them in use', async () => {
    const { list, first, second } = await setUpTwo();
    expect(await list()).toMatchObject([
      {
        id: first,
        name: 'Microsoft 365',
        tenantId: 'contoso.com',
        active: false,
        expires: '2026-12-01',
        accounts: 1,
      },
      { id: second, name: 'Microsoft 365 2', tenantId: 'fabrikam.com', active: true, accounts: 1 },
    ]);
  });

  it('switch in one call, each with its own credential and accounts', async () => {
    const { calls, connection, names, first, second } = await setUpTwo();
    expect(names()).toEqual(['Test']);
    const state = valueOf(await calls['connections.switch']({ id: first }));
    expect(state.connection).toMatchObject({ id: first, tenantId: 'contoso.com' });
    expect(names()).toEqual(['Production']);
    expect(await connection.credentialFor({ ...production, ...kept })).toEqual(
      success({ kind: 'clientSecret', value: 'Xk48Q~production' }),
    );
    expect(await connection.credentialFor({ ...test, ...kept })).toEqual(
      failure(problem('secret-for-other-connection')),
    );
    await calls['connections.switch']({ id: second });
    expect(names()).toEqual(['Test']);
  });

  it('never mix their accounts: neither a change nor Undo reaches those of the other', async () => {
    const { calls, accounts, names, add, first } = await setUpTwo();
    const inTest = accounts.newest()?.id ?? '';
    await calls['connections.switch']({ id: first });
    expect(accounts.newest()).toBeNull();
    expect(await accounts.undo(inTest)).toEqual(failure(problem('undo-not-possible')));
    await add('Sales', 'contoso.com');
    expect(names()).toEqual(['Production', 'Sales']);
    await accounts.change(() =>
      success({ accounts: [], words: { kind: 'deleted', count: 2, name: null } }),
    );
    expect(names()).toEqual([]);
    const others = (await calls['connections.list']({})) as { value: { connections: object[] } };
    expect(others.value.connections).toMatchObject([{ accounts: 0 }, { accounts: 1 }]);
  });

  it('has its own place and values in the set-up guide', async () => {
    const { calls, store, first, second } = await setUpTwo();
    const groupOf = () => store.current().setUp.values.groupName;
    await store.update((all) =>
      success({
        ...all,
        setUp: { ...all.setUp, values: { ...all.setUp.values, groupName: 'Test group' } },
      }),
    );
    await calls['connections.switch']({ id: first });
    expect(groupOf()).not.toBe('Test group');
    await calls['connections.switch']({ id: second });
    expect(groupOf()).toBe('Test group');
    await calls['connections.delete']({ id: second, accounts: 'keep' });
    expect(JSON.stringify(store.current())).not.toContain('Test group');
  });

  it('do not meet in a call that one of them began', async () => {
    const { calls, store, first } = await setUpTwo();
    const connect = async () => {
      await calls['connections.switch']({ id: first });
      return success({ tenantId: () => Promise.resolve('id-of-fabrikam') });
    };
    const ports = { settings: store, connect } as unknown as EmailAccountsPorts;
    const desk = createDesk(ports);
    const worked = await desk.connected(new AbortController().signal, () =>
      Promise.reject(new Error('With the accounts of the other')),
    );
    expect(worked).toEqual(failure(problem('connection-gone')));
    expect(desk.tenants.current()?.tenant).toEqual({
      cloud: 'global',
      name: 'contoso.com',
      id: null,
    });
  });

  it('can be renamed, but not like another', async () => {
    const { calls, list, first, second } = await setUpTwo();
    await calls['connections.rename']({ id: second, name: 'Test tenant' });
    expect((await list()).map(({ name }) => name)).toEqual(['Microsoft 365', 'Test tenant']);
    expect(await calls['connections.rename']({ id: first, name: 'test TENANT' })).toEqual(
      failure(problem('connection-name-taken', { name: 'test TENANT' })),
    );
  });
});

describe('deleting a connection', () => {
  it('deletes its accounts with it, and uses another one', async () => {
    const { calls, names, store, first, second } = await setUpTwo();
    const state = valueOf(await calls['connections.delete']({ id: second, accounts: 'delete' }));
    expect(state.connection?.id).toBe(first);
    expect(names()).toEqual(['Production']);
    expect(JSON.stringify(store.current())).not.toContain('fabrikam.com');
  });

  it('keeps its accounts for when the same tenant is connected again', async () => {
    const { calls, connection, names, second } = await setUpTwo();
    await calls['connections.delete']({ id: second, accounts: 'keep' });
    expect(names()).toEqual(['Production']);
    await calls['connections.add']({});
    expect(names()).toEqual([]);
    await connection.apply({ ...test, tenantId: 'Fabrikam.com' });
    expect(names()).toEqual(['Test']);
  });

  it('shows the kept accounts where no connection is left', async () => {
    const { calls, list, names } = await setUpTwo();
    for (const { id } of await list()) {
      await calls['connections.delete']({ id, accounts: 'keep' });
    }
    expect(names()).toEqual(['Production', 'Test']);
  });

  it('changes nothing when there is none, or when it can not be saved', async () => {
    const { calls, list, fileState, second } = await setUpTwo();
    const gone = randomUUID();
    expect(await calls['connections.delete']({ id: gone, accounts: 'delete' })).toEqual(
      failure(problem('connection-gone')),
    );
    expect(await calls['connections.switch']({ id: gone })).toEqual(
      failure(problem('connection-gone')),
    );
    fileState.failure = new Error('ENOSPC');
    expect(await calls['connections.delete']({ id: second, accounts: 'delete' })).toMatchObject({
      problem: { code: 'settings-not-writable' },
    });
    expect(await list()).toHaveLength(2);
  });
});
