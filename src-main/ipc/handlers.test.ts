import { describe, expect, it } from 'vitest';
import type { ConnectionService } from '../connection/connection-service';
import type { ConnectionDraft } from '../contract/connection';
import { freePolicy } from '../contract/policy';
import type { DirectoryService } from '../directory/directory-service';
import { problem } from '../contract/problems';
import { failure, success } from '../contract/result';
import { createHandlers, type HandlerPorts } from './handlers';

const draft: ConnectionDraft = {
  cloud: 'global',
  customEndpoints: null,
  clientId: 'c0a6f8d2-51b4-4e0b-8a37-6d1f20e9b7a5',
  tenantId: 'contoso.com',
  clientSecret: { keep: true },
  secretExpires: null,
  testMailbox: null,
};

const credential = { kind: 'clientSecret', value: 's3cret' } as const;

function setUp(found: Awaited<ReturnType<ConnectionService['credentialFor']>>) {
  const done: unknown[] = [];
  const report = {
    startedAt: '2026-11-23T10:00:00.000Z',
    durationMs: 1,
    succeeded: true,
    cancelled: false,
    organisation: null,
    steps: [],
  };
  const ports: HandlerPorts = {
    info: { version: '1', electron: '2', chrome: '3', demo: null, policy: freePolicy },
    connection: {
      state: () => Promise.reject(new Error('not asked')),
      apply: () => Promise.resolve(failure(problem('settings-newer'))),
      credentialFor: () => Promise.resolve(found),
      active: () => Promise.reject(new Error('not asked')),
      offerCertificate: () => '',
      forgetOffer: () => undefined,
      replaceCredential: () => Promise.reject(new Error('not asked')),
      takeBackCredential: () => Promise.reject(new Error('not asked')),
      forget: () => undefined,
      forgetPrevious: () => Promise.reject(new Error('not asked')),
      publicCertificate: () => failure(problem('certificate-required')),
    },
    testSettings: ({ credential: used, onProgress }) => {
      done.push(['test', used]);
      onProgress({ kind: 'started', step: 'reach' });
      return Promise.resolve(report);
    },
    reconsider: () => {
      done.push('reconsider');
      return Promise.resolve();
    },
    forgetUnsaved: () => done.push('forget'),
    // What they do is tested with the service.
    directory: {} as DirectoryService['calls'],
    searchUsers: ({ credential: used, text }) => {
      done.push(['search', used, text]);
      return Promise.resolve(success({ users: [], more: false }));
    },
    // They have their own tests; the table only passes them on.
    readExpiry: () => Promise.reject(new Error('not asked')),
    connections: {} as HandlerPorts['connections'],
    rotation: {} as HandlerPorts['rotation'],
    certificates: {} as HandlerPorts['certificates'],
    emailAccounts: {} as HandlerPorts['emailAccounts'],
    accessScope: {} as HandlerPorts['accessScope'],
    setUp: {
      calls: {} as HandlerPorts['setUp']['calls'],
      noteTest: (connection) => {
        done.push(['note', connection]);
      },
    },
    activity: {} as HandlerPorts['activity'],
    proxies: {} as HandlerPorts['proxies'],
    language: {} as HandlerPorts['language'],
    updates: {} as HandlerPorts['updates'],
    openLink: (...link) => {
      done.push(link);
      return Promise.resolve();
    },
    writeClipboard: (text) => {
      done.push(text);
      return Promise.resolve();
    },
    setUnsavedChanges: (unsaved) => done.push(unsaved),
    closeWindow: () => done.push('close'),
  };
  const progress: unknown[] = [];
  const context = {
    signal: new AbortController().signal,
    progress: (step: unknown) => {
      progress.push(step);
    },
  };
  return { handlers: createHandlers(ports), done, context, progress, report };
}

describe('the handlers', () => {
  it('test with the secret that belongs to the values of the form', async () => {
    const { handlers, done, context, progress, report } = setUp(success(credential));
    expect(await handlers['connection.test'](draft, context)).toEqual(success(report));
    expect(done).toEqual([
      ['test', credential],
      ['note', draft],
    ]);
    expect(progress).toEqual([{ kind: 'started', step: 'reach' }]);
  });

  it('search with it too', async () => {
    const { handlers, done, context } = setUp(success(credential));
    await handlers['directory.search']({ connection: draft, text: 'ana' }, context);
    expect(done).toEqual([['search', credential, 'ana']]);
  });

  it('neither test nor search without it', async () => {
    const refusal = failure(problem('secret-for-other-connection'));
    const { handlers, done, context } = setUp(refusal);
    expect(await handlers['connection.test'](draft, context)).toEqual(refusal);
    expect(await handlers['directory.search']({ connection: draft, text: '' }, context)).toEqual(
      refusal,
    );
    expect(done).toEqual([]);
  });

  it('have everything look again at the connection that was saved', async () => {
    const { handlers, done, context } = setUp(success(credential));
    const answer = await handlers['connection.apply'](draft, context);
    expect(answer).toMatchObject({ ok: false, problem: { code: 'settings-newer' } });
    expect(done).toEqual(['reconsider']);
  });

  it('forget what was not saved when the form says so', async () => {
    const { handlers, done, context } = setUp(success(credential));
    await handlers['credential.forgetUnsaved']({}, context);
    expect(done).toEqual(['forget']);
  });

  it('hand the rest to the desktop', async () => {
    const { handlers, done, context } = setUp(success(credential));
    await handlers['link.open']({ link: 'service-health', cloud: 'dod', clientId: null }, context);
    await handlers['clipboard.write']({ text: 'details' }, context);
    await handlers['window.setUnsavedChanges']({ unsaved: true }, context);
    await handlers['window.close']({}, context);
    expect(done).toEqual([['service-health', 'dod', null], 'details', true, 'close']);
  });
});
