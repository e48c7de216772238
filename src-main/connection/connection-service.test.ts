import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ConnectionDraft } from '../contract/connection';
import { problem, type Problem } from '../contract/problems';
import { failure, success, type Result } from '../contract/result';
import type { SettingsLoad } from '../ports';
import { createConnectionService } from './connection-service';
import { createSettingsStore } from './settings-store';
import { fixedClock, memoryFile, recordingLogger, reversingCipher } from './test-support';

const secret = 'Xk48Q~a-secret-value';

const draft: ConnectionDraft = {
  cloud: 'global',
  customEndpoints: null,
  clientId: 'c0a6f8d2-51b4-4e0b-8a37-6d1f20e9b7a5',
  tenantId: 'contoso.com',
  clientSecret: { set: secret },
  secretExpires: '2027-01-31',
  testMailbox: 'support@contoso.com',
};

const secretOf = (value: string) => ({ kind: 'clientSecret', value }) as const;

const kept: ConnectionDraft = { ...draft, clientSecret: { keep: true } };

function setUp(content?: SettingsLoad, blockedBy: Problem | null = null) {
  const { file, state: fileState } = memoryFile(content);
  const { cipher, state: keyStore } = reversingCipher();
  const { logger, lines } = recordingLogger();
  const start = () =>
    createConnectionService({
      store: createSettingsStore({ file, clock: fixedClock, logger, blockedBy }),
      cipher,
      logger,
      clock: fixedClock,
      newId: randomUUID,
    });
  return { service: start(), restart: start, fileState, keyStore, lines };
}

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

describe('a new profile', () => {
  it('has no connection and nothing to tell', async () => {
    const { service } = setUp();
    expect(await service.state()).toEqual({
      connection: null,
      secretStorage: 'keyring',
      readOnly: false,
      notices: [],
    });
  });

  it('has no secret to keep', async () => {
    const { service, fileState } = setUp();
    expect(await service.apply(kept)).toEqual(failure(problem('secret-required')));
    expect(await service.credentialFor(kept)).toEqual(failure(problem('secret-required')));
    expect(fileState.saves).toBe(0);
  });
});

describe('a saved connection', () => {
  it('is there after a restart, with its secret', async () => {
    const { service, restart } = setUp();
    const { connection } = valueOf(await service.apply(draft));
    const later = restart();
    expect(await later.state()).toEqual({
      connection,
      secretStorage: 'keyring',
      readOnly: false,
      notices: [],
    });
    expect(connection).toMatchObject({ hasClientSecret: true, tenantId: 'contoso.com' });
    expect(await later.credentialFor(kept)).toEqual(success(secretOf(secret)));
  });

  it('never shows its secret in the state, the file or the log', async () => {
    const { service, fileState, lines } = setUp();
    const state = valueOf(await service.apply(draft));
    expect(JSON.stringify([state, fileState.content, lines])).not.toContain(secret);
  });

  it('keeps its id and its secret when something else changes', async () => {
    const { service } = setUp();
    const before = valueOf(await service.apply(draft));
    const after = valueOf(await service.apply({ ...kept, testMailbox: null }));
    expect(after.connection).toEqual({ ...before.connection, testMailbox: null });
    expect(await service.credentialFor(kept)).toEqual(success(secretOf(secret)));
  });

  it('is the same connection with its IDs in capitals', async () => {
    const { service } = setUp();
    await service.apply(draft);
    const shouted = { ...kept, clientId: draft.clientId.toUpperCase(), tenantId: 'CONTOSO.com' };
    expect(await service.credentialFor(shouted)).toEqual(success(secretOf(secret)));
  });

  it.each<[string, Partial<ConnectionDraft>]>([
    ['cloud', { cloud: 'gccHigh' }],
    ['tenant', { tenantId: 'fabrikam.com' }],
    ['client ID', { clientId: '00000000-51b4-4e0b-8a37-6d1f20e9b7a5' }],
    [
      'endpoints',
      {
        cloud: 'custom',
        customEndpoints: { authority: 'https://evil.test', graph: 'https://graph.microsoft.com' },
      },
    ],
  ])('does not lend its secret to another %s', async (_name, change) => {
    const { service, fileState } = setUp();
    await service.apply(draft);
    const refusal = failure(problem('secret-for-other-connection'));
    expect(await service.credentialFor({ ...kept, ...change })).toEqual(refusal);
    expect(await service.apply({ ...kept, ...change })).toEqual(refusal);
    expect(fileState.saves).toBe(1);
    expect((await service.state()).connection).toMatchObject({ cloud: 'global' });
  });

  it.each(['tenantId', 'clientId', 'authority', 'graph'] as const)(
    'does not use its secret when the %s was changed in the file',
    async (field) => {
      const { service, restart, fileState } = setUp();
      await service.apply({
        ...draft,
        cloud: 'custom',
        customEndpoints: { authority: 'https://login.test', graph: 'https://graph.test' },
      });
      const other = { tenantId: 'evil.test', clientId: randomUUID() };
      const text = JSON.stringify(fileState.content);
      const changed = {
        tenantId: text.replace('"contoso.com"', `"${other.tenantId}"`),
        clientId: text.replace(draft.clientId, other.clientId),
        authority: text.replace('https://login.test', 'https://evil.test'),
        graph: text.replace('https://graph.test', 'https://evil.test'),
      }[field];
      fileState.content = JSON.parse(changed) as SettingsLoad;
      const state = await restart().state();
      expect(state.connection).toMatchObject({ hasClientSecret: false });
      expect(state.notices).toEqual([problem('secret-for-other-connection')]);
    },
  );

  it('says so when its secret can no longer be opened', async () => {
    const { service, restart, fileState } = setUp();
    await service.apply(draft);
    const text = JSON.stringify(fileState.content);
    fileState.content = JSON.parse(
      text.replace(/"sealed":"[^"]+"/, '"sealed":"bm90IHNlYWxlZA=="'),
    ) as SettingsLoad;
    const state = await restart().state();
    expect(state.connection).toMatchObject({ hasClientSecret: false });
    expect(state.notices).toEqual([problem('secret-not-readable')]);
  });
});

describe('without a key store', () => {
  it('keeps the secret for this run only and says so', async () => {
    const { service, restart, fileState, keyStore } = setUp();
    keyStore.available = false;
    const state = valueOf(await service.apply(draft));
    expect(state).toMatchObject({
      secretStorage: 'memory',
      connection: { hasClientSecret: true },
      notices: [problem('keyring-absent')],
    });
    expect(await service.credentialFor(kept)).toEqual(success(secretOf(secret)));
    expect(JSON.stringify(fileState.content)).toContain('"credential":null');
    expect((await restart().state()).connection).toMatchObject({ hasClientSecret: false });
  });

  it('binds the secret of this run just the same', async () => {
    const { service, keyStore } = setUp();
    keyStore.available = false;
    await service.apply(draft);
    expect(await service.credentialFor({ ...kept, tenantId: 'fabrikam.com' })).toEqual(
      failure(problem('secret-for-other-connection')),
    );
  });

  it('seals the secret of this run with the next Apply that finds a key store', async () => {
    const { service, restart, keyStore } = setUp();
    keyStore.available = false;
    await service.apply(draft);
    keyStore.available = true;
    // Not sealed yet, so it still has to be told.
    expect(await service.state()).toMatchObject({
      secretStorage: 'memory',
      notices: [problem('keyring-absent')],
    });
    expect(valueOf(await service.apply(kept))).toMatchObject({
      secretStorage: 'keyring',
      notices: [],
    });
    expect(await restart().credentialFor(kept)).toEqual(success(secretOf(secret)));
  });

  it('treats a key store that refuses as none, until it accepts again', async () => {
    const { service, keyStore, fileState } = setUp();
    keyStore.refuses = true;
    expect(valueOf(await service.apply(draft)).secretStorage).toBe('memory');
    keyStore.refuses = false;
    expect(valueOf(await service.apply(draft)).secretStorage).toBe('keyring');
    expect(JSON.stringify(fileState.content)).toContain('"sealed"');
  });
});

describe('with a key store that is locked', () => {
  async function setUpLocked() {
    const all = setUp();
    await all.service.apply(draft);
    all.keyStore.available = false;
    return { ...all, service: all.restart() };
  }

  it('says so, and has the secret again once it is unlocked', async () => {
    const { service, restart, keyStore } = await setUpLocked();
    expect(await service.state()).toMatchObject({
      connection: { hasClientSecret: false },
      notices: [problem('secret-locked')],
    });
    expect(await service.apply({ ...kept, testMailbox: null })).toEqual(
      failure(problem('secret-locked')),
    );
    keyStore.available = true;
    expect(await restart().credentialFor(kept)).toEqual(success(secretOf(secret)));
  });

  it('uses a new secret in this run, and keeps the sealed one of the same place', async () => {
    const { service, restart, keyStore } = await setUpLocked();
    const state = valueOf(await service.apply({ ...draft, clientSecret: { set: 'new' } }));
    expect(state).toMatchObject({
      secretStorage: 'memory',
      connection: { hasClientSecret: true },
      notices: [problem('keyring-absent')],
    });
    expect(await service.credentialFor(kept)).toEqual(success(secretOf('new')));
    keyStore.available = true;
    expect(await restart().credentialFor(kept)).toEqual(success(secretOf(secret)));
    // Unlocked before the run ended: the new one takes its place for good.
    await service.apply(kept);
    expect(await restart().credentialFor(kept)).toEqual(success(secretOf('new')));
  });

  it('throws the sealed one away when the new one is for another place', async () => {
    const { service, restart, keyStore } = await setUpLocked();
    const other = { ...draft, tenantId: 'fabrikam.com' };
    await service.apply({ ...other, clientSecret: { set: 'new' } });
    keyStore.available = true;
    expect(await restart().credentialFor({ ...other, clientSecret: { keep: true } })).toEqual(
      failure(problem('secret-required')),
    );
  });
});

describe('faults of the settings file', () => {
  it.each<[string, SettingsLoad]>([
    ['broken', { kind: 'damaged' }],
    ['without a version', { kind: 'loaded', value: {} }],
    ['of a wrong shape', { kind: 'loaded', value: { schemaVersion: 1, connections: 'none' } }],
    [
      'naming a connection that is not there',
      {
        kind: 'loaded',
        value: { schemaVersion: 1, activeConnectionId: randomUUID(), connections: [] },
      },
    ],
  ])('sets a file %s aside and begins anew', async (_name, content) => {
    const { service, fileState } = setUp(content);
    const notice = problem('settings-damaged', { path: '/profile/settings.damaged.json' });
    expect(await service.state()).toMatchObject({ connection: null, notices: [notice] });
    expect(fileState.aside).toEqual([content]);
    expect(valueOf(await service.apply(draft)).notices).toEqual([]);
  });

  it('goes back to the version before, when a file is damaged that was written twice', async () => {
    const { service, restart, fileState } = setUp();
    await service.apply(draft);
    await service.apply({ ...kept, testMailbox: null });
    fileState.content = { kind: 'damaged' };
    const later = restart();
    const notice = problem('settings-restored', { path: '/profile/settings.damaged.json' });
    expect(await later.state()).toMatchObject({
      connection: { testMailbox: 'support@contoso.com', hasClientSecret: true },
      readOnly: false,
      notices: [notice],
    });
    expect(fileState.aside).toEqual([{ kind: 'damaged' }]);
  });

  it('does not go back to a version that is damaged as well', async () => {
    const { restart, fileState } = setUp({ kind: 'damaged' });
    fileState.backup = { kind: 'loaded', value: { schemaVersion: 1, connections: 'none' } };
    fileState.content = { kind: 'damaged' };
    expect(await restart().state()).toMatchObject({ connection: null });
  });

  it('leaves a damaged file alone that it can not set aside', async () => {
    const { file, state } = memoryFile({ kind: 'damaged' });
    state.failure = new Error('EACCES');
    const { cipher } = reversingCipher();
    const { logger } = recordingLogger();
    const service = createConnectionService({
      store: createSettingsStore({ file, clock: fixedClock, logger }),
      cipher,
      logger,
      clock: fixedClock,
      newId: randomUUID,
    });
    state.failure = null;
    expect(await service.apply(draft)).toMatchObject({
      ok: false,
      problem: {
        code: 'settings-not-readable',
        values: { reason: 'notAllowed' },
        details: { systemError: 'EACCES' },
      },
    });
    expect(state.content).toEqual({ kind: 'damaged' });
  });

  it('shows what it knows of a newer version and does not overwrite it', async () => {
    const { service, fileState, restart } = setUp();
    await service.apply(draft);
    const text = JSON.stringify(fileState.content).replace(
      '"schemaVersion":1',
      '"schemaVersion":2',
    );
    fileState.content = JSON.parse(text) as SettingsLoad;
    const newer = restart();
    const notice = problem('settings-newer', { path: '/profile/settings.json' });
    expect(await newer.state()).toMatchObject({
      readOnly: true,
      connection: { tenantId: 'contoso.com' },
      notices: [notice],
    });
    expect(await newer.apply(draft)).toEqual(failure(notice));
    expect(fileState.saves).toBe(1);
  });

  it('opens a newer version that it does not understand at all', async () => {
    const content: SettingsLoad = { kind: 'loaded', value: { schemaVersion: 9, other: true } };
    const { service } = setUp(content);
    expect(await service.state()).toMatchObject({ readOnly: true, connection: null });
  });

  it('does not overwrite a file that it could not read', async () => {
    const systemError = 'EISDIR: illegal operation on a directory, read';
    const { service, fileState } = setUp({ kind: 'not-readable', reason: systemError });
    const values = { path: '/profile/settings.json', reason: 'inTheWay' };
    expect((await service.state()).notices).toEqual([
      problem('settings-not-readable', values, { systemError }),
    ]);
    expect(await service.apply(draft)).toMatchObject({ ok: false });
    expect(fileState.saves).toBe(0);
  });

  it('tells of a file it set aside, also while a policy lets nothing be saved', async () => {
    const unreadable = problem('policy-not-readable', { path: '/etc/policy.json' });
    const { service } = setUp({ kind: 'damaged' }, unreadable);
    expect((await service.state()).notices).toEqual([
      unreadable,
      problem('settings-damaged', { path: '/profile/settings.damaged.json' }),
    ]);
    expect(await service.apply(draft)).toEqual(failure(unreadable));
  });

  it('changes nothing when the file can not be written', async () => {
    const { service, fileState } = setUp();
    await service.apply(draft);
    const before = await service.state();
    fileState.failure = new Error('ENOSPC');
    const other = { ...draft, tenantId: 'fabrikam.com', clientSecret: { set: 'another' } };
    expect(await service.apply(other)).toEqual(
      failure(
        problem(
          'settings-not-writable',
          { path: '/profile/settings.json', reason: 'diskFull' },
          { systemError: 'ENOSPC' },
        ),
      ),
    );
    expect(await service.state()).toEqual(before);
    expect(await service.credentialFor(kept)).toEqual(success(secretOf(secret)));
  });
});

describe('applying', () => {
  it.each<Partial<ConnectionDraft>>([
    { cloud: 'custom', customEndpoints: null },
    { cloud: 'global', customEndpoints: { authority: 'https://a.test', graph: 'https://b.test' } },
  ])('refuses endpoints that do not fit the cloud', async (change) => {
    const { service, fileState } = setUp();
    expect(await service.apply({ ...draft, ...change })).toMatchObject({
      ok: false,
      problem: { code: 'request-invalid' },
    });
    expect(fileState.saves).toBe(0);
  });

  it('does one write after the other', async () => {
    const { service, fileState } = setUp();
    const [first, second] = await Promise.all([
      service.apply(draft),
      service.apply({ ...kept, testMailbox: null }),
    ]);
    expect(valueOf(second).connection?.id).toBe(valueOf(first).connection?.id);
    expect(fileState.saves).toBe(2);
  });
});
