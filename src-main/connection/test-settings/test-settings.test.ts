import { describe, expect, it } from 'vitest';
import {
  stepIds,
  testReportSchema,
  type StepId,
  type TestProgress,
  type TestReport,
} from '../../contract/test-settings';
import { createDemoTenant, demoConnection, type DemoTenant } from '../../demo-tenant';
import {
  recordingLogger,
  recordingTransport,
  settle,
  tenantTransport,
  testClock,
  type TestClock,
} from '../../graph/test-support';
import { TransportFailure, type TransportFailureKind } from '../../ports';
import type { TestedConnection } from './tested-connection';
import { testSettings } from './test-settings';

const connection: TestedConnection = {
  cloud: 'global',
  customEndpoints: null,
  tenantId: demoConnection.tenantId,
  clientId: demoConnection.clientId,
  testMailbox: demoConnection.testMailbox,
};

interface Trial {
  tenant?: DemoTenant;
  change?: Partial<TestedConnection>;
  clientSecret?: string;
}

function newTenant(options: Parameters<typeof createDemoTenant>[0] = {}): DemoTenant {
  return createDemoTenant({ people: 30, now: () => testClock().now().getTime(), ...options });
}

async function run({
  tenant = newTenant(),
  change = {},
  clientSecret = demoConnection.clientSecret,
}: Trial = {}) {
  const clock = testClock();
  const logger = recordingLogger();
  const progress: TestProgress[] = [];
  const { transport, requests } = tenantTransport(tenant);
  const report = await testSettings(
    {
      connection: { ...connection, ...change },
      credential: { kind: 'clientSecret', value: clientSecret },
      signal: new AbortController().signal,
      onProgress: (told) => progress.push(told),
    },
    { transport, clock, logger },
  );
  testReportSchema.parse(report);
  return { report, progress, logger, requests, tenant };
}

function stepOf(report: TestReport, id: StepId) {
  const found = report.steps.find(({ step }) => step === id);
  if (found === undefined) throw new Error(`No step ${id}`);
  return found;
}

/** For example `send failed mailbox-unknown`. */
function told(report: TestReport, id: StepId): string {
  const { outcome, problem, note } = stepOf(report, id);
  return `${outcome} ${problem?.code ?? note?.code ?? ''}`;
}

const outcomesOf = (report: TestReport) => report.steps.map(({ outcome }) => outcome);

describe('a connection that works', () => {
  it('passes all seven steps, told one after another', async () => {
    const { report, progress, tenant, logger } = await run();
    expect(stepIds.map((id) => told(report, id))).toEqual([
      'passed reached',
      'passed tenantFound',
      'passed authenticated',
      'passed directoryRead',
      'passed provedOnMailbox',
      'passed provedOnMailbox',
      'passed provedOnMailbox',
    ]);
    expect(report).toMatchObject({
      succeeded: true,
      cancelled: false,
      organisation: 'Contoso Support Ltd',
      startedAt: '2026-11-23T09:00:00.000Z',
    });
    expect(stepOf(report, 'tenant').note?.values).toEqual({
      tenantId: demoConnection.tenantId,
      region: 'EU',
    });
    expect(stepOf(report, 'authenticate').note?.values).toEqual({ app: 'HelpMaster M365 Console' });
    expect(stepOf(report, 'send').note?.values).toEqual({ mailbox: 'support@contoso.com' });
    expect(
      progress.map((each) => (each.kind === 'started' ? each.step : each.result.step)),
    ).toEqual(stepIds.flatMap((id) => [id, id]));
    expect(progress.map(({ kind }) => kind)).toEqual(
      stepIds.flatMap(() => ['started', 'finished']),
    );
    expect(tenant.log.changes()).toEqual([]);
    expect(logger.lines.map(({ level }) => level)).toEqual(['info']);
  });

  it('signs in once, and asks a mailbox one thing at a time', async () => {
    const { tenant } = await run();
    const posts = tenant.log.entries.filter(
      ({ service, method }) => service === 'signIn' && method === 'POST',
    );
    expect(posts).toHaveLength(1);
    const mailbox = tenant.log.entries.find((entry) => entry.mailbox !== null)?.mailbox;
    expect(tenant.highestConcurrency(mailbox ?? '')).toBe(1);
  });

  it('is judged by the token where no mailbox is given', async () => {
    const tenant = newTenant();
    tenant.control.revoke('Mail.ReadWrite');
    const { report } = await run({ tenant, change: { testMailbox: null } });
    expect(told(report, 'send')).toBe('passed grantedByToken');
    expect(told(report, 'read')).toBe('warning mailbox-permission-not-in-token');
    expect(told(report, 'calendar')).toBe('passed grantedByToken');
    expect(report.succeeded).toBe(true);
  });

  it('takes a domain name for the tenant, and endpoints of its own', async () => {
    const tenant = newTenant({
      authorityOrigin: 'https://login.example:8443',
      graphOrigin: 'https://graph.example:9443',
    });
    const { report, requests } = await run({
      tenant,
      change: {
        tenantId: 'contoso.com',
        cloud: 'custom',
        customEndpoints: {
          authority: 'https://login.example:8443/',
          graph: 'https://graph.example:9443',
        },
      },
    });
    expect(new Set(outcomesOf(report))).toEqual(new Set(['passed']));
    expect(new Set(requests.map(({ url }) => new URL(url).host))).toEqual(
      new Set(['login.example:8443', 'graph.example:9443']),
    );
  });

  it('dates every problem, whether the service did or not', async () => {
    const tenant = newTenant();
    tenant.control.revoke('Mail.ReadWrite');
    const { report } = await run({ tenant, change: { testMailbox: null } });
    const late = newTenant();
    late.control.setClockOffset(12 * 60_000);
    const { report: skewed } = await run({ tenant: late, change: { tenantId: 'not-a-tenant' } });
    const problems = [...report.steps, ...skewed.steps].flatMap(({ problem }) => problem ?? []);
    expect(problems.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['mailbox-permission-not-in-token', 'step-not-reached']),
    );
    for (const { code, details } of problems) expect(details.timestamp, code).toBeDefined();
  });

  it('does not depend on the organisation’s name', async () => {
    const tenant = newTenant();
    tenant.control.revoke('Organization.Read.All');
    const { report } = await run({ tenant });
    expect(told(report, 'directory')).toBe('passed directoryRead');
    expect(report.organisation).toBeNull();
  });
});

describe('reach the sign-in service', () => {
  const kinds: TransportFailureKind[] = [
    'dns',
    'refused',
    'timeout',
    'reset',
    'certificate-untrusted',
    'proxy-password',
    'proxy-blocked',
  ];
  it.each(kinds)('tells %s, and reaches no other step', async (kind) => {
    const { transport, requests } = recordingTransport(({ url }) => {
      throw new TransportFailure(kind, new URL(url).host, 'ERR_TEST', {
        issuer: 'Corp CA',
        proxy: 'proxy.example:8080',
      });
    });
    const report = await testSettings(
      {
        connection,
        credential: { kind: 'clientSecret', value: 'x' },
        signal: new AbortController().signal,
        onProgress: () => undefined,
      },
      { transport, clock: testClock(), logger: recordingLogger() },
    );
    expect(told(report, 'reach')).toBe(`failed network-${kind}`);
    expect(outcomesOf(report).slice(1)).toEqual(Array(6).fill('skipped'));
    expect(stepOf(report, 'calendar').problem).toMatchObject({
      code: 'step-not-reached',
      values: { step: 'reach' },
    });
    expect(report.succeeded).toBe(false);
    expect(requests).toHaveLength(1);
  });

  it.each([
    [{ kind: 'html', status: 200 } as const, 'failed network-web-page'],
    [{ kind: 'html', status: 502 } as const, 'failed network-server-error'],
    [{ kind: 'status', status: 503 } as const, 'failed network-server-error'],
    [
      { kind: 'redirect', location: 'https://portal.example/' } as const,
      'failed network-redirected',
    ],
  ])('tells %j', async (fault, expected) => {
    const tenant = newTenant();
    tenant.control.addFault({ ...fault, service: 'signIn' });
    const { report } = await run({ tenant });
    expect(told(report, 'reach')).toBe(expected);
  });
});

describe('find the tenant', () => {
  it('tells unknown, malformed and unrecognised', async () => {
    const unknown = await run({ change: { tenantId: '00000000-0000-4000-8000-000000000001' } });
    expect(told(unknown.report, 'tenant')).toBe('failed tenant-unknown');
    const malformed = await run({ change: { tenantId: 'not-a-tenant' } });
    expect(told(malformed.report, 'tenant')).toBe('failed tenant-malformed');
    const tenant = newTenant();
    tenant.control.addFault({ kind: 'wrongJson', service: 'signIn' });
    const odd = await run({ tenant });
    expect(told(odd.report, 'reach')).toBe('passed reached');
    expect(told(odd.report, 'tenant')).toBe('failed sign-in-service-unrecognised');
  });

  it.each([
    ['global', 'gccHigh'],
    ['global', 'china'],
    ['gccHigh', 'dod'],
    ['dod', 'gccHigh'],
    ['gccHigh', 'global'],
    ['delos', 'bleu'],
  ] as const)('chosen %s: says that the tenant lives in %s', async (cloud, homeCloud) => {
    const { report } = await run({ tenant: newTenant({ homeCloud }), change: { cloud } });
    expect(stepOf(report, 'tenant')).toMatchObject({
      outcome: 'failed',
      problem: { code: 'tenant-in-other-cloud', values: { cloud: homeCloud } },
    });
  });

  it.each(['gccHigh', 'dod', 'china', 'bleu', 'delos'] as const)('works in %s', async (cloud) => {
    const { report } = await run({ tenant: newTenant({ homeCloud: cloud }), change: { cloud } });
    expect(new Set(outcomesOf(report))).toEqual(new Set(['passed']));
  });

  it('warns when the tenant names a Graph that no known cloud has', async () => {
    const tenant = newTenant({ graphOrigin: 'https://graph.gateway.example' });
    const { report } = await run({
      tenant,
      change: {
        cloud: 'custom',
        customEndpoints: {
          authority: 'https://login.microsoftonline.com',
          graph: 'https://graph.other.example',
        },
      },
    });
    expect(stepOf(report, 'tenant')).toMatchObject({
      outcome: 'warning',
      problem: {
        code: 'tenant-graph-differs',
        values: { host: 'graph.gateway.example', graphHost: 'graph.other.example' },
      },
    });
  });
});

describe('authenticate the app', () => {
  it.each([
    ['wrong-secret', 'failed secret-wrong'],
    [demoConnection.secretId, 'failed secret-is-id'],
  ])('with secret %s', async (clientSecret, expected) => {
    const { report } = await run({ clientSecret });
    expect(told(report, 'authenticate')).toBe(expected);
    expect(report.succeeded).toBe(false);
  });

  it.each([
    [7000222, 'secret-expired'],
    [700016, 'client-unknown'],
    [7000112, 'app-disabled'],
    [53003, 'conditional-access'],
    [700024, 'clock-refused'],
    [90055, 'sign-in-busy'],
  ])('refused with AADSTS%i', async (code, expected) => {
    const tenant = newTenant();
    tenant.control.refuseTokens({ code });
    const { report } = await run({ tenant });
    expect(told(report, 'authenticate')).toBe(`failed ${expected}`);
    expect(stepOf(report, 'authenticate').problem?.details.aadsts).toEqual([code]);
  });

  it('names the clock, as a warning or as the cause', async () => {
    const tenant = newTenant();
    tenant.control.setClockOffset(12 * 60_000);
    const late = await run({ tenant });
    expect(stepOf(late.report, 'authenticate')).toMatchObject({
      outcome: 'warning',
      problem: { code: 'clock-skew', values: { minutes: 12 } },
    });
    expect(late.report.succeeded).toBe(true);
    tenant.control.refuseTokens({ code: 700024 });
    const refused = await run({ tenant });
    expect(stepOf(refused.report, 'authenticate')).toMatchObject({
      outcome: 'failed',
      problem: { code: 'clock-skew', values: { minutes: 12 }, details: { aadsts: [700024] } },
    });
    tenant.control.refuseTokens(null);
    tenant.control.setClockOffset(-4 * 60_000);
    expect(told((await run({ tenant })).report, 'authenticate')).toBe('passed authenticated');
  });
});

describe('read the directory', () => {
  it('names the permission that is missing', async () => {
    const tenant = newTenant();
    tenant.control.revoke('User.Read.All');
    const { report } = await run({ tenant });
    expect(stepOf(report, 'directory')).toMatchObject({
      outcome: 'failed',
      problem: { code: 'directory-permission-missing', values: { permission: 'User.Read.All' } },
    });
    expect(told(report, 'send')).toBe('skipped step-not-reached');
  });
});

describe('one mailbox', () => {
  it('tells five answers apart', async () => {
    const tenant = newTenant();
    const send = async (testMailbox: string) =>
      told((await run({ tenant, change: { testMailbox } })).report, 'send');
    expect(await send('ceo@contoso.com')).toBe('failed mailbox-blocked-by-policy');
    expect(await send('svc.backup@contoso.com')).toBe('failed mailbox-missing');
    expect(await send('legacy.archive@contoso.com')).toBe('failed mailbox-missing');
    expect(await send('nobody@contoso.com')).toBe('failed mailbox-unknown');
    expect(await send('00000000-0000-4000-8000-000000000001')).toBe('failed mailbox-unknown');
    tenant.control.addFault({
      kind: 'throttle',
      retryAfter: '7.5',
      path: /sendMail/,
      service: 'graph',
    });
    expect(await send('support@contoso.com')).toBe('warning mailbox-throttled');
    tenant.control.clearFaults();
    tenant.control.revoke('Mail.Send');
    expect(await send('support@contoso.com')).toBe('warning mailbox-permission-missing');
    expect(tenant.log.changes()).toEqual([]);
  });

  it('finds a mailbox by alias and by object ID, and names it by its address', async () => {
    const tenant = newTenant();
    const { id } = tenant.control.changeUser('support@contoso.com', {});
    for (const testMailbox of ['support.desk@contoso.com', id, 'SUPPORT@contoso.com']) {
      const { report } = await run({ tenant, change: { testMailbox } });
      expect(stepOf(report, 'send').note).toEqual({
        code: 'provedOnMailbox',
        values: { mailbox: 'support@contoso.com' },
      });
    }
    const toMailboxes = tenant.log.entries.filter(({ mailbox }) => mailbox !== null);
    expect(toMailboxes.every(({ path }) => path.includes(id))).toBe(true);
  });

  it('does not choose between several', async () => {
    const tenant = newTenant();
    for (const displayName of ['A', 'B']) {
      tenant.control.addUser({ displayName, mail: 'shared@partner.example' });
    }
    const { report } = await run({ tenant, change: { testMailbox: 'shared@partner.example' } });
    expect(told(report, 'send')).toBe('failed mailbox-ambiguous');
  });

  it('recognises RBAC for Applications', async () => {
    const tenant = newTenant();
    tenant.control.revoke('Mail.Send', 'Mail.ReadWrite', 'Calendars.ReadWrite');
    tenant.control.setRbac([
      { role: 'Application Mail.Send', mailboxes: ['support@contoso.com'] },
      { role: 'Application Mail.ReadWrite', mailboxes: ['support@contoso.com'] },
    ]);
    const { report } = await run({ tenant });
    expect(stepOf(report, 'send').note).toEqual({
      code: 'provedByRbac',
      values: { mailbox: 'support@contoso.com', permission: 'Mail.Send' },
    });
    expect(told(report, 'read')).toBe('passed provedByRbac');
    // Proved by RBAC before: the mailbox is likely outside the scope of this role.
    expect(stepOf(report, 'calendar')).toMatchObject({
      outcome: 'warning',
      problem: {
        code: 'mailbox-outside-scope',
        values: { permission: 'Calendars.ReadWrite', mailbox: 'support@contoso.com' },
      },
    });
  });

  it('does not guess at RBAC before it has proof of it', async () => {
    const tenant = newTenant();
    tenant.control.revoke('Mail.Send', 'Mail.ReadWrite');
    tenant.control.setRbac([
      { role: 'Application Mail.ReadWrite', mailboxes: ['support@contoso.com'] },
    ]);
    const { report } = await run({ tenant });
    expect(told(report, 'send')).toBe('warning mailbox-permission-missing');
    expect(told(report, 'read')).toBe('passed provedByRbac');
    expect(told(report, 'calendar')).toBe('passed provedOnMailbox');
  });

  it.each([
    ['nobody@contoso.com', 'mailbox-unknown'],
    ['svc.backup@contoso.com', 'mailbox-missing'],
  ])('tells once that there is no mailbox %s', async (testMailbox, code) => {
    const { report, tenant, progress } = await run({ change: { testMailbox } });
    expect(told(report, 'send')).toBe(`failed ${code}`);
    for (const id of ['read', 'calendar'] as const) {
      expect(stepOf(report, id)).toMatchObject({
        outcome: 'skipped',
        problem: { code: 'step-not-reached', values: { step: 'send' } },
      });
      expect(progress).not.toContainEqual({ kind: 'started', step: id });
    }
    expect(tenant.log.entries.some(({ path }) => /inbox|calendar/.test(path))).toBe(false);
    expect(report.succeeded).toBe(true);
  });

  it('is not content with reading where writing is needed', async () => {
    const tenant = newTenant();
    tenant.control.revoke('Mail.ReadWrite', 'Calendars.ReadWrite');
    tenant.control.grant('Mail.Read', 'Calendars.Read');
    const { report } = await run({ tenant });
    expect(stepOf(report, 'read')).toMatchObject({
      outcome: 'warning',
      problem: {
        code: 'mailbox-permission-missing',
        values: { permission: 'Mail.ReadWrite', mailbox: 'support@contoso.com' },
      },
    });
    expect(told(report, 'calendar')).toBe('warning mailbox-permission-missing');
  });

  it.each([
    ['MailboxInfoStale', 503, 'warning mailbox-stale'],
    ['SomethingNew', 400, 'warning mailbox-not-proved'],
    ['SomethingNew', 403, 'warning graph-refused'],
    ['SomethingNew', 500, 'failed network-server-error'],
  ])('reads %s', async (code, status, expected) => {
    const tenant = newTenant();
    const body = JSON.stringify({ error: { code, message: 'Hm.' } });
    tenant.control.addFault({ kind: 'status', status, body, path: /sendMail|move|events/ });
    const { report } = await run({ tenant });
    for (const id of ['send', 'read', 'calendar'] as const) expect(told(report, id)).toBe(expected);
  });

  it('never takes an accepted probe for a success', async () => {
    const tenant = newTenant();
    tenant.control.addFault({
      kind: 'status',
      status: 202,
      body: '',
      path: /sendMail|move|events/,
    });
    const { report, logger } = await run({ tenant });
    for (const id of ['send', 'read', 'calendar'] as const) {
      expect(told(report, id)).toBe('failed mailbox-probe-accepted');
    }
    expect(logger.lines.filter(({ level }) => level === 'error')).toHaveLength(3);
  });

  it('is skipped in a cloud without mail', async () => {
    const { report, tenant } = await run({
      tenant: newTenant({ homeCloud: 'govSg' }),
      change: { cloud: 'govSg' },
    });
    for (const id of ['send', 'read', 'calendar'] as const) {
      expect(stepOf(report, id)).toMatchObject({
        outcome: 'skipped',
        problem: { code: 'cloud-without-mail', values: { cloud: 'govSg' } },
      });
    }
    expect(report.succeeded).toBe(true);
    expect(tenant.log.entries.some(({ path }) => path.includes('sendMail'))).toBe(false);
  });
});

describe('time', () => {
  function hanging(path: RegExp): {
    clock: TestClock;
    controller: AbortController;
    report: Promise<TestReport>;
    progress: TestProgress[];
    openRequests: () => number;
  } {
    const tenant = newTenant();
    const answering = tenantTransport(tenant).transport;
    let open = 0;
    const { transport } = recordingTransport((request) => {
      if (!path.test(request.url)) return answering(request);
      open += 1;
      return new Promise((_resolve, reject) => {
        request.signal.addEventListener('abort', () => {
          open -= 1;
          reject(new DOMException('Aborted', 'AbortError'));
        });
      });
    });
    const clock = testClock();
    const controller = new AbortController();
    const progress: TestProgress[] = [];
    const report = testSettings(
      {
        connection,
        credential: { kind: 'clientSecret', value: demoConnection.clientSecret },
        signal: controller.signal,
        onProgress: (each) => progress.push(each),
      },
      { transport, clock, logger: recordingLogger() },
    );
    return { clock, controller, report, progress, openRequests: () => open };
  }

  it.each([
    ['reach', /common/, 10],
    ['tenant', /4e10\/v2\.0/, 10],
    ['authenticate', /token/, 20],
    ['directory', /users/, 20],
    ['send', /sendMail/, 20],
    ['read', /inbox/, 20],
    ['calendar', /calendar/, 20],
  ] as const)('limits %s', async (step, path, seconds) => {
    const { clock, report, openRequests } = hanging(path);
    await settle();
    clock.advance(seconds * 1000 - 1);
    await settle();
    expect(openRequests()).toBe(1);
    clock.advance(1);
    const found = stepOf(await report, step);
    expect(found).toMatchObject({
      outcome: 'failed',
      durationMs: seconds * 1000,
      problem: { code: 'network-timeout', values: { seconds } },
    });
    expect(openRequests()).toBe(0);
  });

  it('waits little for the organisation’s name', async () => {
    const { clock, report } = hanging(/organization/);
    await settle();
    clock.advance(4000);
    expect(await report).toMatchObject({ succeeded: true, organisation: null });
  });

  it.each([
    ['reach', /common/, 0],
    ['authenticate', /token/, 2],
    ['directory', /organization/, 3],
    ['read', /inbox/, 5],
  ] as const)('is cancelled at once during %s', async (step, path, finished) => {
    const { controller, report, progress, openRequests } = hanging(path);
    await settle();
    expect(progress.at(-1)).toEqual({ kind: 'started', step });
    controller.abort();
    const { cancelled, succeeded, steps } = await report;
    expect({ cancelled, steps: steps.length }).toEqual({ cancelled: true, steps: finished });
    expect(succeeded).toBe(step === 'read');
    expect(openRequests()).toBe(0);
    const before = progress.length;
    await settle();
    expect(progress).toHaveLength(before);
  });
});
