import { X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { appCertificate } from '../../demo-tenant/testing/throw-away-keys';
import { belongTogether } from '../../graph/app-credential';
import { describeCertificate } from './describe-certificate';
import { readCertificateFiles } from './read-certificate-files';
import { pfx, pfxPassword } from './test-certificates';

/** Files that are no certificates, or were: whatever is in them, they are read or refused. */

const now = new Date('2027-06-01T00:00:00Z');

/** Reads it; whatever is read can be used and shown. */
function expectReadOrRefused(files: readonly Buffer[], password: string | null): void {
  const result = readCertificateFiles(files, { password, now });
  if (!result.ok) {
    expect(result.problem.code).toMatch(/^certificate-/);
    return;
  }
  expect(belongTogether(result.value)).toBe(true);
  const { thumbprint, expires } = describeCertificate(result.value.certificate);
  expect(thumbprint).toMatch(/^[0-9A-F]{64}$/);
  expect(new Date(expires).getTime()).toBeGreaterThan(now.getTime());
}

const password = fc.option(fc.string({ unit: 'binary', maxLength: 20 }));

it('reads or refuses any bytes', () => {
  const bytes = fc.uint8Array({ maxLength: 300 }).map((each) => Buffer.from(each));
  fc.assert(
    fc.property(fc.array(bytes, { maxLength: 3 }), password, (files, given) => {
      expectReadOrRefused(files, given);
    }),
  );
});

it('reads or refuses any text in PEM’s form', () => {
  const line = fc.oneof(
    fc.constantFrom(
      '-----BEGIN CERTIFICATE-----',
      '-----END CERTIFICATE-----',
      '-----BEGIN PRIVATE KEY-----',
      '-----END PRIVATE KEY-----',
      '-----BEGIN ENCRYPTED PRIVATE KEY-----',
      'Proc-Type: 4,ENCRYPTED',
      appCertificate.cert,
      appCertificate.key,
    ),
    fc.base64String({ maxLength: 64 }),
    fc.string({ unit: 'binary', maxLength: 30 }),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), password, (lines, given) => {
      expectReadOrRefused([Buffer.from(lines.join('\n'))], given);
    }),
  );
});

it('reads or refuses a certificate of which a byte was changed', () => {
  const { raw } = new X509Certificate(appCertificate.cert);
  const change = fc.record({ at: fc.nat(raw.length - 1), to: fc.nat(255) });
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
      const changed = Buffer.from(raw);
      for (const { at, to } of changes) changed[at] = to;
      const pem = `-----BEGIN CERTIFICATE-----\n${changed.toString('base64')}\n-----END CERTIFICATE-----`;
      expectReadOrRefused([Buffer.from(pem), Buffer.from(appCertificate.key)], null);
      expectReadOrRefused([changed], null);
    }),
    { numRuns: 300 },
  );
});

it('refuses a certificate whose dates are none', () => {
  const { raw } = new X509Certificate(appCertificate.cert);
  // The end of its validity: thirteen or fifteen digits and a Z, the second of the two dates.
  const dates = [...raw.toString('latin1').matchAll(/\d{12,14}Z/g)];
  const end = dates[1];
  expect(dates).toHaveLength(2);
  const changed = Buffer.from(raw);
  changed.write('x', (end?.index ?? 0) + 3, 'latin1');
  const pem = `-----BEGIN CERTIFICATE-----\n${changed.toString('base64')}\n-----END CERTIFICATE-----`;
  const result = readCertificateFiles([Buffer.from(pem), Buffer.from(appCertificate.key)], {
    password: null,
    now,
  });
  expect(result).toMatchObject({ ok: false, problem: { code: 'certificate-file-unreadable' } });
});

it('reads or refuses a PFX file of which a byte was changed or that was cut off', () => {
  const file = fc.constantFrom(pfx.unprotected, pfx.legacy);
  const damage = fc.record({ at: fc.nat(2000), to: fc.nat(255), cut: fc.boolean() });
  fc.assert(
    fc.property(file, damage, (whole, { at, to, cut }) => {
      const changed = Buffer.from(whole);
      changed[at % whole.length] = to;
      const left = cut ? changed.subarray(0, at % whole.length) : changed;
      expectReadOrRefused([left], whole === pfx.legacy ? pfxPassword : '');
    }),
    { numRuns: 60 },
  );
});

// Reading anew from each place of it would take many minutes, however fast the machine.
it('takes no longer for a file that was made to be slow to read', { timeout: 60_000 }, () => {
  const size = 1_000_000;
  const begin = '-----BEGIN CERTIFICATE-----\n';
  const files = [
    begin.repeat(size / begin.length),
    `-----BEGIN A-----\n-----BEGIN B-----\n`.repeat(size / 36),
    `-----BEGIN ${'A '.repeat(size / 2)}`,
    `${'-----BEGIN A-----'.repeat(size / 20)}-----END A-----`,
  ];
  for (const file of files) {
    expectReadOrRefused([Buffer.from(file)], null);
  }
});
