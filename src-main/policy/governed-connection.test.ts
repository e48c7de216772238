import { describe, expect, it } from 'vitest';
import type { ConnectionService } from '../connection/connection-service';
import type { ConnectionDraft } from '../contract/connection';
import type { ConnectionPolicy } from '../contract/policy';
import { problem } from '../contract/problems';
import { failure, success } from '../contract/result';
import { governConnection } from './governed-connection';
import { noPolicy, type Policy } from './read-policy';

const draft: ConnectionDraft = {
  cloud: 'global',
  customEndpoints: null,
  clientId: 'c0a6f8d2-51b4-4e0b-8a37-6d1f20e9b7a5',
  tenantId: 'contoso.com',
  clientSecret: { set: 'a secret of the form' },
  secretExpires: null,
  testMailbox: null,
};

const custom: ConnectionDraft = {
  ...draft,
  cloud: 'custom',
  customEndpoints: { authority: 'https://login.test', graph: 'https://graph.test' },
};

const reached = failure(problem('cancelled'));

/** A service that says that it was reached, and how often. */
function governed(policy: Partial<Policy>, saved: ConnectionDraft = draft) {
  const calls: string[] = [];
  const reach = (name: string) => () => {
    calls.push(name);
    return Promise.resolve(reached);
  };
  const service = {
    apply: reach('apply'),
    credentialFor: reach('credentialFor'),
    replaceCredential: reach('replaceCredential'),
    active: () =>
      Promise.resolve(
        success({
          connection: saved,
          credential: { kind: 'clientSecret', value: 'the saved secret' },
          replacedOn: null,
        }),
      ),
    state: () =>
      Promise.resolve({
        connection: { ...saved, id: 'x' },
        notices: [problem('keyring-absent')],
      }),
  } as unknown as ConnectionService;
  return { connection: governConnection(service, { ...noPolicy, ...policy }), calls };
}

const under = (connection: Partial<ConnectionPolicy>): Partial<Policy> => ({
  connection: { ...noPolicy.connection, ...connection },
});

/** What every call answers that would use or save a credential for the draft. */
async function answers(policy: Partial<Policy>, connection: ConnectionDraft) {
  const { connection: service, calls } = governed(policy, connection);
  const all = [
    await service.apply(connection),
    await service.credentialFor(connection),
    await service.replaceCredential(connection, {
      credential: { kind: 'clientSecret', value: 'new' },
      secretExpires: null,
    }),
    await service.active(),
  ];
  return { codes: all.map((each) => (each.ok ? 'ok' : each.problem.code)), calls };
}

describe('the connection under a policy', () => {
  it('is used and saved as without one where nothing is said about it', async () => {
    const { codes, calls } = await answers({}, draft);
    expect(codes).toEqual(['cancelled', 'cancelled', 'cancelled', 'ok']);
    expect(calls).toEqual(['apply', 'credentialFor', 'replaceCredential']);
  });

  it('hands out and saves no credential for a cloud that is not allowed', async () => {
    const { codes, calls } = await answers(under({ allowedClouds: ['dod'] }), draft);
    expect(codes).toEqual(Array(4).fill('policy-cloud-not-allowed'));
    expect(calls).toEqual([]);
  });

  it.each<[string, ConnectionPolicy['lockedSettings'], ConnectionDraft, string]>([
    ['cloud', { cloud: 'dod' }, draft, 'cloud'],
    ['client ID', { clientId: draft.tenantId }, draft, 'clientId'],
    ['tenant', { tenantId: 'fabrikam.com' }, draft, 'tenantId'],
    [
      'sign-in service',
      {
        cloud: 'custom',
        customEndpoints: { authority: 'https://a.test', graph: 'https://graph.test' },
      },
      custom,
      'authorityUrl',
    ],
    [
      'Graph',
      {
        cloud: 'custom',
        customEndpoints: { authority: 'https://login.test', graph: 'https://a.test' },
      },
      custom,
      'graphUrl',
    ],
  ])(
    'hands out and saves no credential for another %s than is given',
    async (_, lockedSettings, connection, setting) => {
      const policy = under({ lockedSettings });
      const { codes, calls } = await answers(policy, connection);
      expect(codes).toEqual(Array(4).fill('policy-setting-locked'));
      expect(calls).toEqual([]);
      expect(await governed(policy, connection).connection.apply(connection)).toMatchObject({
        problem: { values: { setting } },
      });
    },
  );

  it('compares what is given without case, and addresses by their origin', async () => {
    const lockedSettings: ConnectionPolicy['lockedSettings'] = {
      cloud: 'custom',
      clientId: draft.clientId.toUpperCase(),
      tenantId: 'CONTOSO.com',
      customEndpoints: { authority: 'https://LOGIN.test/', graph: 'https://graph.test:443' },
    };
    const { codes } = await answers(under({ lockedSettings }), custom);
    expect(codes).toEqual(['cancelled', 'cancelled', 'cancelled', 'ok']);
  });

  it('saves no other test mailbox than is given, and goes on using the connection', async () => {
    const policy = under({ lockedSettings: { testMailbox: 'probe@contoso.com' } });
    const { codes } = await answers(policy, draft);
    expect(codes).toEqual(['policy-setting-locked', 'policy-setting-locked', 'cancelled', 'ok']);
  });

  it('says first of all that the saved connection is not allowed', async () => {
    const { connection } = governed(under({ allowedClouds: ['dod'] }));
    const { notices } = await connection.state();
    expect(notices.map(({ code }) => code)).toEqual(['policy-cloud-not-allowed', 'keyring-absent']);
  });

  it('uses nothing but the saved credential while the policy can’t be read', async () => {
    const broken: Partial<Policy> = { problem: problem('policy-not-readable', { path: 'x' }) };
    const { connection, calls } = governed(broken);
    expect(await connection.credentialFor(draft)).toMatchObject({
      problem: { code: 'policy-not-readable' },
    });
    expect(calls).toEqual([]);
    expect(await connection.credentialFor({ ...draft, clientSecret: { keep: true } })).toBe(
      reached,
    );
    expect((await connection.active()).ok).toBe(true);
  });
});
