import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { ConnectionDraft } from '../contract/connection';
import { problem } from '../contract/problems';
import { failure } from '../contract/result';
import { createDemoTenant, demoConnection } from '../demo-tenant';
import { graphPath } from '../graph/odata';
import { tenantTransport, testClock } from '../graph/test-support';
import { createActiveGraph } from './active-graph';
import { createConnectionService } from './connection-service';
import { createSavedTokens } from './saved-tokens';
import { createSettingsStore } from './settings-store';
import { memoryFile, recordingLogger, reversingCipher } from './test-support';

const draft: ConnectionDraft = {
  cloud: 'global',
  customEndpoints: null,
  clientId: demoConnection.clientId,
  tenantId: demoConnection.tenantId,
  clientSecret: { set: demoConnection.clientSecret },
  secretExpires: null,
  testMailbox: null,
};

function setUp() {
  const clock = testClock({ start: new Date().toISOString() });
  const { cipher, state: keyStore } = reversingCipher();
  const { logger } = recordingLogger();
  const { file } = memoryFile();
  const connection = createConnectionService({
    store: createSettingsStore({ file, clock, logger }),
    cipher,
    logger,
    clock,
    newId: randomUUID,
  });
  const { transport, requests } = tenantTransport(createDemoTenant({ people: 20 }));
  const tokens = createSavedTokens(connection, { transport, clock });
  return {
    connection,
    keyStore,
    requests,
    tokens,
    graph: createActiveGraph(tokens, { transport, clock }),
  };
}

describe('Graph of the saved connection', () => {
  it('is not there before one is saved', async () => {
    const { graph } = setUp();
    expect(await graph()).toEqual(failure(problem('not-connected')));
  });

  it('works with the saved values and secret', async () => {
    const { graph, connection, requests } = setUp();
    await connection.apply(draft);
    const found = await graph();
    if (!found.ok) throw new Error(found.problem.code);
    const { signal } = new AbortController();
    const schema = z.object({ value: z.array(z.unknown()) });
    const call = { schema, permission: 'User.Read.All', signal };
    expect((await found.value.get(graphPath`/users`, call)).value).toHaveLength(20);
    expect(requests.map(({ url }) => new URL(url).host)).toEqual([
      'login.microsoftonline.com',
      'graph.microsoft.com',
    ]);
  });

  it('stays the same until something of the connection changes', async () => {
    const { graph, connection } = setUp();
    const current = async () => {
      const found = await graph();
      return found.ok ? found.value : null;
    };
    await connection.apply(draft);
    const first = await current();
    await connection.apply({
      ...draft,
      clientSecret: { keep: true },
      testMailbox: 'a@contoso.com',
    });
    expect(await current()).toBe(first);
    await connection.apply({ ...draft, clientSecret: { set: 'another' } });
    expect(await current()).not.toBe(first);
  });

  it('is not there when the secret cannot be used', async () => {
    const { graph, connection, keyStore } = setUp();
    await connection.apply(draft);
    keyStore.available = false;
    expect(await graph()).toEqual(failure(problem('secret-locked')));
  });
});
