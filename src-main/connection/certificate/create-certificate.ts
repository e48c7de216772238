import { generateKeyPair, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import forge from 'node-forge';
import type { CertificateCredential } from '../../graph/app-credential';

const { md, pki } = forge;

const keyBits = 3072;

const dayMs = 24 * 60 * 60 * 1000;
const validDays = 365;

/** Names the console in the list of certificates in the portal. */
const commonName = 'HelpMaster M365 Console';

/**
 * Makes an RSA key pair of 3072 bits and a certificate that it signs itself, valid for a year. It
 * begins a day early, so that a clock that runs a little fast does no harm.
 *
 * @param now the time it is made
 * @returns the credential; its private key has been nowhere else
 */
export async function createCertificate(now: Date): Promise<CertificateCredential> {
  const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', {
    modulusLength: keyBits,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const certificate = pki.createCertificate();
  certificate.publicKey = pki.publicKeyFromPem(publicKey);
  // Positive and without a leading zero, as DER wants a serial number.
  certificate.serialNumber = `4${randomBytes(16).toString('hex').slice(1)}`;
  certificate.validity.notBefore = new Date(now.getTime() - dayMs);
  certificate.validity.notAfter = new Date(now.getTime() + validDays * dayMs);
  const name = [{ name: 'commonName', value: commonName }];
  certificate.setSubject(name);
  certificate.setIssuer(name);
  certificate.setExtensions([
    { name: 'basicConstraints', cA: false, critical: true },
    { name: 'keyUsage', digitalSignature: true, critical: true },
    { name: 'extKeyUsage', clientAuth: true },
    { name: 'subjectKeyIdentifier' },
  ]);
  certificate.sign(pki.privateKeyFromPem(privateKey), md.sha256.create());
  return {
    kind: 'certificate',
    certificate: pki.certificateToPem(certificate).replaceAll('\r', ''),
    privateKey,
  };
}
