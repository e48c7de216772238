import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ConnectionDraft } from '../contract/connection';
import { problem } from '../contract/problems';
import { failure, success, type Result } from '../contract/result';
import type { AppCredential } from '../graph/app-credential';
import { createCertificate } from './certificate/create-certificate';
import { readCertificateFiles } from './certificate/read-certificate-files';
import { pfx, pfxPassword } from './certificate/test-certificates';
import { createConnectionService, type ConnectionService } from './connection-service';
import { createConnectionsCalls } from './connections';
import { createSettingsStore } from './settings-store';
import { fixedClock, memoryFile, recordingLogger, reversingCipher } from './test-support';

const draft: ConnectionDraft = {
  cloud: 'global',
  customEndpoints: null,
  clientId: 'c0a6f8d2-51b4-4e0b-8a37-6d1f20e9b7a5',
  tenantId: 'contoso.com',
  clientSecret: { keep: true },
  secretExpires: null,
  testMailbox: null,
};

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

const secretOf = (value: string): AppCredential => ({ kind: 'clientSecret', value });
const oldSecret = secretOf('Xk48Q~the-old-secret');
const newSecret = secretOf('Nw18Q~the-new-secret');
const oldCertificate = valueOf(
  readCertificateFiles([pfx.modern], {
    password: pfxPassword,
    now: new Date('2027-06-01T10:00:00Z'),
  }),
);
const newCertificate = await createCertificate(fixedClock.now());

function setUp({ keyring = true } = {}) {
  const { file, state: fileState } = memoryFile();
  const { cipher, state: keyStore } = reversingCipher();
  keyStore.available = keyring;
  const { logger, lines } = recordingLogger();
  const start = () => {
    const store = createSettingsStore({ file, clock: fixedClock, logger });
    const service = createConnectionService({
      store,
      cipher,
      logger,
      clock: fixedClock,
      newId: randomUUID,
    });
    return { service, calls: createConnectionsCalls({ store, connection: service }) };
  };
  return { ...start(), restart: start, fileState, keyStore, lines };
}

/** Applies the form with another credential in it. */
async function applyWith(
  service: ConnectionService,
  credential: AppCredential,
  change: Partial<ConnectionDraft> = {},
) {
  const brought =
    credential.kind === 'clientSecret'
      ? { clientSecret: { set: credential.value } }
      : { certificate: service.offerCertificate(credential) };
  return valueOf(await service.apply({ ...draft, ...brought, ...change }));
}

function hiddenPartOf(credential: AppCredential): string {
  if (credential.kind === 'clientSecret') return credential.value;
  const [, line = ''] = credential.privateKey.split('\n');
  expect(line).toHaveLength(64);
  return line;
}

const today = '2026-11-23';

describe.each<[string, AppCredential, AppCredential]>([
  ['a secret by a secret', oldSecret, newSecret],
  ['a secret by a certificate', oldSecret, newCertificate],
  ['a certificate by a certificate', oldCertificate, newCertificate],
  ['a certificate by a secret', oldCertificate, newSecret],
])('replacing %s with Apply', (_name, old, next) => {
  it.each([true, false])(
    'keeps the old one with its date until it is taken back, with a keyring: %s',
    async (keyring) => {
      const { service } = setUp({ keyring });
      await applyWith(service, old, { secretExpires: '2026-12-01' });
      const state = await applyWith(service, next, { secretExpires: '2027-11-23' });
      expect(state.connection?.previous).toEqual({ kind: old.kind, replacedOn: today });
      expect(await service.credentialFor(draft)).toEqual(success(next));
      const undone = valueOf(await service.takeBackCredential());
      expect(undone.connection).toMatchObject({ previous: null, secretExpires: '2026-12-01' });
      expect(await service.credentialFor(draft)).toEqual(success(old));
      expect(await service.takeBackCredential()).toEqual(failure(problem('undo-not-possible')));
    },
  );

  it('has the old one sealed, there after a restart and readable nowhere', async () => {
    const { service, restart, fileState, lines } = setUp();
    await applyWith(service, old);
    const state = await applyWith(service, next);
    const written = JSON.stringify([state, fileState.content, lines]);
    expect(written).toContain('"previous":{');
    for (const credential of [old, next]) {
      expect(written).not.toContain(hiddenPartOf(credential));
    }
    const later = restart().service;
    valueOf(await later.takeBackCredential());
    expect(await later.credentialFor(draft)).toEqual(success(old));
  });
});

describe('what was replaced with Apply', () => {
  it.each<[string, Partial<ConnectionDraft>]>([
    ['client ID', { clientId: '00000000-51b4-4e0b-8a37-6d1f20e9b7a5' }],
    ['tenant', { tenantId: 'fabrikam.com' }],
    ['cloud', { cloud: 'gccHigh' }],
  ])('is gone when the %s is another one as well', async (_name, change) => {
    for (const keyring of [true, false]) {
      const { service } = setUp({ keyring });
      await applyWith(service, secretOf('Fst8Q~one'));
      await applyWith(service, oldSecret);
      const state = await applyWith(service, newSecret, change);
      expect(state.connection?.previous).toBeNull();
      expect(await service.takeBackCredential()).toEqual(failure(problem('undo-not-possible')));
    }
  });

  it('stays when the same credential is entered again, or something else is changed', async () => {
    const { service } = setUp();
    await applyWith(service, oldSecret);
    await applyWith(service, newSecret);
    await applyWith(service, newSecret);
    await service.apply({ ...draft, testMailbox: 'support@contoso.com' });
    expect((await service.state()).connection?.previous?.replacedOn).toBe(today);
    valueOf(await service.takeBackCredential());
    expect(await service.credentialFor(draft)).toEqual(success(oldSecret));
  });

  it('goes when the one that took its place has proved itself, and no other one', async () => {
    const { service } = setUp();
    const { connection } = await applyWith(service, oldSecret);
    await applyWith(service, newSecret);
    // What was proved meanwhile was replaced today.
    await service.forgetPrevious(connection?.id ?? '', '2026-11-22');
    expect((await service.state()).connection?.previous).not.toBeNull();
    await service.forgetPrevious(connection?.id ?? '', today);
    expect((await service.state()).connection?.previous).toBeNull();
    expect(await service.credentialFor(draft)).toEqual(success(newSecret));
  });

  it('is not there when it could not be opened', async () => {
    const { service, restart, keyStore } = setUp();
    await applyWith(service, oldSecret);
    keyStore.available = false;
    const state = await applyWith(restart().service, newSecret);
    expect(state.connection?.previous).toBeNull();
  });

  it('is not lost when the file can not be written', async () => {
    const { service, fileState } = setUp();
    await applyWith(service, oldSecret);
    await applyWith(service, newSecret);
    fileState.failure = new Error('ENOSPC');
    await expect(applyWith(service, newCertificate)).rejects.toThrow('settings-not-writable');
    fileState.failure = null;
    valueOf(await service.takeBackCredential());
    expect(await service.credentialFor(draft)).toEqual(success(oldSecret));
  });

  it.each([true, false])(
    'belongs to its connection, and goes when that is deleted, with a keyring: %s',
    async (keyring) => {
      const { service, calls, fileState } = setUp({ keyring });
      const first = (await applyWith(service, oldSecret)).connection?.id ?? '';
      await applyWith(service, newSecret);
      await calls['connections.add']({});
      const other = { tenantId: 'fabrikam.com' };
      const second = await applyWith(service, oldCertificate, other);
      expect(second.connection?.previous).toBeNull();
      expect(await service.takeBackCredential()).toEqual(failure(problem('undo-not-possible')));
      await applyWith(service, newCertificate, other);

      await calls['connections.switch']({ id: first });
      expect((await service.state()).connection?.previous?.kind).toBe('clientSecret');
      await service.forgetPrevious(first, today);
      const { connection } = valueOf(
        await calls['connections.switch']({ id: second.connection?.id ?? '' }),
      );
      expect(connection?.previous?.kind).toBe('certificate');
      await calls['connections.delete']({ id: connection?.id ?? '', accounts: 'delete' });
      expect((await service.state()).connection).toMatchObject({ id: first, previous: null });
      expect(JSON.stringify(fileState.content)).not.toContain('BEGIN CERTIFICATE');
    },
  );
});
