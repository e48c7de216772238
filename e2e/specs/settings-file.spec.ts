import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { demoConnection } from '../../src-main/demo-tenant';
import { ConnectionPage } from '../fixtures/connection-page';
import { expect, test, type RunningConsole } from '../fixtures/console';
import { changeSettings, writeSettings } from '../fixtures/settings-on-disk';

/** Applies the demo connection and ends the console, so that a settings file exists. */
async function saveConnection(start: () => Promise<RunningConsole>): Promise<void> {
  const { page, stop } = await start();
  const form = new ConnectionPage(page);
  await form.fill();
  await form.apply.click();
  await expect(form.clientSecret).toHaveAttribute('placeholder', 'Saved – type to replace');
  await stop();
}

function bodyText(page: Page) {
  return page.locator('body');
}

for (const [title, content] of [
  ['is not JSON', '{ "schemaVersion": 1, "connections": [ {'],
  ['is empty', ''],
  ['has another shape', '{ "schemaVersion": 1, "connections": "none" }'],
] as const) {
  test(`keeps a settings file aside that ${title}, and begins anew`, async ({ start, profile }) => {
    writeFileSync(join(profile, 'settings.json'), content);
    const { page } = await start();
    const form = new ConnectionPage(page);
    await expect(form.clientId).toHaveValue('');
    const kept = readdirSync(profile).find((name) => name.startsWith('settings.damaged-'));
    expect(kept).toBeDefined();
    expect(readFileSync(join(profile, kept ?? ''), 'utf8')).toBe(content);
    await expect(bodyText(page)).toContainText(join(profile, kept ?? ''));

    await form.fill();
    await form.apply.click();
    await expect(form.clientSecret).toHaveAttribute('placeholder', 'Saved – type to replace');
  });
}

test('opens settings of a newer version read-only', async ({ start, profile }) => {
  await saveConnection(start);
  const path = join(profile, 'settings.json');
  const settings = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  writeSettings(profile, { ...settings, schemaVersion: 99, invention: true });
  const newer = readFileSync(path, 'utf8');

  const { page } = await start();
  const form = new ConnectionPage(page);
  await expect(bodyText(page)).toContainText('newer version');
  await expect(form.clientId).toHaveValue(demoConnection.clientId);
  await form.testMailbox.fill('support@contoso.com');
  await expect(form.apply).toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByText('These settings are open read-only.')).toBeVisible();
  expect(readFileSync(path, 'utf8')).toBe(newer);
});

test('says that the profile can’t be written and loses nothing in the form', async ({
  start,
  profile,
}) => {
  const { page } = await start();
  const form = new ConnectionPage(page);
  await form.fill({ testMailbox: 'support@contoso.com' });
  // Root may write anywhere, so the folder itself makes way for a file.
  rmSync(profile, { recursive: true, force: true });
  writeFileSync(profile, '');
  await form.apply.click();
  await expect(bodyText(page)).toContainText(join(profile, 'settings.json'));
  await expect(form.clientId).toHaveValue(demoConnection.clientId);
  await expect(form.clientSecret).toHaveValue(demoConnection.clientSecret);
  await expect(form.testMailbox).toHaveValue('support@contoso.com');

  rmSync(profile);
  mkdirSync(profile);
  await form.apply.click();
  await expect(form.clientSecret).toHaveAttribute('placeholder', 'Saved – type to replace');
  expect(existsSync(join(profile, 'settings.json'))).toBe(true);
});

for (const [title, change] of [
  ['tenant ID', { tenantId: 'fabrikam.com' }],
  ['client ID', { clientId: '00000000-0000-4000-8000-000000000000' }],
  [
    'authority',
    {
      cloud: 'custom',
      customEndpoints: {
        authority: 'https://login.example.com',
        graph: 'https://graph.microsoft.com',
      },
    },
  ],
] as const) {
  test(`does not use the secret when the ${title} in the file was changed`, async ({
    start,
    profile,
    tenant,
  }) => {
    await saveConnection(start);
    changeSettings(profile, ({ connections }) => {
      for (const each of connections) Object.assign(each, change);
    });
    tenant.log.clear();

    const { page } = await start();
    const form = new ConnectionPage(page);
    await expect(form.tenantId).not.toHaveValue('');
    await form.testSettings.click();
    await expect(form.clientSecret).toHaveAttribute('aria-invalid', 'true');
    await expect(form.clientSecret).not.toHaveAttribute('placeholder', 'Saved – type to replace');
    expect(tenant.log.entries).toEqual([]);
  });
}
