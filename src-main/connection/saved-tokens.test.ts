import { expect, it } from 'vitest';
import { problem } from '../contract/problems';
import { failure, success } from '../contract/result';
import { demoConnection } from '../demo-tenant';
import { recordingTransport, testClock } from '../graph/test-support';
import type { ConnectionService } from './connection-service';
import { createSavedTokens } from './saved-tokens';

type Active = Awaited<ReturnType<ConnectionService['active']>>;

const { clientId, tenantId } = demoConnection;

const connected = (secret: string): Active =>
  success({
    connection: {
      id: '3b241101-e2bb-4255-8caf-4136c566a962',
      cloud: 'global',
      customEndpoints: null,
      clientId,
      tenantId,
      testMailbox: null,
    },
    credential: { kind: 'clientSecret', value: secret },
    replacedOn: null,
  });

const deleted: Active = failure(problem('not-connected'));

/** Tokens of a connection that is what `now` says, each time it has been asked for. */
function setUp() {
  const saved = { now: connected('first'), asked: 0, wait: Promise.resolve() };
  const { transport } = recordingTransport(() => {
    throw new Error('Nobody signs in here');
  });
  const tokens = createSavedTokens(
    {
      async active() {
        saved.asked += 1;
        const found = saved.now;
        await saved.wait;
        return found;
      },
    },
    { transport, clock: testClock() },
  );
  const source = async () => {
    const opened = await tokens.open();
    return opened.ok ? opened.value.tokenSource : null;
  };
  return { saved, tokens, source };
}

it('keeps the token source of the saved connection as long as it is the same', async () => {
  const { tokens, source } = setUp();
  const first = await source();
  expect(first).not.toBeNull();
  await tokens.reconsider();
  expect(await source()).toBe(first);
});

it.each([
  ['deleted', deleted],
  ['another one', connected('second')],
])('lets go of it when the connection is %s', async (_name, next) => {
  const { saved, tokens, source } = setUp();
  const first = await source();
  saved.now = next;
  await tokens.reconsider();
  // As before: what had been kept would be there again.
  saved.now = connected('first');
  expect(await source()).not.toBe(first);
});

it('lets go of it when the credential can not be opened any more', async () => {
  const { saved, source } = setUp();
  const first = await source();
  saved.now = failure(problem('secret-locked'));
  expect(await source()).toBeNull();
  saved.now = connected('first');
  expect(await source()).not.toBe(first);
});

it('keeps nothing that was on its way when the connection was deleted', async () => {
  const { saved, tokens, source } = setUp();
  let goOn: () => void = () => undefined;
  saved.wait = new Promise((done) => {
    goOn = done;
  });
  const late = source();
  await Promise.resolve();
  saved.now = deleted;
  const reconsidered = tokens.reconsider();
  goOn();
  const first = await late;
  await reconsidered;
  saved.now = connected('first');
  expect(await source()).not.toBe(first);
});

it('opens no credential just to reconsider it', async () => {
  const { saved, tokens } = setUp();
  await tokens.reconsider();
  expect(saved.asked).toBe(0);
});
