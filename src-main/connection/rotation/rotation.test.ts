import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { problem } from '../../contract/problems';
import { failure, success, type Result } from '../../contract/result';
import { createDemoTenant, demoConnection } from '../../demo-tenant';
import { tenantTransport, testClock } from '../../graph/test-support';
import { createConnectionService } from '../connection-service';
import { createSettingsStore } from '../settings-store';
import { testSettings } from '../test-settings/test-settings';
import { memoryFile, recordingLogger, reversingCipher } from '../test-support';
import { createRotation } from './rotation';
import { createSignInProbe } from './sign-in-probe';

const { clientId, tenantId, clientSecret: oldSecret, secretId } = demoConnection;
const newSecret = 'Nw18Q~the-secret-that-comes-after-it-';
const until2099 = new Date('2099-12-31T00:00:00Z');
const expires = '2027-11-23';

const draft = {
  cloud: 'global',
  customEndpoints: null,
  clientId,
  tenantId,
  clientSecret: { set: oldSecret },
  secretExpires: '2026-12-01',
  testMailbox: null,
} as const;
const kept = { ...draft, clientSecret: { keep: true } } as const;
const secretOf = (value: string) => success({ kind: 'clientSecret', value });

async function setUp({ keyring = true } = {}) {
  const tenant = createDemoTenant({ people: 5 });
  tenant.control.changeApp({
    secrets: [
      { id: secretId, value: oldSecret, expires: until2099 },
      { id: 'new', value: newSecret, expires: until2099 },
    ],
  });
  const { transport, requests } = tenantTransport(tenant);
  const { file, state: fileState } = memoryFile();
  const { cipher, state: keyStore } = reversingCipher();
  keyStore.available = keyring;
  const { logger, lines } = recordingLogger();
  const time = { now: new Date() };
  const clock = { ...testClock({ start: time.now.toISOString() }), now: () => time.now };
  const start = () => {
    const connection = createConnectionService({
      store: createSettingsStore({ file, clock, logger }),
      cipher,
      logger,
      clock,
      newId: randomUUID,
    });
    const rotation = createRotation({
      connection,
      testSettings: (options) => testSettings(options, { transport, clock, logger }),
      signsIn: createSignInProbe({ transport, clock }),
      clock,
    });
    return { connection, rotation };
  };
  const { connection, rotation } = start();
  await connection.apply(draft);
  const replace = (secret = newSecret, signal = new AbortController().signal) =>
    rotation.replace({ secret, secretExpires: expires }, { signal, onProgress: () => undefined });
  return {
    tenant,
    connection,
    rotation,
    replace,
    restart: start,
    fileState,
    time,
    lines,
    requests,
  };
}

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

const signal = new AbortController().signal;

function nextDay(time: { now: Date }): void {
  time.now = new Date(time.now.getTime() + 24 * 60 * 60 * 1000);
}

describe('replacing the secret', () => {
  it('puts the new one in its place when the test succeeds, also after a restart', async () => {
    const { connection, replace, restart } = await setUp();
    const { report, state } = valueOf(await replace());
    expect(report.succeeded).toBe(true);
    expect(state?.connection).toMatchObject({ secretExpires: expires, hasClientSecret: true });
    expect(state?.connection?.previous).not.toBeNull();
    expect(await connection.credentialFor(kept)).toEqual(secretOf(newSecret));
    expect(await restart().connection.credentialFor(kept)).toEqual(secretOf(newSecret));
  });

  it('keeps the old one when the new one does not sign in, and uses it meanwhile', async () => {
    const { connection, replace, fileState } = await setUp();
    const before = await connection.state();
    const { saves } = fileState;
    const trial = replace('Nw18Q~a-secret-that-nobody-has-made');
    expect(await connection.credentialFor(kept)).toEqual(secretOf(oldSecret));
    const { report, state } = valueOf(await trial);
    expect(state).toBeNull();
    expect(report.steps.find(({ step }) => step === 'authenticate')?.problem?.code).toBe(
      'secret-wrong',
    );
    expect(await connection.state()).toEqual(before);
    expect(fileState.saves).toBe(saves);
  });

  it('keeps the old one when it is cancelled half-way, or can not be saved', async () => {
    const { connection, replace, fileState } = await setUp();
    const { report, state } = valueOf(await replace(newSecret, AbortSignal.abort()));
    expect([report.cancelled, state]).toEqual([true, null]);
    fileState.failure = new Error('ENOSPC: no space left');
    expect(await replace()).toMatchObject({ problem: { code: 'settings-not-writable' } });
    fileState.failure = null;
    expect(await connection.credentialFor(kept)).toEqual(secretOf(oldSecret));
    expect((await connection.state()).connection?.previous).toBeNull();
  });

  it('keeps the old one when the connection was changed while the test ran', async () => {
    const { connection, replace } = await setUp();
    const trial = replace();
    await connection.apply({ ...draft, tenantId: 'contoso.com' });
    expect(await trial).toEqual(failure(problem('secret-for-other-connection')));
    expect(await connection.credentialFor({ ...kept, tenantId: 'contoso.com' })).toEqual(
      secretOf(oldSecret),
    );
  });

  it('says so when it is the same secret, and asks nobody', async () => {
    const { replace, requests } = await setUp();
    expect(await replace(oldSecret)).toEqual(failure(problem('secret-unchanged')));
    expect(requests).toEqual([]);
  });

  it('writes neither secret down', async () => {
    const { replace, fileState, lines } = await setUp();
    const answer = await replace();
    const written = JSON.stringify([answer, fileState.content, lines]);
    expect(written).not.toContain(oldSecret);
    expect(written).not.toContain(newSecret);
  });
});

describe.each([true, false])('taking it back, with a keyring: %s', (keyring) => {
  it('brings the old secret and its date', async () => {
    const { connection, rotation, replace } = await setUp({ keyring });
    await replace();
    expect(await connection.credentialFor(kept)).toEqual(secretOf(newSecret));
    const state = valueOf(await rotation.undo());
    expect(state.connection).toMatchObject({ secretExpires: '2026-12-01', previous: null });
    expect(await connection.credentialFor(kept)).toEqual(secretOf(oldSecret));
    expect(await rotation.undo()).toEqual(failure(problem('undo-not-possible')));
  });

  it('is possible until the new one has signed in on another day', async () => {
    const { connection, rotation, replace, time, tenant } = await setUp({ keyring });
    await replace();
    await rotation.settle(signal);
    expect((await connection.state()).connection?.previous).not.toBeNull();
    nextDay(time);
    const stop = tenant.control.addFault({ kind: 'reset', at: 'headers', service: 'signIn' });
    await rotation.settle(signal);
    expect((await connection.state()).connection?.previous).not.toBeNull();
    stop();
    await rotation.settle(signal);
    expect((await connection.state()).connection?.previous).toBeNull();
    expect(await rotation.undo()).toEqual(failure(problem('undo-not-possible')));
  });

  it('brings the one before the last when another secret is applied', async () => {
    const { connection, rotation, replace } = await setUp({ keyring });
    await replace();
    await connection.apply({ ...draft, clientSecret: { set: 'Thrd8Q~one' } });
    const state = valueOf(await rotation.undo());
    expect(state.connection).toMatchObject({ secretExpires: expires, previous: null });
    expect(await connection.credentialFor(kept)).toEqual(secretOf(newSecret));
  });

  it('is possible in the same way for a secret that was replaced with Apply', async () => {
    const { connection, rotation, time } = await setUp({ keyring });
    await connection.apply({ ...draft, clientSecret: { set: newSecret } });
    await rotation.settle(signal);
    expect((await connection.state()).connection?.previous).toMatchObject({ kind: 'clientSecret' });
    nextDay(time);
    await rotation.settle(signal);
    expect((await connection.state()).connection?.previous).toBeNull();
  });
});

it('the old secret is there to be taken back after a restart', async () => {
  const { replace, restart } = await setUp();
  await replace();
  const later = restart();
  valueOf(await later.rotation.undo());
  expect(await later.connection.credentialFor(kept)).toEqual(secretOf(oldSecret));
});
