import type { ScopeHandlers } from '../access-scope/access-scope-service';
import type { AppInfo } from '../contract/channels';
import type { CloudId } from '../contract/clouds';
import type { ConnectionDraft } from '../contract/connection';
import type { LinkId } from '../contract/links';
import { success, type Result } from '../contract/result';
import type { TestProgress, TestReport } from '../contract/test-settings';
import type { ChosenLanguage, LanguageChoice, LanguageState } from '../contract/text/languages';
import type { ActivityService } from '../activity/activity-service';
import type { CertificateService } from '../connection/certificate/certificate-service';
import type { ConnectionService } from '../connection/connection-service';
import type { ConnectionsCalls } from '../connection/connections';
import type { Rotation } from '../connection/rotation/rotation';
import type { UserSearch } from '../connection/user-search';
import type { DirectoryService } from '../directory/directory-service';
import type { AccountsHandlers } from '../email-accounts/desk';
import type { ProxySignIn } from '../proxy/proxy-sign-in';
import type { SetUpService } from '../set-up/set-up-service';
import type { UpdateService } from '../updates/update-service';
import type { AppCredential } from '../graph/app-credential';
import type { Handlers } from './router';

/** What the handlers need: the services, and the little of the desktop that the page may use. */
export interface HandlerPorts {
  info: AppInfo;
  connection: ConnectionService;
  /** Has everything let go of a connection and a credential that are not in use any more. */
  reconsider: () => Promise<void>;
  /** Forgets what the form has brought and nobody has saved. */
  forgetUnsaved: () => void;
  /** Runs Test Settings; resolves with a report even when it was cancelled. */
  testSettings: (run: {
    connection: ConnectionDraft;
    credential: AppCredential;
    signal: AbortSignal;
    onProgress: (progress: TestProgress) => void;
  }) => Promise<TestReport>;
  connections: ConnectionsCalls;
  certificates: CertificateService['calls'];
  rotation: Rotation;
  /** The day the saved client secret ends, as Microsoft 365 says it. */
  readExpiry: (signal: AbortSignal) => Promise<Result<{ day: string }>>;
  searchUsers: UserSearch['find'];
  directory: DirectoryService['calls'];
  emailAccounts: AccountsHandlers;
  accessScope: ScopeHandlers;
  setUp: SetUpService;
  activity: ActivityService['calls'];
  proxies: ProxySignIn['calls'];
  language: {
    state: () => LanguageState;
    choose: (choice: LanguageChoice) => ChosenLanguage;
  };
  updates: UpdateService['calls'];
  openLink: (link: LinkId, cloud: CloudId, clientId: string | null) => Promise<void>;
  writeClipboard: (text: string) => Promise<void>;
  setUnsavedChanges: (unsaved: boolean) => void;
  closeWindow: () => void;
}

/** Makes the table of what each call does. */
export function createHandlers(ports: HandlerPorts): Handlers {
  return {
    'app.info': () => Promise.resolve(success(ports.info)),
    'connection.get': async () => success(await ports.connection.state()),
    async 'connection.apply'(draft) {
      const applied = await ports.connection.apply(draft);
      await ports.reconsider();
      return applied;
    },
    async 'connection.test'(connection, { signal, progress }) {
      const credential = await ports.connection.credentialFor(connection);
      if (!credential.ok) return credential;
      const report = await ports.testSettings({
        connection,
        credential: credential.value,
        signal,
        onProgress: progress,
      });
      ports.setUp.noteTest(connection, report);
      return success(report);
    },
    async 'directory.search'({ connection, text }, { signal }) {
      const credential = await ports.connection.credentialFor(connection);
      if (!credential.ok) return credential;
      return ports.searchUsers({ connection, credential: credential.value, text, signal });
    },
    ...ports.connections,
    async 'connections.switch'(input) {
      const switched = await ports.connections['connections.switch'](input);
      await ports.reconsider();
      return switched;
    },
    async 'connections.add'(input) {
      const added = await ports.connections['connections.add'](input);
      await ports.reconsider();
      return added;
    },
    async 'connections.delete'(input) {
      const deleted = await ports.connections['connections.delete'](input);
      await ports.reconsider();
      return deleted;
    },
    async 'credential.replace'(input, { signal, progress }) {
      const replaced = await ports.rotation.replace(input, { signal, onProgress: progress });
      await ports.reconsider();
      return replaced;
    },
    async 'credential.undoReplace'() {
      const undone = await ports.rotation.undo();
      await ports.reconsider();
      return undone;
    },
    'credential.forgetUnsaved'() {
      ports.forgetUnsaved();
      return Promise.resolve(success(null));
    },
    'credential.readExpiry': (_, { signal }) => ports.readExpiry(signal),
    ...ports.certificates,
    ...ports.directory,
    ...ports.emailAccounts,
    ...ports.accessScope,
    ...ports.setUp.calls,
    ...ports.activity,
    ...ports.proxies,
    'language.get': () => Promise.resolve(success(ports.language.state())),
    'language.choose': ({ choice }) => Promise.resolve(success(ports.language.choose(choice))),
    ...ports.updates,
    async 'link.open'({ link, cloud, clientId }) {
      await ports.openLink(link, cloud, clientId);
      return success(null);
    },
    async 'clipboard.write'({ text }) {
      await ports.writeClipboard(text);
      return success(null);
    },
    'window.setUnsavedChanges'({ unsaved }) {
      ports.setUnsavedChanges(unsaved);
      return Promise.resolve(success(null));
    },
    'window.close'() {
      ports.closeWindow();
      return Promise.resolve(success(null));
    },
  };
}
