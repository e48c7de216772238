import { X509Certificate, type KeyObject } from 'node:crypto';
import { problem } from '../../contract/problems';
import { failure, success, type Result } from '../../contract/result';
import { readKey, type FoundParts } from './usable-certificate';

interface Block {
  label: string;
  pem: string;
}

/**
 * The blocks of a text, each from its beginning to the end that belongs to it. Every part of the text
 * is looked at once: a pattern for all of it would take minutes for a file of beginnings without ends.
 */
function blocksIn(text: string): Block[] {
  const blocks: Block[] = [];
  const endless = new Set<string>();
  let from = 0;
  for (const { 0: begin, 1: label = '', index } of text.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----/g)) {
    if (index < from || endless.has(label)) continue;
    const end = `-----END ${label}-----`;
    const at = text.indexOf(end, index + begin.length);
    if (at === -1) endless.add(label);
    else {
      from = at + end.length;
      blocks.push({ label, pem: text.slice(index, from) });
    }
  }
  return blocks;
}

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
  for (const { pem, label } of blocksIn(text)) {
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
