import { createPrivateKey, X509Certificate } from 'node:crypto';
import { expect, it } from 'vitest';
import { belongTogether } from '../../graph/app-credential';
import { createCertificate } from './create-certificate';
import { readCertificateFiles } from './read-certificate-files';

const now = new Date('2026-11-23T10:00:00Z');

it('makes an RSA key of 3072 bits and a certificate signed with it, valid for a year', async () => {
  const credential = await createCertificate(now);
  const certificate = new X509Certificate(credential.certificate);
  const key = createPrivateKey(credential.privateKey);
  expect(key.asymmetricKeyType).toBe('rsa');
  expect(key.asymmetricKeyDetails?.modulusLength).toBe(3072);
  expect(belongTogether(credential)).toBe(true);
  expect(certificate.verify(certificate.publicKey)).toBe(true);
  expect(certificate.ca).toBe(false);
  expect(certificate.subject).toBe('CN=HelpMaster M365 Console');
  expect(new Date(certificate.validFrom)).toEqual(new Date('2026-11-22T10:00:00Z'));
  expect(new Date(certificate.validTo)).toEqual(new Date('2027-11-23T10:00:00Z'));
  // What it makes, it can import again.
  const files = [Buffer.from(credential.certificate), Buffer.from(credential.privateKey)];
  expect(readCertificateFiles(files, { password: null, now })).toMatchObject({ ok: true });
});
