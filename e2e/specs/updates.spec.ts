import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { dress, looks } from '../fixtures/appearance';
import { call } from '../fixtures/calls';
import { test as base, expect } from '../fixtures/console';
import { axeFindings, clippedTexts } from '../fixtures/look';
import { startProxy } from '../fixtures/proxy';
import { serveUpdates, type UpdateFeed } from '../fixtures/update-feed';

const test = base.extend<{ feed: UpdateFeed }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright wants a destructured argument
  feed: async ({}, use) => {
    const feed = await serveUpdates();
    await use(feed);
    await feed.close();
  },
});

/** Preferences as a person finds it: the section about updates. */
function updatesOn(page: Page) {
  const section = page.getByRole('region', { name: 'Updates', exact: true });
  const button = (name: string) => section.getByRole('button', { name, exact: true });
  return {
    section,
    open: () =>
      page
        .getByRole('navigation')
        .getByRole('button', { name: 'Preferences', exact: true })
        .click(),
    check: button('Check for updates'),
    download: button('Download'),
    cancel: button('Cancel'),
    install: button('Restart and update'),
  };
}

const notes = '• <b>Faster</b> search\n• Fewer clicks';

test('tells of an update, fetches it after a click, and installs it after another', async ({
  start,
  feed,
}) => {
  feed.announce({ notes });
  const { app, page } = await start({ env: feed.env });
  const banner = page.getByRole('region', { name: 'Updates', exact: true });
  await expect(banner).toBeVisible();
  await banner.getByRole('button', { name: 'Open Preferences' }).click();
  const updates = updatesOn(page);
  await expect(updates.section).toContainText('Version 1.2.0 is available.');
  await expect(updates.section).toContainText('<b>Faster</b> search');
  expect(feed.requests.map(({ path }) => path)).toEqual(['/console/latest-linux.yml']);

  await updates.download.click();
  await expect(updates.section).toContainText('Version 1.2.0 is ready');
  expect(existsSync(feed.startedFile)).toBe(false);

  const ended = new Promise((exit) => app.process().once('exit', exit));
  await updates.install.click();
  await ended;
  await expect.poll(() => existsSync(feed.startedFile)).toBe(true);
  for (const { headers } of feed.requests) {
    expect(headers).not.toHaveProperty('authorization');
    expect(headers).not.toHaveProperty('cookie');
  }
});

test('refuses an update whose checksum is another one, and says so', async ({ start, feed }) => {
  feed.announce({ sha512: Buffer.alloc(64).toString('base64') });
  const { page } = await start({ env: feed.env });
  const updates = updatesOn(page);
  await updates.open();
  await updates.download.click();
  await expect(updates.section).toContainText('it is not the file that was announced');
  await expect(updates.install).toBeHidden();
  expect(await call(page, 'updates.install', {})).toMatchObject({
    value: { kind: 'available', problem: { code: 'update-altered' } },
  });
  expect(existsSync(feed.startedFile)).toBe(false);
});

test('refuses an update whose file was exchanged after it was fetched, and says so', async ({
  start,
  feed,
}) => {
  const { page } = await start({ env: feed.env });
  const updates = updatesOn(page);
  await updates.open();
  await updates.download.click();
  await expect(updates.section).toContainText('Version 1.2.0 is ready');
  const [fetched = ''] = globSync(join(feed.env.XDG_CACHE_HOME, '**/*.AppImage'));
  writeFileSync(fetched, `#!/bin/sh\ntouch '${feed.startedFile}'\n`);
  await updates.install.click();
  await expect(updates.section).toContainText('it is not the file that was announced');
  expect(existsSync(feed.startedFile)).toBe(false);

  await updates.download.click();
  await expect(updates.section).toContainText('Version 1.2.0 is ready');
});

test('offers no update before its publisher has released it for this computer', async ({
  start,
  feed,
}) => {
  feed.announce({ stagingPercentage: 0 });
  const { page } = await start({ env: feed.env });
  const updates = updatesOn(page);
  await updates.open();
  await expect(updates.section).toContainText('This is the newest version.');
  await expect(updates.download).toBeHidden();

  feed.announce({ stagingPercentage: 100 });
  await updates.check.click();
  await expect(updates.section).toContainText('Version 1.2.0 is available.');
});

test('takes no older version for an update', async ({ start, feed }) => {
  feed.announce({ version: '0.0.9' });
  const { page } = await start({ env: feed.env });
  const updates = updatesOn(page);
  await updates.open();
  await expect(updates.section).toContainText('This is the newest version.');
  expect(feed.requests).toHaveLength(1);
});

test('follows nobody to an address that is not encrypted', async ({ start, feed }) => {
  feed.redirect('http://localhost:9/console/latest-linux.yml');
  const { page } = await start({ env: feed.env });
  const updates = updatesOn(page);
  await updates.open();
  await expect(updates.section).toContainText('could not be reached');
  expect(await call(page, 'updates.get', {})).toMatchObject({
    value: { problem: { details: { networkError: 'ERR_BLOCKED_BY_CLIENT' } } },
  });
});

test('says that a server has no information about updates', async ({ start }) => {
  const onlyBeta = await serveUpdates('beta');
  const { page } = await start({ env: onlyBeta.env });
  const updates = updatesOn(page);
  await updates.open();
  await expect(updates.section).toContainText('information about updates could not be used');
  await onlyBeta.close();
});

test('stops reading information about updates that never ends, and says so', async ({
  start,
  feed,
}) => {
  feed.announceEndlessly();
  const { page } = await start({ env: feed.env });
  const updates = updatesOn(page);
  await updates.open();
  await expect(updates.section).toContainText('was too large and was stopped');
  expect(await call(page, 'updates.get', {})).toMatchObject({
    value: { kind: 'checkFailed', problem: { code: 'network-answer-too-large' } },
  });
});

test('says why an update can’t be saved', async ({ start, feed }) => {
  // A file where the folder for downloads would be.
  const { page } = await start({ env: { ...feed.env, XDG_CACHE_HOME: feed.env.APPIMAGE } });
  const updates = updatesOn(page);
  await updates.open();
  await updates.download.click();
  await expect(updates.section).toContainText('a file in the place of a folder');
});

test('goes on when an update can’t be installed, and says so', async ({ start, feed }) => {
  const { page } = await start({ env: feed.env });
  const updates = updatesOn(page);
  await updates.open();
  await updates.download.click();
  await expect(updates.install).toBeVisible();
  rmSync(feed.env.APPIMAGE);
  await updates.install.click();
  await expect(updates.section).toContainText('The update could not be finished.');
  await expect(updates.download).toBeVisible();
});

for (const asksForPassword of [false, true]) {
  const how = asksForPassword
    ? 'tells of a proxy that asks for a password, and signs in to it'
    : 'goes through the proxy of the system';
  test(`looking for updates ${how}`, async ({ start, feed }) => {
    const proxy = await startProxy({ leadsTo: feed.port });
    proxy.setAsksForPassword(asksForPassword, 'ana:secret');
    const { page } = await start({
      env: feed.env,
      // This machine's own addresses pass by a proxy otherwise.
      switches: [`--proxy-server=127.0.0.1:${proxy.port}`, '--proxy-bypass-list=<-loopback>'],
    });
    const updates = updatesOn(page);
    await updates.open();
    await expect(updates.section).toContainText(
      asksForPassword
        ? `The proxy 127.0.0.1:${proxy.port} asks for a user name`
        : 'Version 1.2.0 is available.',
    );
    if (asksForPassword) {
      await page.getByRole('button', { name: 'Sign in to the proxy…', exact: true }).click();
      const dialog = page.getByRole('dialog', { name: 'Sign in to the proxy', exact: true });
      await dialog.getByLabel('User name', { exact: true }).fill('ana');
      await dialog.getByLabel('Password', { exact: true }).fill('secret');
      await page.keyboard.press('Enter');
      await expect(updates.section).toContainText('Version 1.2.0 is available.');
    }
    expect(new Set(proxy.asked)).toEqual(new Set([`localhost:${feed.port}`]));
    await proxy.close();
  });
}

test('says that an update was cut off on its way, and fetches it again', async ({
  start,
  feed,
}) => {
  feed.hold(true);
  const { page } = await start({ env: feed.env });
  const updates = updatesOn(page);
  await updates.open();
  await updates.download.click();
  await expect(updates.section).toContainText('MB of');
  feed.hangUp();
  await expect(updates.download).toBeVisible();
  expect(await call(page, 'updates.get', {})).toMatchObject({
    value: { kind: 'available', problem: { code: 'network-reset' } },
  });
  feed.hold(false);
  await updates.download.click();
  await expect(updates.install).toBeVisible();
});

test('can be cancelled while it is fetched, and fetched again', async ({ start, feed }) => {
  feed.hold(true);
  const { page } = await start({ env: feed.env });
  const updates = updatesOn(page);
  await updates.open();
  await updates.download.click();
  await expect(updates.section).toContainText('Downloading version 1.2.0');
  await updates.cancel.click();
  await expect(updates.download).toBeVisible();
  feed.hold(false);
  await updates.download.click();
  await expect(updates.install).toBeVisible();
});

test.describe('with a policy', () => {
  let folder: string;
  test.beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'console-policy-'));
  });
  test.afterEach(() => {
    rmSync(folder, { recursive: true });
  });
  const policy = (text: string) => {
    const file = join(folder, 'policy.json');
    writeFileSync(file, text);
    return { CONSOLE_POLICY_FILE: file };
  };

  for (const [name, text] of [
    ['that turns updates off', '{ "version": 1, "updates": { "channel": "off" } }'],
    ['that can’t be read', '{ "version": 1, '],
  ] as const) {
    test(`${name}, no request about updates is ever made`, async ({ start, feed }) => {
      const { page } = await start({ env: { ...feed.env, ...policy(text) } });
      const updates = updatesOn(page);
      await updates.open();
      await expect(updates.section).toContainText('turned off by your organisation');
      await expect(updates.section.getByRole('button')).toHaveCount(0);
      for (const channel of ['updates.check', 'updates.download', 'updates.install'] as const) {
        expect(await call(page, channel, {})).toEqual({ ok: true, value: { kind: 'off' } });
      }
      expect(feed.requests).toEqual([]);
    });
  }

  test('that names the channel beta, updates come from there', async ({ start }) => {
    const beta = await serveUpdates('beta');
    beta.announce({ version: '1.3.0-beta.1' });
    const { page } = await start({
      env: { ...beta.env, ...policy('{ "version": 1, "updates": { "channel": "beta" } }') },
    });
    await updatesOn(page).open();
    await expect(updatesOn(page).section).toContainText('Version 1.3.0-beta.1 is available.');
    await beta.close();
  });
});

test('neither the demo nor a console from its sources looks for updates', async ({
  start,
  feed,
}) => {
  const { page } = await start({ switches: ['--demo'], env: feed.env });
  await updatesOn(page).open();
  await expect(updatesOn(page).section).toContainText('The demo tenant uses no network');
  const { page: sources } = await start({
    profile: mkdtempSync(join(tmpdir(), 'console-profile-')),
  });
  await updatesOn(sources).open();
  await expect(updatesOn(sources).section).toContainText('The console runs from its sources');
  expect(feed.requests).toEqual([]);
});

for (const look of looks) {
  test(`Updates in every state, ${look.name}`, async ({ start, feed, profile }) => {
    feed.announce({ notes });
    feed.hold(true);
    const console = await start({ env: feed.env });
    const { page } = console;
    await dress(console, look);
    const check = async (state: string) => {
      await page.screenshot({ path: `out/screenshots/${look.name}/updates-${state}.png` });
      expect.soft(await clippedTexts(page), state).toEqual([]);
      expect.soft(await axeFindings(page), state).toEqual([]);
    };
    const updates = updatesOn(page);
    await expect(page.getByRole('button', { name: 'Open Preferences' })).toBeVisible();
    await check('1-banner');
    await updates.open();
    await expect(updates.download).toBeVisible();
    await check('2-available');
    await updates.download.click();
    await expect(updates.section).toContainText('MB of');
    await check('3-downloading');
    await updates.cancel.click();
    feed.hold(false);
    await updates.download.click();
    await expect(updates.install).toBeVisible();
    await check('4-ready');
    expect(readFileSync(join(profile, 'logs', 'main.log'), 'utf8')).toContain(
      'fetched and verified',
    );
    await console.stop();

    feed.announce({ sha512: Buffer.alloc(64).toString('base64') });
    const again = await start({ env: feed.env });
    await dress(again, look);
    const second = updatesOn(again.page);
    await second.open();
    await second.download.click();
    await expect(second.section).toContainText('refused');
    await again.page.screenshot({ path: `out/screenshots/${look.name}/updates-5-refused.png` });
    expect.soft(await axeFindings(again.page)).toEqual([]);
  });
}
