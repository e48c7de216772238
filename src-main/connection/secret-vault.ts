import { z } from 'zod';
import type { CloudId } from '../contract/clouds';
import { problem } from '../contract/problems';
import { failure, success, type Result } from '../contract/result';
import { belongTogether, isCertificate, type AppCredential } from '../graph/app-credential';
import type { Cipher, Logger } from '../ports';

const bindingSchema = z.strictObject({
  cloud: z.string(),
  authority: z.string(),
  graph: z.string(),
  tenantId: z.string(),
  clientId: z.string(),
});

/** What a credential may be used for: nothing but the place it was entered for. */
export type Binding = z.infer<typeof bindingSchema>;

const sealedSchema = z.strictObject({ binding: bindingSchema, secret: z.string().min(1) });

/** The credential as the settings file holds it. */
export const savedCredentialSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('clientSecret'),
    /** Base64 of what the cipher answered; it holds the secret and its binding. */
    sealed: z.string().min(1),
  }),
  z.object({
    kind: z.literal('certificate'),
    /** Likewise; it holds the private key and its binding. */
    sealed: z.string().min(1),
    /** The public certificate, PEM: shown and watched even while the key store is locked. */
    certificate: z.string().refine(isCertificate),
  }),
]);

type SavedCredential = z.infer<typeof savedCredentialSchema>;

/** Makes a binding whose parts compare equal exactly when they mean the same place. */
export function bindingOf(connection: {
  cloud: CloudId;
  authority: string;
  graph: string;
  tenantId: string;
  clientId: string;
}): Binding {
  return {
    cloud: connection.cloud,
    authority: new URL(connection.authority).origin,
    graph: new URL(connection.graph).origin,
    tenantId: connection.tenantId.toLowerCase(),
    clientId: connection.clientId.toLowerCase(),
  };
}

/** Whether what may go to one place may go to the other. */
export function isSamePlace(one: Binding, other: Binding): boolean {
  return (
    one.cloud === other.cloud &&
    one.authority === other.authority &&
    one.graph === other.graph &&
    one.tenantId === other.tenantId &&
    one.clientId === other.clientId
  );
}

export interface SecretVault {
  /**
   * `memory` while the connection's credential is kept for this run only, and where there is no key
   * store; null stands for a connection that is not saved yet.
   */
  storage(connectionId: string | null): Promise<'keyring' | 'memory'>;
  /** Encrypts a credential with its binding; null when it can be kept for this run only. */
  seal(binding: Binding, credential: AppCredential): Promise<SavedCredential | null>;
  /** Whether the credential is kept for this run only. */
  isForThisRun(connectionId: string): boolean;
  /** Keeps a credential for this run; until it is forgotten, a saved one is not used. */
  keepForThisRun(connectionId: string, binding: Binding, credential: AppCredential): void;
  /** Forgets what was kept for this run, because a saved one has taken its place. */
  forget(connectionId: string): void;
  /**
   * Answers the credential of a connection if it was entered for exactly this binding. Otherwise
   * `secret-required` (there is none), `secret-for-other-connection`, `secret-locked` (the key store
   * is locked or absent now) or `secret-not-readable`.
   */
  open(
    connectionId: string,
    binding: Binding,
    credential: SavedCredential | null,
  ): Promise<Result<AppCredential>>;
}

/**
 * Makes the vault. A secret, or a private key, is encrypted together with the place it was entered for, so that a
 * changed authority, tenant or client ID in the settings file can't send it anywhere else.
 */
export function createSecretVault(cipher: Cipher, logger: Logger): SecretVault {
  const thisRun = new Map<string, { binding: Binding; credential: AppCredential }>();

  function release(
    kept: { binding: Binding; credential: AppCredential },
    binding: Binding,
  ): Result<AppCredential> {
    if (isSamePlace(kept.binding, binding)) return success(kept.credential);
    return failure(problem('secret-for-other-connection'));
  }

  return {
    async storage(connectionId) {
      if (connectionId !== null && thisRun.has(connectionId)) return 'memory';
      return (await cipher.isAvailable()) ? 'keyring' : 'memory';
    },
    async seal(binding, credential) {
      if (!(await cipher.isAvailable())) return null;
      try {
        const { kind } = credential;
        const secret = kind === 'clientSecret' ? credential.value : credential.privateKey;
        const sealed = await cipher.encrypt(JSON.stringify({ binding, secret }));
        return kind === 'clientSecret'
          ? { kind, sealed }
          : { kind, sealed, certificate: credential.certificate };
      } catch (error) {
        logger.warn('The key store refused to encrypt', { error: String(error) });
        return null;
      }
    },
    isForThisRun: (connectionId) => thisRun.has(connectionId),
    keepForThisRun(connectionId, binding, credential) {
      thisRun.set(connectionId, { binding, credential });
    },
    forget(connectionId) {
      thisRun.delete(connectionId);
    },
    async open(connectionId, binding, saved) {
      const kept = thisRun.get(connectionId);
      if (kept !== undefined) return release(kept, binding);
      if (saved === null) return failure(problem('secret-required'));
      try {
        const opened: unknown = JSON.parse(await cipher.decrypt(saved.sealed));
        const sealed = sealedSchema.parse(opened);
        return release(
          { binding: sealed.binding, credential: credentialOf(saved, sealed.secret) },
          binding,
        );
      } catch (error) {
        // Only the error's name: a parser's message may quote what it could not parse.
        const name = error instanceof Error ? error.name : typeof error;
        logger.warn('The saved credential could not be opened', { name });
        const isLocked = !(await cipher.isAvailable());
        return failure(problem(isLocked ? 'secret-locked' : 'secret-not-readable'));
      }
    },
  };
}

/** Throws where the private key is not the one of the certificate beside it in the file. */
function credentialOf(saved: SavedCredential, secret: string): AppCredential {
  if (saved.kind === 'clientSecret') return { kind: saved.kind, value: secret };
  const credential = {
    kind: saved.kind,
    certificate: saved.certificate,
    privateKey: secret,
  };
  if (!belongTogether(credential)) throw new RangeError('The certificate was exchanged');
  return credential;
}
