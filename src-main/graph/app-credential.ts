import { createPrivateKey, X509Certificate } from 'node:crypto';

interface ClientSecretCredential {
  kind: 'clientSecret';
  value: string;
}

export interface CertificateCredential {
  kind: 'certificate';
  /** The public certificate, PEM. */
  certificate: string;
  /** Its RSA private key, PKCS #8 PEM without a password. */
  privateKey: string;
}

/** What an app proves with that it is the one it says. Must stay in main. */
export type AppCredential = ClientSecretCredential | CertificateCredential;

/** Whether signing in with one is signing in with the other. */
export function isSameCredential(one: AppCredential, other: AppCredential): boolean {
  return one.kind === 'clientSecret'
    ? other.kind === 'clientSecret' && one.value === other.value
    : other.kind === 'certificate' &&
        one.certificate === other.certificate &&
        one.privateKey === other.privateKey;
}

/**
 * @param certificate PEM or DER
 * @returns its SHA-256 thumbprint as the portal writes it: 64 hexadecimal digits in capitals
 */
export function thumbprintOf(certificate: string | Buffer): string {
  return new X509Certificate(certificate).fingerprint256.replaceAll(':', '');
}

/** Whether it is a certificate that can be read, PEM. */
export function isCertificate(text: string): boolean {
  try {
    return new X509Certificate(text).validTo !== '';
  } catch {
    return false;
  }
}

/** Whether the private key is the certificate's own. Throws when either can't be read. */
export function belongTogether({ certificate, privateKey }: CertificateCredential): boolean {
  return new X509Certificate(certificate).checkPrivateKey(createPrivateKey(privateKey));
}
