import { X509Certificate } from 'node:crypto';
import type { CertificateView } from '../../contract/connection';
import { thumbprintOf } from '../../graph/app-credential';

/**
 * @param certificate PEM
 * @returns what the page shows of it
 */
export function describeCertificate(certificate: string): CertificateView {
  const { subject, validTo } = new X509Certificate(certificate);
  return {
    thumbprint: thumbprintOf(certificate),
    subject: commonNameOf(subject),
    expires: new Date(validTo).toISOString(),
  };
}

/** The name people know it by; the whole subject where it has none. A line for each part. */
function commonNameOf(subject: string | undefined): string {
  const parts = (subject ?? '').split('\n');
  return parts.find((part) => part.startsWith('CN='))?.slice(3) ?? parts.join(', ');
}
