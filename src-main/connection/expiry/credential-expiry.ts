import { X509Certificate } from 'node:crypto';
import type { SavedConnection } from '../settings';

export interface CredentialEnd {
  kind: 'clientSecret' | 'certificate';
  /** A day for a secret, a time for a certificate, as `expiryOf` takes them. */
  expires: string;
}

/**
 * @param connection as it is saved; nothing needs to be decrypted
 * @returns when its credential ends; null where nobody has said
 */
export function credentialEnd({
  credential,
  secretExpires,
}: SavedConnection): CredentialEnd | null {
  if (credential?.kind === 'certificate') {
    const { validTo } = new X509Certificate(credential.certificate);
    return { kind: 'certificate', expires: new Date(validTo).toISOString() };
  }
  return secretExpires === null ? null : { kind: 'clientSecret', expires: secretExpires };
}
