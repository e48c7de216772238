import { describe, expect, it } from 'vitest';
import { problemCodes, type Problem, type ProblemCode } from '../../contract/problems';
import { problems, notes } from '../../contract/text/en/problems';
import { createDemoTenant, demoConnection } from '../../demo-tenant';
import { problemCodeOfAadsts } from '../../graph/aadsts-codes';
import { GraphFailure } from '../../graph/graph-failure';
import { graphFailure } from '../../graph/graph-problems';
import { foreignAnswerProblem, transportProblem } from '../../graph/network-problems';
import { signInProblem } from '../../graph/sign-in-answer';
import { jsonAnswer, recordingLogger, tenantTransport, testClock } from '../../graph/test-support';
import { TransportFailure, type TransportFailureKind } from '../../ports';
import { testSettings } from './test-settings';

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\{([^}]*)\}\}/g)].map((match) => match[1] ?? '');
}

function wordsOf(code: ProblemCode): string {
  const { happened, cause, next } = problems[code];
  return [happened, cause, next].join('\n');
}

function expectComplete({ code, values }: Problem): void {
  for (const name of placeholders(wordsOf(code))) {
    expect(values, `${code} needs ${name}`).toHaveProperty(name);
  }
}

const now = new Date('2026-11-23T09:00:00Z');
const request = {
  method: 'GET' as const,
  url: 'https://graph.microsoft.com/v1.0/users',
  timeoutMs: 1,
};
const subject = { tenant: 't', clientId: 'c', host: 'h', graphHost: 'g' };

describe('values', () => {
  it('of the network are complete', () => {
    const kinds: TransportFailureKind[] = [
      'dns',
      'offline',
      'refused',
      'unreachable',
      'timeout',
      'reset',
      'certificate-untrusted',
      'certificate-expired',
      'certificate-wrong-host',
      'certificate-other',
      'tls-failed',
      'proxy-password',
      'proxy-refused',
      'proxy-blocked',
      'proxy-unreachable',
      'redirected',
      'answer-unreadable',
      'answer-too-large',
      'other',
    ];
    for (const kind of kinds) {
      expectComplete(transportProblem(new TransportFailure(kind, 'h', 'E'), request, now));
    }
    for (const [status, body] of [
      [200, '<html>'],
      [302, ''],
      [500, ''],
    ] as const) {
      const found = foreignAnswerProblem({ status, headers: {}, body }, request, now);
      expect(found).not.toBeNull();
      if (found !== null) expectComplete(found);
    }
  });

  it('of signing in are complete', () => {
    const codes = [
      7000215, 7000222, 7000216, 7000218, 700016, 7000229, 7000112, 1000031, 90002, 900023, 90038,
      50128, 500011, 500014, 650052, 70011, 1002012, 700022, 900144, 90013, 90023, 700027, 50012,
      700024, 53003, 530032, 50034, 65001, 50194, 700025, 50196, 90055, 1,
    ];
    const seen = codes.map((code) => {
      const answer = jsonAnswer(400, { error: 'x', error_codes: [code] });
      const found = signInProblem(answer, request, subject, now);
      expectComplete(found);
      expect(found.code).toBe(problemCodeOfAadsts([code]) ?? 'sign-in-refused');
      return found.code;
    });
    const first = problemCodes.indexOf('secret-wrong');
    const last = problemCodes.indexOf('sign-in-refused');
    const tenant: ProblemCode[] = ['tenant-unknown', 'tenant-malformed'];
    const range = problemCodes.slice(first, last + 1).filter((code) => code !== 'secret-is-id');
    expect(new Set(seen)).toEqual(new Set([...range, ...tenant]));
  });

  it('of Microsoft Graph are complete', () => {
    const errors: [number, string, string][] = [
      [401, 'InvalidAuthenticationToken', ''],
      [401, 'InvalidAuthenticationToken', 'audience'],
      [403, 'Authorization_RequestDenied', ''],
      [403, 'ErrorAccessDenied', ''],
      [403, 'ErrorAccessDenied', '[RAOP]'],
      [404, 'MailboxNotEnabledForRESTAPI', ''],
      [404, 'ErrorInvalidUser', ''],
      [503, 'MailboxInfoStale', ''],
      [429, '', ''],
      [400, '', ''],
    ];
    for (const [status, code, message] of errors) {
      for (const mailbox of [undefined, 'support@contoso.com']) {
        const answer = jsonAnswer(status, { error: { code, message } });
        const failure = graphFailure(answer, request, { permission: 'P', mailbox }, now);
        expect(failure).toBeInstanceOf(GraphFailure);
        expectComplete(failure.problem);
      }
    }
  });

  it('of Test Settings are complete', async () => {
    const mailboxes = [null, 'support', 'ceo', 'svc.backup', 'nobody'];
    for (const mailbox of mailboxes) {
      for (const cloud of ['global', 'govSg', 'china'] as const) {
        const tenant = createDemoTenant({
          people: 30,
          homeCloud: cloud === 'china' ? 'global' : cloud,
        });
        tenant.control.revoke('Calendars.ReadWrite');
        const report = await testSettings(
          {
            connection: {
              ...demoConnection,
              cloud,
              customEndpoints: null,
              testMailbox: mailbox === null ? null : `${mailbox}@contoso.com`,
            },
            credential: { kind: 'clientSecret', value: demoConnection.clientSecret },
            signal: new AbortController().signal,
            onProgress: () => undefined,
          },
          {
            transport: tenantTransport(tenant).transport,
            clock: testClock({ start: new Date().toISOString() }),
            logger: recordingLogger(),
          },
        );
        for (const { problem, note } of report.steps) {
          if (problem !== null) expectComplete(problem);
          if (note === null) continue;
          for (const name of placeholders(notes[note.code])) {
            expect(note.values, note.code).toHaveProperty(name);
          }
        }
      }
    }
  });
});

describe('words', () => {
  it.each(problemCodes)('of %s are three whole sentences that can be acted on', (code) => {
    const { happened, cause, next } = problems[code];
    for (const text of [happened, cause, next]) {
      expect(text).toMatch(/^(?:[A-Z{“]|\$t\().*[.”]$/);
      expect(text).not.toMatch(/AADSTS|an error occurred|check the logs|\binvalid\b|\bplease\b/i);
      expect(text).not.toMatch(/\byou (?:have )?(?:entered|typed|pasted|forgot)\b/i);
      expect(text).not.toContain("'");
    }
    expect(happened.length).toBeLessThanOrEqual(90);
  });
});
