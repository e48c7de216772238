import type { X509Certificate } from 'node:crypto';
import { createPrivateKey, type KeyObject } from 'node:crypto';
import { problem } from '../../contract/problems';
import { failure, success, type Result } from '../../contract/result';
import type { CertificateCredential } from '../../graph/app-credential';

/** What a file holds, before anything is known about whether it fits together. */
export interface FoundParts {
  certificates: readonly X509Certificate[];
  keys: readonly KeyObject[];
}

/** Microsoft Entra takes RSA keys from this length on. */
const shortestKeyBits = 2048;

/**
 * Finds the certificate that an app can sign in with: one RSA private key, and the certificate that
 * belongs to it, valid now. Others in the file are those who issued it.
 * @see https://learn.microsoft.com/entra/identity-platform/certificate-credentials
 *
 * @param parts what the file holds
 * @param now the time to judge its validity by
 * @returns the credential, or why it is none: `certificate-file-unreadable` (nothing in it),
 *   `certificate-without-key`, `certificate-several`, `certificate-key-unsupported`,
 *   `certificate-key-mismatch`, `certificate-expired`, `certificate-not-yet-valid`
 */
export function usableCertificate(
  { certificates, keys }: FoundParts,
  now: Date,
): Result<CertificateCredential> {
  const [key, ...otherKeys] = keys;
  if (key === undefined) {
    const code =
      certificates.length === 0 ? 'certificate-file-unreadable' : 'certificate-without-key';
    return failure(problem(code));
  }
  if (otherKeys.length > 0) return failure(problem('certificate-several'));
  const unsupported = unsupportedKeyName(key);
  if (unsupported !== null) {
    return failure(problem('certificate-key-unsupported', { key: unsupported }));
  }
  const certificate = certificates.find((each) => each.checkPrivateKey(key));
  if (certificate === undefined) return failure(problem('certificate-key-mismatch'));
  const ends = new Date(certificate.validTo);
  const begins = new Date(certificate.validFrom);
  // Dates that are none: nobody could say when it ends.
  if (Number.isNaN(ends.getTime()) || Number.isNaN(begins.getTime())) {
    return failure(problem('certificate-file-unreadable'));
  }
  if (ends <= now) return failure(problem('certificate-expired', { expired: dayOf(ends) }));
  if (begins > now) {
    return failure(problem('certificate-not-yet-valid', { begins: dayOf(begins) }));
  }
  return success({
    kind: 'certificate',
    certificate: certificate.toString(),
    privateKey: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
  });
}

/** The day in UTC, `2027-01-31`. */
function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}

/** Null for a key that can be used; otherwise what it is, `EC` or `RSA 1024`. */
function unsupportedKeyName(key: KeyObject): string | null {
  const type = key.asymmetricKeyType ?? '';
  if (type !== 'rsa') return type.toUpperCase();
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  return bits >= shortestKeyBits ? null : `RSA ${String(bits)}`;
}

/** A private key in one of OpenSSL's forms; null when it can't be read, or not with this password. */
export function readKey(
  key: { pem: string } | { der: Buffer },
  password: string | null,
): KeyObject | null {
  try {
    if ('der' in key) return createPrivateKey({ key: key.der, format: 'der', type: 'pkcs8' });
    return createPrivateKey({ key: key.pem, ...(password !== null && { passphrase: password }) });
  } catch {
    return null;
  }
}
