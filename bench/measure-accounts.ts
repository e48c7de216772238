/**
 * One measurement of email accounts or of Test Settings in a process of its own: the calls, and the
 * same requests sent bare and one after another. Answers its figures to the parent.
 */
import { randomUUID } from 'node:crypto';
import { createConnectionService } from '../src-main/connection/connection-service';
import { createSavedSession } from '../src-main/connection/saved-session';
import { createSavedTokens } from '../src-main/connection/saved-tokens';
import { createSettingsStore } from '../src-main/connection/settings-store';
import { memoryFile, reversingCipher } from '../src-main/connection/test-support';
import { testSettings } from '../src-main/connection/test-settings/test-settings';
import type { MailFolder } from '../src-main/contract/email-accounts';
import { success, type Result } from '../src-main/contract/result';
import { demoConnection } from '../src-main/demo-tenant';
import { createDesk } from '../src-main/email-accounts/desk';
import { createEmailAccounts } from '../src-main/email-accounts/email-accounts-service';
import type { HttpRequest, Logger } from '../src-main/ports';
import { systemClock as clock } from '../src-main/shell/system-clock';
import { makeAccounts } from './accounts';
import { never, nodeTransport, nothingReceived, sendBare } from './connection';
import type { Figures } from './report';

const checked = 200;
/**
 * Of requests that would take minutes one after another, only some are sent. Which ones does not keep
 * step with the three or four requests that each account takes.
 */
const sampled = 19;

const silent: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined };
const context = { signal: never, progress: () => undefined };

const { clientId, tenantId, clientSecret, testMailbox } = demoConnection;

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

/** Email accounts as main has them, connected to the served tenant. */
async function connected(origin: string) {
  const received = nothingReceived();
  const ports = { transport: nodeTransport(received), clock, logger: silent, newId: randomUUID };
  const settings = createSettingsStore({ file: memoryFile().file, ...ports });
  const connection = createConnectionService({
    store: settings,
    cipher: reversingCipher().cipher,
    ...ports,
  });
  const draft = {
    cloud: 'custom' as const,
    customEndpoints: { authority: origin, graph: origin },
    clientId,
    tenantId,
    clientSecret: { set: clientSecret },
    secretExpires: null,
    testMailbox: null,
  };
  valueOf(await connection.apply(draft));
  const desk = createDesk({
    settings,
    connect: createSavedSession(createSavedTokens(connection, ports), ports),
    files: { open: () => Promise.resolve(null), choose: () => Promise.resolve(null) },
    locale: () => 'en',
    ...ports,
  });
  const accounts = createEmailAccounts(desk);
  return { settings, accounts, received };
}

/** How long requests take one after another, from a sample of them. */
async function oneAfterAnother(requests: readonly HttpRequest[]): Promise<number> {
  const sample = requests.filter((_, index) => index % sampled === 0);
  return ((await sendBare(sample)) / sample.length) * requests.length;
}

/** Check access for 200 accounts. */
async function checkAccess(origin: string): Promise<Figures> {
  const { settings, accounts, received } = await connected(origin);
  const [connection] = settings.current().connections;
  if (connection === undefined) throw new Error('Not connected.');
  const list = await makeAccounts(origin, checked, connection);
  const withList = await settings.update((all) =>
    success({ ...all, emailAccounts: { ...all.emailAccounts, accounts: list } }),
  );
  valueOf(withList);
  const began = performance.now();
  const { results } = valueOf(await accounts['accounts.checkAccess']({ ids: 'all' }, context));
  const ms = performance.now() - began;
  const allowed = results.filter(({ answers }) =>
    Object.values(answers).every((answer) => answer === 'allowed'),
  );
  if (allowed.length !== checked) throw new Error('The check did not find every mailbox usable.');
  const requests = received.requests.filter(({ url }) => url.startsWith(`${origin}/v1.0/`));
  return { ms, bareMs: await oneAfterAnother(requests), requests: requests.length };
}

/** The tree of 3,000 folders. */
async function folderTree(origin: string): Promise<Figures> {
  const { accounts, received } = await connected(origin);
  const wanted = { mailbox: testMailbox, includeHidden: false, reload: true };
  const began = performance.now();
  const { folders, mailboxId } = valueOf(await accounts['accounts.folders'](wanted, context));
  const ms = performance.now() - began;
  const example = received.requests.find(({ url }) => url.includes('/mailFolders'));
  if (folders.length < 3000 || example === undefined) throw new Error('Folders are missing.');
  const requests = levelByLevel(`${origin}/v1.0/users/${mailboxId}/mailFolders`, folders);
  const asked = requests.map((url) => ({ ...example, url }));
  return {
    ms,
    bareMs: await oneAfterAnother(asked),
    folders: folders.length,
    requests: received.requests.length,
    bareRequests: asked.length,
  };
}

/** The pages of ten that lead to all folders, one level after the other. */
function levelByLevel(root: string, folders: readonly MailFolder[]): string[] {
  const children = new Map<string | null, number>();
  for (const { parentId } of folders) children.set(parentId, (children.get(parentId) ?? 0) + 1);
  const depthOf = new Map(folders.map(({ id, depth }) => [id, depth]));
  const parents = [...children].sort(
    ([one], [other]) => (depthOf.get(one ?? '') ?? -1) - (depthOf.get(other ?? '') ?? -1),
  );
  return parents.flatMap(([parentId, count]) =>
    Array.from({ length: Math.ceil(count / 10) }, (_, page) => {
      const folder = parentId === null ? '' : `/${encodeURIComponent(parentId)}/childFolders`;
      return `${root}${folder}?$skip=${page * 10}`;
    }),
  );
}

/** Test Settings in main, and its requests bare. */
async function settingsTest(origin: string): Promise<Figures> {
  const received = nothingReceived();
  const connection = {
    cloud: 'custom' as const,
    customEndpoints: { authority: origin, graph: origin },
    clientId,
    tenantId,
    testMailbox,
  };
  const ports = { transport: nodeTransport(received), clock, logger: silent };
  const credential = { kind: 'clientSecret' as const, value: clientSecret };
  const run = { connection, credential, signal: never, onProgress: () => undefined };
  // The first opens the connection.
  await testSettings(run, ports);
  received.requests = [];
  const began = performance.now();
  const { succeeded } = await testSettings(run, ports);
  const ms = performance.now() - began;
  if (!succeeded) throw new Error('Test Settings did not succeed.');
  const { requests } = received;
  return { ms, bareMs: await sendBare(requests), requests: requests.length };
}

const [task, origin = ''] = process.argv.slice(2);
const tasks: Record<string, () => Promise<Figures>> = {
  checkAccess: () => checkAccess(origin),
  folderTree: () => folderTree(origin),
  settingsTest: () => settingsTest(origin),
};
const figures = await tasks[task ?? '']?.();
process.send?.(figures);
process.disconnect();
