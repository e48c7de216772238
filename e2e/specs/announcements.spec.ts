import { hearing } from '../fixtures/hearing';
import { ConnectionPage } from '../fixtures/connection-page';
import { expect, test } from '../fixtures/console';
import { EmailAccountsPage } from '../fixtures/email-accounts-page';
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
