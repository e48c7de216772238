import fc from 'fast-check';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { demoConnection } from '../../src-main/demo-tenant';
import { applyDraft, call } from '../fixtures/calls';
import { ConnectionPage } from '../fixtures/connection-page';
import { consoleArguments, electronPath, expect, test } from '../fixtures/console';
import { kills, seed } from '../fixtures/effort';
import { writeSettings } from '../fixtures/settings-on-disk';
import { mountSmallDisk } from '../fixtures/small-disk';

interface SettingsOnDisk {
  connections: { id: string; testMailbox: string; credential: { sealed: string } }[];
  emailAccounts: { accounts: object[] };
}

function onDisk(profile: string): SettingsOnDisk {
  return JSON.parse(readFileSync(join(profile, 'settings.json'), 'utf8')) as SettingsOnDisk;
}

/** The number of the change that a settings file holds. */
function numberOf(settings: SettingsOnDisk): number {
  return Number(/^change-(\d+)@/.exec(settings.connections[0]?.testMailbox ?? '')?.[1]);
}

const mailbox = (change: number) => `change-${change}@contoso.com`;

function change(page: Page, number: number) {
  return applyDraft(page, { clientSecret: { keep: true }, testMailbox: mailbox(number) });
}

/** Saves one change after the other for as long as the page lives, and tells of each on its console. */
function saveWithoutEnd(page: Page, from: number): void {
  const { clientId, tenantId } = demoConnection;
  page
    .evaluate(
      async ({ first, connection }) => {
        for (let number = first; ; number += 1) {
          const answer = await window.helpmaster.invoke({
            callId: crypto.randomUUID(),
            channel: 'connection.apply',
            input: { ...connection, testMailbox: `change-${number}@contoso.com` },
          });
          // eslint-disable-next-line no-console -- reaches the test also when the next line never runs
          console.log(answer.ok ? `saved ${number}` : JSON.stringify(answer));
        }
      },
      {
        first: from,
        connection: {
          cloud: 'global',
          customEndpoints: null,
          clientId,
          tenantId,
          clientSecret: { keep: true },
          secretExpires: null,
        },
      },
    )
    .catch(() => undefined);
}

/** Makes the settings as large as those of an organisation with many mailboxes. */
function addAccounts(profile: string, count: number): void {
  const settings = onDisk(profile);
  settings.emailAccounts.accounts = Array.from({ length: count }, (_, index) => ({
    id: randomUUID(),
    connectionId: settings.connections[0]?.id,
    tenant: { cloud: 'global', name: demoConnection.tenantId, id: null },
    name: `Account ${index}`,
    mailbox: {
      id: randomUUID(),
      address: `account-${index}@contoso.com`,
      name: `Account ${index}`,
    },
    purposes: ['send'],
    receive: null,
    enabled: true,
    isDefault: index === 0,
  }));
  writeSettings(profile, settings);
}

const isOurs = (name: string | null) => name?.startsWith('settings') ?? false;

/** Resolves at the n-th sign in the folder that something is written. */
function writingSigns(profile: string, count: number): Promise<void> {
  return new Promise((reached) => {
    let seen = 0;
    const watcher = watch(profile, (_event, name) => {
      if (!isOurs(name)) return;
      seen += 1;
      if (seen < count) return;
      watcher.close();
      reached();
    });
  });
}

test(`holds the previous or the new settings, whole, after kill -9 while saving, ${kills} times`, async ({
  start,
  profile,
}) => {
  test.setTimeout(60_000 + kills * 15_000);
  process.stdout.write(`Seed of the moments: ${seed}\n`);
  const moments = fc.sample(fc.integer({ min: 1, max: 60 }), { seed, numRuns: kills });
  const accounts = 500;
  const first = await start();
  expect(await applyDraft(first.page, { testMailbox: mailbox(0) })).toMatchObject({ ok: true });
  await first.stop();
  addAccounts(profile, accounts);

  let midway = 0;
  for (const moment of moments) {
    const before = numberOf(onDisk(profile));
    const { page, stop } = await start();
    const state = await call(page, 'connection.get', {});
    expect(state, 'what the next start finds').toMatchObject({
      ok: true,
      value: {
        connection: { testMailbox: mailbox(before), hasClientSecret: true },
        readOnly: false,
        notices: [],
      },
    });
    const leftovers = readdirSync(profile).filter((name) => /^settings.*\.tmp$/.test(name));
    expect(leftovers, 'left behind by the run that was killed').toEqual([]);

    let acknowledged = before;
    const refusals: string[] = [];
    page.on('console', (message) => {
      const saved = /^saved (\d+)$/.exec(message.text());
      if (saved) acknowledged = Number(saved[1]);
      else if (message.text().includes('"ok":false')) refusals.push(message.text());
    });
    const reached = writingSigns(profile, moment);
    saveWithoutEnd(page, before + 1);
    await reached;
    await stop();

    const after = onDisk(profile);
    expect(refusals).toEqual([]);
    expect(numberOf(after), 'what was acknowledged is there').toBeGreaterThanOrEqual(acknowledged);
    expect(after.emailAccounts.accounts).toHaveLength(accounts);
    if (readdirSync(profile).some((name) => /^settings.*\.tmp$/.test(name))) midway += 1;
  }
  process.stdout.write(`${midway} of ${kills} kills came in the middle of a write\n`);
  expect(midway, 'kills in the middle of a write').toBeGreaterThan(0);
});

test('loses nothing on a disk that is nearly full, and says so', async ({ start }) => {
  test.slow();
  const disk = mountSmallDisk(48);
  try {
    const first = await start({ profile: disk.folder });
    expect(await applyDraft(first.page, { testMailbox: mailbox(0) })).toMatchObject({ ok: true });
    await first.stop();
    addAccounts(disk.folder, 40);

    const { page, stop } = await start({ profile: disk.folder });
    const form = new ConnectionPage(page);
    await expect(form.testMailbox).toHaveValue(mailbox(0));
    let saved = 0;
    const outcomes = { refused: 0, saved: 0 };
    for (let pages = 0; pages < 24; pages += 1) {
      disk.leave(pages);
      const answer = await change(page, saved + 1);
      if (answer.ok) {
        saved += 1;
        outcomes.saved += 1;
      } else {
        outcomes.refused += 1;
        expect(answer.problem).toMatchObject({
          code: 'settings-not-writable',
          values: { reason: 'diskFull', path: join(disk.folder, 'settings.json') },
        });
      }
      const now = onDisk(disk.folder);
      expect(numberOf(now), `with ${pages} pages left`).toBe(saved);
      expect(now.emailAccounts.accounts).toHaveLength(40);
    }
    expect(outcomes.refused, 'saves that found too little room').toBeGreaterThan(3);
    expect(outcomes.saved, 'saves that found room').toBeGreaterThan(3);

    disk.leave(0);
    await form.testMailbox.fill('typed@contoso.com');
    await form.apply.click();
    await expect(page.locator('body')).toContainText('the disk is full');
    await expect(page.locator('body')).toContainText('Free some disk space');
    await expect(form.testMailbox).toHaveValue('typed@contoso.com');
    disk.clear();
    await form.apply.click();
    await expect
      .poll(() => onDisk(disk.folder).connections[0]?.testMailbox)
      .toBe('typed@contoso.com');
    await stop();

    const again = await start({ profile: disk.folder });
    await expect(new ConnectionPage(again.page).testMailbox).toHaveValue('typed@contoso.com');
    await again.stop();
  } finally {
    disk.unmount();
  }
});

test('says that the folder is read-only, and loses nothing in the form', async ({ start }) => {
  const disk = mountSmallDisk(48);
  try {
    const { page, stop } = await start({ profile: disk.folder });
    expect(await applyDraft(page, { testMailbox: mailbox(0) })).toMatchObject({ ok: true });
    const before = readFileSync(join(disk.folder, 'settings.json'));
    disk.setReadOnly(true);
    const form = new ConnectionPage(page);
    await page.reload();
    await form.testMailbox.fill('typed@contoso.com');
    await form.apply.click();
    await expect(page.locator('body')).toContainText('the disk is read-only');
    await expect(form.testMailbox).toHaveValue('typed@contoso.com');
    expect(readFileSync(join(disk.folder, 'settings.json'))).toEqual(before);

    disk.setReadOnly(false);
    await form.apply.click();
    await expect
      .poll(() => onDisk(disk.folder).connections[0]?.testMailbox)
      .toBe('typed@contoso.com');
    await stop();
  } finally {
    disk.unmount();
  }
});

test('leaves a folder alone that is where the settings file should be, and says so', async ({
  start,
  profile,
}) => {
  const inside = join(profile, 'settings.json', 'somebody-elses.txt');
  mkdirSync(join(profile, 'settings.json'));
  writeFileSync(inside, 'kept');
  const { page } = await start();
  const form = new ConnectionPage(page);
  await expect(page.locator('body')).toContainText(join(profile, 'settings.json'));
  await expect(page.locator('body')).toContainText('a folder is in the place of a file');
  await form.fill();
  await expect(form.apply).toHaveAttribute('aria-disabled', 'true');
  expect(await applyDraft(page)).toMatchObject({
    ok: false,
    problem: { code: 'settings-not-readable', values: { reason: 'inTheWay' } },
  });
  expect(readFileSync(inside, 'utf8')).toBe('kept');
});

test('restores the version before it when the settings file was cut off, once and for good', async ({
  start,
  profile,
}) => {
  const first = await start();
  expect(await applyDraft(first.page, { testMailbox: mailbox(0) })).toMatchObject({ ok: true });
  expect(await change(first.page, 1)).toMatchObject({ ok: true });
  await first.stop();
  const path = join(profile, 'settings.json');
  const half = readFileSync(path, 'utf8').slice(0, 200);
  writeFileSync(path, half);

  const second = await start();
  const form = new ConnectionPage(second.page);
  await expect(form.testMailbox).toHaveValue(mailbox(0));
  await expect(second.page.locator('body')).toContainText('the version before them was restored');
  const kept = readdirSync(profile).find((name) => name.startsWith('settings.damaged-')) ?? '';
  await expect(second.page.locator('body')).toContainText(join(profile, kept));
  expect(readFileSync(join(profile, kept), 'utf8')).toBe(half);
  // Nothing is saved in this run.
  await second.stop();

  const third = await start();
  await expect(new ConnectionPage(third.page).testMailbox).toHaveValue(mailbox(0));
  expect(await call(third.page, 'connection.get', {})).toMatchObject({
    value: { connection: { hasClientSecret: true }, notices: [] },
  });
});

test('restores the version before it when one bit of the settings file flipped', async ({
  start,
  profile,
}) => {
  const first = await start();
  expect(await applyDraft(first.page, { testMailbox: mailbox(0) })).toMatchObject({ ok: true });
  await first.stop();
  addAccounts(profile, 3);
  const second = await start();
  expect(await change(second.page, 1)).toMatchObject({ ok: true });
  await second.stop();
  // Without its section the file would be in order, and hold no accounts.
  const path = join(profile, 'settings.json');
  const flipped = readFileSync(path, 'utf8').replace('"emailAccounts"', '"emailAccountr"');
  writeFileSync(path, flipped);

  const third = await start();
  expect(await call(third.page, 'connection.get', {})).toMatchObject({
    value: {
      connection: { testMailbox: mailbox(0), hasClientSecret: true },
      readOnly: false,
      notices: [{ code: 'settings-restored' }],
    },
  });
  await expect(third.page.locator('body')).toContainText('the version before them was restored');
  const kept = readdirSync(profile).find((name) => name.startsWith('settings.damaged-')) ?? '';
  expect(readFileSync(join(profile, kept), 'utf8')).toBe(flipped);
  expect(onDisk(profile).emailAccounts.accounts).toHaveLength(3);
});

test('brings back the version before it when the settings file was deleted, and says so', async ({
  start,
  profile,
}) => {
  const first = await start();
  expect(await applyDraft(first.page, { testMailbox: mailbox(0) })).toMatchObject({ ok: true });
  expect(await change(first.page, 1)).toMatchObject({ ok: true });
  await first.stop();
  const path = join(profile, 'settings.json');
  rmSync(path);

  const second = await start();
  await expect(new ConnectionPage(second.page).testMailbox).toHaveValue(mailbox(0));
  const body = second.page.locator('body');
  await expect(body).toContainText('The settings file was missing; the version before it');
  await expect(body).toContainText(path);
  // Nothing is saved in this run.
  await second.stop();

  const third = await start();
  expect(await call(third.page, 'connection.get', {})).toMatchObject({
    value: {
      connection: { testMailbox: mailbox(0), hasClientSecret: true },
      notices: [],
    },
  });
});

test('two profiles that save at the same time, and copies on the same one, lose nothing', async ({
  start,
  profile,
  served,
}) => {
  test.slow();
  const other = mkdtempSync(join(tmpdir(), 'console-profile-'));
  const consoles = [
    { profile, running: await start({ profile }) },
    { profile: other, running: await start({ profile: other }) },
  ];
  for (const { running } of consoles) {
    expect(await applyDraft(running.page, { testMailbox: mailbox(0) })).toMatchObject({ ok: true });
  }
  const acknowledged = new Map<string, number>();
  for (const { profile: folder, running } of consoles) {
    running.page.on('console', (message) => {
      const saved = /^saved (\d+)$/.exec(message.text());
      if (saved) acknowledged.set(folder, Number(saved[1]));
    });
    saveWithoutEnd(running.page, 1);
  }
  const copies = Array.from({ length: 3 }, () =>
    spawn(electronPath(), consoleArguments(profile, {}, served.port)),
  );
  const codes = await Promise.all(
    copies.map((copy) => new Promise((ended) => copy.once('exit', ended))),
  );
  expect(codes, 'copies on a profile that is open end by themselves').toEqual([0, 0, 0]);
  await expect
    .poll(() => Math.min(...consoles.map((each) => acknowledged.get(each.profile) ?? 0)))
    .toBeGreaterThan(20);
  for (const { running } of consoles) await running.stop();

  for (const { profile: folder } of consoles) {
    expect(numberOf(onDisk(folder))).toBeGreaterThanOrEqual(acknowledged.get(folder) ?? Infinity);
    expect(existsSync(join(folder, 'settings.backup.json'))).toBe(true);
    const again = await start({ profile: folder });
    expect(await call(again.page, 'connection.get', {})).toMatchObject({
      value: { connection: { hasClientSecret: true }, notices: [] },
    });
    await again.stop();
  }
});
