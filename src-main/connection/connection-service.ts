import type { ConnectionDraft, ConnectionState, ConnectionView } from '../contract/connection';
import { problem } from '../contract/problems';
import { failure, success, type Result } from '../contract/result';
import {
  isSameCredential,
  type AppCredential,
  type CertificateCredential,
} from '../graph/app-credential';
import type { Cipher, Clock, Logger } from '../ports';
import { describeCertificate } from './certificate/describe-certificate';
import { createCredentialChanges } from './credential-change';
import { endpointsFit, endpointsOf } from './endpoints';
import { adoptAccounts, freeName } from './new-connection';
import { bindingOf, createSecretVault, isSamePlace, type Binding } from './secret-vault';
import type { SavedConnection, Settings } from './settings';
import type { SettingsStore } from './settings-store';

export interface ConnectionPorts {
  store: SettingsStore;
  cipher: Cipher;
  logger: Logger;
  /** Tells the day a credential was replaced on. */
  clock: Pick<Clock, 'now'>;
  /** A new random UUID. */
  newId: () => string;
}

export interface ConnectionService {
  /** What is saved, without the credential, and what must be told about it. */
  state(): Promise<ConnectionState>;
  /**
   * Saves a connection and answers the new state. When it fails, nothing has changed:
   * `request-invalid` (endpoints don't fit the cloud), `settings-newer` or `settings-not-readable`
   * (the file must not be overwritten), `settings-not-writable`, or a problem of the credential.
   *
   * A credential that takes the place of another one of the same cloud, tenant and client ID leaves it
   * to `takeBackCredential`, if that one can be opened.
   *
   * A credential that the key store does not take is kept for this run, and sealed by the next `apply`
   * that finds the key store open. One sealed earlier for the same place stays in the file
   * meanwhile: the next run with an open key store has that one back, rather than none.
   */
  apply(draft: ConnectionDraft): Promise<Result<ConnectionState>>;
  /**
   * The credential to use with these values: the one in the draft, or the saved one if it was saved
   * for exactly this cloud, tenant and client. It must stay in main. `two-credentials` when the draft
   * has a secret and a certificate, `certificate-required` when its certificate is no longer offered.
   */
  credentialFor(draft: ConnectionDraft): Promise<Result<AppCredential>>;
  /**
   * The saved connection with its credential, for services that work with it. Must stay in main.
   * `not-connected` before anything is saved, or a problem of the credential.
   */
  active(): Promise<
    Result<{
      connection: Place & Pick<ConnectionDraft, 'testMailbox'> & Pick<ConnectionView, 'id'>;
      credential: AppCredential;
      replacedOn: string | null;
    }>
  >;
  /**
   * Puts another credential in the place of the one in use, which is kept for `takeBackCredential`.
   * When it fails, nothing has changed: `secret-for-other-connection` when the connection in use
   * leads no longer to `place`, or as `apply`.
   */
  replaceCredential(
    place: Place,
    replacement: { credential: AppCredential; secretExpires: string | null },
  ): Promise<Result<ConnectionState>>;
  /** Puts the credential before back; `undo-not-possible` when none is kept. */
  takeBackCredential(): Promise<Result<ConnectionState>>;
  /** Forgets what is kept in memory of a connection that was deleted. */
  forget(connectionId: string): void;
  /**
   * Forgets the credential before, because the one that took its place has proved itself.
   *
   * @param replacedOn the day that was on; what was replaced on another day is kept
   */
  forgetPrevious(connectionId: string, replacedOn: string): Promise<void>;
  /**
   * Holds a certificate for the form, in memory and in place of the one before, until a draft is
   * applied or it is forgotten.
   *
   * @returns what a draft names it by
   */
  offerCertificate(credential: CertificateCredential): string;
  /** Forgets the certificate that is held for the form, with its private key. */
  forgetOffer(): void;
  /**
   * @param id of an offered certificate; null for the saved one
   * @returns the public certificate, PEM; `certificate-required` when there is none
   */
  publicCertificate(id: string | null): Result<string>;
}

type Place = Pick<ConnectionDraft, 'cloud' | 'customEndpoints' | 'tenantId' | 'clientId'>;

/** Null when the endpoints don't fit the cloud. */
function placeOf(place: Place): Binding | null {
  if (!endpointsFit(place)) return null;
  const { cloud, tenantId, clientId } = place;
  return bindingOf({ cloud, ...endpointsOf(place), tenantId, clientId });
}

/** Whether a saved connection leads to this place. */
function isStill(saved: Place, binding: Binding): boolean {
  const place = placeOf(saved);
  return place !== null && isSamePlace(place, binding);
}

/** The connection in use; null before one is saved. */
export function activeOf(settings: Settings): SavedConnection | null {
  return settings.connections.find(({ id }) => id === settings.activeConnectionId) ?? null;
}

/** The certificate in use; the saved one, and that it can't be used, while it is locked away. */
function certificateOf(
  { credential: saved }: SavedConnection,
  opened: AppCredential | null,
): ConnectionView['certificate'] {
  if (opened?.kind === 'certificate') {
    return { ...describeCertificate(opened.certificate), usable: true };
  }
  return opened === null && saved?.kind === 'certificate'
    ? { ...describeCertificate(saved.certificate), usable: false }
    : null;
}

function withActive(settings: Settings, connection: SavedConnection): Settings {
  const isNew = !settings.connections.some(({ id }) => id === connection.id);
  const connections = isNew
    ? [...settings.connections, connection]
    : settings.connections.map((saved) => (saved.id === connection.id ? connection : saved));
  return { ...settings, activeConnectionId: connection.id, connections };
}

/** Makes the service that keeps the connection. */
export function createConnectionService(ports: ConnectionPorts): ConnectionService {
  const { store, logger } = ports;
  const vault = createSecretVault(ports.cipher, logger);
  const changes = createCredentialChanges(vault, ports.clock);
  let offered: { id: string; credential: CertificateCredential } | null = null;

  async function openSaved(draft: Place): Promise<Result<AppCredential>> {
    const binding = placeOf(draft);
    if (binding === null) return failure(problem('request-invalid', { channel: '' }));
    const active = activeOf(store.current());
    if (active === null) return failure(problem('secret-required'));
    return vault.open(active.id, binding, active.credential);
  }

  async function credentialFor(draft: ConnectionDraft): Promise<Result<AppCredential>> {
    if (draft.certificate !== undefined) {
      if ('set' in draft.clientSecret) return failure(problem('two-credentials'));
      if (offered?.id !== draft.certificate) return failure(problem('certificate-required'));
      return success(offered.credential);
    }
    if ('set' in draft.clientSecret) {
      return success({ kind: 'clientSecret', value: draft.clientSecret.set });
    }
    return openSaved(draft);
  }

  /** The credential in the file, as long as the connection still leads to the same place. */
  function savedFor(binding: Binding): SavedConnection['credential'] {
    const active = activeOf(store.current());
    return active !== null && isStill(active, binding) ? active.credential : null;
  }

  async function state(): Promise<ConnectionState> {
    const active = activeOf(store.current());
    const secretStorage = await vault.storage(active?.id ?? null);
    const readOnly = store.readOnly !== null;
    const opened = active === null ? null : await openSaved(active);
    const credential = opened?.ok === true ? opened.value : null;
    const refusal = opened?.ok === false ? opened.problem : null;
    const notices = [...store.notices()];
    // A locked credential says all there is to say about the key store.
    if (secretStorage === 'memory' && refusal?.code !== 'secret-locked') {
      notices.push(problem('keyring-absent'));
    }
    if (active === null) return { connection: null, secretStorage, readOnly, notices };
    if (refusal !== null && refusal.code !== 'secret-required') notices.push(refusal);
    const connection: ConnectionView = {
      id: active.id,
      cloud: active.cloud,
      customEndpoints: active.customEndpoints,
      clientId: active.clientId,
      tenantId: active.tenantId,
      secretExpires: active.secretExpires,
      testMailbox: active.testMailbox,
      hasClientSecret: credential?.kind === 'clientSecret',
      certificate: certificateOf(active, credential),
      previous: changes.previousOf(active),
    };
    return { connection, secretStorage, readOnly, notices };
  }

  async function apply(draft: ConnectionDraft): Promise<Result<ConnectionState>> {
    let done: () => void = () => undefined;
    const written = await store.update(async (settings) => {
      const binding = placeOf(draft);
      if (binding === null) {
        return failure(problem('request-invalid', { channel: 'connection.apply' }));
      }
      const active = activeOf(settings);
      const id = active?.id ?? ports.newId();
      const credential = await credentialFor(draft);
      if (!credential.ok) return credential;
      const next = credential.value;
      const opened = active === null ? null : await vault.open(id, binding, active.credential);
      const inUse = opened?.ok === true ? opened.value : null;
      const change =
        active !== null && inUse !== null && isSameCredential(inUse, next)
          ? await changes.stay(active, binding, next)
          : await changes.replace(id, {
              binding,
              next,
              inFile: savedFor(binding),
              before: active && inUse && { credential: inUse, secretExpires: active.secretExpires },
            });
      done = change.done;
      const saved = withActive(settings, {
        id,
        name: active?.name ?? freeName(settings),
        cloud: draft.cloud,
        customEndpoints: draft.customEndpoints,
        tenantId: draft.tenantId,
        clientId: draft.clientId,
        secretExpires: draft.secretExpires,
        testMailbox: draft.testMailbox,
        ...change.saved,
        expiryToldOn: active?.expiryToldOn ?? null,
      });
      return success(active === null ? adoptAccounts(saved, id) : saved);
    });
    if (!written.ok) return written;
    done();
    // Saved, or left out for another credential: the form shows what is saved now.
    offered = null;
    return success(await state());
  }

  const replaceCredential: ConnectionService['replaceCredential'] = async (
    place,
    { credential, secretExpires },
  ) => {
    let done: () => void = () => undefined;
    const written = await store.update(async (settings) => {
      const active = activeOf(settings);
      const binding = placeOf(place);
      if (active === null || binding === null || !isStill(active, binding)) {
        return failure(problem('secret-for-other-connection'));
      }
      const inUse = await vault.open(active.id, binding, active.credential);
      if (!inUse.ok) return inUse;
      const change = await changes.replace(active.id, {
        binding,
        next: credential,
        inFile: active.credential,
        before: { credential: inUse.value, secretExpires: active.secretExpires },
      });
      done = change.done;
      return success(withActive(settings, { ...active, secretExpires, ...change.saved }));
    });
    if (!written.ok) return written;
    done();
    return success(await state());
  };

  async function takeBackCredential(): Promise<Result<ConnectionState>> {
    let done: () => void = () => undefined;
    const written = await store.update((settings) => {
      const active = activeOf(settings);
      const change = active && changes.takeBack(active);
      if (active === null || change === null) return failure(problem('undo-not-possible'));
      done = change.done;
      const { saved, secretExpires } = change;
      return success(withActive(settings, { ...active, secretExpires, ...saved }));
    });
    if (!written.ok) return written;
    done();
    return success(await state());
  }

  return {
    state,
    apply,
    credentialFor,
    async active() {
      const connection = activeOf(store.current());
      if (connection === null) return failure(problem('not-connected'));
      const credential = await openSaved(connection);
      return credential.ok
        ? success({
            connection,
            credential: credential.value,
            replacedOn: changes.previousOf(connection)?.replacedOn ?? null,
          })
        : credential;
    },
    replaceCredential,
    takeBackCredential,
    forget(connectionId) {
      vault.forget(connectionId);
      changes.forgetPrevious(connectionId);
    },
    async forgetPrevious(connectionId, replacedOn) {
      await store.update((settings) => {
        const isProved = (each: SavedConnection) =>
          each.id === connectionId && changes.previousOf(each)?.replacedOn === replacedOn;
        if (!settings.connections.some(isProved)) return success(settings);
        const connections = settings.connections.map((each) =>
          isProved(each) ? { ...each, previous: null } : each,
        );
        changes.forgetPrevious(connectionId);
        return success({ ...settings, connections });
      });
    },
    offerCertificate(credential) {
      offered = { id: ports.newId(), credential };
      return offered.id;
    },
    forgetOffer() {
      offered = null;
    },
    publicCertificate(id) {
      const saved = activeOf(store.current())?.credential ?? null;
      if (id === null) {
        return saved?.kind === 'certificate'
          ? success(saved.certificate)
          : failure(problem('certificate-required'));
      }
      return offered?.id === id
        ? success(offered.credential.certificate)
        : failure(problem('certificate-required'));
    },
  };
}
