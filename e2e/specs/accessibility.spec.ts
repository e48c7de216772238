import type { Locator } from 'playwright/test';
import { demoConnection } from '../../src-main/demo-tenant';
import { showIn } from '../fixtures/appearance';
import { ConnectionPage } from '../fixtures/connection-page';
import { expect, test } from '../fixtures/console';
import { breakPages } from '../fixtures/crash';
import { EmailAccountsPage } from '../fixtures/email-accounts-page';
import { keyboard } from '../fixtures/keyboard';
import { axeFindings, withoutToasts } from '../fixtures/look';
import { startProxy, through } from '../fixtures/proxy';
import { UsersPage } from '../fixtures/users-page';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in any state of the page, ${colorScheme}`, async ({
    start,
    served,
    tenant,
  }) => {
    test.setTimeout(120_000);
    const proxy = await startProxy({ leadsTo: served.port });
    const { page } = await start(through(proxy));
    await showIn(page, { colorScheme });
    const form = new ConnectionPage(page);
    await expect(form.clientId).toBeVisible();
    expect(await axeFindings(page), 'empty').toEqual([]);
    const list = async (name: string) => {
      const control = page.getByRole('combobox', { name, exact: true });
      await control.press('ArrowDown');
      await expect(page.getByRole('listbox')).toBeVisible();
      expect(await axeFindings(page), `the list of ${name}`).toEqual([]);
      await control.press('Escape');
      await expect(page.getByRole('listbox')).toBeHidden();
    };
    const menu = async (name: string) => {
      await page.getByRole('button', { name, exact: true }).press('Enter');
      await expect(page.getByRole('menu')).toBeVisible();
      expect(await axeFindings(page), `the menu ${name}`).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('menu')).toBeHidden();
    };
    const dialogOf = async (name: string, open: Locator) => {
      await open.press('Enter');
      await expect(page.getByRole('dialog', { name, exact: true })).toBeVisible();
      expect(await axeFindings(page), `the dialog ${name}`).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
    };
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    await list('Cloud');

    await form.testSettings.click();
    await expect(form.clientId).toBeFocused();
    expect(await axeFindings(page), 'errors in the form').toEqual([]);

    await form.test({ clientSecret: demoConnection.secretId });
    await expect(form.step('Manage calendars')).toContainText('Skipped');
    expect(await axeFindings(page), 'a failed test').toEqual([]);

    const stopHanging = tenant.control.addFault({ kind: 'hang', service: 'graph' });
    await form.test();
    await expect(form.step('Authenticate the app')).toContainText('Passed');
    expect(await axeFindings(page), 'a running test').toEqual([]);
    await form.cancelTest.click();
    stopHanging();

    await form.testSettings.click();
    await expect(form.success).toBeVisible();
    expect(await axeFindings(page), 'the message box').toEqual([]);
    await form.success.getByRole('button', { name: 'Close' }).click();

    await page.getByRole('button', { name: 'Browse users…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Select mailbox' });
    await expect(dialog.getByRole('rowheader').first()).toBeVisible();
    expect(await axeFindings(page), 'the mailbox dialog').toEqual([]);
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Activity', exact: true }).click();
    expect(await axeFindings(page), 'the question about unsaved changes').toEqual([]);
    await page.getByRole('button', { name: 'Discard changes' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Activity');
    expect(await axeFindings(page), 'what has happened').toEqual([]);
    await list('Show');
    await menu('Export');

    await button('API Integrations').click();
    await form.fill();
    await form.apply.click();
    await expect(form.clientSecret).toHaveAttribute('placeholder', 'Saved – type to replace');
    await withoutToasts(page);
    await menu('Manage connections');
    await button('Manage connections').press('Enter');
    await dialogOf('Rename connection', page.getByRole('menuitem', { name: 'Rename…' }));
    await button('Microsoft 365 Users').click();
    await expect(new UsersPage(page).rows.first()).toBeVisible();
    await list('Show');
    await menu('More export formats');
    await button('Global Email Accounts').click();
    await button('Add Email Account').click();
    await page.getByRole('checkbox', { name: 'Receive', exact: true }).check();
    await list('Messages');
    await list('After processing');
    await page.keyboard.press('Escape');
    await button('Set-up Guide').click();
    await list('Script');
    await button('Preferences').click();
    await dialogOf('Open-source licences', button('Open-source licences'));
    proxy.setAsksForPassword(true);
    await button('API Integrations').click();
    await form.testSettings.click();
    await dialogOf('Sign in to the proxy', button('Sign in to the proxy…').first());

    // An error of the console itself: nothing is left but one thing to do, which has focus.
    await breakPages(page);
    await button('Activity').press('Enter');
    await expect(button('Reload the page')).toBeFocused();
    expect(await axeFindings(page), 'a page that stopped working').toEqual([]);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('API Integrations');
    await proxy.close();
  });
}

test('follows the system to light, dark and high contrast', async ({ start }) => {
  const { page } = await start();
  const colours = () =>
    page.getByRole('heading', { level: 1 }).evaluate((heading) => {
      const ground = heading.closest('.fui-FluentProvider > *') ?? heading;
      return [getComputedStyle(ground).backgroundColor, getComputedStyle(heading).color];
    });
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
  await expect.poll(colours).toEqual(['rgb(255, 255, 255)', 'rgb(36, 36, 36)']);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(colours).toEqual(['rgb(41, 41, 41)', 'rgb(255, 255, 255)']);
  await showIn(page, { colorScheme: 'dark', forcedColors: 'active' });
  await expect(new ConnectionPage(page).testSettings).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
});

test('the whole job is done with the keyboard alone', async ({ start }) => {
  const { page } = await start();
  const form = new ConnectionPage(page);
  await expect(form.clientId).toBeVisible();
  const { press, tabTo } = keyboard(page);

  await tabTo(/Cloud/);
  await press('ArrowDown');
  await press('ArrowDown');
  await press('Escape');
  await expect(form.cloud).toHaveText('Global (commercial and GCC)');
  await tabTo(/Application \(client\) ID/);
  await page.keyboard.type(demoConnection.clientId);
  await tabTo(/Directory \(tenant\) ID/);
  await page.keyboard.type(demoConnection.tenantId);
  // First the kind of credential, then the secret itself.
  await tabTo(/Client secret/);
  await tabTo(/Client secret/);
  await page.keyboard.type(demoConnection.clientSecret);
  await tabTo(/Test mailbox/);
  await page.keyboard.type(demoConnection.testMailbox);
  await tabTo(/Test Settings/);
  await press('Enter');
  await expect(form.success).toBeVisible();
  await expect(form.success.getByRole('button', { name: 'Apply', exact: true })).toBeFocused();
  await press('Enter');
  await expect(form.success).toBeHidden();
  await expect(form.clientSecret).toHaveAttribute('placeholder', 'Saved – type to replace');
  await expect(form.testSettings).toBeFocused();
});

test('three accounts are set up, checked and proved with the keyboard alone', async ({ start }) => {
  test.setTimeout(120_000);
  const { page } = await start();
  const form = new ConnectionPage(page);
  await form.test();
  await expect(form.success.getByRole('button', { name: 'Apply', exact: true })).toBeFocused();
  const { press, tabTo } = keyboard(page);
  await press('Enter');
  await expect(form.success).toBeHidden();
  await expect(form.clientSecret).toHaveAttribute('placeholder', 'Saved – type to replace');
  // Nobody has to look for the next piece of work.
  await tabTo(/Set up email accounts/);
  await press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Global Email Accounts');
  const accounts = new EmailAccountsPage(page);
  await expect(accounts.add).toBeEnabled();

  const add = accounts.dialog('Add Email Account');
  await tabTo(/Add Email Account/);
  for (const [name, address] of [
    ['Support', 'support@contoso.com'],
    ['Billing', 'billing@contoso.com'],
    ['Helpdesk', 'helpdesk@contoso.com'],
  ] as const) {
    await press('Enter');
    await expect(add).toBeVisible();
    await expect(add.getByRole('textbox', { name: 'Account name' })).toBeFocused();
    await page.keyboard.type(name);
    await tabTo(/Email address/);
    await page.keyboard.type(address);
    if (name === 'Support') {
      await tabTo(/Receive/);
      await press('Space');
      const folders = accounts.dialog('Select Mailbox Folder');
      const folder = add.getByRole('button', { name: 'Folder', exact: true });
      await tabTo(/^ *Folder *$/);
      await press('Enter');
      await expect(folders.getByRole('searchbox', { name: 'Search folders' })).toBeFocused();
      await page.keyboard.type('queue 3');
      await expect(folders.getByText('2 folders', { exact: true })).toBeVisible();
      // Into the grid, where Enter takes the first folder.
      await press('ArrowDown');
      await expect(folders.getByRole('row').nth(1)).toBeFocused();
      await press('Enter');
      await expect(folders).toBeHidden();
      await expect(folder).toHaveAttribute('title', 'Inbox / Queue 3');
      await expect(folder).toBeFocused();
      await tabTo(/After processing/);
      await press('ArrowDown');
      await press('ArrowDown');
      await press('Enter');
      await expect(add.getByText(/and deletes it\.$/)).toBeVisible();
    }
    await tabTo(/^ *Save/);
    await press('Enter');
    await expect(accounts.row(name)).toBeVisible();
    await expect(accounts.add).toBeFocused();
  }

  // A row opens its form, and gets focus back.
  await tabTo(/Supportsupport@contoso.com/);
  const row = accounts.grid.locator(':focus');
  await expect(row).toHaveAttribute('aria-rowindex', '2');
  await press('Enter');
  const edit = accounts.dialog('Edit Email Account');
  await expect(edit).toBeVisible();
  await press('Escape');
  await expect(edit).toBeHidden();
  await expect(row).toHaveAttribute('aria-rowindex', '2');
  await press('Space');
  await expect(accounts.status).toContainText('1 selected');

  await accounts.checkAccess.focus();
  await press('Enter');
  await expect(accounts.checking).toBeHidden();
  for (const [button, dialog] of [
    [accounts.details, /^Access to/],
    [accounts.sendTest, 'Send test message'],
    [accounts.preview, 'Preview mail'],
    [accounts.delete, /^Delete/],
  ] as const) {
    await button.focus();
    await press('Enter');
    await expect(accounts.dialog(dialog)).toBeVisible();
    await press('Escape');
    await expect(accounts.dialog(dialog)).toBeHidden();
    await expect(button).toBeFocused();
  }
});
