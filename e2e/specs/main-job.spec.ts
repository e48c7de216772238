import { demoConnection } from '../../src-main/demo-tenant';
import { ConnectionPage } from '../fixtures/connection-page';
import { expect, test } from '../fixtures/console';
import { findInFiles } from '../fixtures/secret-search';

const steps = [
  'Reach the sign-in service',
  'Find the tenant',
  'Authenticate the app',
  'Read the directory',
  'Send mail',
  'Read and move mail',
  'Manage calendars',
];

test('connects, passes every step, says so in the message box, and applies', async ({
  start,
  tenant,
}) => {
  const { page } = await start();
  const form = new ConnectionPage(page);
  await form.test({ testMailbox: demoConnection.testMailbox, secretExpires: '2099-12-31' });

  await expect(form.success).toBeVisible();
  await expect(form.success).toContainText('Contoso Support Ltd');
  await expect(form.success).toContainText(`proved on ${demoConnection.testMailbox}`);
  await form.success.getByRole('button', { name: 'Apply', exact: true }).click();
  await expect(form.success).toBeHidden();

  await expect(form.results.getByRole('listitem')).toHaveCount(steps.length);
  for (const [index, name] of steps.entries()) {
    const item = form.results.getByRole('listitem').nth(index);
    await expect(item).toContainText(name);
    await expect(item).toContainText('Passed');
    await expect(item).toContainText(/\d+(\.\d+)? m?s/);
  }
  await expect(form.clientSecret).toHaveValue('');
  await expect(form.clientSecret).toHaveAttribute('placeholder', 'Saved – type to replace');
  await expect(form.clientId).toHaveValue(demoConnection.clientId);
  await expect(form.secretExpires).toHaveValue('2099-12-31');
  expect(tenant.log.changes(), 'the test changed something in Microsoft 365').toEqual([]);
});

test('tests with the saved secret after a restart', async ({ start }) => {
  const first = await start();
  const form = new ConnectionPage(first.page);
  await form.test();
  await form.success.getByRole('button', { name: 'Apply', exact: true }).click();
  await expect(form.clientSecret).toHaveAttribute('placeholder', 'Saved – type to replace');
  await first.stop();

  const second = await start();
  const again = new ConnectionPage(second.page);
  await expect(again.clientId).toHaveValue(demoConnection.clientId);
  await expect(again.clientSecret).toHaveValue('');
  await again.testSettings.click();
  await expect(again.success).toBeVisible();
});

test('keeps the secret out of the profile, the log, the page and every answer', async ({
  start,
  profile,
}) => {
  const { page, stop } = await start();
  const form = new ConnectionPage(page);
  await form.test();
  await form.success.getByRole('button', { name: 'Apply', exact: true }).click();
  await expect(form.clientSecret).toHaveValue('');

  const answers = await page.evaluate(async () => {
    const draft = {
      cloud: 'global',
      customEndpoints: null,
      secretExpires: null,
      testMailbox: null,
    };
    const ask = (channel: string, input: unknown) =>
      window.helpmaster.invoke({ callId: crypto.randomUUID(), channel, input });
    const state = (await ask('connection.get', {})) as {
      value: { connection: { clientId: string; tenantId: string } };
    };
    const { clientId, tenantId } = state.value.connection;
    const connection = { ...draft, clientId, tenantId, clientSecret: { keep: true } };
    return JSON.stringify([
      state,
      await ask('app.info', {}),
      await ask('connection.apply', connection),
      await ask('connection.test', connection),
      await ask('directory.search', { connection, text: 'a' }),
      await ask('connection.getSecret', {}),
    ]);
  });
  expect(answers).toContain('hasClientSecret');
  expect(answers).not.toContain(demoConnection.clientSecret);
  expect(await page.content()).not.toContain(demoConnection.clientSecret);

  await stop();
  const { files, hits } = findInFiles(profile, demoConnection.clientSecret);
  expect(files, 'files searched').toContain('settings.json');
  expect(hits).toEqual([]);
});

test('keeps the secret for this run only where there is no keyring, and says so', async ({
  start,
  profile,
}) => {
  const first = await start({ keyring: 'none' });
  const form = new ConnectionPage(first.page);
  await expect(
    first.page
      .getByRole('tabpanel')
      .getByText('The credential is kept only until the console is closed.'),
  ).toBeVisible();
  await form.test();
  await form.success.getByRole('button', { name: 'Apply', exact: true }).click();
  await expect(form.clientSecret).toHaveAttribute('placeholder', 'Saved – type to replace');
  await form.testSettings.click();
  await expect(form.success).toBeVisible();
  await first.stop();
  expect(findInFiles(profile, demoConnection.clientSecret).hits).toEqual([]);

  const second = await start({ keyring: 'none' });
  const again = new ConnectionPage(second.page);
  await expect(again.clientId).toHaveValue(demoConnection.clientId);
  await again.testSettings.click();
  await expect(second.page.getByText('Enter the Value of a client secret.')).toBeVisible();
  await expect(again.clientSecret).toBeFocused();
});

test('reaches the tenant through custom endpoints', async ({ start, served, tenant }) => {
  tenant.control.setOrigins({ authorityOrigin: served.origin, graphOrigin: served.origin });
  const { page } = await start();
  const form = new ConnectionPage(page);
  await form.test({
    cloud: 'Custom endpoints',
    authorityUrl: `${served.origin}/`,
    graphUrl: served.origin,
  });
  await expect(form.success).toBeVisible();
});

test('a send-only installation is legitimate', async ({ start, tenant }) => {
  tenant.control.changeApp({ roles: ['User.Read.All', 'Mail.Send'] });
  const { page } = await start();
  const form = new ConnectionPage(page);
  await form.test();
  await expect(form.success).toBeVisible();
  await expect(form.success).not.toContainText('Contoso Support Ltd');
  await form.success.getByRole('button', { name: 'Close' }).click();
  await expect(form.step('Send mail')).toContainText('Passed');
  await expect(form.step('Read and move mail')).toContainText('Warning');
  await expect(form.step('Manage calendars')).toContainText('Warning');
  await expect(form.step('Read and move mail')).toContainText('Mail.ReadWrite');
});
