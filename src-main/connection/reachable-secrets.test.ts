import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeHeapSnapshot } from 'node:v8';
import { expect, it } from 'vitest';
import type { ConnectionDraft } from '../contract/connection';
import { jsonAnswer, settle, testClock } from '../graph/test-support';
import type { Transport } from '../ports';
import { createConnectionService } from './connection-service';
import { createConnectionsCalls } from './connections';
import { unusedMs } from './forget-later';
import { createSavedTokens } from './saved-tokens';
import { createSettingsStore } from './settings-store';
import { memoryFile, recordingLogger, reversingCipher } from './test-support';
import { createUserSearch } from './user-search';

/** Made anew each time: a constant would be in memory for good. */
const secret = () => ['of-the-test', 'secret', 'Xk48Q'].reverse().join('~');
const token = () => ['of-the-test', 'token', 'eyJ'].reverse().join('~');

/** Which of the two can still be reached, once the garbage is collected. */
async function reachable(): Promise<string[]> {
  await settle();
  const folder = mkdtempSync(join(tmpdir(), 'console-memory-'));
  try {
    const snapshot = readFileSync(writeHeapSnapshot(join(folder, 'test.heapsnapshot')));
    return Object.entries({ secret, token })
      .filter(([, make]) => snapshot.includes(Buffer.from(make())))
      .map(([name]) => name);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const signal = new AbortController().signal;

function setUp() {
  const clock = testClock({ start: new Date().toISOString() });
  const { cipher } = reversingCipher();
  const { logger } = recordingLogger();
  const { file } = memoryFile();
  const store = createSettingsStore({ file, clock, logger });
  const connection = createConnectionService({ store, cipher, logger, clock, newId: randomUUID });
  // Unlike the transport of other tests, it remembers nothing.
  const transport: Transport = () =>
    Promise.resolve(
      jsonAnswer(200, { token_type: 'Bearer', expires_in: 3599, access_token: token() }),
    );
  const ports = { transport, clock };
  const tokens = createSavedTokens(connection, ports);
  const search = createUserSearch(ports);
  const draft = (): ConnectionDraft => ({
    cloud: 'global',
    customEndpoints: null,
    clientId: 'c0a6f8d2-51b4-4e0b-8a37-6d1f20e9b7a5',
    tenantId: 'contoso.com',
    clientSecret: { set: secret() },
    secretExpires: null,
    testMailbox: null,
  });
  return {
    clock,
    search,
    find: async () => {
      const credential = { kind: 'clientSecret', value: secret() } as const;
      await search.find({ connection: draft(), credential, text: 'ana', signal });
    },
    apply: async () => (await connection.apply(draft())).ok,
    signIn: async () => {
      const opened = await tokens.open();
      if (opened.ok) await opened.value.tokenSource.acquire(signal);
    },
    async delete() {
      const id = store.current().activeConnectionId ?? '';
      const calls = createConnectionsCalls({ store, connection });
      await calls['connections.delete']({ id, accounts: 'keep' });
    },
    reconsider: () => tokens.reconsider(),
  };
}

it('a secret and its token can be reached while the connection is there, and not when it is deleted', async () => {
  const test = setUp();
  expect(await test.apply()).toBe(true);
  expect(await reachable(), 'saved').toEqual([]);
  await test.signIn();
  expect(await reachable(), 'in use').toEqual(['secret', 'token']);
  await test.delete();
  await test.reconsider();
  expect(await reachable(), 'deleted').toEqual([]);
}, 60_000);

it('a secret that was not saved can not be reached when it is forgotten, or was not used for a while', async () => {
  const { find, search, clock } = setUp();
  await find();
  expect(await reachable(), 'in use').toEqual(['secret', 'token']);
  search.forget();
  expect(await reachable(), 'forgotten').toEqual([]);
  await find();
  clock.advance(unusedMs);
  expect(await reachable(), 'not used').toEqual([]);
}, 60_000);
