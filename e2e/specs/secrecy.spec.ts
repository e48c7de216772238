import { execFileSync } from 'node:child_process';
import { createCipheriv, pbkdf2Sync } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  readSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { demoConnection, type DemoTenant } from '../../src-main/demo-tenant';
import { applyDraft, call, draft } from '../fixtures/calls';
import { ConnectionPage } from '../fixtures/connection-page';
import { chooseToOpen, makeCertificate } from '../fixtures/certificates';
import { electronPath, expect, test, type RunningConsole } from '../fixtures/console';
import { startOtherKeyring } from '../fixtures/other-keyring';
import { disguises, findIn, findInFiles, privateBytes } from '../fixtures/secret-search';
import { writeSettings } from '../fixtures/settings-on-disk';

const secret = demoConnection.clientSecret;

interface SavedConnection {
  [property: string]: unknown;
  id: string;
  credential: { kind: string; sealed: string };
}

interface SavedSettings {
  [property: string]: unknown;
  activeConnectionId: string;
  connections: SavedConnection[];
}

function readSettings(profile: string): SavedSettings {
  return JSON.parse(readFileSync(join(profile, 'settings.json'), 'utf8')) as SavedSettings;
}

/** Signs in with a certificate of the tenant's, and answers the bytes of its key that nobody may find. */
async function testWithCertificate(
  { app, page }: Pick<RunningConsole, 'app' | 'page'>,
  tenant: DemoTenant,
): Promise<Buffer> {
  const files = makeCertificate('rsa');
  tenant.control.registerCertificate(files.certificate);
  await chooseToOpen(app, files.certificatePath, files.keyPath);
  const offered = await call(page, 'certificate.import', {});
  if (!offered.ok || offered.value === null) throw new Error('Nothing was imported');
  const certificate = offered.value.id;
  const withKey = draft({ clientSecret: { keep: true }, certificate });
  expect(await call(page, 'connection.test', withKey)).toMatchObject({
    ok: true,
    value: { succeeded: true },
  });
  return privateBytes(readFileSync(files.keyPath, 'utf8'));
}

/** A process and everything it has started, as Linux lists them. */
function familyOf(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // It has ended meanwhile.
    }
  }
  const family = [pid];
  // It grows while it is gone through, and so goes down to the last generation.
  for (const member of family) {
    for (const [child, parent] of parents) if (parent === member) family.push(child);
  }
  return family;
}

const mostBytes = 64 * 1024 * 1024;

/** The files a process has open, also those whose names are gone, with what is in them. */
function openFiles(pid: number): { name: string; bytes: Buffer }[] {
  const found: { name: string; bytes: Buffer }[] = [];
  for (const number of readdirSync(`/proc/${pid}/fd`)) {
    const path = `/proc/${pid}/fd/${number}`;
    try {
      const name = readlinkSync(path);
      // Shared memory is memory; it is the drawing of the page and the pipes between processes.
      if (!name.startsWith('/') || /^\/(dev|proc|memfd)/.test(name)) continue;
      const file = openSync(path, 'r');
      const stat = fstatSync(file);
      const bytes = Buffer.alloc(stat.isFile() && stat.size < mostBytes ? stat.size : 0);
      readSync(file, bytes, 0, bytes.length, 0);
      closeSync(file);
      if (bytes.length > 0) found.push({ name, bytes });
    } catch {
      // Closed meanwhile, or a socket.
    }
  }
  return found;
}

test('the search for a private key finds its file, and not its certificate', () => {
  const { folder, certificatePath, keyPath } = makeCertificate('rsa');
  const key = privateBytes(readFileSync(keyPath, 'utf8'));
  const found = findInFiles(folder, key).hits;
  expect(found).toContain('app.key: base64 at 0');
  expect(found.filter((hit) => !hit.startsWith('app.key:'))).toEqual([]);
  expect(findIn(readFileSync(certificatePath), key)).toEqual([]);
});

test('the search for the credential finds it in every disguise', () => {
  const folder = mkdtempSync(join(tmpdir(), 'disguises-'));
  for (const [name, disguise] of Object.entries(disguises(secret))) {
    writeFileSync(join(folder, name), Buffer.concat([Buffer.from('before'), disguise]));
  }
  const { files, hits } = findInFiles(folder, secret);
  expect(files).toEqual(
    expect.arrayContaining(['plain', 'reversed', 'UTF-16', 'hex', 'HEX', 'base64 at 0']),
  );
  expect(new Set(hits.map((hit) => hit.split(':')[0]))).toEqual(new Set(files));
});

test('the credential is in no process’s arguments or environment, and in no open or temporary file', async ({
  start,
  profile,
  tenant,
}) => {
  const temporary = mkdtempSync(join(tmpdir(), 'console-temporary-'));
  const { app, page } = await start({ env: { TMPDIR: temporary } });
  expect(await applyDraft(page)).toMatchObject({ ok: true });
  const tested = await call(page, 'connection.test', draft({ clientSecret: { keep: true } }));
  expect(tested).toMatchObject({ ok: true, value: { succeeded: true } });
  const key = await testWithCertificate({ app, page }, tenant);
  const findBoth = (bytes: Buffer) => [...findIn(bytes, secret), ...findIn(bytes, key)];

  const pid = app.process().pid ?? 0;
  const family = familyOf(pid);
  expect(family.length, 'processes of the console').toBeGreaterThan(2);
  const found: string[] = [];
  const looked = { files: 0, settings: false };
  for (const each of family) {
    for (const part of ['cmdline', 'environ']) {
      const path = `/proc/${each}/${part}`;
      if (!existsSync(path)) continue;
      found.push(...findBoth(readFileSync(path)).map((what) => `${part} of ${each}: ${what}`));
    }
    for (const { name, bytes } of openFiles(each)) {
      // What somebody else has open is not the console's doing: the program itself, its libraries.
      looked.files += 1;
      found.push(...findBoth(bytes).map((what) => `${name}: ${what}`));
    }
  }
  expect(found).toEqual([]);
  expect(looked.files, 'open files that were searched').toBeGreaterThan(3);
  for (const hidden of [secret, key]) {
    expect(findInFiles(temporary, hidden).hits).toEqual([]);
    expect(findInFiles(profile, hidden).hits).toEqual([]);
  }
});

test('the credential is in no log, however much is logged', async ({ start, profile, tenant }) => {
  const logs = join(profile, 'verbose');
  mkdirSync(logs);
  const { app, page, stop } = await start({
    switches: [
      '--enable-logging=file',
      `--log-file=${join(logs, 'chromium.log')}`,
      '--v=3',
      `--log-net-log=${join(logs, 'net.json')}`,
      '--net-log-capture-mode=Everything',
      `--ssl-key-log-file=${join(logs, 'keys.txt')}`,
    ],
    env: {
      NODE_DEBUG: '*',
      DEBUG: '*',
      SSLKEYLOGFILE: join(logs, 'keys-too.txt'),
      ELECTRON_ENABLE_LOGGING: '1',
      ELECTRON_ENABLE_STACK_DUMPING: '1',
    },
  });
  const said: Buffer[] = [];
  app.process().stdout?.on('data', (data: Buffer) => said.push(data));
  app.process().stderr?.on('data', (data: Buffer) => said.push(data));
  const form = new ConnectionPage(page);
  await form.test();
  await form.success.getByRole('button', { name: 'Apply', exact: true }).click();
  await expect(form.clientSecret).toHaveAttribute('placeholder', 'Saved – type to replace');
  const wrong = 'Xk48Q~this-is-not-the-secret-of-the-app.';
  expect(
    await call(page, 'connection.test', draft({ clientSecret: { set: wrong } })),
  ).toMatchObject({ ok: true, value: { succeeded: false } });
  const key = await testWithCertificate({ app, page }, tenant);
  await stop();

  const { files, hits } = findInFiles(profile, secret);
  expect(files).toEqual(
    expect.arrayContaining([join('logs', 'main.log'), join('verbose', 'chromium.log')]),
  );
  // Whoever has the keys of the connections can read in a recording what went over them.
  expect(files.filter((name) => /net\.json|keys/.test(name))).toEqual([]);
  expect(hits).toEqual([]);
  for (const hidden of [wrong, key]) expect(findInFiles(profile, hidden).hits).toEqual([]);
  for (const name of files) {
    expect(findIn(readFileSync(join(profile, name)), secret), name).toEqual([]);
  }
  for (const hidden of [secret, key]) {
    expect(findIn(Buffer.concat(said), hidden), 'standard output').toEqual([]);
  }
});

/** The processes of a console that may hold a credential: it is typed, sent and kept there. */
const kindsOfProcesses = {
  main: (pid: number) => pid,
  renderer: (pid: number) => ofType(pid, '--type=renderer'),
  network: (pid: number) => ofType(pid, '--utility-sub-type=network.mojom.NetworkService'),
};

function ofType(pid: number, argument: string): number {
  const found = familyOf(pid).find((each) => argumentsOf(each).includes(argument));
  if (found === undefined) throw new Error(`No process has ${argument}`);
  return found;
}

function argumentsOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

/** Whether a process is there no more; one that nobody has asked about is a zombie. */
function hasEnded(pid: number): boolean {
  try {
    return /^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return true;
  }
}

/** Files that a crash reporter or the system leaves behind, by their names. */
function dumpsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
    .filter(({ name }) => /\.(dmp|mdmp|crash|core)$|^core(\.|$)|crash.*report/i.test(name))
    .map((entry) => join(entry.parentPath, entry.name));
}

for (const [kind, find] of Object.entries(kindsOfProcesses)) {
  // Electron's main process does not end with an abort that comes from outside.
  for (const signal of kind === 'main'
    ? (['SIGSEGV'] as const)
    : (['SIGSEGV', 'SIGABRT'] as const)) {
    test(`a crash of the ${kind} process by ${signal} leaves no dump behind, and no credential`, async ({
      start,
      profile,
    }) => {
      const key = makeCertificate('rsa');
      const temporary = mkdtempSync(join(tmpdir(), 'console-temporary-'));
      const folder = mkdtempSync(join(tmpdir(), 'console-folder-'));
      const { app, page } = await start({ env: { TMPDIR: temporary }, folder });
      await chooseToOpen(app, key.certificatePath, key.keyPath);
      expect(await call(page, 'certificate.import', {})).toMatchObject({ ok: true });
      expect(await applyDraft(page)).toMatchObject({ ok: true });
      // Signs in, so that the network service has had the secret, too.
      expect(await call(page, 'users.count', {})).toMatchObject({ ok: true });

      const victim = find(app.process().pid ?? 0);
      const dumps = [resolve('out'), dirname(electronPath())].flatMap(dumpsIn);
      process.kill(victim, signal);
      await expect.poll(() => hasEnded(victim)).toBe(true);
      const appFolders = [resolve('out'), dirname(electronPath())];
      expect([profile, temporary, folder].flatMap(dumpsIn)).toEqual([]);
      expect(appFolders.flatMap(dumpsIn)).toEqual(dumps);
      expect(readdirSync(resolve('.')).filter((name) => /^core(\.|$)|\.dmp$/.test(name))).toEqual(
        [],
      );
      for (const place of [profile, temporary, folder]) {
        for (const hidden of [secret, privateBytes(readFileSync(key.keyPath, 'utf8'))]) {
          expect(findInFiles(place, hidden).hits).toEqual([]);
        }
      }
    });
  }
}

test('a core dump of any process, where they are switched on, holds none of its memory', async ({
  start,
  profile,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'console-folder-'));
  const { app, page } = await start({ folder });
  expect(await applyDraft(page)).toMatchObject({ ok: true });
  expect(await call(page, 'users.count', {})).toMatchObject({ ok: true });
  const main = app.process().pid ?? 0;
  const victims = Object.values(kindsOfProcesses).map((find) => find(main));
  for (const victim of victims) {
    expect(readFileSync(`/proc/${victim}/coredump_filter`, 'utf8').trim()).toBe('00000000');
    execFileSync('prlimit', [`--pid=${victim}`, '--core=unlimited:unlimited']);
  }
  // Main at last: the others end with it.
  for (const victim of victims.reverse()) {
    process.kill(victim, 'SIGSEGV');
    await expect.poll(() => hasEnded(victim)).toBe(true);
  }
  const pattern = readFileSync('/proc/sys/kernel/core_pattern', 'utf8').trim();
  // Elsewhere they go to a program of the system's, which gets the same.
  if (pattern.startsWith('core')) expect(dumpsIn(folder).length, 'core dumps').toBeGreaterThan(0);
  for (const place of [profile, folder]) expect(findInFiles(place, secret).hits).toEqual([]);
});

const moves: Record<string, (settings: SavedSettings) => void> = {
  'the tenant': ({ connections: [first] }) =>
    Object.assign(first ?? {}, { tenantId: 'fabrikam.com' }),
  'the app': ({ connections: [first] }) =>
    Object.assign(first ?? {}, { clientId: '00000000-0000-4000-8000-000000000000' }),
  'the cloud': ({ connections: [first] }) => Object.assign(first ?? {}, { cloud: 'china' }),
  'the authority': ({ connections: [first] }) =>
    Object.assign(first ?? {}, {
      cloud: 'custom',
      customEndpoints: {
        authority: 'https://login.example.com',
        graph: 'https://graph.microsoft.com',
      },
    }),
  'the Graph endpoint': ({ connections: [first] }) =>
    Object.assign(first ?? {}, {
      cloud: 'custom',
      customEndpoints: {
        authority: 'https://login.microsoftonline.com',
        graph: 'https://graph.example.com',
      },
    }),
  'another connection': (settings) => {
    const [first] = settings.connections;
    if (!first) return;
    const other = {
      ...first,
      id: '3b241101-e2bb-4255-8caf-4136c566a962',
      tenantId: 'fabrikam.com',
    };
    settings.connections.push(other);
    settings.activeConnectionId = other.id;
  },
};

test('a sealed credential that was moved to another place in the file opens for none of them', async ({
  start,
  profile,
  tenant,
}) => {
  test.slow();
  const first = await start();
  expect(await applyDraft(first.page)).toMatchObject({ ok: true });
  await first.stop();
  const saved = readFileSync(join(profile, 'settings.json'), 'utf8');
  tenant.log.clear();
  for (const [place, move] of Object.entries(moves)) {
    const settings = JSON.parse(saved) as SavedSettings;
    move(settings);
    writeSettings(profile, settings);
    const { page, stop } = await start();
    const state = await call(page, 'connection.get', {});
    expect(state, `moved to ${place}`).toMatchObject({
      ok: true,
      value: {
        connection: { hasClientSecret: false },
        notices: [{ code: 'secret-for-other-connection' }],
      },
    });
    expect(await call(page, 'users.count', {}), `moved to ${place}`).toMatchObject({
      ok: false,
      problem: { code: 'secret-for-other-connection' },
    });
    await stop();
  }
  expect(tenant.log.entries, 'requests').toEqual([]);
});

/**
 * Seals as Chromium does on Linux without a keyring: with a key that is in its source code, and so
 * the same for everybody.
 */
function sealedForEverybody(text: string): string {
  const key = pbkdf2Sync('peanuts', 'saltysalt', 1, 16, 'sha1');
  const cipher = createCipheriv('aes-128-cbc', key, Buffer.alloc(16, ' '));
  return Buffer.concat([Buffer.from('v10'), cipher.update(text), cipher.final()]).toString(
    'base64',
  );
}

for (const keyring of ['none', 'unlocked'] as const) {
  test(`a credential sealed with the key everybody knows is refused with the keyring ${keyring}`, async ({
    start,
    profile,
    tenant,
  }) => {
    const first = await start();
    expect(await applyDraft(first.page)).toMatchObject({ ok: true });
    await first.stop();
    const settings = readSettings(profile);
    const [connection] = settings.connections;
    const { clientId, tenantId } = demoConnection;
    const binding = {
      cloud: 'global',
      authority: 'https://login.microsoftonline.com',
      graph: 'https://graph.microsoft.com',
      tenantId,
      clientId,
    };
    const planted = sealedForEverybody(JSON.stringify({ binding, secret }));
    if (connection) connection.credential.sealed = planted;
    writeSettings(profile, settings);
    tenant.log.clear();

    const { app, page } = await start({ keyring });
    // With a keyring Chromium itself would open it: only the console's own rule stands in between.
    const opened = await app
      .evaluate(
        // eslint-disable-next-line @typescript-eslint/no-deprecated -- all that Electron 25 has
        ({ safeStorage }, sealed) => safeStorage.decryptString(Buffer.from(sealed, 'base64')),
        planted,
      )
      .catch(() => 'refused');
    expect(opened).toContain(keyring === 'unlocked' ? secret : 'refused');
    expect(await call(page, 'connection.get', {})).toMatchObject({
      ok: true,
      value: { connection: { hasClientSecret: false } },
    });
    const refused = await call(page, 'connection.test', draft({ clientSecret: { keep: true } }));
    expect(refused).toMatchObject({
      ok: false,
      problem: { code: keyring === 'none' ? 'secret-locked' : 'secret-not-readable' },
    });
    expect(tenant.log.entries, 'requests').toEqual([]);
  });
}

test('a credential of the keyring does not open without it, and is not lost', async ({
  start,
  profile,
}) => {
  const first = await start();
  expect(await applyDraft(first.page)).toMatchObject({ ok: true });
  await first.stop();
  const before = readSettings(profile).connections[0]?.credential.sealed ?? '';
  expect(Buffer.from(before, 'base64').subarray(0, 3).toString()).toBe('v11');

  const second = await start({ keyring: 'none' });
  expect(await call(second.page, 'connection.get', {})).toMatchObject({
    value: { connection: { hasClientSecret: false }, notices: [{ code: 'secret-locked' }] },
  });
  await second.stop();
  expect(readSettings(profile).connections[0]?.credential.sealed).toBe(before);

  const third = await start();
  expect(await call(third.page, 'connection.get', {})).toMatchObject({
    value: { connection: { hasClientSecret: true }, notices: [] },
  });
});

test('a credential does not open for another user or on another computer, and is not lost', async ({
  start,
  profile,
  tenant,
}) => {
  test.slow();
  const first = await start();
  expect(await applyDraft(first.page)).toMatchObject({ ok: true });
  await first.stop();
  const before = readSettings(profile).connections[0]?.credential.sealed;
  tenant.log.clear();

  const other = await startOtherKeyring();
  try {
    const second = await start({ env: other.env });
    expect(await call(second.page, 'connection.get', {})).toMatchObject({
      value: {
        connection: { hasClientSecret: false },
        secretStorage: 'keyring',
        notices: [{ code: 'secret-not-readable' }],
      },
    });
    expect(await call(second.page, 'users.count', {})).toMatchObject({
      ok: false,
      problem: { code: 'secret-not-readable' },
    });
    expect(tenant.log.entries, 'requests').toEqual([]);
    await second.stop();
  } finally {
    await other.stop();
  }
  expect(readSettings(profile).connections[0]?.credential.sealed).toBe(before);

  const third = await start();
  expect(await call(third.page, 'connection.get', {})).toMatchObject({
    value: { connection: { hasClientSecret: true }, notices: [] },
  });
});
