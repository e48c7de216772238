import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoConnection } from '../../src-main/demo-tenant';
import { dress, looks } from '../fixtures/appearance';
import { catchCopies } from '../fixtures/clipboard';
import { expect, test } from '../fixtures/console';
import { EmailAccountsPage } from '../fixtures/email-accounts-page';
import { axeFindings, clippedTexts, withoutToasts } from '../fixtures/look';
import { pieceTitles, SetUpGuidePage } from '../fixtures/set-up-guide-page';

test('works before anything is connected, and resumes where it was left', async ({ start }) => {
  const first = await start();
  let guide = await SetUpGuidePage.open(first.page);
  for (const [index, title] of pieceTitles.entries()) {
    await expect(guide.page.getByRole('heading', { level: 3 }).nth(index)).toHaveText(title);
    await expect(guide.state(title)).toHaveText('To do');
  }
  await guide.page.getByRole('combobox', { name: 'Cloud', exact: true }).click();
  await guide.page.getByRole('option', { name: 'US Government (GCC High)' }).click();
  const register = guide.piece('Register the app');
  await register.getByRole('button', { name: 'Show more: Register the app' }).click();
  for (const part of ['Why', 'Who can do it', 'How']) {
    await expect(register.getByText(part, { exact: true })).toBeVisible();
  }
  await first.app.evaluate(({ shell }) => {
    shell.openExternal = (url: string) => {
      (globalThis as { opened?: string }).opened = url;
      return Promise.resolve();
    };
  });
  await register.getByRole('button', { name: 'Open App registrations' }).click();
  await expect
    .poll(() => first.app.evaluate(() => (globalThis as { opened?: string }).opened))
    .toBe('https://portal.azure.us/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade');

  await guide.box('Group name').fill("Ana's mailboxes");
  await guide.box('Group email address').fill('helpdesk-mailboxes@contoso.com');
  await guide.module('Calendar scheduling').check();
  await guide.choose('Restrict with RBAC (recommended)');
  await expect(guide.text).toContainText("$GroupName = 'Ana''s mailboxes'");
  await expect(guide.text).toContainText('O365USGovGCCHigh');
  await expect(guide.text).toContainText("$ClientId = '<Application (client) ID>'");
  await expect(guide.page.getByText('Not ready to run yet')).toBeVisible();
  // Leaving the page writes down what was chosen at once.
  await EmailAccountsPage.open(guide.page);
  await SetUpGuidePage.open(guide.page);
  await first.stop();

  const second = await start();
  guide = await SetUpGuidePage.open(second.page);
  await expect(guide.box('Group name')).toHaveValue("Ana's mailboxes");
  await expect(guide.module('Calendar scheduling')).toBeChecked();
  await expect(guide.script).toHaveText('Restrict with RBAC (recommended)');
  await expect(guide.piece('Register the app').getByText('Why', { exact: true })).toBeVisible();
});

test('reads each state from the connection and the accounts', async ({ start, tenant }) => {
  const { page } = await start();
  const accounts = await EmailAccountsPage.connected(page);
  let guide = await SetUpGuidePage.open(page);
  await expect(guide.progress).toContainText('4 of 7');
  await expect(guide.state('Register the app')).toHaveText('Done');
  await expect(guide.state('Restrict the app to the group')).toHaveText('Can’t be known');
  await expect(guide.state('Create email accounts')).toHaveText('To do');

  tenant.control.revoke('User.Read.All');
  await guide.checkAgain.click();
  await expect(guide.state('Grant permissions')).toHaveText('To do');
  await expect(guide.piece('Grant permissions')).toContainText('Not granted: User.Read.All.');
  await expect(guide.state('Enter and test the settings')).toHaveText('Problem');
  tenant.control.grant('User.Read.All');
  // A new sign-in has the permission, and everything else uses it from now on.
  await guide.checkAgain.click();
  await expect(guide.state('Enter and test the settings')).toHaveText('Done');

  await EmailAccountsPage.open(page);
  await accounts.addByAddress('Support', 'support@contoso.com');
  await accounts.checkAccess.click();
  await expect(accounts.row('Support')).toContainText('Allowed');
  guide = await SetUpGuidePage.open(page);
  await expect(guide.state('Create email accounts')).toHaveText('Done');

  tenant.control.setAccessPolicy({ kind: 'restrictAccess', mailboxes: [] });
  await EmailAccountsPage.open(page);
  await accounts.checkAccess.click();
  await expect(accounts.row('Support')).toContainText('Denied by policy');
  guide = await SetUpGuidePage.open(page);
  await expect(guide.piece('Create email accounts')).toContainText('may still be spreading');

  tenant.control.changeApp({ secrets: [] });
  await guide.checkAgain.click();
  await expect(guide.state('Create the secret')).toHaveText('Problem');
  await expect(guide.state('Register the app')).toHaveText('Done');
});

test('compares the permissions with what the modules need', async ({ start, tenant }) => {
  tenant.control.setAccessPolicy({ kind: 'none' });
  const { page } = await start();
  const accounts = await EmailAccountsPage.connected(page);
  let guide = await SetUpGuidePage.open(page);
  await expect(guide.permission('User.Read.All')).toContainText('All modules');
  await expect(guide.permission('Mail.ReadWrite')).toContainText('Granted');
  await expect(guide.permission('Calendars.ReadWrite')).toContainText('Granted but not needed');
  await expect(guide.permission('Calendars.ReadWrite')).toContainText('Risk: ');
  await guide.module('Calendar scheduling').check();
  await expect(guide.permission('Calendars.ReadWrite')).not.toContainText('not needed');
  await guide.module('Email Manager').uncheck();
  await expect(guide.permission('Mail.ReadWrite')).toContainText('Granted but not needed');

  tenant.control.revoke('Mail.Send', 'Calendars.ReadWrite');
  tenant.control.setRbac([{ role: 'Application Mail.Send', mailboxes: ['support@contoso.com'] }]);
  await guide.checkAgain.click();
  await expect(guide.permission('Mail.Send')).toContainText('Unknown');
  await EmailAccountsPage.open(page);
  await accounts.addByAddress('Support', 'support@contoso.com');
  await accounts.checkAccess.click();
  await expect(accounts.row('Support')).toContainText('Allowed');
  guide = await SetUpGuidePage.open(page);
  await expect(guide.permission('Mail.Send')).toContainText('Granted through Exchange RBAC');
  await expect(guide.permission('Calendars.ReadWrite')).toContainText('Missing');
});

test('shows, copies and saves the scripts with the real values', async ({ start }) => {
  const { app, page } = await start();
  const copied = await catchCopies(app);
  const accounts = await EmailAccountsPage.connected(page);
  await accounts.addByAddress('Support', 'support@contoso.com');
  const guide = await SetUpGuidePage.open(page);
  await guide.page.getByRole('radio', { name: 'With PowerShell' }).check();
  const group = guide.piece('Create the mail-enabled security group');
  await group.getByRole('button', { name: /^Show more/ }).click();
  await group.getByRole('button', { name: 'Show the script' }).click();
  await expect(guide.script).toHaveText('Create the group');

  // Typographic quotes, code and the ends of comments stay what they are: text.
  await guide.box('Group name').fill('O’Brien’s "desk" $(Get-Date) #> \'@');
  await guide.box('Group email address').fill('desk@contoso.com');
  await expect(guide.text).toContainText("$GroupName = 'O’’Brien’’s \"desk\" $(Get-Date) #> ''@'");
  await expect(guide.text).toContainText("'support@contoso.com'");
  await guide.box('Mailbox to add').fill('not an address');
  await guide.button('Add mailbox').click();
  await expect(page.getByText('Enter an address such as support@contoso.com.')).toBeVisible();
  await guide.box('Mailbox to add').fill('sales@contoso.com');
  await guide.button('Add mailbox').click();
  await expect(guide.text).toContainText("'sales@contoso.com'");
  await guide.button('Remove support@contoso.com').click();
  await expect(guide.text).not.toContainText("'support@contoso.com'");
  await guide.button('Use the email accounts').click();
  await expect(guide.text).toContainText("'support@contoso.com'");

  for (const name of [
    'Register the app (Graph PowerShell)',
    'Restrict with RBAC (recommended)',
    'Remove Entra permissions (after RBAC)',
    'Verify RBAC',
    'Undo RBAC',
    'Restrict with an access policy (legacy)',
    'Verify the access policy (legacy)',
    'Undo the access policy (legacy)',
    'Migrate to RBAC',
    'Change the members',
    'Calendar workflow',
    'Create the group',
  ]) {
    await guide.choose(name);
    await expect(page.getByText('Not ready to run yet')).toBeHidden();
    await expect(guide.text).not.toContainText(demoConnection.clientSecret);
  }
  await expect(guide.text).toContainText('New-DistributionGroup');
  // A secret pasted into a wrong box is neither kept nor shown.
  await guide.box('App name').fill(demoConnection.clientSecret);
  await expect(page.getByText('This looks like a client secret')).toBeVisible();
  await expect(guide.box('App name')).toHaveValue('');

  const shown = (await guide.text.textContent()) ?? '';
  await guide.copy.click();
  await expect.poll(copied).toBeDefined();
  const inOneStyle = (text: string) => text.replaceAll('\r\n', '\n').trimEnd();
  expect(inOneStyle((await copied()) ?? '')).toBe(inOneStyle(shown));

  const path = join(mkdtempSync(join(tmpdir(), 'console-script-')), 'create-group.ps1');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
  await guide.save.click();
  await expect(page.getByText('create-group.ps1 saved.')).toBeVisible();
  const bytes = readFileSync(path);
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(inOneStyle(bytes.subarray(3).toString('utf8'))).toBe(inOneStyle(shown));
});

for (const look of looks) {
  test(`looks right, ${look.name}`, async ({ start, tenant }) => {
    test.setTimeout(120_000);
    const { app, page } = await start();

    await dress({ app, page }, look);
    let number = 0;
    const check = async (state: string) => {
      number += 1;
      const name = `guide-${String(number).padStart(2, '0')}-${state}.png`;
      await page.screenshot({ path: `out/screenshots/${look.name}/${name}` });
      expect.soft(await clippedTexts(page), state).toEqual([]);
      expect.soft(await axeFindings(page), state).toEqual([]);
    };

    let guide = await SetUpGuidePage.open(page);
    await guide
      .piece('Register the app')
      .getByRole('button', { name: /^Show more/ })
      .click();
    await check('not-connected');
    await guide.copy.scrollIntoViewIfNeeded();
    await guide.text.scrollIntoViewIfNeeded();
    await check('placeholders');

    await page.getByRole('button', { name: 'API Integrations', exact: true }).click();
    await EmailAccountsPage.connected(page);
    await withoutToasts(page);
    guide = await SetUpGuidePage.open(page);
    await check('connected');
    await guide.permissions.scrollIntoViewIfNeeded();
    await check('permissions');
    tenant.control.changeApp({ disabled: true });
    await guide.checkAgain.click();
    await expect(guide.state('Register the app')).toHaveText('Problem');
    await check('problem');
  });
}
