import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ConnectionDraft } from '../../contract/connection';
import { problem } from '../../contract/problems';
import { failure, type Result } from '../../contract/result';
import { demoConnection } from '../../demo-tenant';
import { settle, testClock } from '../../graph/test-support';
import { FileNotWritable, type OpenedFile } from '../../ports';
import { createConnectionService } from '../connection-service';
import { unusedMs } from '../forget-later';
import { createSettingsStore } from '../settings-store';
import { memoryFile, recordingLogger, reversingCipher } from '../test-support';
import { createCertificateService } from './certificate-service';
import { certificatePem, pfx, pfxPassword, thumbprint } from './test-certificates';

const draft: ConnectionDraft = {
  cloud: 'global',
  customEndpoints: null,
  clientId: demoConnection.clientId,
  tenantId: 'contoso.com',
  clientSecret: { keep: true },
  secretExpires: null,
  testMailbox: null,
};

function setUp() {
  const clock = testClock({ start: '2027-06-01T10:00:00Z' });
  const { file, state: fileState } = memoryFile();
  const { cipher, state: keyStore } = reversingCipher();
  const { logger, lines } = recordingLogger();
  const start = () =>
    createConnectionService({
      store: createSettingsStore({ file, clock, logger }),
      cipher,
      logger,
      clock,
      newId: randomUUID,
    });
  const connection = start();
  const desk = {
    opens: [] as OpenedFile[],
    writes: [] as string[],
    suggested: '',
    refusal: null as Error | null,
    mostBytes: 0,
  };
  const { calls, forget } = createCertificateService({
    connection,
    clock,
    openFiles: (mostBytes) => {
      desk.mostBytes = mostBytes;
      return Promise.resolve(desk.opens);
    },
    chooseFile: (suggestedName) => {
      desk.suggested = suggestedName;
      return Promise.resolve({
        name: 'app.cer',
        write: async (pieces) => {
          if (desk.refusal !== null) throw desk.refusal;
          for await (const piece of pieces) desk.writes.push(String(piece));
        },
      });
    },
  });
  return { calls, forget, clock, connection, restart: start, desk, fileState, keyStore, lines };
}

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

function file(bytes: Buffer, name = 'app.pfx'): OpenedFile {
  return { name, kind: 'read', bytes };
}

async function importPfx({ calls, desk }: ReturnType<typeof setUp>) {
  desk.opens = [file(pfx.modern)];
  expect(await calls['certificate.import']({})).toEqual(
    failure(problem('certificate-password-needed')),
  );
  return valueOf(await calls['certificate.unlock']({ password: pfxPassword }));
}

describe('importing', () => {
  it('asks for the password, keeps the file until it is right, and forgets both', async () => {
    const all = setUp();
    const { calls, desk } = all;
    desk.opens = [file(pfx.modern)];
    await calls['certificate.import']({});
    expect(await calls['certificate.unlock']({ password: 'wrong' })).toEqual(
      failure(problem('certificate-password-wrong')),
    );
    const offered = valueOf(await calls['certificate.unlock']({ password: pfxPassword }));
    expect(offered).toMatchObject({ thumbprint, subject: 'HelpMaster test' });
    expect(offered.expires).toBe('2098-01-29T11:53:40.000Z');
    expect(await calls['certificate.unlock']({ password: pfxPassword })).toEqual(
      failure(problem('certificate-required')),
    );
  });

  it('forgets the file when nobody gives its password, or the form is gone', async () => {
    const { calls, forget, desk, clock } = setUp();
    const unlock = () => calls['certificate.unlock']({ password: pfxPassword });
    desk.opens = [file(pfx.modern)];
    await calls['certificate.import']({});
    clock.advance(unusedMs);
    await settle();
    expect(await unlock()).toEqual(failure(problem('certificate-required')));
    await calls['certificate.import']({});
    forget();
    expect(await unlock()).toEqual(failure(problem('certificate-required')));
  });

  it('forgets the certificate and its key when the form is gone', async () => {
    const all = setUp();
    const { id } = await importPfx(all);
    all.forget();
    expect(all.connection.publicCertificate(id)).toEqual(failure(problem('certificate-required')));
    expect(await all.connection.credentialFor({ ...draft, certificate: id })).toEqual(
      failure(problem('certificate-required')),
    );
  });

  it('offers nothing to a form that is gone meanwhile', async () => {
    const { calls, forget, desk } = setUp();
    const creating = calls['certificate.create']({});
    forget();
    expect(await creating).toEqual(failure(problem('cancelled')));
    desk.opens = [file(pfx.modern)];
    const importing = calls['certificate.import']({});
    forget();
    await importing;
    expect(await calls['certificate.unlock']({ password: pfxPassword })).toEqual(
      failure(problem('certificate-required')),
    );
  });

  it('does nothing when no file is chosen', async () => {
    const { calls } = setUp();
    expect(valueOf(await calls['certificate.import']({}))).toBeNull();
  });

  it('refuses a file of 50 MB without reading it', async () => {
    const { calls, desk } = setUp();
    desk.opens = [{ name: 'huge.pfx', kind: 'too-large' }];
    expect(await calls['certificate.import']({})).toEqual(
      failure(problem('certificate-file-too-large', { file: 'huge.pfx' })),
    );
    expect(desk.mostBytes).toBe(1024 * 1024);
  });

  it('says why a file could not be read', async () => {
    const { calls, desk } = setUp();
    desk.opens = [{ name: 'locked.pfx', kind: 'not-readable', reason: 'EACCES' }];
    expect(await calls['certificate.import']({})).toEqual(
      failure(problem('file-not-readable', { file: 'locked.pfx', reason: 'EACCES' })),
    );
  });
});

describe('applying', () => {
  it('seals the private key with its place, and has it again after a restart', async () => {
    const all = setUp();
    const offered = await importPfx(all);
    const state = valueOf(await all.connection.apply({ ...draft, certificate: offered.id }));
    expect(state.connection).toMatchObject({
      hasClientSecret: false,
      certificate: { thumbprint, usable: true },
    });
    const later = all.restart();
    expect((await later.state()).connection).toEqual(state.connection);
    const credential = valueOf(await later.credentialFor(draft));
    expect(credential).toMatchObject({ kind: 'certificate' });
    expect(await later.credentialFor({ ...draft, tenantId: 'fabrikam.com' })).toEqual(
      failure(problem('secret-for-other-connection')),
    );
  });

  it('shows the private key neither in the state, nor the file, nor the log', async () => {
    const all = setUp();
    const offered = await importPfx(all);
    const state = valueOf(await all.connection.apply({ ...draft, certificate: offered.id }));
    const shown = JSON.stringify([offered, state, all.fileState.content, all.lines]);
    const credential = valueOf(await all.connection.credentialFor(draft));
    const key = credential.kind === 'certificate' ? credential.privateKey : '';
    const [, line = ''] = key.split('\n');
    expect(line).toHaveLength(64);
    expect(shown).not.toContain(line);
    expect(shown).not.toContain('PRIVATE KEY');
    expect(shown).not.toContain(pfxPassword);
  });

  it('refuses two credentials at once and changes nothing', async () => {
    const all = setUp();
    const offered = await importPfx(all);
    const both = { ...draft, certificate: offered.id, clientSecret: { set: 'secret' } };
    expect(await all.connection.credentialFor(both)).toEqual(failure(problem('two-credentials')));
    expect(await all.connection.apply(both)).toEqual(failure(problem('two-credentials')));
    expect(all.fileState.saves).toBe(0);
  });

  it('refuses a certificate that another has taken the place of', async () => {
    const all = setUp();
    const first = await importPfx(all);
    await importPfx(all);
    expect(await all.connection.apply({ ...draft, certificate: first.id })).toEqual(
      failure(problem('certificate-required')),
    );
  });

  it('keeps the private key for this run only without a key store, and says so', async () => {
    const all = setUp();
    all.keyStore.available = false;
    const offered = await importPfx(all);
    const state = valueOf(await all.connection.apply({ ...draft, certificate: offered.id }));
    expect(state).toMatchObject({
      secretStorage: 'memory',
      connection: { certificate: { usable: true } },
      notices: [problem('keyring-absent')],
    });
    expect(JSON.stringify(all.fileState.content)).toContain('"credential":null');
    expect((await all.restart().state()).connection?.certificate).toBeNull();
  });

  it('shows a certificate whose key is locked away, and does not use it', async () => {
    const all = setUp();
    const offered = await importPfx(all);
    await all.connection.apply({ ...draft, certificate: offered.id });
    all.keyStore.available = false;
    const later = all.restart();
    expect(await later.state()).toMatchObject({
      connection: { certificate: { thumbprint, usable: false } },
      notices: [problem('secret-locked')],
    });
    expect(await later.credentialFor(draft)).toEqual(failure(problem('secret-locked')));
  });

  it('does not sign with a key whose certificate was exchanged in the file', async () => {
    const all = setUp();
    const offered = await importPfx(all);
    await all.connection.apply({ ...draft, certificate: offered.id });
    const created = valueOf(await all.calls['certificate.create']({}));
    const other = valueOf(all.connection.publicCertificate(created.id));
    all.fileState.content = JSON.parse(
      JSON.stringify(all.fileState.content).replace(
        JSON.stringify(valueOf(all.connection.publicCertificate(null))),
        JSON.stringify(other),
      ),
    ) as typeof all.fileState.content;
    expect((await all.restart().state()).notices).toEqual([problem('secret-not-readable')]);
  });
});

describe('the .cer file', () => {
  it('holds the public certificate alone, named by its thumbprint', async () => {
    const all = setUp();
    const offered = await importPfx(all);
    expect(valueOf(await all.calls['certificate.save']({ id: offered.id }))).toEqual({
      fileName: 'app.cer',
    });
    expect(all.desk.suggested).toBe('helpmaster-D54AEC40.cer');
    expect(all.desk.writes.join('').trim()).toBe(certificatePem);
  });

  it('is that of the saved certificate when nothing else is named', async () => {
    const all = setUp();
    expect(await all.calls['certificate.save']({ id: null })).toEqual(
      failure(problem('certificate-required')),
    );
    const offered = await importPfx(all);
    await all.connection.apply({ ...draft, certificate: offered.id });
    await all.calls['certificate.save']({ id: null });
    expect(all.desk.writes.join('').trim()).toBe(certificatePem);
  });

  it('says why it could not be written', async () => {
    const all = setUp();
    const offered = await importPfx(all);
    all.desk.refusal = new FileNotWritable('ENOSPC');
    expect(await all.calls['certificate.save']({ id: offered.id })).toEqual(
      failure(
        problem(
          'file-not-writable',
          { file: 'app.cer', reason: 'diskFull' },
          { systemError: 'ENOSPC' },
        ),
      ),
    );
  });
});
