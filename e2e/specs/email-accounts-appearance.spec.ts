import { dress, looks } from '../fixtures/appearance';
import { expect, test } from '../fixtures/console';
import { EmailAccountsPage } from '../fixtures/email-accounts-page';
import { axeFindings, clippedTexts, withoutToasts } from '../fixtures/look';
import { changeSettings } from '../fixtures/settings-on-disk';
import { UsersPage } from '../fixtures/users-page';

const support = 'support@contoso.com';
const longName =
  'Everything that customers in Adelaide, Berlin and Dublin write to us about invoices';

for (const look of looks) {
  test(`Global Email Accounts in every state, ${look.name}`, async ({ start, tenant, profile }) => {
    test.setTimeout(240_000);
    const open = async () => {
      const running = await start();
      await dress(running, look);
      return running;
    };
    let { page, stop } = await open();
    let number = 0;
    const check = async (state: string) => {
      number += 1;
      const name = `accounts-${String(number).padStart(2, '0')}-${state}.png`;
      await page.screenshot({ path: `out/screenshots/${look.name}/${name}` });
      expect.soft(await clippedTexts(page), state).toEqual([]);
      expect.soft(await axeFindings(page), state).toEqual([]);
    };

    await EmailAccountsPage.open(page);
    await expect(page.getByText('Not connected yet')).toBeVisible();
    await check('not-connected');
    await page.getByRole('button', { name: 'API Integrations', exact: true }).click();
    let accounts = await EmailAccountsPage.connected(page);
    await withoutToasts(page);
    await check('empty');

    // The form, from bad input to a whole rule.
    await accounts.button('Add the first one').click();
    const form = accounts.dialog('Add Email Account');
    const save = form.getByRole('button', { name: 'Save', exact: true });
    await save.click();
    await expect(form.getByText('Enter a name for the account.')).toBeVisible();
    await check('form-errors');
    await form.getByRole('textbox', { name: 'Account name' }).fill('Backup');
    await form.getByRole('textbox', { name: 'Email address' }).fill('svc.backup@contoso.com');
    await expect(form.getByRole('group', { name: /has no mailbox/ })).toBeVisible();
    await check('form-warnings');
    await form.getByRole('textbox', { name: 'Account name' }).fill(longName);
    await form.getByRole('textbox', { name: 'Email address' }).fill(support);
    await expect(form.getByText('Found: Contoso Support')).toBeVisible();
    await form.getByRole('checkbox', { name: 'Receive', exact: true }).click();
    await check('form-receive');

    const folders = accounts.dialog('Select Mailbox Folder');
    const stopHanging = tenant.control.addFault({ kind: 'hang', path: /childFolders/ });
    await form.getByRole('button', { name: 'Folder', exact: true }).click();
    await expect(folders.getByText(/Reading folders… [1-9]/)).toBeVisible();
    await check('folders-loading');
    await folders.getByRole('button', { name: 'Cancel' }).click();
    stopHanging();
    await form.getByRole('button', { name: 'Folder', exact: true }).click();
    await expect(folders.getByText(/^\d+ folders$/)).toBeVisible();
    await folders.getByText('Berlin', { exact: true }).click();
    await check('folders');
    await folders.getByRole('searchbox', { name: 'Search folders' }).fill('no such folder');
    await expect(folders.getByText('No folder matches “no such folder”.')).toBeVisible();
    await check('folders-nothing-found');
    await folders.getByRole('searchbox', { name: 'Search folders' }).fill('supplier');
    await folders.getByText(/Waiting for supplier$/).click();
    await folders.getByRole('button', { name: 'Select', exact: true }).click();
    await form.getByRole('combobox', { name: 'After processing' }).click();
    await page.getByRole('option', { name: 'Leave in place', exact: true }).click();
    await expect(form.getByText(/where it is read again and again/)).toBeVisible();
    await check('form-whole-rule');
    await save.click();
    await expect(form).toBeHidden();

    await accounts.addByAddress('IT Helpdesk', 'helpdesk@contoso.com');
    await accounts.addByAddress('Billing', 'billing@contoso.com');
    await accounts.addByAddress('The boss', 'ceo@contoso.com');
    await accounts.addByAddress('Backup', 'svc.backup@contoso.com');
    await accounts.select('Billing');
    await accounts.button('Disable').click();
    await expect(page.locator('.fui-Toast').first()).toBeVisible();
    // Fluent's toasts stand outside every landmark, which axe would say of this state.
    await page.screenshot({ path: `out/screenshots/${look.name}/accounts-toast.png` });
    await withoutToasts(page);

    const stopThrottling = tenant.control.addFault({
      kind: 'throttle',
      retryAfter: '50',
      path: /sendMail/,
    });
    await accounts.row('Billing').getByRole('checkbox').click();
    await accounts.checkAccess.click();
    await expect(page.getByText('Microsoft 365 asks for a pause of 50 s')).toBeVisible();
    await check('checking-and-waiting');
    await accounts.cancel.click();
    await expect(accounts.checking).toBeHidden();
    stopThrottling();
    await accounts.check();
    await check('checked');
    await accounts.select('The boss');
    await accounts.details.click();
    const details = accounts.dialog('Access to The boss');
    await details.getByRole('button', { name: 'I have just changed the access' }).click();
    await expect(details.getByText(/may still be spreading/).first()).toBeVisible();
    await check('access-details-spreading');
    await details.getByRole('button', { name: 'Close' }).click();

    // One message that arrives, and one nobody knows about.
    await accounts.select(longName);
    await accounts.sendTest.click();
    const message = accounts.dialog('Send test message');
    await check('send-test');
    await message.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(message.getByText('Microsoft 365 has accepted the message.')).toBeVisible();
    await check('send-test-accepted');
    await message.getByRole('button', { name: 'Close' }).click();
    const stopLosing = tenant.control.addFault({
      kind: 'status',
      status: 504,
      method: 'POST',
      path: /sendMail/,
      afterWork: true,
    });
    await accounts.sendTest.click();
    await message.getByRole('button', { name: 'Send', exact: true }).click();
    await message.getByRole('button', { name: 'Look in Sent Items' }).click();
    await expect(message.getByText('The message is in Sent Items')).toBeVisible();
    await check('send-test-unknown');
    await message.getByRole('button', { name: 'Close' }).click();
    stopLosing();

    await accounts.select('IT Helpdesk');
    const preview = accounts.dialog('Preview mail');
    const stopHiding = tenant.control.addFault({ kind: 'hang', path: /messages/ });
    await accounts.preview.click();
    await expect(preview.getByRole('grid')).toBeVisible();
    await check('preview-loading');
    await preview.getByRole('button', { name: 'Close' }).click();
    stopHiding();
    await accounts.preview.click();
    await preview.getByRole('row', { name: /^Customer 1 / }).click();
    await expect(preview.getByRole('region', { name: 'Text of the message' })).toContainText(
      'Hello',
    );
    await check('preview');
    await preview.getByRole('button', { name: 'Close' }).click();
    await accounts.select('The boss');
    await accounts.preview.click();
    await expect(preview.getByRole('group')).toBeVisible();
    await check('preview-problem');
    await preview.getByRole('button', { name: 'Close' }).click();

    await accounts.grid.getByRole('checkbox', { name: 'Select all email accounts' }).click();
    await accounts.delete.click();
    await expect(
      accounts.dialog('Delete 5 email accounts?').getByText(/becomes the default|other account/),
    ).toBeVisible();
    await check('delete-all');
    await page.keyboard.press('Escape');

    // Bulk creation, where some rows are made and some are not.
    const users = await UsersPage.open(page);
    await users.search.fill('contoso');
    await users.row('Contoso Support').getByRole('checkbox').click();
    await users.search.fill('backup');
    await users.row('Backup Service Account').getByRole('checkbox').click();
    await users.search.fill('scheduling');
    await users.row('Service Scheduling').getByRole('checkbox').click();
    await users.createAccounts.click();
    const many = accounts.dialog('Create email accounts');
    await expect(many).toBeVisible();
    await check('bulk');
    await many.getByRole('button', { name: 'Create', exact: true }).click();
    await expect(many.getByText(/^1 of \d (was|were) created\.$/)).toBeVisible();
    await check('bulk-result');
    await many.getByRole('button', { name: 'Close' }).click();

    // What can have changed in Microsoft 365 while nobody looked.
    await stop();
    tenant.control.changeUser('helpdesk@contoso.com', { displayName: 'Global Helpdesk' });
    tenant.control.deleteUser('svc.backup@contoso.com');
    const queue = [...tenant.control.mailbox(support).folders.values()].find(
      ({ displayName }) => displayName === 'Waiting for supplier',
    );
    tenant.control.mailbox(support).folders.delete(queue?.id ?? '');
    changeSettings(profile, ({ emailAccounts }) => {
      const billing = emailAccounts.accounts.find(({ name }) => name === 'Billing');
      Object.assign(billing ?? {}, {
        tenant: { cloud: 'global', name: 'fabrikam.com', id: null },
      });
    });
    ({ page, stop } = await open());
    accounts = await EmailAccountsPage.open(page);
    await expect(accounts.row('IT Helpdesk')).toContainText('Renamed');
    await accounts.check();
    await expect(accounts.row(longName)).toContainText('Folder gone');
    await check('marks');
    await accounts.select(longName);
    await accounts.edit.click();
    const edit = accounts.dialog('Edit Email Account');
    await expect(edit.getByText('This folder is not there any more.')).toBeVisible();
    await check('form-folder-gone');
    await edit.getByRole('button', { name: 'Folder', exact: true }).click();
    const again = accounts.dialog('Select Mailbox Folder');
    await expect(again.getByText(/is not among these folders/)).toBeVisible();
    await check('folders-chosen-gone');
  });
}
