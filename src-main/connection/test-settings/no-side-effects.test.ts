import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { TestProgress } from '../../contract/test-settings';
import { createDemoTenant, demoConnection } from '../../demo-tenant';
import { recordingLogger, tenantTransport, testClock } from '../../graph/test-support';
import { testSettings } from './test-settings';

const people = ['support', 'ceo', 'svc.backup', 'legacy.archive', "miles.o'hare", 'nobody'];
const addresses = people.map((local) => `${local}@contoso.com`);
const roles = [
  'Organization.Read.All',
  'Mail.Send',
  'Mail.Read',
  'Mail.ReadWrite',
  'Calendars.Read',
  'Calendars.ReadWrite',
];
const rbacRoles = [
  'Application Mail.Send',
  'Application Mail.ReadWrite',
  'Application Mail.Read',
  'Application Calendars.ReadWrite',
  'Application Mail Full Access',
];

/** Seldom false, so that most trials come as far as the mailbox. */
const mostly = fc.nat(9).map((number) => number > 0);
const someAddresses = fc.subarray(addresses);
const fault = fc.constantFrom(
  { kind: 'throttle', retryAfter: '3' } as const,
  { kind: 'html', status: 200 } as const,
  { kind: 'status', status: 504 } as const,
  { kind: 'redirect', location: 'https://evil.example/collect' } as const,
  { kind: 'wrongJson' } as const,
  { kind: 'unauthorized' } as const,
  { kind: 'reset', at: 'headers' } as const,
);

const circumstances = fc.record({
  readsDirectory: mostly,
  granted: fc.subarray(roles),
  rbac: fc.array(fc.record({ role: fc.constantFrom(...rbacRoles), mailboxes: someAddresses })),
  policy: fc.constantFrom('none', 'restrictAccess', 'denyAccess'),
  inPolicy: someAddresses,
  testMailbox: fc.option(fc.constantFrom(...addresses)),
  fault: fc.option(
    fc.record({
      fault,
      service: fc.constantFrom('signIn', 'graph'),
      afterWork: fc.boolean(),
      mailboxOnly: fc.boolean(),
    }),
    { freq: 1 },
  ),
  rightSecret: mostly,
});

it('changes nothing, and keeps token and secret where they belong, whatever the circumstances', async () => {
  let provedSomething = 0;
  await fc.assert(
    fc.asyncProperty(circumstances, async (given) => {
      const clock = testClock();
      const tenant = createDemoTenant({
        people: 30,
        now: () => clock.now().getTime(),
        rbac: given.rbac,
        accessPolicy:
          given.policy === 'none'
            ? { kind: 'none' }
            : {
                kind: given.policy,
                mailboxes: given.inPolicy,
              },
      });
      tenant.control.changeApp({
        roles: given.readsDirectory ? ['User.Read.All', ...given.granted] : given.granted,
      });
      if (given.fault !== null) {
        const { fault: what, service, afterWork, mailboxOnly } = given.fault;
        tenant.control.addFault({
          ...what,
          service,
          afterWork,
          ...(mailboxOnly && { path: /sendMail|move|inbox|calendar|events/ }),
        });
      }
      const clientSecret = given.rightSecret ? demoConnection.clientSecret : 'Wrong~but-secret.Too';
      const { transport, requests } = tenantTransport(tenant);
      const tokens = new Set<string>();
      const logger = recordingLogger();
      const progress: TestProgress[] = [];
      const report = await testSettings(
        {
          connection: {
            cloud: 'global',
            customEndpoints: null,
            tenantId: demoConnection.tenantId,
            clientId: demoConnection.clientId,
            testMailbox: given.testMailbox,
          },
          credential: { kind: 'clientSecret', value: clientSecret },
          signal: new AbortController().signal,
          onProgress: (told) => progress.push(told),
        },
        { transport, clock, logger },
      );

      expect(tenant.log.changes()).toEqual([]);
      for (const { method, url, headers, body } of requests) {
        const { origin, pathname } = new URL(url);
        const head = JSON.stringify([url, headers]);
        const authorization = headers['authorization'];
        if (authorization !== undefined) {
          expect(origin).toBe('https://graph.microsoft.com');
          tokens.add(authorization.replace('Bearer ', ''));
        }
        const holdsSecret = [clientSecret, encodeURIComponent(clientSecret)].some(
          (form) => head.includes(form) || (body ?? '').includes(form),
        );
        expect(holdsSecret).toBe(
          method === 'POST' &&
            origin === 'https://login.microsoftonline.com' &&
            pathname === `/${demoConnection.tenantId}/oauth2/v2.0/token`,
        );
        expect(head).not.toContain(clientSecret);
      }
      const told = JSON.stringify([report, progress, logger.lines]);
      expect(told).not.toContain(clientSecret);
      for (const token of tokens) expect(told).not.toContain(token);
      if (report.steps.some(({ note }) => note?.code.startsWith('proved') === true)) {
        provedSomething += 1;
      }
    }),
    { numRuns: 150, seed: 365 },
  );
  // Otherwise the property would hold because nothing is ever tried.
  expect(provedSomething).toBeGreaterThan(20);
});
