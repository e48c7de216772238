import { expect, test } from '../fixtures/console';
import { EmailAccountsPage } from '../fixtures/email-accounts-page';
import { axeFindings, clippedTexts, withoutToasts } from '../fixtures/look';
import { UsersPage } from '../fixtures/users-page';

test('says what to do before there is a connection', async ({ start }) => {
  const { page } = await start();
  await EmailAccountsPage.open(page);
  await expect(page.getByText('Not connected yet')).toBeVisible();
  await page.getByRole('button', { name: 'Open API Integrations' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('API Integrations');
});

test('adds an account from the browser with folders, edits it, and says what the rule does', async ({
  start,
}) => {
  const { page } = await start();
  const accounts = await EmailAccountsPage.connected(page);
  await accounts.add.click();
  const form = accounts.dialog('Add Email Account');
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(form.getByText('Enter a name for the account.')).toBeVisible();
  await expect(form.getByRole('textbox', { name: 'Account name' })).toBeFocused();

  await form.getByRole('button', { name: 'Browse users…' }).click();
  const browser = accounts.dialog('Select mailbox');
  await browser.getByRole('searchbox', { name: 'Search users' }).fill('contoso support');
  await browser.getByText('Contoso Support', { exact: true }).click();
  await browser.getByRole('button', { name: 'Select', exact: true }).click();
  await expect(browser).toBeHidden();
  await expect(form.getByRole('textbox', { name: 'Email address' })).toHaveValue(
    'support@contoso.com',
  );
  await expect(form.getByRole('textbox', { name: 'Account name' })).toHaveValue('Contoso Support');

  await form.getByRole('checkbox', { name: 'Receive', exact: true }).click();
  const folders = accounts.dialog('Select Mailbox Folder');
  await form.getByRole('button', { name: 'Folder', exact: true }).click();
  await folders.getByRole('searchbox', { name: 'Search folders' }).fill('queue 3');
  await folders.getByText('Inbox / Queue 3', { exact: true }).click();
  await page.screenshot({ path: 'out/screenshots/email-accounts-folders.png' });
  expect(await axeFindings(page)).toEqual([]);
  await folders.getByRole('button', { name: 'Select', exact: true }).click();
  await form.getByRole('button', { name: 'Move to', exact: true }).click();
  await folders.getByRole('searchbox', { name: 'Search folders' }).fill('archive');
  await folders.getByText('Archive', { exact: true }).click();
  await folders.getByRole('button', { name: 'Select', exact: true }).click();
  await expect(
    form.getByText(
      'Reads unread mail from Inbox / Queue 3, newest first, and moves it to Archive.',
    ),
  ).toBeVisible();
  await page.screenshot({ path: 'out/screenshots/email-accounts-form.png' });
  expect(await axeFindings(page)).toEqual([]);
  expect(await clippedTexts(page)).toEqual([]);
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(form).toBeHidden();
  await expect(accounts.row('Contoso Support')).toContainText('Send, Receive');

  await accounts.row('Contoso Support').click();
  await accounts.edit.click();
  const edit = accounts.dialog('Edit Email Account');
  await edit.getByRole('combobox', { name: 'After processing' }).click();
  await page.getByRole('option', { name: 'Leave in place', exact: true }).click();
  await expect(edit.getByText('Mail left in place is processed again and again.')).toBeVisible();
  await edit.getByRole('textbox', { name: 'Account name' }).fill('Support desk');
  await edit.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(edit).toBeHidden();
  await expect(accounts.row('Support desk')).toBeVisible();
});

test('keeps one default, and deletes only after asking, with a way back', async ({ start }) => {
  const { page } = await start();
  const accounts = await EmailAccountsPage.connected(page);
  await accounts.addByAddress('First', 'support@contoso.com');
  await accounts.addByAddress('Second', 'helpdesk@contoso.com');
  await expect(accounts.row('First')).toContainText('Default');
  await accounts.row('Second').click();
  await accounts.setDefault.click();
  await expect(accounts.row('Second')).toContainText('Default');
  await expect(accounts.row('First')).not.toContainText('Default');

  await accounts.delete.click();
  const question = accounts.dialog('Delete Second?');
  await expect(question.getByText('First becomes the default.')).toBeVisible();
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(accounts.row('Second')).toBeVisible();
  await accounts.delete.click();
  await question.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(accounts.row('Second')).toBeHidden();
  const deleted = page.locator('.fui-Toast').filter({ hasText: 'Deleted Second.' });
  await deleted.getByRole('button', { name: 'Undo' }).click();
  await expect(accounts.row('Second')).toContainText('Default');

  await accounts.add.click();
  const form = accounts.dialog('Add Email Account');
  const name = form.getByRole('textbox', { name: 'Account name' });
  await name.fill('Again');
  // The confirmation that goes takes nothing away from the dialog.
  await expect(deleted).toHaveCount(0);
  await expect(name).toBeFocused();
  await form.getByRole('textbox', { name: 'Email address' }).fill('help@contoso.com');
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(form.getByText('is an email account already.')).toBeVisible();
});

test('shows what the app may do in each mailbox, and why not', async ({ start, tenant }) => {
  const { page } = await start();
  const accounts = await EmailAccountsPage.connected(page);
  await accounts.addByAddress('Support', 'support@contoso.com');
  await accounts.addByAddress('The boss', 'ceo@contoso.com');
  await accounts.checkAccess.click();
  await expect(accounts.row('Support')).toContainText('Send: Allowed');
  await expect(accounts.row('The boss')).toContainText('Send: Denied by policy');
  await withoutToasts(page);
  await page.screenshot({ path: 'out/screenshots/email-accounts-list.png' });
  expect(await axeFindings(page)).toEqual([]);
  expect(await clippedTexts(page)).toEqual([]);
  expect(tenant.log.entries.filter(({ changed }) => changed)).toEqual([]);

  await accounts.row('The boss').click();
  await accounts.button('Access details').click();
  const details = accounts.dialog('Access to The boss');
  await expect(details.getByText('Denied by policy').first()).toBeVisible();
  await page.screenshot({ path: 'out/screenshots/email-accounts-access.png' });
  expect(await axeFindings(page)).toEqual([]);
  await details.getByRole('button', { name: 'Close' }).click();
});

test('sends a test message once, and previews mail without touching it', async ({
  start,
  tenant,
}) => {
  const { page } = await start();
  const accounts = await EmailAccountsPage.connected(page);
  await accounts.addByAddress('Support', 'support@contoso.com');
  await accounts.row('Support').click();
  await accounts.preview.click();
  const preview = accounts.dialog('Preview mail');
  await preview.getByRole('row', { name: /^Customer 0 / }).click();
  await expect(preview.getByRole('region', { name: 'Text of the message' })).toBeVisible();
  await page.screenshot({ path: 'out/screenshots/email-accounts-preview.png' });
  expect(await axeFindings(page)).toEqual([]);
  await preview.getByRole('button', { name: 'Close' }).click();
  expect(tenant.log.entries.filter(({ changed }) => changed)).toEqual([]);

  await accounts.sendTest.click();
  const message = accounts.dialog('Send test message');
  await expect(message.getByRole('textbox', { name: 'To', exact: true })).toHaveValue(
    'support@contoso.com',
  );
  await message.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(message.getByText('Microsoft 365 has accepted the message.')).toBeVisible();
  await page.screenshot({ path: 'out/screenshots/email-accounts-sent.png' });
  expect(await axeFindings(page)).toEqual([]);
  const posts = tenant.log.entries.filter(
    ({ method, path }) => method === 'POST' && path.toLowerCase().endsWith('/sendmail'),
  );
  expect(posts).toHaveLength(1);
});

test('makes accounts of selected users, with a result for each', async ({ start }) => {
  const { page } = await start();
  const users = await UsersPage.connected(page);
  await users.search.fill('contoso');
  await users.row('Contoso Support').getByRole('checkbox').click();
  await users.createAccounts.click();
  const accounts = new EmailAccountsPage(page);
  const dialog = accounts.dialog('Create email accounts');
  await dialog.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(dialog.getByText('1 of 1 was created.')).toBeVisible();
  await expect(dialog.getByRole('row').nth(1)).toContainText('Created');
  expect(await axeFindings(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(accounts.row('Contoso Support')).toBeVisible();
});
