import { AccessScopePage } from '../fixtures/access-scope-page';
import { chooseToOpen, makeCertificate } from '../fixtures/certificates';
import { ConnectionPage } from '../fixtures/connection-page';
import { expect, test } from '../fixtures/console';
import { EmailAccountsPage } from '../fixtures/email-accounts-page';
import { hearing } from '../fixtures/hearing';
import { serveUpdates } from '../fixtures/update-feed';
import { UsersPage } from '../fixtures/users-page';

test('a test’s progress and result are each said once', async ({ start, tenant }) => {
  const { page } = await start();
  const form = new ConnectionPage(page);
  await form.fill();
  const said = await hearing(page);
  await form.testSettings.click();
  await expect(form.success).toBeVisible();
  for (const step of ['Reach the sign-in service', 'Find the tenant', 'Authenticate the app']) {
    await said.once(new RegExp(`${step}: Passed`, 'g'));
  }
  await form.success.getByRole('button', { name: 'Close', exact: true }).click();

  // The connection fails before a step of its own could tell: the message in place is said.
  tenant.control.changeApp({ secrets: [] });
  await said.fresh();
  await form.testSettings.click();
  await expect(form.step('Authenticate the app')).toContainText('Failed');
  await said.once(/Reach the sign-in service: Passed/g);
  await said.once(/Authenticate the app: Failed/g);
});

test('saving is said once, and so is what goes wrong afterwards', async ({ start, tenant }) => {
  const { page } = await start();
  const form = new ConnectionPage(page);
  await form.fill();
  const said = await hearing(page);
  await form.apply.click();
  await expect(page.locator('.fui-Toast')).toBeVisible();
  await said.once(/Saved/g);

  tenant.control.changeApp({ roles: ['Mail.Send'] });
  tenant.control.expireTokens();
  await said.fresh();
  const users = await UsersPage.open(page);
  await expect(users.problem('The app may not read the directory.')).toBeVisible();
  await said.once(/The app may not read the directory\./g);
});

test('loading everybody is said at its start, on its way and at its end, each once', async ({
  start,
  tenant,
}) => {
  const { page } = await start();
  const users = await UsersPage.connected(page);
  tenant.control.setLatency(400);
  const said = await hearing(page);
  await users.loadAll.click();
  await expect(users.status).toContainText('from the loaded directory');
  await said.once(/Loading all users\.?$/gm);
  await said.once(/Loaded all 2,000 users/g);
  await said.once(/from the loaded directory/g);
});

test('results of a check, a test message and a test event are each said once', async ({
  start,
}) => {
  const { app, page } = await start();
  const accounts = await EmailAccountsPage.connected(page);
  await accounts.importTable(
    app,
    'name;address;send;receive;calendar\nSupport;support@contoso.com;yes;;yes',
  );
  await accounts.select('Support');
  const said = await hearing(page);
  await accounts.check();
  await said.once(/Checking access\.?$/gm);
  await said.once(/The access check has ended\./g);

  await accounts.sendTest.click();
  const message = accounts.dialog('Send test message');
  await message.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(message.getByText('Microsoft 365 has accepted the message.')).toBeVisible();
  await said.once(/Microsoft 365 has accepted the message\./g);
  await message.getByRole('button', { name: 'Close', exact: true }).click();

  await accounts.more('Support', 'Test calendar');
  const calendar = accounts.dialog('Test calendar');
  await calendar.getByRole('button', { name: 'Run the test' }).click();
  await expect(calendar.getByText('The app may write to this calendar.').first()).toBeVisible();
  await said.once(/The app may write to this calendar\./g);
});

test('what became of users who were handed over is said once', async ({ start }) => {
  const { page } = await start();
  const users = await UsersPage.connected(page);
  await users.search.fill('contoso support');
  await users.row('Contoso Support').getByRole('checkbox').click();
  await users.createAccounts.click();
  const said = await hearing(page);
  const dialog = page.getByRole('dialog', { name: 'Create email accounts', exact: true });
  await dialog.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(dialog.getByRole('button', { name: 'Close', exact: true })).toBeVisible();
  await said.once(/1 of 1 was created\./g);
});

test('of reading folders its beginning and its result are said, and no number on the way', async ({
  start,
  tenant,
}) => {
  const { page } = await start();
  const accounts = await EmailAccountsPage.connected(page);
  const form = await accounts.fillNew('Support', 'support@contoso.com');
  await expect(form.getByText('Found: Contoso Support')).toBeVisible();
  await form.getByRole('checkbox', { name: 'Receive', exact: true }).click();
  tenant.control.setLatency(200);
  const said = await hearing(page);
  await form.getByRole('button', { name: 'Folder', exact: true }).click();
  const folders = accounts.dialog('Select Mailbox Folder');
  await expect(folders.getByText(/Reading folders… [1-9]/)).toBeVisible();
  await said.once(/^Reading folders\.?$/gm);
  await said.once(/^\d+ folders$/gm);
  expect((await said.all()).filter((text) => text.includes('so far'))).toEqual([]);
});

test('each proof of the access scope is said, and once', async ({ start, tenant }) => {
  const { page } = await start();
  const accounts = await EmailAccountsPage.connected(page);
  await accounts.addByAddress('Support', 'support@contoso.com');
  const scope = await AccessScopePage.open(page);
  await scope.addMailboxes(['Gwen Harrow', 'Gwen Harrow'], ['VIP Desk', 'VIP Desk']);
  await expect(scope.rows).toHaveCount(3);
  const said = await hearing(page);
  await scope.prove.click();
  await said.once(
    /Proven The app reaches the one mailbox it should and none of the 2 it must not\./g,
  );

  // The message in place stays, with other words.
  tenant.control.setAccessPolicy({
    kind: 'restrictAccess',
    mailboxes: ['support@contoso.com', 'ceo@contoso.com'],
  });
  await said.fresh();
  await scope.prove.click();
  await said.once(/The app reaches 1 mailbox it must not\./g);
});

test('what an import did, and what a rule would do and did, are each said once', async ({
  start,
}) => {
  const { app, page } = await start();
  const accounts = await EmailAccountsPage.connected(page);
  const said = await hearing(page);
  await accounts.importTable(
    app,
    [
      'name;address;send;receive;calendar;folder;messages;after processing;move to',
      'Mover;support@contoso.com;yes;yes;yes;Inbox;unread;move;Inbox/Processed',
    ].join('\n'),
  );
  await said.once(/Imported 1 email account\./g);

  await accounts.more('Mover', 'Try the receive rule');
  const dialog = accounts.dialog('Try the receive rule');
  await said.once(/The rule would take \d+ messages now\./g);
  const grid = dialog.getByRole('grid', { name: 'Messages that the rule would take' });
  await grid.getByRole('row').nth(1).click();
  await dialog.getByRole('button', { name: 'Run on this message…' }).click();
  await dialog.getByRole('button', { name: 'Move the message', exact: true }).click();
  await said.once(/The message is in “[^”]*Processed” now\./g);
});

test('that an update is there, and that it is ready, are each said once', async ({ start }) => {
  const feed = await serveUpdates();
  try {
    feed.announce({ stagingPercentage: 0 });
    const { page } = await start({ env: feed.env });
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    await page.getByRole('navigation').getByRole('button', { name: 'Preferences' }).click();
    const section = page.getByRole('region', { name: 'Updates', exact: true });
    await expect(section).toContainText('This is the newest version.');
    const said = await hearing(page);
    feed.announce({ stagingPercentage: 100 });
    await button('Check for updates').click();
    await said.once(/Version 1\.2\.0 is available\./g);
    await button('Download').click();
    await said.once(/Version 1\.2\.0 is ready/g);
  } finally {
    await feed.close();
  }
});

test('when the secret ends in Microsoft 365 is said once', async ({ start, tenant }) => {
  tenant.control.grant('Application.Read.All');
  const { page } = await start();
  const form = new ConnectionPage(page);
  await form.fill({ secretExpires: '2099-12-31' });
  await form.apply.click();
  const read = page.getByRole('button', { name: 'Read from Microsoft 365', exact: true });
  await expect(read).toBeVisible();
  const said = await hearing(page);
  await read.click();
  await said.once(/Microsoft 365 says/g);
});

for (const way of ['created', 'imported'] as const) {
  test(`that a certificate was ${way} is said once`, async ({ start }) => {
    const { app, page } = await start();
    await page.getByRole('tab', { name: 'Certificate', exact: true }).click();
    const said = await hearing(page);
    if (way === 'imported') {
      const files = makeCertificate('rsa');
      await chooseToOpen(app, files.certificatePath, files.keyPath);
    }
    const name = way === 'created' ? 'Create certificate' : 'Import certificate…';
    await page.getByRole('button', { name, exact: true }).click();
    await said.once(/The certificate is ready to be tested\./g);
  });
}
