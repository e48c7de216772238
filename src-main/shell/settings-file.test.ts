import fs, {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSettingsStore } from '../connection/settings-store';
import type { Settings } from '../connection/settings';
import { fixedClock, recordingLogger } from '../connection/test-support';
import { success } from '../contract/result';
import { noSetUp } from '../set-up/saved-set-up';
import { createSettingsFile } from './settings-file';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'settings-file-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const inFolder = (name: string) => join(folder, name);
const damagedOnes = () => readdirSync(folder).filter((name) => name.includes('.damaged-'));

/** A console that starts on the folder. */
function start() {
  const file = createSettingsFile(folder);
  return createSettingsStore({ file, clock: fixedClock, logger: recordingLogger().logger });
}

function settingsWith(testMailbox: string, settings: Settings): Settings {
  const id = '3b241101-e2bb-4255-8caf-4136c566a962';
  const clientId = 'c0a6f8d2-51b4-4e0b-8a37-6d1f20e9b7a5';
  const mailbox = {
    id: '9d8c7b6a-1234-4abc-8def-001122334455',
    address: 'support@contoso.com',
    name: 'Support',
  };
  return {
    ...settings,
    activeConnectionId: id,
    connections: [
      {
        id,
        name: 'Microsoft 365',
        cloud: 'global',
        customEndpoints: null,
        tenantId: 'contoso.com',
        clientId,
        secretExpires: null,
        testMailbox,
        credential: { kind: 'clientSecret', sealed: 'c2VhbGVk' },
        previous: null,
        expiryToldOn: null,
      },
    ],
    emailAccounts: {
      accounts: [
        {
          id: '00000000-0000-4000-8000-000000000001',
          connectionId: id,
          tenant: { cloud: 'global', name: 'contoso.com', id: null },
          name: 'Support',
          mailbox,
          purposes: ['send'],
          receive: null,
          enabled: true,
          isDefault: true,
        },
      ],
      observations: {},
      scopeChangedAt: null,
    },
    accessScopes: [
      {
        app: { cloud: 'global', tenantId: 'contoso.com', clientId },
        chosen: [{ mailbox, origin: 'picked' }],
        proof: null,
      },
    ],
    setUp: { ...noSetUp(), piece: 'group', values: { ...noSetUp().values, appName: 'HelpMaster' } },
  };
}

async function save(testMailbox: string): Promise<void> {
  const saved = await start().update((now) => success(settingsWith(testMailbox, now)));
  expect(saved.ok).toBe(true);
}

/** What a start finds, and whether it says that something is wrong. */
function found() {
  const store = start();
  return {
    mailbox: store.current().connections[0]?.testMailbox,
    notice: store.notices()[0]?.code,
    readOnly: store.readOnly?.code,
  };
}

describe('the settings file', () => {
  it('is for its owner only, and keeps the version before it', async () => {
    await save('one@contoso.com');
    await save('two@contoso.com');
    expect(found()).toEqual({ mailbox: 'two@contoso.com', notice: undefined, readOnly: undefined });
    expect(readFileSync(inFolder('settings.backup.json'), 'utf8')).toContain('one@contoso.com');
    expect(readdirSync(folder).sort()).toEqual(['settings.backup.json', 'settings.json']);
    if (process.platform !== 'win32') {
      for (const name of readdirSync(folder)) expect(statSync(inFolder(name)).mode & 0o77).toBe(0);
    }
  });

  it('is restored from the version before it for good, even when nothing is saved afterwards', async () => {
    await save('one@contoso.com');
    await save('two@contoso.com');
    writeFileSync(inFolder('settings.json'), '{ "schemaVersion": 1, "conn');
    expect(found()).toMatchObject({ mailbox: 'one@contoso.com', notice: 'settings-restored' });
    expect(found()).toMatchObject({ mailbox: 'one@contoso.com', notice: undefined });
  });

  it('loses nothing when it was cut off at any byte', async () => {
    await save('one@contoso.com');
    await save('two@contoso.com');
    const backup = readFileSync(inFolder('settings.backup.json'));
    const whole = readFileSync(inFolder('settings.json'));
    for (let length = 0; length < whole.length; length += 1) {
      writeFileSync(inFolder('settings.json'), whole.subarray(0, length));
      writeFileSync(inFolder('settings.backup.json'), backup);
      expect(found(), `cut off at ${String(length)}`).toMatchObject({
        mailbox: 'one@contoso.com',
        notice: 'settings-restored',
      });
      for (const name of damagedOnes()) rmSync(inFolder(name));
    }
  }, 60_000);

  it('survives every flipped bit: the settings as they were, or the version before them and a word about it', async () => {
    await save('one@contoso.com');
    await save('two@contoso.com');
    const backup = readFileSync(inFolder('settings.backup.json'));
    const whole = readFileSync(inFolder('settings.json'));
    const original = start().current();
    expect(original).toEqual(settingsWith('two@contoso.com', original));
    const file = createSettingsFile(folder);
    const seen = { damaged: 0, loaded: 0 };
    for (let bit = 0; bit < whole.length * 8; bit += 1) {
      const flipped = Buffer.from(whole);
      flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      writeFileSync(inFolder('settings.json'), flipped);
      const { kind } = file.load();
      const where = `bit ${String(bit & 7)} of byte ${String(bit >> 3)} is ${kind}`;
      expect(['damaged', 'loaded'], where).toContain(kind);
      seen[kind as keyof typeof seen] += 1;
      // All that are damaged are one case to the console: it starts on some of them.
      if (kind === 'damaged' && seen.damaged % 50 !== 0) continue;
      const store = start();
      const expected =
        kind === 'loaded'
          ? { mailbox: 'two@contoso.com', notice: undefined, kept: [] }
          : { mailbox: 'one@contoso.com', notice: 'settings-restored', kept: [flipped] };
      expect(store.notices()[0]?.code, where).toBe(expected.notice);
      expect(store.readOnly, where).toBeNull();
      expect(store.current(), where).toEqual(settingsWith(expected.mailbox, original));
      const kept = damagedOnes();
      expect(
        kept.map((name) => readFileSync(inFolder(name))),
        where,
      ).toEqual(expected.kept);
      for (const name of kept) rmSync(inFolder(name));
      writeFileSync(inFolder('settings.backup.json'), backup);
    }
    // A blank that became another one, a letter of the checksum's own name: nothing that counts.
    expect(seen.damaged).toBeGreaterThan(seen.loaded * 10);
  }, 120_000);

  it.each(['missing', 'damaged'])(
    'brings back the version before it when a run ends while it does that (the file is %s then)',
    async (there) => {
      await save('one@contoso.com');
      await save('two@contoso.com');
      writeFileSync(inFolder('settings.json'), 'damaged');
      // On a disk that knows only one name for each file, it is moved.
      const link = vi.spyOn(fs, 'linkSync');
      if (there === 'missing') {
        link.mockImplementation(() => {
          throw new Error('ENOTSUP');
        });
      }
      syncBuiltinESMExports();
      createSettingsFile(folder).setAside(fixedClock.now());
      expect(existsSync(inFolder('settings.json'))).toBe(there === 'damaged');
      link.mockRestore();
      syncBuiltinESMExports();

      const [kept = ''] = damagedOnes();
      expect(readFileSync(inFolder(kept), 'utf8')).toBe('damaged');
      const notice = there === 'missing' ? 'settings-missing' : 'settings-restored';
      expect(found()).toEqual({ mailbox: 'one@contoso.com', notice, readOnly: undefined });
      expect(found()).toMatchObject({ mailbox: 'one@contoso.com', notice: undefined });
      for (const name of damagedOnes()) {
        expect(readFileSync(inFolder(name), 'utf8')).toBe('damaged');
      }
    },
  );

  it('comes back, with a word about it, when it was deleted while the version before it is there', async () => {
    await save('one@contoso.com');
    await save('two@contoso.com');
    rmSync(inFolder('settings.json'));
    expect(found()).toMatchObject({ mailbox: 'one@contoso.com', notice: 'settings-missing' });
    expect(found()).toMatchObject({ mailbox: 'one@contoso.com', notice: undefined });
  });

  it('is begun anew without a word only where there is no version before it', () => {
    expect(found()).toEqual({ mailbox: undefined, notice: undefined, readOnly: undefined });
    writeFileSync(inFolder('settings.backup.json'), 'damaged');
    expect(found()).toMatchObject({ mailbox: undefined, notice: 'settings-damaged' });
    expect(damagedOnes().map((name) => readFileSync(inFolder(name), 'utf8'))).toEqual(['damaged']);
    expect(found()).toMatchObject({ mailbox: undefined, notice: undefined });
  });

  it('is kept, and so is the version before it, when both are damaged', () => {
    writeFileSync(inFolder('settings.json'), 'one');
    writeFileSync(inFolder('settings.backup.json'), 'two');
    expect(found()).toMatchObject({ mailbox: undefined, notice: 'settings-damaged' });
    const kept = damagedOnes().map((name) => readFileSync(inFolder(name), 'utf8'));
    expect(kept.sort()).toEqual(['one', 'two']);
    expect(readdirSync(folder)).toHaveLength(2);
  });

  it('is read as somebody has laid it out, and without a checksum, but not with a wrong one', async () => {
    await save('one@contoso.com');
    await save('two@contoso.com');
    const whole = JSON.parse(readFileSync(inFolder('settings.json'), 'utf8')) as object;
    const edited = JSON.stringify(whole).replace('two@contoso.com', 'edited@contoso.com');
    const changes = { ...(JSON.parse(edited) as object), sha256: undefined };
    for (const [text, mailbox, notice] of [
      [JSON.stringify(whole), 'two@contoso.com', undefined],
      [JSON.stringify(changes), 'edited@contoso.com', undefined],
      [edited, 'one@contoso.com', 'settings-restored'],
    ] as const) {
      writeFileSync(inFolder('settings.json'), text);
      expect(found()).toMatchObject({ mailbox, notice });
    }
  });

  it('does not let a file that was damaged meanwhile take the place of a whole backup', async () => {
    await save('one@contoso.com');
    const store = start();
    await store.update((now) => success(settingsWith('two@contoso.com', now)));
    const whole = readFileSync(inFolder('settings.json'), 'utf8');
    for (const damaged of ['damaged meanwhile', whole.replace('emailAccounts', 'emailAccountr')]) {
      writeFileSync(inFolder('settings.json'), damaged);
      await store.update((now) => success(settingsWith('three@contoso.com', now)));
      expect(found()).toMatchObject({ mailbox: 'three@contoso.com' });
      expect(readFileSync(inFolder('settings.backup.json'), 'utf8')).toContain('one@contoso.com');
    }
  });

  it('removes what a run left behind that was killed while saving, and nothing else', async () => {
    await save('one@contoso.com');
    const kept = ['settings.json.bak', 'settings.damaged-1.json', 'other.json.0a1b2c3d.tmp'];
    const left = ['settings.json.0a1b2c3d.tmp', 'settings.backup.json.99aabbcc.tmp'];
    for (const name of [...kept, ...left]) writeFileSync(inFolder(name), 'x');
    expect(found()).toMatchObject({ mailbox: 'one@contoso.com' });
    expect(readdirSync(folder).sort()).toEqual([...kept, 'settings.json'].sort());
  });
});
