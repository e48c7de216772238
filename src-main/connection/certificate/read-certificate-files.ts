import { problem } from '../../contract/problems';
import { failure, type Result } from '../../contract/result';
import type { CertificateCredential } from '../../graph/app-credential';
import { isPem, readCertificate, readPem } from './read-pem';
import { readPfx } from './read-pfx';
import { usableCertificate } from './usable-certificate';

/**
 * Reads a certificate with its private key from one PFX file, or from PEM files, of which one may
 * hold the certificate and the other the key.
 *
 * @param files the contents of each
 * @param options the password, null when none was given yet; the time to judge validity by
 * @returns the credential, or why there is none (see `usableCertificate`, `readPem`, `readPfx`);
 *   `certificate-several` for files that don't make one credential
 */
export function readCertificateFiles(
  files: readonly Buffer[],
  { password, now }: { password: string | null; now: Date },
): Result<CertificateCredential> {
  const texts = files.map((bytes) => bytes.toString('utf8'));
  const [first] = files;
  if (texts.every(isPem)) {
    const parts = readPem(texts.join('\n'), password);
    return parts.ok ? usableCertificate(parts.value, now) : parts;
  }
  if (first === undefined || files.length > 1) return failure(problem('certificate-several'));
  const certificate = readCertificate(first);
  if (certificate !== null)
    return usableCertificate({ certificates: [certificate], keys: [] }, now);
  const parts = readPfx(first, password);
  return parts.ok ? usableCertificate(parts.value, now) : parts;
}
