/** The levers of the tenant: everything a test or the demonstration may change while it runs. */
import type { CloudId } from './clouds';
import type { DirectoryUser } from './organisation/directory-user';
import type { Fault } from './faults';
import { addFolderPath } from './organisation/mailbox-contents';
import { wellKnownFolder, type Mailbox } from './organisation/mailboxes';
import type { AccessPolicy, AppRegistration, RbacAssignment } from './options';
import type { ForcedRefusal, TenantState } from './tenant-state';

export interface Control {
  /** Changes the app registration; the first one unless `clientId` names another. */
  changeApp(change: Partial<AppRegistration>, clientId?: string): void;
  /** Uploads a certificate, PEM, to the first app registration. */
  registerCertificate(pem: string): void;
  grant(...roles: string[]): void;
  /** Tokens already issued keep the role, as in the service. */
  revoke(...roles: string[]): void;
  setAccessPolicy(policy: AccessPolicy): void;
  setRbac(assignments: RbacAssignment[]): void;
  /** Refuses every token request that would have succeeded; null ends it. */
  refuseTokens(refusal: ForcedRefusal | null): void;
  setTokenLifetime(seconds: number): void;
  /** Graph answers 401 to every token issued so far. */
  expireTokens(): void;
  /** Graph answers `Directory_ExpiredPageToken` to every `nextLink` given so far. */
  expirePageTokens(): void;
  /** Moves the server's clock away from `options.now()`, in milliseconds. */
  setClockOffset(ms: number): void;
  /** How long each request takes from now on; those that wait already go on at once. */
  setLatency(ms: number): void;
  setHomeCloud(cloud: CloudId): void;
  setOrigins(origins: { authorityOrigin: string; graphOrigin: string }): void;
  changeUser(idOrPrincipalName: string, change: Partial<DirectoryUser>): DirectoryUser;
  deleteUser(idOrPrincipalName: string): void;
  addUser(details: Partial<DirectoryUser> & { displayName: string }): DirectoryUser;
  /** The contents of a mailbox, to look at or to change. */
  mailbox(idOrPrincipalName: string): Mailbox;
  /** Adds folders below the inbox, each by its path; answers the ID of the last. */
  addFolders(idOrPrincipalName: string, paths: readonly (readonly string[])[]): string;
  /** Adds a fault; the answer removes it. */
  addFault(fault: Fault): () => void;
  clearFaults(): void;
}

/** Creates the levers; `setClockOffset` is the tenant's own, since the clock belongs to it. */
export function createControl(state: TenantState, setClockOffset: (ms: number) => void): Control {
  const { options, directory } = state;

  function app(clientId?: string): AppRegistration {
    const found = options.apps.find((each) => clientId === undefined || each.clientId === clientId);
    if (!found) throw new Error('The demo tenant has no such app registration.');
    return found;
  }

  function mailbox(key: string): Mailbox {
    const user = directory.find(key);
    if (!user) throw new Error(`The demo tenant has no user '${key}'.`);
    return state.mailboxes.of(user);
  }

  return {
    changeApp: (change, clientId) => {
      Object.assign(app(clientId), change);
    },
    registerCertificate: (pem) => {
      app().certificates = [...app().certificates, pem];
    },
    grant: (...roles) => {
      app().roles = [...new Set([...app().roles, ...roles])];
    },
    revoke: (...roles) => {
      app().roles = app().roles.filter((role) => !roles.includes(role));
    },
    setAccessPolicy: (policy) => {
      options.accessPolicy = policy;
    },
    setRbac: (assignments) => {
      options.rbac = assignments;
    },
    refuseTokens: (refusal) => {
      state.forcedRefusal = refusal;
    },
    setTokenLifetime: (seconds) => {
      options.tokenLifetimeSeconds = seconds;
    },
    expireTokens: () => {
      state.tokens.expireAll();
    },
    expirePageTokens: () => {
      state.pageTokenGeneration++;
    },
    setClockOffset,
    setLatency: (ms) => {
      options.latencyMs = ms;
      state.endLatency();
    },
    setHomeCloud: (cloud) => {
      options.homeCloud = cloud;
    },
    setOrigins: (origins) => {
      Object.assign(options, origins);
    },
    changeUser: (key, change) => directory.change(key, change),
    deleteUser: (key) => {
      directory.remove(key);
    },
    addUser: (details) => directory.add(details),
    mailbox,
    addFolders: (key, paths) => {
      const box = mailbox(key);
      const inbox = wellKnownFolder(box, 'inbox');
      return paths.reduce((_, path) => addFolderPath(box, inbox, path).id, inbox.id);
    },
    addFault: (fault) => state.faults.add(fault),
    clearFaults: () => {
      state.faults.clear();
    },
  };
}
