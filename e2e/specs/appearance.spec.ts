import { rmSync, writeFileSync } from 'node:fs';
import type { Page } from 'playwright/test';
import { demoConnection } from '../../src-main/demo-tenant';
import { dress, looks } from '../fixtures/appearance';
import { ConnectionPage } from '../fixtures/connection-page';
import { expect, test } from '../fixtures/console';
import { clippedTexts } from '../fixtures/look';

/** Takes a numbered picture of a state, and looks for what is clipped in it. */
function camera(page: Page, prefix: string): (state: string) => Promise<void> {
  let number = 0;
  return async (state) => {
    number += 1;
    const name = `${String(number).padStart(2, '0')}-${state}.png`;
    await page.screenshot({ path: `out/screenshots/${prefix}${name}` });
    expect(await clippedTexts(page), state).toEqual([]);
  };
}

for (const look of looks) {
  test(`nothing is clipped in any state, ${look.name}`, async ({ start, tenant }) => {
    test.setTimeout(120_000);
    const console = await start();
    await dress(console, look);
    const { page } = console;
    const form = new ConnectionPage(page);
    const takePicture = camera(page, `${look.name}/`);

    await expect(form.clientId).toBeVisible();
    await takePicture('empty');

    await form.testSettings.click();
    await expect(form.clientId).toBeFocused();
    await takePicture('errors');

    await form.chooseCloud('Custom endpoints');
    await form.fill({ clientSecret: demoConnection.secretId });
    await takePicture('custom-endpoints-and-warning');
    await form.chooseCloud('Global (commercial and GCC)');

    await form.testSettings.click();
    await expect(form.step('Manage calendars')).toContainText('Skipped');
    await takePicture('failed');
    await form.step('Authenticate the app').scrollIntoViewIfNeeded();
    await takePicture('failed-scrolled');

    const stopHanging = tenant.control.addFault({ kind: 'hang', service: 'graph' });
    await form.test({ testMailbox: demoConnection.testMailbox });
    await expect(form.step('Authenticate the app')).toContainText('Passed');
    await takePicture('running');
    await form.cancelTest.click();
    await expect(form.testSettings).toBeVisible();
    await takePicture('cancelled');
    stopHanging();

    tenant.control.revoke('Calendars.ReadWrite');
    tenant.control.setAccessPolicy({ kind: 'restrictAccess', mailboxes: ['sales@contoso.com'] });
    await form.testSettings.click();
    await expect(form.success).toBeVisible();
    await takePicture('success-with-limits');
    await form.success.getByRole('button', { name: 'Close' }).click();
    await form.step('Manage calendars').scrollIntoViewIfNeeded();
    await takePicture('limits');

    tenant.control.grant('Calendars.ReadWrite');
    tenant.control.setAccessPolicy({ kind: 'none' });
    await form.testSettings.click();
    await expect(form.success).toBeVisible();
    await takePicture('success');
    await form.success.getByRole('button', { name: 'Apply', exact: true }).click();
    await expect(form.clientSecret).toHaveAttribute('placeholder', 'Saved – type to replace');
    await takePicture('saved');

    await page.getByRole('button', { name: 'Browse users…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Select mailbox' });
    await expect(dialog.getByText('@contoso.com').first()).toBeVisible();
    await takePicture('select-mailbox');
    await dialog.getByRole('searchbox').fill('nobody at all');
    await expect(dialog.getByText('No user matches')).toBeVisible();
    await takePicture('select-mailbox-none');
    await dialog.getByRole('button', { name: 'Cancel' }).click();

    await form.testMailbox.fill('other@contoso.com');
    await page.getByRole('button', { name: 'Preferences', exact: true }).click();
    await takePicture('unsaved-changes');
    await page.getByRole('button', { name: 'Discard changes' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Preferences');
    await takePicture('page-to-come');
  });

  test(`nothing is clipped where saving is not possible, ${look.name}`, async ({
    start,
    profile,
  }) => {
    const console = await start({ keyring: 'none' });
    await dress(console, look);
    const form = new ConnectionPage(console.page);
    const takePicture = camera(console.page, `${look.name}/unsaved-`);
    await form.fill();
    await form.secretExpires.scrollIntoViewIfNeeded();
    await takePicture('no-keyring');
    // Root may write anywhere, so the folder itself makes way for a file.
    rmSync(profile, { recursive: true, force: true });
    writeFileSync(profile, '');
    await form.apply.click();
    await expect(console.page.getByText('The settings could not be saved.').first()).toBeVisible();
    await takePicture('not-writable');
  });
}
