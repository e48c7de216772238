import { X509Certificate, type KeyObject } from 'node:crypto';
import { problem } from '../../contract/problems';
import { failure, success, type Result } from '../../contract/result';
import { readKey, type FoundParts } from './usable-certificate';

const block = /-----BEGIN ([A-Z0-9 ]+)-----[\s\S]+?-----END \1-----/g;

/** Whether a text holds anything in PEM's form. */
export function isPem(text: string): boolean {
  return /-----BEGIN [A-Z0-9 ]+-----/.test(text);
}

/**
 * Reads certificates and private keys in PEM's form.
 * @see https://www.rfc-editor.org/rfc/rfc7468
 *
 * @param text whatever stands between the blocks is skipped
 * @param password of the private key; null when none was given yet
 * @returns what was found; `certificate-password-needed` or `certificate-password-wrong` for a
 *   protected key; `certificate-file-unreadable` for a damaged block
 */
export function readPem(text: string, password: string | null): Result<FoundParts> {
  const certificates: X509Certificate[] = [];
  const keys: KeyObject[] = [];
  for (const [pem, label = ''] of text.matchAll(block)) {
    if (label === 'CERTIFICATE') {
      const certificate = readCertificate(pem);
      if (certificate === null) return failure(problem('certificate-file-unreadable'));
      certificates.push(certificate);
    } else if (label.endsWith('PRIVATE KEY')) {
      const isProtected = label.startsWith('ENCRYPTED') || pem.includes('Proc-Type: 4,ENCRYPTED');
      if (isProtected && password === null) {
        return failure(problem('certificate-password-needed'));
      }
      const key = readKey({ pem }, isProtected ? password : null);
      if (key === null) {
        const code = isProtected ? 'certificate-password-wrong' : 'certificate-file-unreadable';
        return failure(problem(code));
      }
      keys.push(key);
    }
  }
  return success({ certificates, keys });
}

/** A certificate as PEM or DER; null when it is none. */
export function readCertificate(encoded: string | Buffer): X509Certificate | null {
  try {
    return new X509Certificate(encoded);
  } catch {
    return null;
  }
}
