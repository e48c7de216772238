import type { TransportFailureKind } from '../ports';

/** The parts of Electron's certificate that are shown; both times in seconds since 1970. */
interface ShownCertificate {
  issuerName: string;
  subjectName: string;
  validStart: number;
  validExpiry: number;
}

/**
 * @param kind why the connection failed
 * @param certificate the one that was refused, if any was
 * @returns what the words about it name; nothing where it is not the certificate's fault
 */
export function certificateValues(
  kind: TransportFailureKind,
  certificate: ShownCertificate | undefined,
): Record<string, string> {
  if (certificate === undefined || !kind.startsWith('certificate-')) return {};
  const { issuerName, subjectName, validStart, validExpiry } = certificate;
  return {
    issuer: issuerName,
    subject: subjectName,
    starts: day(validStart),
    expires: day(validExpiry),
  };
}

/** Empty for a time that is none, as a certificate may have. */
function day(seconds: number): string {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
}
