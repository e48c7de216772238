import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { demoConnection } from '../../src-main/demo-tenant';
import { withDefaults } from '../../src-main/demo-tenant/options';
import { AccessScopePage } from '../fixtures/access-scope-page';
import { ActivityPage } from '../fixtures/activity-page';
import { call, draft } from '../fixtures/calls';
import { ConnectionPage, type ConnectionValues } from '../fixtures/connection-page';
import { dress, looks } from '../fixtures/appearance';
import { expect, test } from '../fixtures/console';
import { EmailAccountsPage } from '../fixtures/email-accounts-page';
import { axeFindings, clippedTexts, withoutToasts } from '../fixtures/look';
import { SetUpGuidePage } from '../fixtures/set-up-guide-page';
import { findInFiles } from '../fixtures/secret-search';
import { UsersPage } from '../fixtures/users-page';

const [firstApp] = withDefaults({}).apps;
if (!firstApp) throw new Error('The demo tenant has no app');

/** Another app of the same tenant, which may not read the directory. */
const second = {
  clientId: '5d0f7a3e-94b6-4c1d-8e25-b7c3f9016a84',
  clientSecret: 'Ts91Q~the-secret-of-the-test-connection',
};

test.use({
  // Made anew for each test, since tests change the apps.
  // eslint-disable-next-line no-empty-pattern -- Playwright wants a destructured argument
  tenantOptions: async ({}, use) => {
    const expires = new Date('2099-12-31T00:00:00Z');
    await use({
      apps: [
        structuredClone(firstApp),
        {
          ...firstApp,
          clientId: second.clientId,
          displayName: 'Console in test',
          secrets: [{ id: 'test', value: second.clientSecret, expires }],
          roles: ['Mail.Send'],
        },
      ],
    });
  },
});

/** The part of API Integrations about several connections. */
class Connections {
  readonly form: ConnectionPage;

  constructor(readonly page: Page) {
    this.form = new ConnectionPage(page);
  }

  get list() {
    return this.page.getByRole('list', { name: 'Connections', exact: true });
  }

  one(name: string) {
    return this.list.getByRole('button', { name, exact: true });
  }

  dialog(name: string) {
    return this.page.getByRole('dialog', { name, exact: true });
  }

  async choose(action: string) {
    await this.page.getByRole('button', { name: 'Manage connections', exact: true }).click();
    await this.page.getByRole('menuitem', { name: action, exact: true }).click();
  }

  async open() {
    await this.page
      .getByRole('navigation')
      .getByRole('button', { name: 'API Integrations', exact: true })
      .click();
    await expect(this.form.clientId).toBeVisible();
  }

  async save(values: ConnectionValues = {}) {
    await this.form.fill(values);
    await this.form.apply.click();
    await expect(this.form.clientSecret).toHaveAttribute('placeholder', 'Saved – type to replace');
  }

  async rename(name: string) {
    await this.choose('Rename…');
    const dialog = this.dialog('Rename connection');
    await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
    await this.page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
  }

  async switchTo(name: string) {
    await this.one(name).click();
    await expect(this.one(name)).toHaveAttribute('aria-pressed', 'true');
  }
}

/** Production with an account of its own, and Test with another; Test is in use. */
async function withTwo(page: Page): Promise<Connections> {
  const connections = new Connections(page);
  await connections.save();
  await connections.rename('Production');
  const accounts = await EmailAccountsPage.open(page);
  await accounts.addByAddress('Helpdesk', 'support@contoso.com');
  await connections.open();
  await connections.choose('Add connection');
  await expect(connections.form.clientId).toHaveValue('');
  await connections.save(second);
  await connections.rename('Test');
  return connections;
}

test('with one connection there is nothing but a button to manage it', async ({ start }) => {
  const { page } = await start();
  const connections = new Connections(page);
  const manage = page.getByRole('button', { name: 'Manage connections', exact: true });
  await expect(connections.form.clientId).toBeVisible();
  await expect(manage).toBeHidden();
  await connections.save();
  await expect(manage).toBeVisible();
  await expect(connections.list).toBeHidden();
});

test('switches with one click, and form, users, email accounts, guide and scope follow', async ({
  start,
  tenant,
  profile,
}) => {
  const { page, stop } = await start();
  const connections = await withTwo(page);
  const { form } = connections;
  await expect(form.clientId).toHaveValue(second.clientId);

  // A new connection begins with no account, and is refused where its app is.
  const accounts = await EmailAccountsPage.open(page);
  await expect(page.getByText('support@contoso.com')).toHaveCount(0);
  await expect(accounts.add).toBeEnabled();
  await UsersPage.open(page);
  await expect(page.getByText('User.Read.All').first()).toBeVisible();
  let guide = await SetUpGuidePage.open(page);
  await expect(guide.permission('User.Read.All')).toContainText('Missing');
  const scope = await AccessScopePage.open(page);
  await expect(scope.rows).toHaveCount(0);

  await connections.open();
  await connections.switchTo('Production');
  await expect(form.clientId).toHaveValue(demoConnection.clientId);
  await expect(connections.one('Production')).toBeFocused();
  const users = await UsersPage.open(page);
  await expect(users.rows.first()).toBeVisible();
  await EmailAccountsPage.open(page);
  await expect(accounts.row('Helpdesk')).toBeVisible();
  guide = await SetUpGuidePage.open(page);
  await expect(guide.permission('User.Read.All')).toContainText('Granted');
  await expect(scope.rows).toHaveCount(1);

  // Both secrets stay where they belong, also over a restart.
  await stop();
  for (const secret of [demoConnection.clientSecret, second.clientSecret]) {
    expect(findInFiles(profile, secret).hits).toEqual([]);
  }
  const again = new Connections((await start()).page);
  await expect(again.one('Production')).toHaveAttribute('aria-pressed', 'true');
  await expect(again.form.clientId).toHaveValue(demoConnection.clientId);
  tenant.control.changeApp({ secrets: [] });
  await again.form.testSettings.click();
  await expect(again.form.step('Authenticate the app')).toContainText('Failed');
  await again.switchTo('Test');
  await expect(again.form.results).toBeHidden();
  await again.form.testSettings.click();
  await expect(again.form.step('Authenticate the app')).toContainText('Passed');
});

test('never uses the secret of one for the other', async ({ start, tenant }) => {
  const { page } = await start();
  const { form } = await withTwo(page);
  await form.clientId.fill(demoConnection.clientId);
  tenant.log.clear();
  await form.testSettings.click();
  await expect(form.clientSecret).toHaveAttribute('aria-invalid', 'true');
  const asked = draft({ clientSecret: { keep: true } });
  for (const channel of ['connection.apply', 'connection.test'] as const) {
    expect(await call(page, channel, asked)).toMatchObject({
      problem: { code: 'secret-for-other-connection' },
    });
  }
  expect(tenant.log.entries).toEqual([]);
});

test('asks before unsaved changes are lost by switching', async ({ start }) => {
  const { page } = await start();
  const connections = await withTwo(page);
  const { form } = connections;
  await form.testMailbox.fill('vip@contoso.com');
  await connections.one('Production').click();
  const question = page.getByRole('dialog').filter({ hasText: 'Discard' });
  await question.getByRole('button', { name: 'Keep editing', exact: true }).click();
  await expect(form.testMailbox).toHaveValue('vip@contoso.com');
  await connections.one('Production').click();
  await question.getByRole('button', { name: 'Apply', exact: true }).click();
  await expect(form.clientId).toHaveValue(demoConnection.clientId);
  await expect(form.testMailbox).toHaveValue('');
  await connections.switchTo('Test');
  await expect(form.testMailbox).toHaveValue('vip@contoso.com');
  await form.testMailbox.fill('sales@contoso.com');
  await connections.one('Production').click();
  await question.getByRole('button', { name: 'Discard changes', exact: true }).click();
  await expect(form.clientId).toHaveValue(demoConnection.clientId);
  await connections.switchTo('Test');
  await expect(form.testMailbox).toHaveValue('vip@contoso.com');
});

test('deletes a connection with its accounts or without them, after asking', async ({
  start,
  profile,
}) => {
  const { page } = await start();
  const connections = await withTwo(page);
  await connections.switchTo('Production');

  const settings = () => readFileSync(join(profile, 'settings.json'), 'utf8');
  await connections.choose('Delete…');
  const question = connections.dialog('Delete the connection Production?');
  await expect(question).toContainText('One email account belongs to it.');
  await question.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(connections.one('Production')).toHaveAttribute('aria-pressed', 'true');

  await connections.choose('Delete…');
  await question.getByRole('button', { name: 'Delete, keep the accounts', exact: true }).click();
  await expect(connections.list).toBeHidden();
  await expect(connections.form.clientId).toHaveValue(second.clientId);
  expect(settings()).not.toContain(demoConnection.clientId);
  const accounts = await EmailAccountsPage.open(page);
  await expect(page.getByText('support@contoso.com')).toHaveCount(0);

  // Connected again, the same tenant finds them.
  await connections.open();
  await connections.choose('Add connection');
  await expect(connections.form.clientId).toHaveValue('');
  await connections.save();
  await EmailAccountsPage.open(page);
  await expect(accounts.row('Helpdesk')).toBeVisible();
  await connections.open();
  await connections.choose('Delete…');
  await page.getByRole('button', { name: 'Delete with the accounts', exact: true }).click();
  await expect(connections.form.clientId).toHaveValue(second.clientId);
  expect(settings()).not.toContain('support@contoso.com');

  await connections.choose('Delete…');
  await page.getByRole('button', { name: 'Delete connection', exact: true }).click();
  await expect(connections.form.clientId).toHaveValue('');
  await expect(page.getByRole('button', { name: 'Manage connections' })).toBeHidden();
});

test('can be worked by keyboard, refuses a name twice, and Activity tells all of it', async ({
  start,
}) => {
  const { page } = await start();
  const connections = await withTwo(page);
  await connections.choose('Rename…');
  const dialog = connections.dialog('Rename connection');
  const name = dialog.getByRole('textbox', { name: 'Name', exact: true });
  await expect(name).toBeFocused();
  await name.fill('');
  await page.keyboard.press('Enter');
  await expect(dialog).toContainText('Enter a name.');
  await name.fill('production');
  await page.keyboard.press('Enter');
  await expect(dialog).toContainText('There is another connection named production.');
  await name.fill('Test tenant');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  const manage = page.getByRole('button', { name: 'Manage connections', exact: true });
  await expect(manage).toBeFocused();

  await connections.one('Production').focus();
  await page.keyboard.press('Space');
  await expect(connections.one('Production')).toHaveAttribute('aria-pressed', 'true');
  await expect(connections.one('Production')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(manage).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Add connection' })).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Delete, keep the accounts', exact: true }).press('Enter');
  await expect(manage).toBeFocused();

  const activity = await ActivityPage.open(page);
  for (const said of [
    'Began another connection beside Production',
    'The connection was set up',
    'Renamed Microsoft 365 to Production',
    'Renamed Test to Test tenant',
    'Switched to Production',
    'Deleted Production, kept its email accounts',
  ]) {
    await expect(activity.row(said).first()).toBeVisible();
  }
});

for (const look of looks) {
  test(`connections look right and are accessible, ${look.name}`, async ({ start }) => {
    const { app, page } = await start();
    await dress({ app, page }, look);
    const check = async (state: string) => {
      await withoutToasts(page);
      await page.screenshot({ path: `out/screenshots/${look.name}/connections-${state}.png` });
      expect(await axeFindings(page), state).toEqual([]);
      expect(await clippedTexts(page), state).toEqual([]);
    };
    const connections = new Connections(page);
    await connections.save();
    await check('one');
    await connections.choose('Add connection');
    await expect(connections.one('New connection')).toBeFocused();
    await check('new');
    await connections.save({ ...second, secretExpires: '2020-01-31' });
    await connections.rename(
      'Test of a name that is rather long for a button, as a person may type',
    );
    await connections.switchTo('Microsoft 365');
    await check('two');
    await page.getByRole('button', { name: 'Manage connections', exact: true }).click();
    await check('menu');
    await page.getByRole('menuitem', { name: 'Delete…', exact: true }).click();
    await expect(connections.dialog('Delete the connection Microsoft 365?')).toBeVisible();
    await check('delete');
  });
}
