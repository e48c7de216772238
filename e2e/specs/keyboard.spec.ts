import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright/test';
import { demoConnection } from '../../src-main/demo-tenant';
import { withDefaults } from '../../src-main/demo-tenant/options';
import { AccessScopePage } from '../fixtures/access-scope-page';
import { ActivityPage } from '../fixtures/activity-page';
import { applyDraft, call } from '../fixtures/calls';
import { chooseToOpen, makeCertificate } from '../fixtures/certificates';
import { catchCopies } from '../fixtures/clipboard';
import { ConnectionPage } from '../fixtures/connection-page';
import { expect, test } from '../fixtures/console';
import { EmailAccountsPage } from '../fixtures/email-accounts-page';
import { openText, saveTo, temporaryFile } from '../fixtures/file-dialogs';
import { keyboard } from '../fixtures/keyboard';
import { startProxy, through } from '../fixtures/proxy';
import { SetUpGuidePage } from '../fixtures/set-up-guide-page';
import { serveUpdates } from '../fixtures/update-feed';
import { UsersPage } from '../fixtures/users-page';

/*
 * Everything here is done without a mouse: with Tab, arrows, Enter, Space, Escape and letters. The
 * connection, the first email accounts and the message box of success are in accessibility.spec.ts.
 */

const table = [
  'name;address;send;receive;calendar;folder;messages;after processing;move to',
  'Support;support@contoso.com;yes;yes;yes;Inbox;unread;move;Inbox/Processed',
].join('\n');

const newSecret = 'Zq91Q~the-secret-that-comes-after-the-first';

/** Goes to a page by its item in the navigation. */
async function goTo(page: Page, name: string): Promise<void> {
  const { press, tabToThe, arrowTo } = keyboard(page);
  const navigation = page.getByRole('navigation');
  await tabToThe(navigation.locator('[aria-current="page"]'));
  await arrowTo(navigation.getByRole('button', { name, exact: true }));
  await press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
}

/** Goes on to a control and presses it. */
async function activate(control: Locator, key = 'Enter'): Promise<void> {
  const { press, tabToThe } = keyboard(control.page());
  await tabToThe(control);
  await press(key);
}

/** What had focus is gone: it stays in the page, from where Tab goes on. */
const keepsFocus = (page: Page) => expect(page.locator('main:focus, main :focus')).toHaveCount(1);

/** The text of a file that is about to be saved. */
const savedText = (path: string) => () => readFileSync(path, { encoding: 'utf8', flag: 'a+' });

/** Connects past the page, which shows it from then on. */
async function connected(page: Page): Promise<void> {
  await applyDraft(page);
  await page.reload();
  await expect(new ConnectionPage(page).clientSecret).toHaveAttribute(
    'placeholder',
    'Saved – type to replace',
  );
}

test('a mailbox is found and selected, and the users are searched, filtered and copied', async ({
  start,
}) => {
  const { app, page } = await start();
  await connected(page);
  const { press, tabToThe, type } = keyboard(page);
  const form = new ConnectionPage(page);
  await tabToThe(page.getByRole('button', { name: 'Browse users…' }));
  await press('Enter');
  const browser = page.getByRole('dialog', { name: 'Select mailbox', exact: true });
  await expect(browser.getByRole('searchbox', { name: 'Search users' })).toBeFocused();
  await type('contoso support');
  await expect(browser.getByRole('rowheader', { name: 'Contoso Support' })).toBeVisible();
  await tabToThe(browser.getByRole('row').nth(1));
  await press('Space');
  await tabToThe(browser.getByRole('button', { name: 'Select', exact: true }));
  await press('Enter');
  await expect(browser).toBeHidden();
  await expect(form.testMailbox).toHaveValue(demoConnection.testMailbox);
  await tabToThe(form.apply);
  await press('Enter');
  await expect(form.apply).toHaveAttribute('aria-disabled', 'true');

  await goTo(page, 'Microsoft 365 Users');
  const users = new UsersPage(page);
  const copied = await catchCopies(app);
  await tabToThe(users.show);
  await press('ArrowDown');
  await type('Likely');
  await press('Enter');
  await expect(users.show).toHaveText('Likely shared mailboxes');
  await tabToThe(users.search);
  await type('contoso support');
  await expect(users.rows).toHaveCount(1);
  await press('ArrowDown', 'Space');
  await expect(users.selectedRows).toHaveCount(1);
  await press('Enter');
  await expect(users.details.getByText('help@contoso.com')).toBeVisible();
  await tabToThe(users.details.getByRole('button', { name: 'Close details' }));
  await press('Enter');
  await expect(users.details).toBeHidden();
  await tabToThe(users.copyAddresses);
  await press('Enter');
  await expect.poll(copied).toContain(demoConnection.testMailbox);
});

test('accounts are imported and exported, and the rule, the calendar and sending are tried', async ({
  start,
}) => {
  test.setTimeout(120_000);
  const { app, page } = await start();
  await connected(page);
  const { press, tabToThe, arrowTo } = keyboard(page);
  await goTo(page, 'Global Email Accounts');
  const accounts = new EmailAccountsPage(page);
  await openText(app, 'accounts.csv', table);
  await tabToThe(accounts.import);
  await press('Enter');
  const preview = accounts.dialog('Import accounts.csv');
  await tabToThe(preview.getByRole('button', { name: 'Import 1 email account' }));
  await press('Enter');
  await expect(accounts.row('Support')).toBeVisible();
  const path = temporaryFile('accounts.json');
  await saveTo(app, path);
  await tabToThe(accounts.export);
  await press('Enter');
  await expect
    .poll(() => readFileSync(path, { encoding: 'utf8', flag: 'a+' }))
    .toContain('support@');

  await tabToThe(accounts.row('Support'));
  await press('Space');
  await expect(accounts.status).toContainText('1 selected');
  await tabToThe(accounts.sendTest);
  await press('Enter');
  const message = accounts.dialog('Send test message');
  await tabToThe(message.getByRole('button', { name: 'Send', exact: true }));
  await press('Enter');
  await expect(message.getByText('Microsoft 365 has accepted the message.')).toBeVisible();
  await press('Escape');
  await expect(message).toBeHidden();

  const more = accounts.button('More');
  await tabToThe(more);
  await press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Try the receive rule' })).toBeFocused();
  await press('Enter');
  const rule = accounts.dialog('Try the receive rule');
  await tabToThe(rule.getByRole('grid').getByRole('row').nth(1));
  await press('Enter');
  await tabToThe(rule.getByRole('button', { name: 'Run on this message…' }));
  await press('Escape');
  await expect(rule).toBeHidden();
  await expect(more).toBeFocused();

  await press('Enter');
  await expect(page.getByRole('menu').locator(':focus')).toHaveCount(1);
  await arrowTo(page.getByRole('menuitem', { name: 'Test calendar' }));
  await press('Enter');
  const calendar = accounts.dialog('Test calendar');
  await tabToThe(calendar.getByRole('button', { name: 'Run the test' }));
  await press('Enter');
  await expect(calendar.getByText('The app may write to this calendar.').first()).toBeVisible();
  await press('Escape');
  await expect(calendar).toBeHidden();
});

test('a script is chosen and copied, and the access scope is proved', async ({ start }) => {
  const { app, page } = await start();
  await connected(page);
  const { press, tabToThe, type } = keyboard(page);
  const copied = await catchCopies(app);
  await goTo(page, 'Set-up Guide');
  const guide = new SetUpGuidePage(page);
  await tabToThe(guide.script);
  await press('ArrowDown');
  const script = page.getByRole('option', {
    name: 'Restrict with RBAC (recommended)',
    exact: true,
  });
  await expect(script).toBeVisible();
  const id = (await script.getAttribute('id')) ?? '';
  await expect(async () => {
    await press('ArrowDown');
    await expect(guide.script).toHaveAttribute('aria-activedescendant', id, { timeout: 200 });
  }).toPass({ intervals: [50] });
  await press('Enter');
  await expect(guide.script).toHaveText('Restrict with RBAC (recommended)');
  await tabToThe(guide.copy);
  await press('Enter');
  await expect.poll(copied).toContain(demoConnection.clientId);

  const scope = new AccessScopePage(page);
  await tabToThe(scope.add);
  await press('Enter');
  const browser = page.getByRole('dialog', { name: 'Select mailbox', exact: true });
  await expect(browser.getByRole('searchbox', { name: 'Search users' })).toBeFocused();
  await type('Gwen Harrow');
  await expect(browser.getByRole('rowheader', { name: 'Gwen Harrow' })).toBeVisible();
  await tabToThe(browser.getByRole('row').nth(1));
  await press('Space');
  await tabToThe(browser.getByRole('button', { name: 'Select', exact: true }));
  await press('Enter');
  await expect(scope.row('Gwen Harrow')).toContainText('Not tried yet');
  await tabToThe(scope.prove);
  await press('Enter');
  await expect(scope.row('Gwen Harrow')).not.toContainText('Not tried yet');
  const path = temporaryFile('proof.csv');
  await saveTo(app, path);
  await tabToThe(scope.exportProof);
  await press('Enter');
  await expect
    .poll(() => readFileSync(path, { encoding: 'utf8', flag: 'a+' }))
    .toContain('Gwen Harrow');
});

test('a secret is replaced, a certificate is made, and the connection is switched', async ({
  start,
  tenant,
}) => {
  const [firstApp] = withDefaults({}).apps;
  if (!firstApp) throw new Error('The demo tenant has no app');
  const expires = new Date('2099-12-31T00:00:00Z');
  tenant.control.changeApp({
    secrets: [...firstApp.secrets, { id: 'next', value: newSecret, expires }],
  });
  const { app, page } = await start();
  await connected(page);
  const { press, tabToThe, type } = keyboard(page);
  await tabToThe(page.getByRole('button', { name: 'Replace secret…' }));
  await press('Enter');
  const replace = page.getByRole('dialog', { name: 'Replace client secret', exact: true });
  await tabToThe(replace.getByLabel('New client secret', { exact: true }));
  await type(newSecret);
  await press('Enter');
  await expect(replace).toBeHidden();
  await expect(page.locator('.fui-Toast')).toBeVisible();

  await tabToThe(page.getByRole('tab', { name: 'Client secret', exact: true }));
  await press('ArrowRight', 'Space');
  await tabToThe(page.getByRole('button', { name: 'Create certificate', exact: true }));
  await press('Enter');
  const certificate = page.getByRole('group', { name: 'Certificate', exact: true });
  await expect(certificate).toContainText('HelpMaster M365 Console');
  const path = join(makeCertificate('rsa').folder, 'console.cer');
  await saveTo(app, path);
  await tabToThe(page.getByRole('button', { name: 'Save .cer file…', exact: true }));
  await press('Enter');
  await expect(certificate).toContainText('Saved as console.cer.');
  const form = new ConnectionPage(page);
  await tabToThe(form.revert);
  await press('Enter');

  const manage = page.getByRole('button', { name: 'Manage connections', exact: true });
  await tabToThe(manage);
  await press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Add connection' })).toBeFocused();
  await press('Enter');
  await expect(form.clientId).toHaveValue('');
  const first = page
    .getByRole('list', { name: 'Connections', exact: true })
    .getByRole('button', { name: 'Microsoft 365', exact: true });
  await tabToThe(first);
  await press('Enter');
  await expect(form.clientId).toHaveValue(demoConnection.clientId);
  await expect(manage).toBeVisible();
});

test('activity is filtered and exported, and the licences are read', async ({ start }) => {
  const { app, page } = await start();
  await connected(page);
  await call(page, 'clipboard.write', { text: 'something' });
  const { press, tabToThe, type } = keyboard(page);
  await goTo(page, 'Activity');
  const activity = new ActivityPage(page);
  await expect(activity.rows.first()).toBeVisible();
  await tabToThe(activity.show);
  await press('ArrowDown', 'ArrowDown', 'Enter');
  await tabToThe(activity.show);
  await press('ArrowDown', 'Home', 'Enter');
  await tabToThe(activity.search);
  await type('set up');
  await expect(activity.rows).toHaveCount(1);
  await press('ArrowDown', 'Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await press('Escape');
  await expect(activity.rows.first()).toBeFocused();
  const path = temporaryFile('activity.csv');
  await saveTo(app, path);
  await tabToThe(activity.exportMenu);
  await press('Enter');
  await expect(page.getByRole('menu').locator(':focus')).toHaveCount(1);
  await press('Enter');
  await expect.poll(() => readFileSync(path, { encoding: 'utf8', flag: 'a+' })).toContain('set up');

  await goTo(page, 'Preferences');
  await tabToThe(page.getByRole('button', { name: 'Open-source licences', exact: true }));
  await press('Enter');
  const licences = page.getByRole('dialog', { name: 'Open-source licences', exact: true });
  await tabToThe(licences.getByRole('button').first());
  await press('Enter');
  await expect(licences.getByText('Permission is hereby granted, free of charge')).toBeVisible();
  await press('Escape');
  await expect(licences).toBeHidden();
});

test('everybody is loaded, stopped and gone on with, exported and made accounts, and a deletion is taken back', async ({
  start,
  tenant,
}) => {
  test.setTimeout(120_000);
  const { app, page } = await start();
  await connected(page);
  const { press, tabTo, tabToThe, type } = keyboard(page);
  await goTo(page, 'Microsoft 365 Users');
  const users = new UsersPage(page);
  await expect(users.rows.first()).toBeVisible();
  tenant.control.setLatency(1000);
  await activate(users.loadAll);
  await expect(users.progress).toBeVisible();
  await activate(users.cancel);
  await expect(users.progress).toBeHidden();
  await keepsFocus(page);
  tenant.control.setLatency(0);
  await activate(page.getByRole('button', { name: 'Go on', exact: true }));
  await expect(users.status).toContainText('from the loaded directory');
  await keepsFocus(page);

  const csv = temporaryFile('users.csv');
  await saveTo(app, csv);
  await activate(users.exportCsv);
  await expect.poll(savedText(csv)).toContain('support@contoso.com');
  const formats = page.getByRole('button', { name: 'More export formats', exact: true });
  const json = temporaryFile('users.json');
  await saveTo(app, json);
  await activate(formats);
  await expect(page.getByRole('menuitem', { name: 'Export JSON', exact: true })).toBeFocused();
  await press('Escape');
  await expect(page.getByRole('menu')).toBeHidden();
  await expect(formats).toBeFocused();
  await press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Export JSON', exact: true })).toBeFocused();
  await press('Enter');
  await expect.poll(savedText(json)).toContain('support@contoso.com');
  await expect(formats).toBeFocused();

  await tabToThe(users.search);
  await type('help@contoso.com');
  await expect(users.rows).toHaveCount(1);
  await press('ArrowDown', 'Space');
  await expect(users.status).toContainText('1 selected');
  await activate(users.createAccounts);
  const accounts = new EmailAccountsPage(page);
  const create = accounts.dialog('Create email accounts');
  await expect(create.locator(':focus')).toHaveCount(1);
  await activate(create.getByRole('checkbox', { name: 'Calendar', exact: true }), 'Space');
  await activate(create.getByRole('button', { name: 'Create', exact: true }));
  await expect(create).toContainText('1 of 1 was created.');
  await expect(create.locator(':focus')).toHaveCount(1);
  await activate(create.getByRole('button', { name: 'Close', exact: true }));
  await expect(create).toBeHidden();
  await keepsFocus(page);

  const row = accounts.row('Contoso Support');
  await tabToThe(row);
  await press('Space');
  await expect(accounts.status).toContainText('1 selected');
  await activate(accounts.delete);
  const question = accounts.dialog(/^Delete/);
  await expect(question.locator(':focus')).toHaveCount(1);
  await activate(question.getByRole('button', { name: 'Delete', exact: true }));
  await expect(question).toBeHidden();
  await expect(row).toBeHidden();
  await expect(accounts.delete).toBeFocused();
  await tabTo(/^ *Undo: Deleted Contoso Support/);
  await press('Enter');
  await expect(row).toBeVisible();
  await keepsFocus(page);
});

test('a proxy is signed in to, the end of the secret read, and a certificate with a password imported', async ({
  start,
  served,
  tenant,
}) => {
  const expires = new Date('2099-06-15T12:00:00');
  const { secretId: id, clientSecret: value } = demoConnection;
  tenant.control.changeApp({ secrets: [{ id, value, expires }] });
  tenant.control.grant('Application.Read.All');
  const proxy = await startProxy({ leadsTo: served.port });
  proxy.setAsksForPassword(true, 'ana:sealed');
  try {
    const { app, page } = await start(through(proxy));
    await connected(page);
    const { press, tabToThe, type } = keyboard(page);
    const form = new ConnectionPage(page);
    await activate(form.testSettings);
    const open = page.getByRole('button', { name: 'Sign in to the proxy…', exact: true });
    await expect(open.first()).toBeVisible();
    await activate(open.first());
    const signIn = page.getByRole('dialog', { name: 'Sign in to the proxy', exact: true });
    await expect(signIn.getByLabel('User name', { exact: true })).toBeFocused();
    await type('ana');
    await press('Escape');
    await expect(signIn).toBeHidden();
    await expect(open.first()).toBeFocused();
    await press('Enter');
    await expect(signIn.getByLabel('User name', { exact: true })).toBeFocused();
    await type('ana');
    await press('Enter');
    await expect(signIn.getByLabel('Password', { exact: true })).toBeFocused();
    await type('sealed');
    await press('Enter');
    await expect(signIn).toBeHidden();
    await expect(open.first()).toBeFocused();
    await activate(form.testSettings);
    await expect(form.success).toBeVisible();
    await press('Escape');
    await expect(form.success).toBeHidden();
    await expect(form.testSettings).toBeFocused();

    const read = page.getByRole('button', { name: 'Read from Microsoft 365', exact: true });
    await activate(read);
    await activate(page.getByRole('button', { name: 'Use this date', exact: true }));
    await expect(form.secretExpires).toHaveValue('2099-06-15');
    await expect(read).toBeFocused();

    await chooseToOpen(app, makeCertificate('rsa', { password: 'sealed' }).pfxPath);
    await tabToThe(page.getByRole('tab', { name: 'Client secret', exact: true }));
    await press('ArrowRight', 'Space');
    const importing = page.getByRole('button', { name: 'Import certificate…', exact: true });
    await activate(importing);
    const password = page.getByRole('dialog', { name: 'Password of the certificate', exact: true });
    await expect(password.getByLabel('Password', { exact: true })).toBeFocused();
    await type('another one');
    await press('Enter');
    await expect(password).toContainText('The password does not open the certificate.');
    await press('ControlOrMeta+a');
    await type('sealed');
    await press('Enter');
    await expect(password).toBeHidden();
    await expect(importing).toBeFocused();
    await expect(page.getByRole('group', { name: 'Certificate', exact: true })).toContainText(
      'Helpdesk mail',
    );
  } finally {
    await proxy.close();
  }
});

test('the guide is filled in, a script saved, a scope sampled and watched, and the bundle saved', async ({
  start,
  tenant,
}) => {
  test.setTimeout(120_000);
  // Everybody can be reached who should not: watching goes on until it is stopped.
  tenant.control.setAccessPolicy({ kind: 'none' });
  const { app, page } = await start();
  await connected(page);
  const { press, tabToThe, arrowTo, type } = keyboard(page);
  await goTo(page, 'Set-up Guide');
  const guide = new SetUpGuidePage(page);
  await tabToThe(page.getByRole('radio', { name: 'In the portal' }));
  const byScript = page.getByRole('radio', { name: 'With PowerShell' });
  await arrowTo(byScript);
  await expect(byScript).toBeChecked();
  const group = guide.piece('Create the mail-enabled security group');
  await activate(group.getByRole('button', { name: /^Show more/ }));
  await activate(group.getByRole('button', { name: 'Show the script' }));
  await expect(guide.script).toHaveText('Create the group');
  await expect(page.getByRole('region', { name: 'Scripts', exact: true })).toBeFocused();
  // Where one is led to, Tab goes on.
  await press('Tab');
  await expect(guide.box('Group name')).toBeFocused();
  await type('Helpdesk mailboxes');
  await tabToThe(guide.box('Group email address'));
  await type('helpdesk-mailboxes@contoso.com');
  await tabToThe(guide.box('Mailbox to add'));
  await type('sales@contoso.com');
  await press('Enter');
  await expect(guide.text).toContainText("'sales@contoso.com'");
  await expect(guide.box('Mailbox to add')).toBeFocused();
  const browse = guide.button('Browse users…');
  await activate(browse);
  const browser = page.getByRole('dialog', { name: 'Select mailbox', exact: true });
  await expect(browser.getByRole('searchbox', { name: 'Search users' })).toBeFocused();
  await type('contoso support');
  await expect(browser.getByRole('rowheader', { name: 'Contoso Support' })).toBeVisible();
  await activate(browser.getByRole('row').nth(1));
  await expect(browser).toBeHidden();
  await expect(browse).toBeFocused();
  await expect(guide.text).toContainText("'support@contoso.com'");
  await activate(guide.button('Remove sales@contoso.com'));
  await expect(guide.text).not.toContainText("'sales@contoso.com'");
  await keepsFocus(page);
  await activate(guide.button('Use the email accounts'));
  await expect(guide.button('Remove support@contoso.com')).toBeHidden();
  await keepsFocus(page);
  const script = temporaryFile('create-group.ps1');
  await saveTo(app, script);
  await activate(guide.save);
  await expect.poll(savedText(script)).toContain('Helpdesk mailboxes');
  await expect(guide.save).toBeFocused();
  await activate(guide.module('Calendar scheduling'), 'Space');
  await expect(guide.module('Calendar scheduling')).toBeChecked();

  const scope = new AccessScopePage(page);
  await activate(scope.sample);
  await expect(scope.rows).toHaveCount(10);
  await expect(scope.sample).toBeFocused();
  await tabToThe(scope.rows.first());
  await press('Space', 'ArrowDown', 'Space');
  await activate(scope.remove);
  await expect(scope.rows).toHaveCount(8);
  await expect(scope.remove).toBeFocused();
  await activate(scope.watch);
  await expect(scope.section.getByText('Watching: the next check is at')).toBeVisible();
  await keepsFocus(page);
  await activate(scope.stopWatching);
  await expect(scope.watch).toBeVisible();
  await keepsFocus(page);

  await goTo(page, 'Activity');
  const activity = new ActivityPage(page);
  const bundle = temporaryFile('bundle.zip');
  await saveTo(app, bundle);
  await activate(activity.saveBundle);
  await expect(activity.bundle.getByRole('table')).toBeVisible();
  await activate(activity.bundle.getByRole('button', { name: 'Save…', exact: true }));
  await expect(activity.bundle).toBeHidden();
  await expect.poll(() => existsSync(bundle)).toBe(true);
  await expect(activity.saveBundle).toBeFocused();
});

test('an update is looked for, fetched, stopped, fetched again and installed', async ({
  start,
}) => {
  const feed = await serveUpdates();
  try {
    feed.announce({ stagingPercentage: 0 });
    const { app, page } = await start({ env: feed.env });
    await goTo(page, 'Preferences');
    const updates = page.getByRole('region', { name: 'Updates', exact: true });
    const button = (name: string) => updates.getByRole('button', { name, exact: true });
    await expect(updates).toContainText('This is the newest version.');
    feed.announce({});
    await activate(button('Check for updates'));
    await expect(updates).toContainText('Version 1.2.0 is available.');
    await expect(button('Check for updates')).toBeFocused();

    // On every other page it is told of beside the page.
    await goTo(page, 'Activity');
    await activate(button('Not now'));
    await expect(updates).toBeHidden();
    await keepsFocus(page);
    await goTo(page, 'Preferences');
    feed.hold(true);
    await activate(button('Download'));
    await expect(updates).toContainText('Downloading version 1.2.0');
    await activate(button('Cancel'));
    await expect(button('Download')).toBeVisible();
    await keepsFocus(page);
    feed.hold(false);
    await activate(button('Download'));
    await expect(button('Restart and update')).toBeVisible();
    await keepsFocus(page);
    const ended = new Promise((exit) => app.process().once('exit', exit));
    await keyboard(page).tabToThe(button('Restart and update'));
    // The window may be gone before the key is up again.
    await page.keyboard.press('Enter').catch(() => undefined);
    await ended;
    await expect.poll(() => existsSync(feed.startedFile)).toBe(true);
  } finally {
    await feed.close();
  }
});
