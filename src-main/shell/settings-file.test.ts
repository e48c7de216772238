import fc from 'fast-check';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSettingsStore } from '../connection/settings-store';
import type { Settings } from '../connection/settings';
import { fixedClock, recordingLogger } from '../connection/test-support';
import { success } from '../contract/result';
import { createSettingsFile } from './settings-file';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'settings-file-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const inFolder = (name: string) => join(folder, name);

/** A console that starts on the folder. */
function start() {
  const file = createSettingsFile(folder);
  return createSettingsStore({ file, clock: fixedClock, logger: recordingLogger().logger });
}

function settingsWith(testMailbox: string, settings: Settings): Settings {
  const id = '3b241101-e2bb-4255-8caf-4136c566a962';
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
        clientId: 'c0a6f8d2-51b4-4e0b-8a37-6d1f20e9b7a5',
        secretExpires: null,
        testMailbox,
        credential: null,
        previous: null,
        expiryToldOn: null,
      },
    ],
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
    notice: store.notice()?.code,
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
    }
  });

  it('survives any flipped bit: what can be read is used, anything else is kept and said', async () => {
    await save('one@contoso.com');
    await save('two@contoso.com');
    const backup = readFileSync(inFolder('settings.backup.json'));
    const whole = readFileSync(inFolder('settings.json'));
    fc.assert(
      fc.property(fc.nat(whole.length * 8 - 1), (bit) => {
        const flipped = Buffer.from(whole);
        flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        writeFileSync(inFolder('settings.json'), flipped);
        writeFileSync(inFolder('settings.backup.json'), backup);
        const { notice, mailbox, readOnly } = found();
        const aside = readdirSync(folder).filter((name) => name.includes('.damaged-'));
        if (notice === 'settings-restored') {
          expect(mailbox).toBe('one@contoso.com');
          expect(aside.map((name) => readFileSync(inFolder(name)))).toEqual([flipped]);
        } else {
          // Still settings, if not the same: the file stays as it is, whatever is in it.
          expect([undefined, 'settings-newer']).toContain(notice);
          expect(readOnly).toBe(notice);
          expect(readFileSync(inFolder('settings.json'))).toEqual(flipped);
        }
        for (const name of aside) rmSync(inFolder(name));
      }),
      { numRuns: 1000 },
    );
  });

  it('does not let a file that was damaged meanwhile take the place of a whole backup', async () => {
    await save('one@contoso.com');
    const store = start();
    await store.update((now) => success(settingsWith('two@contoso.com', now)));
    writeFileSync(inFolder('settings.json'), 'damaged meanwhile');
    await store.update((now) => success(settingsWith('three@contoso.com', now)));
    expect(found()).toMatchObject({ mailbox: 'three@contoso.com' });
    expect(readFileSync(inFolder('settings.backup.json'), 'utf8')).toContain('one@contoso.com');
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
