import { randomUUID } from 'node:crypto';
import { platform, release } from 'node:os';
import { join } from 'node:path';
import { app, clipboard, session } from 'electron';
import { createAccessScope } from './access-scope/access-scope-service';
import { createActivity } from './activity/activity-service';
import { recordActivity } from './activity/record-activity';
import { createActiveGraph } from './connection/active-graph';
import { createCertificateService } from './connection/certificate/certificate-service';
import { createConnectionService } from './connection/connection-service';
import { everyHour } from './connection/every-hour';
import { createExpiryWatch } from './connection/expiry/expiry-watch';
import { readSecretExpiry } from './connection/expiry/read-expiry';
import { createConnectionsCalls } from './connection/connections';
import { linkAddress } from './connection/links';
import { createSavedSession } from './connection/saved-session';
import { createSavedTokens } from './connection/saved-tokens';
import { createSettingsStore } from './connection/settings-store';
import { createRotation } from './connection/rotation/rotation';
import { createSignInProbe } from './connection/rotation/sign-in-probe';
import { testSettings, type TestSettingsOptions } from './connection/test-settings/test-settings';
import { createUserSearch } from './connection/user-search';
import { createDirectoryService } from './directory/directory-service';
import { createDesk } from './email-accounts/desk';
import type { AppInfo } from './contract/channels';
import type { demoConnection } from './demo-tenant';
import { createEmailAccounts } from './email-accounts/email-accounts-service';
import { createMailboxesInUse } from './email-accounts/mailboxes-in-use';
import { createHandlers } from './ipc/handlers';
import { createRouter } from './ipc/router';
import { governConnection } from './policy/governed-connection';
import { noPolicy, readPolicy } from './policy/read-policy';
import { createProxySignIn } from './proxy/proxy-sign-in';
import { createSetUp } from './set-up/set-up-service';
import { createAccountFiles } from './shell/account-files';
import { createActivityFile } from './shell/activity-file';
import { serveApp } from './shell/app-protocol';
import { failStart, logUncaught, prepareStart, type Start } from './shell/app-start';
import { createCipher } from './shell/cipher';
import { computerUser } from './shell/computer-user';
import { openExternalLink } from './shell/external-links';
import { hostIpc } from './shell/ipc-host';
import { startLanguage } from './shell/language';
import { createLogFile, readLogFiles } from './shell/log-file';
import { setMenu } from './shell/menu';
import { openMicrosoftSession } from './shell/microsoft-session';
import { redact } from './shell/redact';
import { createNotifications } from './shell/notifications';
import { openFiles } from './shell/open-dialog';
import { openPolicyFile } from './shell/policy-file';
import { chooseFile } from './shell/save-dialog';
import { guardSession } from './shell/session-guards';
import { createSettingsFile } from './shell/settings-file';
import { systemClock as clock } from './shell/system-clock';
import { texts } from './shell/texts';
import { createTransport } from './shell/transport';
import { openUpdateSource } from './shell/update-source';
import { openMainWindow } from './shell/window';
import { createWindowPlaceFile } from './shell/window-place-file';
import { createUpdateService } from './updates/update-service';

/** As over a good line: long enough to see each step of a test arrive. */
const demoLatencyMs = 80;

/** PFX by all its names, and PEM in one file or two. */
const certificateFiles = [
  { name: 'PFX, PEM', extensions: ['pfx', 'p12', 'pem', 'key', 'crt', 'cer'] },
];

async function startConsole({ demo }: Start): Promise<void> {
  const profile = app.getPath('userData');
  const logger = createLogFile(profile);
  logUncaught(logger);
  logger.info('The console starts', { version: app.getVersion(), demo });
  const language = startLanguage(profile, logger);
  const locale = (): string => texts.language;

  // Not loaded where a real tenant is meant.
  const demonstration = demo ? await import('./demo-tenant') : null;
  const tenant = demonstration?.createDemoTenant({ latencyMs: demoLatencyMs }) ?? null;
  // The demo reaches no tenant that a policy could be about.
  const policy = demo ? noPolicy : readPolicy(openPolicyFile(), logger);
  const proxies = createProxySignIn();
  const transport = createTransport((name) => openMicrosoftSession(name, tenant), proxies);
  const store = createSettingsStore({
    file: createSettingsFile(profile),
    clock,
    logger,
    blockedBy: policy.problem,
  });
  const connection = governConnection(
    createConnectionService({ store, cipher: createCipher(), logger, clock, newId: randomUUID }),
    policy,
  );

  const pageSession = session.fromPartition('page');
  await guardSession(pageSession, logger);
  serveApp(pageSession, join(__dirname, '../renderer'), locale, logger);
  const window = openMainWindow({
    session: pageSession,
    preload: join(__dirname, '../preload/index.cjs'),
    placeFile: createWindowPlaceFile(profile, logger),
    logger,
  });

  // A promise in newer versions of Electron only.
  const writeClipboard = async (text: string) => {
    await clipboard.writeText(text);
  };
  const chooseFileToWrite = (suggestedName: string, format: string) =>
    chooseFile(window.browserWindow, suggestedName, format);
  const directoryTokens = createSavedTokens(connection, { transport, clock });
  const activeGraph = createActiveGraph(directoryTokens, { transport, clock });
  const directory = createDirectoryService({
    connect: activeGraph,
    locale,
    texts,
    clock,
    newId: randomUUID,
    isEmailAccount: createMailboxesInUse(store),
    writeClipboard,
    chooseFile: chooseFileToWrite,
  });

  const notifications = createNotifications((page) => {
    window.comeForward();
    window.send({ kind: 'navigate', page });
  }, logger);

  const accountTokens = createSavedTokens(connection, { transport, clock });
  const savedSession = createSavedSession(accountTokens, { transport, clock });
  const desk = createDesk({
    settings: store,
    connect: savedSession,
    files: createAccountFiles(window.browserWindow),
    locale,
    clock,
    logger,
    newId: randomUUID,
  });
  const emailAccounts = createEmailAccounts(desk);
  const activity = createActivity({
    file: createActivityFile(profile),
    readLogs: () => readLogFiles(profile),
    settings: () => store.current(),
    versions: {
      console: app.getVersion(),
      electron: process.versions.electron,
      chrome: process.versions.chrome,
      node: process.versions.node,
      system: `${platform()} ${release()}`,
      architecture: process.arch,
      locale: app.getLocale(),
      demo,
    },
    userName: computerUser(),
    redact,
    chooseFile: chooseFileToWrite,
    texts,
    clock,
    logger,
    newId: randomUUID,
  });

  const showMenu = () => {
    setMenu({
      navigate: (page) => {
        window.send({ kind: 'navigate', page });
      },
      openLink: (link) => {
        void openExternalLink(linkAddress(link, 'global', null), logger);
      },
    });
  };
  const test = (run: TestSettingsOptions) => testSettings(run, { transport, clock, logger });
  const rotation = createRotation({
    connection,
    testSettings: test,
    signsIn: createSignInProbe({ transport, clock }),
    clock,
  });
  const updates = createUpdateService({
    source:
      policy.updates === 'off'
        ? 'off'
        : openUpdateSource({ demo, channel: policy.updates, proxies, logger }),
    clock,
    logger,
    onChanged: () => {
      window.send({ kind: 'updatesChanged' });
    },
  });
  const certificates = createCertificateService({
    connection,
    openFiles: (mostBytes) =>
      openFiles(window.browserWindow, { filters: certificateFiles, several: true, mostBytes }),
    chooseFile: chooseFileToWrite,
    clock,
  });
  const userSearch = createUserSearch({ transport, clock });
  const forgetUnsaved = () => {
    certificates.forget();
    userSearch.forget();
  };
  const handlers = createHandlers({
    info: {
      version: app.getVersion(),
      electron: process.versions.electron,
      chrome: process.versions.chrome,
      demo: demonstration && valuesOf(demonstration.demoConnection),
      policy: policy.connection,
    },
    connection,
    async reconsider() {
      userSearch.forget();
      await directoryTokens.reconsider();
      await accountTokens.reconsider();
      await directory.reconsider();
    },
    forgetUnsaved,
    testSettings: test,
    connections: createConnectionsCalls({ store, connection }),
    rotation,
    readExpiry: (signal) => readSecretExpiry(connection, activeGraph, signal),
    certificates: certificates.calls,
    searchUsers: userSearch.find,
    emailAccounts,
    accessScope: createAccessScope({
      desk,
      random: Math.random,
      chooseFile: chooseFileToWrite,
      texts,
      notify: notifications.scopeWatched,
      onChanged: () => {
        window.send({ kind: 'scopeChanged' });
      },
    }),
    setUp: createSetUp({
      settings: store,
      connect: savedSession,
      listAccounts: emailAccounts['accounts.list'],
      clock,
      writeClipboard,
      chooseFile: chooseFileToWrite,
    }),
    activity: activity.calls,
    proxies: proxies.calls,
    language: {
      state: language.state,
      choose: (choice) => {
        const chosen = language.choose(choice);
        showMenu();
        return chosen;
      },
    },
    updates: updates.calls,
    openLink: (link, cloud, client) => openExternalLink(linkAddress(link, cloud, client), logger),
    directory: directory.calls,
    writeClipboard,
    setUnsavedChanges: (unsaved) => {
      window.setUnsavedChanges(unsaved);
    },
    closeWindow: () => {
      window.close();
    },
  });
  const router = createRouter(recordActivity(handlers, activity.log, clock), logger);
  hostIpc({ window, router, forgetUnsaved, logger });
  showMenu();
  const tellExpiry = createExpiryWatch({
    store,
    clock,
    logger,
    notify: notifications.credentialEnds,
  });
  void everyHour(
    [tellExpiry, (signal) => rotation.settle(signal), () => updates.checkDaily()],
    new AbortController().signal,
    {
      clock,
      logger,
    },
  );
  app.on('second-instance', () => {
    window.comeForward();
  });
}

/** What fills the form with one click. */
function valuesOf({
  clientId,
  tenantId,
  clientSecret,
  testMailbox,
}: typeof demoConnection): NonNullable<AppInfo['demo']> {
  return { clientId, tenantId, clientSecret, testMailbox };
}

const start = prepareStart();
if (start !== null) {
  app
    .whenReady()
    .then(() => startConsole(start))
    .catch(failStart);
}
