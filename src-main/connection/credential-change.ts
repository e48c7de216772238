import type { ConnectionView } from '../contract/connection';
import { dayOf } from '../contract/expiry';
import type { AppCredential } from '../graph/app-credential';
import type { Clock } from '../ports';
import type { Binding, SecretVault } from './secret-vault';
import type { SavedConnection } from './settings';

/** What the settings shall hold of a connection's credentials, and what to do once they do. */
interface CredentialChange {
  saved: Pick<SavedConnection, 'credential' | 'previous'>;
  done: () => void;
}

/**
 * How the credential of a connection is changed. Nothing has changed before `done` is called. None of
 * this opens a credential: what is put back is opened for its binding when it is used.
 */
export interface CredentialChanges {
  /** Leaves the credential in use, sealed from now on where that was not possible before. */
  stay(
    connection: SavedConnection,
    binding: Binding,
    inUse: AppCredential,
  ): Promise<CredentialChange>;
  /** Puts a credential in the place of the one before, which is kept for `takeBack`. */
  replace(
    id: string,
    replacement: {
      binding: Binding;
      next: AppCredential;
      /** What the file holds for the binding; it stays there when `next` can't be sealed. */
      inFile: SavedConnection['credential'];
      /** The one before, of the same binding; null when there is none, or none that opens. */
      before: { credential: AppCredential; secretExpires: string | null } | null;
    },
  ): Promise<CredentialChange>;
  /** Puts the credential before back, with the end it had; null when none is kept. */
  takeBack(
    connection: SavedConnection,
  ): (CredentialChange & Pick<SavedConnection, 'secretExpires'>) | null;
  /** The credential before, as the page may know it; null when none is kept. */
  previousOf(connection: SavedConnection): ConnectionView['previous'];
  /** Forgets the credential before, as far as memory holds it. */
  forgetPrevious(id: string): void;
}

/** Makes them. Where there is no key store, memory takes the file's place. */
export function createCredentialChanges(
  vault: SecretVault,
  clock: Pick<Clock, 'now'>,
): CredentialChanges {
  const previousOfThisRun = new Map<
    string,
    {
      binding: Binding;
      credential: AppCredential;
      secretExpires: string | null;
      replacedOn: string;
    }
  >();

  return {
    async stay({ id, credential, previous }, binding, inUse) {
      const sealed = vault.isForThisRun(id) ? await vault.seal(binding, inUse) : null;
      return {
        saved: { credential: sealed ?? credential, previous },
        done() {
          if (sealed !== null) vault.forget(id);
        },
      };
    },
    async replace(id, { binding, next, inFile, before }) {
      const sealed = await vault.seal(binding, next);
      const previous = before && { ...before, replacedOn: dayOf(clock.now()) };
      const sealedBefore =
        before !== null && vault.isForThisRun(id)
          ? await vault.seal(binding, before.credential)
          : inFile;
      const kept = previous && sealed && sealedBefore && { ...previous, credential: sealedBefore };
      return {
        saved: { credential: sealed ?? inFile, previous: kept },
        done() {
          if (sealed === null) vault.keepForThisRun(id, binding, next);
          else vault.forget(id);
          if (previous !== null && kept === null) {
            previousOfThisRun.set(id, { ...previous, binding });
          } else previousOfThisRun.delete(id);
        },
      };
    },
    takeBack({ id, credential, previous }) {
      const inThisRun = previousOfThisRun.get(id);
      const before = inThisRun ?? previous;
      if (before === null) return null;
      return {
        secretExpires: before.secretExpires,
        saved: { credential: previous?.credential ?? credential, previous: null },
        done() {
          previousOfThisRun.delete(id);
          if (inThisRun === undefined) vault.forget(id);
          else vault.keepForThisRun(id, inThisRun.binding, inThisRun.credential);
        },
      };
    },
    previousOf({ id, previous }) {
      const kept = previousOfThisRun.get(id) ?? previous;
      return kept && { kind: kept.credential.kind, replacedOn: kept.replacedOn };
    },
    forgetPrevious(id) {
      previousOfThisRun.delete(id);
    },
  };
}
