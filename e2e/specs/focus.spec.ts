import type { Locator, Page } from 'playwright/test';
import { demoConnection } from '../../src-main/demo-tenant';
import { AccessScopePage } from '../fixtures/access-scope-page';
import { ActivityPage } from '../fixtures/activity-page';
import { chooseToOpen, makeCertificate } from '../fixtures/certificates';
import { ConnectionPage } from '../fixtures/connection-page';
import { expect, test } from '../fixtures/console';
import { EmailAccountsPage } from '../fixtures/email-accounts-page';
import { openText } from '../fixtures/file-dialogs';
import { keyboard } from '../fixtures/keyboard';
import { UsersPage } from '../fixtures/users-page';

const table = [
  'name;address;send;receive;calendar;folder;messages;after processing;move to',
  'Support;support@contoso.com;yes;yes;yes;Inbox;unread;move;Inbox/Processed',
].join('\n');

/** Opens something from a control and closes it again: with the mouse, then with keys alone. */
async function comesBack(
  opener: Locator,
  opened: Locator,
  /** From the control to what is opened, where that is not one step. */
  further: (how: 'mouse' | 'keyboard') => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const page = opener.page();
  await opener.click();
  await further('mouse');
  await expect(opened).toBeVisible();
  // A click on the title takes focus off everything in the dialog.
  await opened.getByRole('heading').first().click();
  await opened.getByRole('button', { name: /^(Close|Cancel|Keep editing)$/ }).click();
  await expect(opened).toBeHidden();
  await expect(opener, 'with the mouse').toBeFocused();

  await opener.press('Enter');
  await further('keyboard');
  await expect(opened).toBeVisible();
  await expect(opened.locator(':focus')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(opened).toBeHidden();
  await expect(opener, 'with the keyboard').toBeFocused();
}

const dialog = (page: Page, name: string | RegExp) =>
  page.getByRole('dialog', { name, exact: true });

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** From a menu's button on to one of its items. */
function viaMenu(page: Page, name: string) {
  const item = page.getByRole('menuitem', { name, exact: true });
  return async (how: 'mouse' | 'keyboard') => {
    if (how === 'mouse') await item.click();
    else {
      await expect(page.getByRole('menu').locator(':focus')).toHaveCount(1);
      const { arrowTo, press } = keyboard(page);
      await arrowTo(item);
      await press('Enter');
    }
  };
}

test('comes back to what opened each dialog of API Integrations', async ({ start }) => {
  const { page } = await start();
  const form = new ConnectionPage(page);
  await form.fill();
  const leave = page.getByRole('navigation').getByRole('button', { name: 'Activity', exact: true });
  await comesBack(leave, page.getByRole('dialog').filter({ hasText: 'Discard' }));
  await comesBack(form.testSettings, form.success);
  await form.apply.click();
  await expect(form.clientSecret).toHaveAttribute('placeholder', 'Saved – type to replace');

  await comesBack(button(page, 'Browse users…'), dialog(page, 'Select mailbox'));
  await comesBack(button(page, 'Replace secret…'), dialog(page, 'Replace client secret'));
  const manage = button(page, 'Manage connections');
  const rename = viaMenu(page, 'Rename…');
  await comesBack(manage, dialog(page, 'Rename connection'), rename);
  await comesBack(manage, dialog(page, /^Delete the connection/), viaMenu(page, 'Delete…'));

  // What had focus is gone for good: it stays in the page, and Tab goes on from there.
  await manage.click();
  await viaMenu(page, 'Delete…')('mouse');
  await button(page, 'Delete connection').click();
  await expect(form.clientId).toHaveValue('');
  await expect(page.locator('main:focus, main :focus')).toHaveCount(1);
});

test('comes back to what opened each dialog of Global Email Accounts', async ({ start }) => {
  test.setTimeout(120_000);
  const { app, page } = await start();
  const accounts = await EmailAccountsPage.connected(page);
  await accounts.importTable(app, table);
  await expect(accounts.row('Support')).toBeVisible();

  await openText(app, 'again.csv', table);
  await comesBack(accounts.import, dialog(page, 'Import again.csv'));
  await comesBack(accounts.add, dialog(page, 'Add Email Account'));
  await accounts.select('Support');
  await accounts.check();
  await comesBack(accounts.edit, dialog(page, 'Edit Email Account'));
  await comesBack(accounts.delete, dialog(page, /^Delete/));
  await comesBack(accounts.details, dialog(page, /^Access to/));
  await comesBack(accounts.sendTest, dialog(page, 'Send test message'));
  await comesBack(accounts.preview, dialog(page, 'Preview mail'));
  const more = accounts.button('More');
  const rule = viaMenu(page, 'Try the receive rule');
  await comesBack(more, dialog(page, 'Try the receive rule'), rule);
  await comesBack(more, dialog(page, 'Test calendar'), viaMenu(page, 'Test calendar'));

  // A dialog over a dialog.
  await accounts.edit.click();
  const form = dialog(page, 'Edit Email Account');
  await comesBack(
    form.getByRole('button', { name: 'Browse users…' }),
    dialog(page, 'Select mailbox'),
  );
  const folder = form.getByRole('button', { name: 'Folder', exact: true });
  await comesBack(folder, dialog(page, 'Select Mailbox Folder'));
  await form.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(accounts.edit).toBeFocused();

  // A row that was opened by a double click.
  const row = accounts.row('Support');
  await row.dblclick();
  await expect(form).toBeVisible();
  await form.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(row).toBeFocused();

  // The row is gone with its account; the button that began it is still there.
  await accounts.delete.click();
  await dialog(page, /^Delete/)
    .getByRole('button', { name: 'Delete', exact: true })
    .click();
  await expect(row).toBeHidden();
  await expect(page.locator('main :focus')).toHaveCount(1);
});

test('comes back from menus, details, dialogs and work that has ended on the other pages', async ({
  start,
  tenant,
}) => {
  const { page } = await start();
  const users = await UsersPage.connected(page);
  const row = users.row('Contoso Support');
  await users.search.fill('contoso');
  await row.click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Show details' }).click();
  await users.details.getByRole('button', { name: 'Close details' }).click();
  await expect(row).toBeFocused();
  await page.keyboard.press('Shift+F10');
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(row).toBeFocused();

  // The button that stops the work goes with the work.
  tenant.control.setLatency(1500);
  await users.loadAll.click();
  await users.cancel.click();
  await expect(users.cancel).toBeHidden();
  await expect(page.locator('main :focus')).toHaveCount(1);
  tenant.control.setLatency(0);

  const scope = await AccessScopePage.open(page);
  await comesBack(scope.add, dialog(page, 'Select mailbox'));

  const activity = await ActivityPage.open(page);
  await comesBack(activity.saveBundle, activity.bundle);
  await activity.rows.first().click();
  await comesBack(activity.details, page.getByRole('dialog'));
  await activity.exportMenu.press('Enter');
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(activity.exportMenu).toBeFocused();

  await page.getByRole('navigation').getByRole('button', { name: 'Preferences' }).click();
  await comesBack(button(page, 'Open-source licences'), dialog(page, 'Open-source licences'));
});

test('a certificate’s password dialog gives focus back', async ({ start }) => {
  const { app, page } = await start();
  const form = new ConnectionPage(page);
  await form.fill({ clientSecret: demoConnection.clientSecret });
  await page.getByRole('tab', { name: 'Certificate', exact: true }).click();

  await chooseToOpen(app, makeCertificate('rsa', { password: 'sealed' }).pfxPath);
  await comesBack(button(page, 'Import certificate…'), dialog(page, 'Password of the certificate'));
});
