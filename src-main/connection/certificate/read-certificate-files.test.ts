import { createPrivateKey, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { problem } from '../../contract/problems';
import { failure } from '../../contract/result';
import { appCertificate, loopbackCertificate } from '../../demo-tenant/testing/throw-away-keys';
import { belongTogether, thumbprintOf } from '../../graph/app-credential';
import { readCertificateFiles } from './read-certificate-files';
import {
  certificatePem,
  encryptedKeyPem,
  encryptedTraditionalKeyPem,
  pfx,
  pfxPassword,
  thumbprint,
} from './test-certificates';

const now = new Date('2027-06-01T00:00:00Z');

function read(files: (string | Buffer)[], password: string | null = null, at = now) {
  const contents = files.map((file) => Buffer.from(file));
  return readCertificateFiles(contents, { password, now: at });
}

function credentialOf(result: ReturnType<typeof read>) {
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

const appThumbprint = new X509Certificate(appCertificate.cert).fingerprint256.replaceAll(':', '');

describe('a certificate is read', () => {
  it.each<[string, (string | Buffer)[], string | null, string]>([
    ['a PFX of today', [pfx.modern], pfxPassword, thumbprint],
    ['a PFX with RC2 and 3DES', [pfx.legacy], pfxPassword, thumbprint],
    ['a PFX with an empty password', [pfx.emptyPassword], null, thumbprint],
    ['a PFX without protection', [pfx.unprotected], null, thumbprint],
    ['one PEM file', [`${appCertificate.key}\n${appCertificate.cert}`], null, appThumbprint],
    ['two PEM files', [appCertificate.cert, appCertificate.key], null, appThumbprint],
    ['PEM with Windows line ends', [certificatePem + encryptedKeyPem], 'p', thumbprint],
    ['an encrypted key', [certificatePem, encryptedKeyPem], 'p', thumbprint],
    ['a key in the old form', [certificatePem, encryptedTraditionalKeyPem], 'p', thumbprint],
    [
      'a PEM file with its issuers',
      [`Bag Attributes\n${loopbackCertificate.cert}\n${appCertificate.cert}`, appCertificate.key],
      null,
      appThumbprint,
    ],
  ])('from %s', (name, files, password, expected) => {
    const given = name.includes('Windows')
      ? files.map((file) => String(file).replaceAll('\n', '\r\n'))
      : files;
    const credential = credentialOf(read(given, password));
    expect(thumbprintOf(credential.certificate)).toBe(expected);
    expect(belongTogether(credential)).toBe(true);
    expect(createPrivateKey(credential.privateKey).asymmetricKeyType).toBe('rsa');
  });
});

describe('a file is refused', () => {
  it.each<[string, string, (string | Buffer)[], string | null]>([
    ['certificate-password-needed', 'a PFX without its password', [pfx.modern], null],
    ['certificate-password-needed', 'an old PFX without it', [pfx.legacy], null],
    ['certificate-password-wrong', 'a PFX with a wrong password', [pfx.modern], 'grün&tür 7'],
    ['certificate-password-wrong', 'an old PFX with a wrong password', [pfx.legacy], 'wrong'],
    ['certificate-password-wrong', 'a PFX that asks for one, with none', [pfx.modern], ''],
    ['certificate-password-needed', 'a protected key', [certificatePem, encryptedKeyPem], null],
    ['certificate-password-wrong', 'a protected key', [certificatePem, encryptedKeyPem], 'q'],
    [
      'certificate-password-wrong',
      'an old protected key',
      [certificatePem, encryptedTraditionalKeyPem],
      'q',
    ],
    ['certificate-without-key', 'a PEM certificate', [certificatePem], null],
    [
      'certificate-without-key',
      'a DER certificate',
      [new X509Certificate(certificatePem).raw],
      null,
    ],
    ['certificate-without-key', 'a PFX with the certificate alone', [pfx.withoutKey], 'p'],
    ['certificate-key-mismatch', 'a foreign key', [certificatePem, appCertificate.key], null],
    ['certificate-key-mismatch', 'a key alone', [appCertificate.key], null],
    ['certificate-several', 'two keys', [appCertificate.key, loopbackCertificate.key], null],
    ['certificate-several', 'two PFX files', [pfx.modern, pfx.legacy], pfxPassword],
    ['certificate-file-unreadable', 'an empty file', [''], null],
    ['certificate-file-unreadable', 'a text', ['Not a certificate'], null],
    ['certificate-file-unreadable', 'a damaged PFX', [pfx.modern.subarray(0, 900)], pfxPassword],
    [
      'certificate-file-unreadable',
      'a damaged block',
      ['-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'],
      null,
    ],
    [
      'certificate-file-unreadable',
      'a damaged key',
      [certificatePem, '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----'],
      null,
    ],
  ])('with %s: %s', (code, _what, files, password) => {
    expect(read(files, password)).toEqual(failure(problem(code as never)));
  });

  it.each<[string, (string | Buffer)[], string | null]>([
    ['PEM', [loopbackCertificate.cert, loopbackCertificate.key], null],
    ['PFX', [pfx.ellipticCurve], 'p'],
  ])('when its key is an elliptic curve: %s', (_form, files, password) => {
    expect(read(files, password)).toEqual(
      failure(problem('certificate-key-unsupported', { key: 'EC' })),
    );
  });

  it('when it has expired, and says since when', () => {
    expect(read([pfx.modern], pfxPassword, new Date('2098-01-29T12:00:00Z'))).toEqual(
      failure(problem('certificate-expired', { expired: '2098-01-29' })),
    );
  });

  it('before it begins, and says when that is', () => {
    expect(read([pfx.modern], pfxPassword, new Date('2026-11-22T00:00:00Z'))).toEqual(
      failure(problem('certificate-not-yet-valid', { begins: '2026-11-23' })),
    );
  });
});
