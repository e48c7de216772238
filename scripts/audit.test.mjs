import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { judgeAudit } from './lib/audit.mjs';

const today = '2026-11-23';
const advisory = 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc';
const report = {
  auditReportVersion: 2,
  vulnerabilities: {
    weak: {
      name: 'weak',
      severity: 'high',
      via: [{ name: 'weak', severity: 'high', title: 'Runs what it reads', url: advisory }],
    },
    // Concerned only because it uses the other one.
    user: { name: 'user', severity: 'high', via: ['weak'] },
  },
};
const exception = {
  advisory,
  package: 'weak',
  why: 'Reads our own files only.',
  until: '2027-01-01',
};

describe('the audit of the packages', () => {
  test('passes when nothing is known', () => {
    expect(judgeAudit({ vulnerabilities: {} }, [], today)).toEqual([]);
  });

  test('names each weakness once', () => {
    expect(judgeAudit(report, [], today)).toEqual([`high: weak: Runs what it reads (${advisory})`]);
  });

  test('passes a weakness that is explained, until the day that is named', () => {
    expect(judgeAudit(report, [exception], today)).toEqual([]);
    expect(judgeAudit(report, [{ ...exception, until: '2026-11-22' }], today)).toEqual([
      `the exception has run out: weak (${advisory})`,
    ]);
  });

  test('asks to delete an exception that is no longer needed', () => {
    expect(judgeAudit({ vulnerabilities: {} }, [exception], today)).toEqual([
      `no longer found, delete the exception: weak (${advisory})`,
    ]);
  });

  test('does not take a registry that refuses for one that knows nothing', () => {
    expect(
      judgeAudit({ message: '405 Method Not Allowed', statusCode: 405 }, [], today),
    ).toBeNull();
    expect(judgeAudit(null, [], today)).toBeNull();
  });

  test('has a reason, an address and a day for every exception', () => {
    const exceptions = JSON.parse(
      readFileSync(path.join(import.meta.dirname, 'audit-exceptions.json'), 'utf8'),
    );
    for (const each of exceptions) {
      expect(each).toEqual({
        advisory: expect.stringMatching(/^https:\/\/github\.com\/advisories\/GHSA-/),
        package: expect.any(String),
        why: expect.stringMatching(/.{20}/),
        until: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
      });
    }
  });
});
