import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { demoConnection, type DemoTenant } from '../../src-main/demo-tenant';
import { ConnectionPage } from '../fixtures/connection-page';
import { expect, test } from '../fixtures/console';
import { EmailAccountsPage } from '../fixtures/email-accounts-page';
import { changeSettings, savedAccount } from '../fixtures/settings-on-disk';

const support = 'support@contoso.com';
const billing = 'billing@contoso.com';
const ceo = 'ceo@contoso.com';

/** Requests that were sent into mailboxes. */
function mailboxRequests(tenant: DemoTenant) {
  return tenant.log.entries.filter(({ path }) => /\/users\/[^/]+\/./.test(path));
}

function sentMessages(tenant: DemoTenant) {
  return tenant.log.entries.filter(
    ({ method, path }) => method === 'POST' && path.toLowerCase().endsWith('/sendmail'),
  );
}

/** Ends the form without saving. */
async function cancelForm(page: Page): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
}

test('says why an address can’t be an account', async ({ start, tenant }) => {
  for (const displayName of ['One Twin', 'Other Twin']) {
    tenant.control.addUser({
      displayName,
      mail: 'twin@contoso.com',
      proxyAddresses: ['SMTP:twin@contoso.com'],
    });
  }
  tenant.control.addUser({
    displayName: 'Visitor',
    userType: 'Guest',
    mail: 'visitor@fabrikam.com',
    proxyAddresses: ['SMTP:visitor@fabrikam.com'],
  });
  const { page } = await start();
  const accounts = await EmailAccountsPage.connected(page);
  for (const [address, happened] of [
    ['nobody@contoso.com', 'The directory has nobody called nobody@contoso.com.'],
    ['twin@contoso.com', 'Several mailboxes have the address twin@contoso.com.'],
    ['visitor@fabrikam.com', 'visitor@fabrikam.com is a guest and has no mailbox here.'],
  ] as const) {
    const form = await accounts.fillNew('Somebody', address);
    // While it is being filled in, and again when it is to be saved.
    await expect(form.getByText(happened)).toBeVisible();
    await form.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(form.getByText(`${happened} Choose Browse users…`)).toBeVisible();
    await expect(form.getByRole('textbox', { name: 'Email address' })).toHaveValue(address);
    await cancelForm(page);
  }
  await expect(page.getByText('No mailbox is used by the helpdesk yet.')).toBeVisible();
  expect(tenant.log.changes()).toEqual([]);
});

test('warns of mailboxes that will not work, and still saves them', async ({ start, tenant }) => {
  tenant.control.setAccessPolicy({ kind: 'denyAccess', mailboxes: [ceo] });
  const { page } = await start();
  const accounts = await EmailAccountsPage.connected(page);
  for (const [name, address, warning] of [
    ['Backup', 'svc.backup@contoso.com', /has no mailbox in Exchange Online\./],
    ['Legacy', 'legacy.archive@contoso.com', /has no mailbox in Exchange Online yet\..*server of/],
    ['Room', 'room.kangaroo@contoso.com', /is a room or a piece of equipment\./],
    ['Boss', ceo, /An access policy keeps the app out of ceo@contoso\.com\./],
  ] as const) {
    const form = await accounts.fillNew(name, address);
    await expect(form.getByRole('group').filter({ hasText: warning })).toBeVisible();
    await form.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(accounts.row(name)).toBeVisible();
  }
  await accounts.check();
  await expect(accounts.row('Backup')).toContainText('Send: No mailbox');
  await expect(accounts.row('Legacy')).toContainText('Send: No mailbox');
  await expect(accounts.row('Room')).toContainText('Send: Allowed');
  await expect(accounts.row('Boss')).toContainText('Send: Denied by policy');

  await accounts.select('Legacy');
  await accounts.details.click();
  const details = accounts.dialog('Access to Legacy');
  await expect(details.getByText(/the mailbox is probably on a server/).first()).toBeVisible();
  expect(tenant.log.changes()).toEqual([]);
});

test('tells a missing permission from everything else', async ({ start, tenant }) => {
  tenant.control.revoke('Mail.Send', 'Mail.ReadWrite');
  const { page } = await start();
  const accounts = await EmailAccountsPage.connected(page);
  await accounts.addByAddress('Support', support);
  await accounts.check();
  const row = accounts.row('Support');
  await expect(row).toContainText('Directory: Allowed');
  await expect(row).toContainText('Send: Permission missing');
  await expect(row).toContainText('Read and move: Permission missing');
  await expect(row).toContainText('Calendar: Allowed');
  await accounts.select('Support');
  await accounts.details.click();
  const details = accounts.dialog('Access to Support');
  await expect(
    details.getByText(`The app lacks the permission Mail.Send for ${support}.`),
  ).toBeVisible();
  await expect(details.getByText(/choose Grant admin consent/).first()).toBeVisible();
  // A permission that was granted a moment ago spreads as slowly as a scope.
  await details.getByRole('button', { name: 'I have just changed the access' }).click();
  await expect(details.getByText(/may still be spreading through Microsoft 365/)).toBeVisible();
  await details.getByRole('button', { name: 'Close' }).click();
  await expect(row).toContainText('May still be spreading');

  // The same where the permission is needed for something else.
  await accounts.preview.click();
  const preview = accounts.dialog('Preview mail');
  await expect(
    preview.getByText(`The app lacks the permission Mail.ReadWrite for ${support}.`),
  ).toBeVisible();
  expect(tenant.log.changes()).toEqual([]);
});

test('waits when Microsoft 365 asks for it, says so, and can be stopped', async ({
  start,
  tenant,
}) => {
  const { page } = await start();
  const accounts = await EmailAccountsPage.connected(page);
  await accounts.addByAddress('Support', support);
  const throttled = (retryAfter: string) =>
    tenant.control.addFault({ kind: 'throttle', retryAfter, path: /sendMail/ });

  throttled('50');
  await accounts.checkAccess.click();
  await expect(page.getByText('Microsoft 365 asks for a pause of 50 s')).toBeVisible();
  await accounts.cancel.click();
  await expect(accounts.checking).toBeHidden();
  await expect(accounts.row('Support')).toContainText('Not checked yet');

  // Longer than anybody waits: an answer of its own.
  tenant.control.clearFaults();
  throttled('600');
  await accounts.check();
  await expect(accounts.row('Support')).toContainText('Send: Throttled');
  await accounts.select('Support');
  await accounts.details.click();
  await expect(
    accounts.dialog('Access to Support').getByText(/Wait 10 minutes, then try again\./),
  ).toBeVisible();
  await page.keyboard.press('Escape');

  tenant.control.clearFaults();
  await accounts.check();
  await expect(accounts.row('Support')).toContainText('Send: Allowed');
  expect(tenant.log.changes()).toEqual([]);
});

test('says that a service does not answer, and loses nothing', async ({ start, tenant }) => {
  const { page } = await start();
  const accounts = await EmailAccountsPage.connected(page);
  await accounts.addByAddress('Support', support);
  const unavailable = { kind: 'status', status: 503, headers: { 'retry-after': '100' } } as const;

  tenant.control.addFault({ ...unavailable, service: 'graph' });
  await accounts.check();
  await expect(accounts.row('Support')).toContainText('Send: Unknown');
  await accounts.select('Support');
  await accounts.details.click();
  const details = accounts.dialog('Access to Support');
  const happened = 'graph.microsoft.com could not answer just now.';
  await expect(details.getByText(happened).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await accounts.preview.click();
  const preview = accounts.dialog('Preview mail');
  await expect(preview.getByRole('group', { name: happened })).toBeVisible();
  await preview.getByRole('button', { name: 'Close' }).click();
  tenant.control.clearFaults();

  tenant.control.expireTokens();
  tenant.control.addFault({ ...unavailable, service: 'signIn' });
  await accounts.check();
  await expect(accounts.row('Support')).toContainText('Directory: Unknown');
  tenant.control.clearFaults();
  await accounts.check();
  await expect(accounts.row('Support')).toContainText('Send: Allowed');
  expect(tenant.log.changes()).toEqual([]);
});

test('shows accounts without a connection, and uses none of them', async ({
  start,
  profile,
  tenant,
}) => {
  const { page, stop } = await start();
  const accounts = await EmailAccountsPage.connected(page);
  await accounts.addByAddress('Support', support);
  await stop();
  changeSettings(profile, (settings) => {
    settings.connections = [];
    settings.activeConnectionId = null;
  });
  tenant.log.clear();

  const again = await start();
  const kept = await EmailAccountsPage.open(again.page);
  await expect(kept.row('Support')).toBeVisible();
  await expect(kept.notice('The console is not connected to Microsoft 365 yet.')).toBeVisible();
  await kept.select('Support');
  for (const button of [kept.add, kept.edit, kept.checkAccess, kept.sendTest, kept.preview]) {
    await expect(button).toHaveAttribute('aria-disabled', 'true');
  }
  expect(tenant.log.entries).toEqual([]);
  await again.page.getByRole('button', { name: 'Open API Integrations' }).click();
  await expect(again.page.getByRole('heading', { level: 1 })).toHaveText('API Integrations');
});

test('keeps accounts of another tenant, marks them and never uses them', async ({
  start,
  profile,
  tenant,
}) => {
  const { page, stop } = await start();
  const accounts = await EmailAccountsPage.connected(page);
  await accounts.addByAddress('Ours', support);
  await accounts.addByAddress('Theirs', billing);
  await stop();
  changeSettings(profile, ({ emailAccounts }) => {
    const theirs = emailAccounts.accounts.find(({ name }) => name === 'Theirs');
    Object.assign(theirs ?? {}, {
      tenant: { cloud: 'global', name: 'fabrikam.com', id: '11111111-2222-4333-8444-555555555555' },
    });
  });
  tenant.log.clear();

  const again = await start();
  const kept = await EmailAccountsPage.open(again.page);
  await expect(kept.row('Theirs')).toContainText('Other tenant');
  await expect(kept.notice('Theirs belongs to the tenant fabrikam.com')).toBeVisible();
  await expect(kept.row('Ours')).not.toContainText('Other tenant');
  await kept.check();
  await expect(kept.row('Ours')).toContainText('Send: Allowed');
  await expect(kept.row('Theirs')).toContainText('Not checked yet');

  await kept.select('Theirs');
  const belongsElsewhere = '“Theirs” belongs to another tenant and is not used.';
  await kept.checkAccess.click();
  await expect(kept.notice(belongsElsewhere)).toBeVisible();
  await kept.sendTest.click();
  const message = kept.dialog('Send test message');
  await message.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(message.getByRole('group', { name: belongsElsewhere })).toBeVisible();
  await message.getByRole('button', { name: 'Close' }).click();
  const id = tenant.control.mailbox(billing).owner;
  expect(tenant.log.entries.filter(({ path }) => path.includes(id))).toEqual([]);
  expect(tenant.log.changes()).toEqual([]);
});

test('takes another name of the same tenant for the same tenant', async ({ start }) => {
  const { page } = await start();
  const accounts = await EmailAccountsPage.connected(page);
  await accounts.addByAddress('Support', support);

  await page.getByRole('button', { name: 'API Integrations', exact: true }).click();
  const form = new ConnectionPage(page);
  await form.fill({ tenantId: 'fabrikam.com' });
  await form.apply.click();
  await expect(form.clientSecret).toHaveAttribute('placeholder', 'Saved – type to replace');
  await EmailAccountsPage.open(page);
  await expect(accounts.row('Support')).toContainText('Other tenant');

  await page.getByRole('button', { name: 'API Integrations', exact: true }).click();
  await form.fill({ tenantId: demoConnection.domain });
  await form.apply.click();
  await expect(form.clientSecret).toHaveAttribute('placeholder', 'Saved – type to replace');
  await EmailAccountsPage.open(page);
  await accounts.check();
  await expect(accounts.row('Support')).toContainText('Send: Allowed');
  await expect(accounts.row('Support')).not.toContainText('Other tenant');
});

test('shows 2,000 accounts with few rows, and stops checking them at once', async ({
  start,
  profile,
  tenant,
}) => {
  const { page, stop } = await start();
  const form = new ConnectionPage(page);
  await form.fill();
  await form.apply.click();
  await expect(form.clientSecret).toHaveAttribute('placeholder', 'Saved – type to replace');
  await stop();
  changeSettings(profile, (settings) => {
    settings.emailAccounts.accounts = Array.from({ length: 2000 }, (_, number) =>
      savedAccount(settings, number, {
        id: `aaaaaaaa-0000-4000-8000-${String(number).padStart(12, '0')}`,
        address: `queue${number + 1}@contoso.com`,
        name: `Queue ${number + 1}`,
      }),
    );
  });

  const again = await start();
  const accounts = await EmailAccountsPage.open(again.page);
  await expect(accounts.row('Queue 1')).toBeVisible();
  await expect(accounts.status).toContainText('2,000 email accounts');
  expect(await accounts.grid.getByRole('row').count()).toBeLessThan(60);
  await accounts.select('Queue 1');
  await again.page.keyboard.press('Control+End');
  await expect(accounts.row('Queue 2000')).toBeVisible();
  expect(await accounts.grid.getByRole('row').count()).toBeLessThan(60);
  await again.page.keyboard.press('Control+Home');
  await expect(accounts.row('Queue 1')).toBeVisible();

  await accounts.grid.getByRole('checkbox', { name: 'Select all email accounts' }).click();
  await expect(accounts.status).toContainText('2,000 selected');
  tenant.control.addFault({ kind: 'hang', service: 'graph' });
  await accounts.checkAccess.click();
  await expect(accounts.checking).toBeVisible();
  await accounts.cancel.click();
  await expect(accounts.checking).toBeHidden();
  await expect(accounts.checkAccess).toBeEnabled();
  expect(tenant.log.changes()).toEqual([]);
});

for (const { wasDone, title, found } of [
  { wasDone: true, title: 'and was sent', found: 'The message is in Sent Items: it was sent.' },
  { wasDone: false, title: 'and was not sent', found: 'Sent Items does not show the message yet.' },
]) {
  test(`a test message whose reply was lost ${title} is never sent twice`, async ({
    start,
    tenant,
  }) => {
    const { page } = await start();
    const accounts = await EmailAccountsPage.connected(page);
    await accounts.addByAddress('Support', support);
    await accounts.select('Support');
    const lost = { kind: 'status', status: 504, method: 'POST', path: /sendMail/ } as const;
    tenant.control.addFault({ ...lost, afterWork: wasDone });
    tenant.log.clear();

    await accounts.sendTest.click();
    const message = accounts.dialog('Send test message');
    await message.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(
      message.getByText('Nobody knows whether the test message was sent.'),
    ).toBeVisible();
    await expect(message.getByRole('button', { name: 'Send', exact: true })).toBeHidden();
    expect(sentMessages(tenant)).toHaveLength(1);

    await message.getByRole('button', { name: 'Look in Sent Items' }).click();
    await expect(message.getByText(found)).toBeVisible();
    await message.getByRole('button', { name: 'Close' }).click();
    await expect(message).toBeHidden();
    expect(sentMessages(tenant)).toHaveLength(1);
    expect(tenant.log.changes()).toHaveLength(wasDone ? 1 : 0);
  });
}

test('finds its way through 3,000 folders twelve levels deep', async ({ start, tenant }) => {
  const wide = Array.from({ length: 27 }, (_, site) =>
    Array.from({ length: 10 }, (_, queue) =>
      Array.from({ length: 10 }, (_, number) => [
        `Site ${site + 1}`,
        `Queue ${queue + 1}`,
        `Part ${number + 1}`,
      ]),
    ),
  ).flat(2);
  const deep = Array.from({ length: 12 }, (_, level) => `Level ${level + 1}`);
  tenant.control.addFolders(support, [...wide, deep]);
  expect(tenant.control.mailbox(support).folders.size).toBeGreaterThan(3000);

  const { page } = await start();
  const accounts = await EmailAccountsPage.connected(page);
  const form = await accounts.fillNew('Support', support);
  await form.getByRole('checkbox', { name: 'Receive', exact: true }).click();
  await form.getByRole('button', { name: 'Folder', exact: true }).click();
  const folders = accounts.dialog('Select Mailbox Folder');
  const rows = folders.getByRole('grid', { name: 'Folders' }).getByRole('row');
  await expect(folders.getByText(/^3,0\d\d folders$/)).toBeVisible({ timeout: 45_000 });
  expect(await rows.count()).toBeLessThan(60);

  const search = folders.getByRole('searchbox', { name: 'Search folders' });
  await search.fill('level 12');
  const path = ['Inbox', ...deep].join(' / ');
  await expect(folders.getByText(path, { exact: true })).toBeVisible();
  await expect(folders.getByText('1 folder', { exact: true })).toBeVisible();
  await search.fill('site 27 / queue 10 / part 10');
  await expect(folders.getByText('1 folder', { exact: true })).toBeVisible();
  await search.fill('level 12');
  await folders.getByText(path, { exact: true }).click();
  await folders.getByRole('button', { name: 'Select', exact: true }).click();
  await expect(form.getByRole('button', { name: 'Folder', exact: true })).toHaveAttribute(
    'title',
    path,
  );
  expect(tenant.log.changes()).toEqual([]);
});

test('reports a folder that is gone, and never takes another in its place', async ({
  start,
  tenant,
}) => {
  const waiting = tenant.control.addFolders(support, [['Waiting for customer']]);
  const { page } = await start();
  const accounts = await EmailAccountsPage.connected(page);
  const form = await accounts.fillNew('Support', support);
  await form.getByRole('checkbox', { name: 'Receive', exact: true }).click();
  await form.getByRole('combobox', { name: 'After processing' }).click();
  await page.getByRole('option', { name: 'Delete', exact: true }).click();
  await form.getByRole('button', { name: 'Folder', exact: true }).click();
  const folders = accounts.dialog('Select Mailbox Folder');
  const search = folders.getByRole('searchbox', { name: 'Search folders' });
  await search.fill('waiting for customer');
  await folders.getByText('Inbox / Waiting for customer', { exact: true }).click();
  await folders.getByRole('button', { name: 'Select', exact: true }).click();
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(accounts.row('Support')).toContainText('Send, Receive');

  tenant.control.mailbox(support).folders.delete(waiting);
  await accounts.check();
  await expect(accounts.row('Support')).toContainText('Folder gone');
  const path = 'Inbox / Waiting for customer';
  await expect(
    accounts.notice(`Support uses the folder “${path}”, which is not there any more.`),
  ).toBeVisible();
  await accounts.select('Support');
  await accounts.preview.click();
  const preview = accounts.dialog('Preview mail');
  await expect(
    preview.getByText(`${support} does not have the folder “${path}” any more.`),
  ).toBeVisible();
  await preview.getByRole('button', { name: 'Close' }).click();

  await accounts.edit.click();
  const edit = accounts.dialog('Edit Email Account');
  await expect(edit.getByRole('button', { name: 'Folder', exact: true })).toHaveAttribute(
    'title',
    path,
  );
  await expect(edit.getByText('This folder is not there any more.')).toBeVisible();
  await edit.getByRole('button', { name: 'Folder', exact: true }).click();
  await folders.getByRole('button', { name: 'Reload folders' }).click();
  await expect(folders.getByText(`“${path}” is not among these folders.`)).toBeVisible();
  await expect(folders.getByRole('button', { name: 'Select', exact: true })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await search.fill('queue 1');
  await folders.getByText('Inbox / Queue 1', { exact: true }).click();
  await folders.getByRole('button', { name: 'Select', exact: true }).click();
  await expect(edit.getByText('This folder is not there any more.')).toBeHidden();
  await edit.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(accounts.row('Support')).not.toContainText('Folder gone');
  expect(tenant.log.changes()).toEqual([]);
});

test('notices a renamed mailbox and a deleted one', async ({ start, tenant }) => {
  const first = await start();
  const accounts = await EmailAccountsPage.connected(first.page);
  await accounts.addByAddress('Support', support);
  await accounts.addByAddress('Billing', billing);
  await first.stop();
  tenant.control.changeUser(support, {
    displayName: 'Contoso Service Desk',
    mail: 'service@contoso.com',
    proxyAddresses: ['SMTP:service@contoso.com', `smtp:${support}`],
  });
  tenant.control.deleteUser(billing);

  // Noticed without being asked.
  const { page } = await start();
  const again = await EmailAccountsPage.open(page);
  await expect(again.row('Support')).toContainText('Renamed');
  await expect(again.row('Billing')).toContainText('Deleted');
  await expect(
    again.notice('The mailbox of Billing is not in Microsoft 365 any more.'),
  ).toBeVisible();
  await expect(again.row('Support')).toContainText(support);
  await page.getByRole('button', { name: 'Take over the new names' }).click();
  await expect(again.row('Support')).toContainText('service@contoso.com');
  await expect(again.row('Support')).not.toContainText('Renamed');

  await again.check();
  await expect(again.row('Support')).toContainText('Send: Allowed');
  await expect(again.row('Billing')).toContainText('Send: Not found');
  await expect(again.row('Billing')).toContainText('Deleted');
  expect(tenant.log.changes()).toEqual([]);
});

test('takes changes back one after the other, also when the toast is gone', async ({ start }) => {
  const { page } = await start();
  const accounts = await EmailAccountsPage.connected(page);
  await accounts.addByAddress('First', support);
  await accounts.addByAddress('Second', billing);
  await accounts.addByAddress('Third', 'helpdesk@contoso.com');
  await accounts.select('Second');
  await accounts.button('Move up').click();
  await expect.poll(() => accounts.names()).toEqual(['Second', 'First', 'Third']);
  await accounts.button('Move down').click();
  await accounts.button('Move down').click();
  await expect.poll(() => accounts.names()).toEqual(['First', 'Third', 'Second']);
  await expect(accounts.button('Move down')).toHaveAttribute('aria-disabled', 'true');
  await accounts.delete.click();
  await accounts.dialog('Delete Second?').getByRole('button', { name: 'Delete' }).click();
  await expect(accounts.row('Second')).toBeHidden();
  await expect(page.locator('.fui-Toast')).toHaveCount(0);

  const undo = accounts.button('Undo: Deleted Second.');
  await undo.click();
  await expect.poll(() => accounts.names()).toEqual(['First', 'Third', 'Second']);
  await accounts.button('Undo: Moved Second.').click();
  await expect.poll(() => accounts.names()).toEqual(['First', 'Second', 'Third']);
});

test('has one default among the accounts that send', async ({ start }) => {
  const { page } = await start();
  const accounts = await EmailAccountsPage.connected(page);
  await accounts.addByAddress('First', support);
  await accounts.addByAddress('Second', billing);
  await expect(accounts.row('First')).toContainText('Default');
  await accounts.select('First');
  await accounts.button('Disable').click();
  await expect(accounts.row('First')).toContainText('Off');
  await expect(accounts.row('First')).not.toContainText('Default');
  await expect(accounts.row('Second')).toContainText('Default');

  await accounts.setDefault.click();
  const refused = accounts.notice('“First” cannot be the default.');
  await expect(refused).toBeVisible();
  await accounts.button('Enable').click();
  await expect(refused).toBeHidden();
  await accounts.setDefault.click();
  await expect(accounts.row('First')).toContainText('Default');
  await expect(accounts.row('Second')).not.toContainText('Default');
});

test('knows a mailbox again by its object ID, whatever its address', async ({ start, tenant }) => {
  const { page } = await start();
  const accounts = await EmailAccountsPage.connected(page);
  await accounts.addByAddress('Support', support);
  const { id } = tenant.control.changeUser(support, {
    userPrincipalName: 'desk.account@contoso.com',
  });
  for (const name of ['help@contoso.com', 'desk.account@contoso.com', id]) {
    const form = await accounts.fillNew('Again', name);
    await form.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(
      form.getByText(`${support} is an email account already. Edit “Support” and add the purpose`),
    ).toBeVisible();
    await cancelForm(page);
  }
  await expect(accounts.status).toContainText('1 email account');
});

test('believes calls, not the token: Exchange may grant what the sign-in does not show', async ({
  start,
  tenant,
}) => {
  tenant.control.changeApp({ roles: ['User.Read.All'] });
  tenant.control.setAccessPolicy({ kind: 'none' });
  tenant.control.setRbac([{ role: 'Application Exchange Full Access', mailboxes: [support] }]);
  const { page } = await start();
  const accounts = await EmailAccountsPage.connected(page);
  await accounts.addByAddress('Support', support);
  await accounts.addByAddress('Boss', ceo);
  await accounts.check();
  for (const part of ['Directory', 'Send', 'Read and move', 'Calendar']) {
    await expect(accounts.row('Support')).toContainText(`${part}: Allowed`);
  }
  await expect(accounts.row('Boss')).toContainText('Send: Denied by policy');
  await accounts.select('Boss');
  await accounts.details.click();
  await expect(
    accounts
      .dialog('Access to Boss')
      .getByText(`Exchange does not give the app Mail.Send for ${ceo}.`),
  ).toBeVisible();
  expect(tenant.log.changes()).toEqual([]);
});

test('says that a change of access may still be spreading, and when to check again', async ({
  start,
  tenant,
}) => {
  const { page } = await start();
  const accounts = await EmailAccountsPage.connected(page);
  await accounts.addByAddress('Boss', ceo);
  await accounts.addByAddress('Support', support);
  await accounts.check();
  await accounts.select('Boss');
  await accounts.details.click();
  const details = accounts.dialog('Access to Boss');
  await details.getByRole('button', { name: 'I have just changed the access' }).click();
  await expect(details.getByText(/may still be spreading through Microsoft 365/)).toBeVisible();
  await details.getByRole('button', { name: 'Close' }).click();
  await expect(accounts.row('Boss')).toContainText('May still be spreading');

  // The first check after the change tells something; the next one only in a while.
  await accounts.check();
  await accounts.details.click();
  await expect(
    details.getByText(/The next check that can tell something new is at .*\d{1,2}:\d{2}/),
  ).toBeVisible();
  await details.getByRole('button', { name: 'Close' }).click();
  await accounts.row('Boss').getByRole('checkbox').click();
  await expect(accounts.status).not.toContainText('selected');
  tenant.log.clear();
  await accounts.check();
  await expect(
    accounts.notice('1 account was left alone: its denial may still be spreading.'),
  ).toBeVisible();
  const boss = tenant.control.mailbox(ceo).owner;
  expect(mailboxRequests(tenant).filter(({ path }) => path.includes(boss))).toEqual([]);
  expect(tenant.log.changes()).toEqual([]);
});

test('brings the accounts back from the version before a damaged file', async ({
  start,
  profile,
}) => {
  const { page, stop } = await start();
  const accounts = await EmailAccountsPage.connected(page);
  await accounts.addByAddress('Support', support);
  await accounts.addByAddress('Billing', billing);
  await stop();
  const path = join(profile, 'settings.json');
  const damaged = readFileSync(path, 'utf8').slice(0, -100);
  writeFileSync(path, damaged);

  const again = await start();
  const notice = again.page
    .getByRole('group')
    .filter({ hasText: 'The saved settings were damaged; the version before them was restored.' });
  await expect(notice).toBeVisible();
  const kept = readdirSync(profile).find((name) => name.startsWith('settings.damaged-')) ?? '';
  expect(readFileSync(join(profile, kept), 'utf8')).toBe(damaged);
  const restored = await EmailAccountsPage.open(again.page);
  await expect(restored.row('Support')).toBeVisible();
  // It is to be read where the accounts are, too.
  await expect(notice).toBeVisible();
  // A backup is the version before: the last change is what may be missing.
  await restored.addByAddress('Billing again', billing);
  await expect(restored.status).toContainText('2 email accounts');
});
