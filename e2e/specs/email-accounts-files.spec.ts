import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Page } from 'playwright/test';
import { z } from 'zod';
import { demoConnection } from '../../src-main/demo-tenant';
import { expect, test } from '../fixtures/console';
import { EmailAccountsPage } from '../fixtures/email-accounts-page';
import { openFrom, openText, saveTo, temporaryFile } from '../fixtures/file-dialogs';
import { axeFindings, clippedTexts, withoutToasts } from '../fixtures/look';

type JsonSchema = Parameters<typeof z.fromJSONSchema>[0];

const schema = z.fromJSONSchema(
  JSON.parse(readFileSync('assets/email-accounts.schema.json', 'utf8')) as JsonSchema,
);

/** One account of each fate; what is received is said with folders as paths. */
const table = [
  'name;address;send;receive;calendar;folder;messages;after processing;move to',
  'Support;support@contoso.com;yes;yes;yes;Inbox;unread;move;Inbox/Processed',
  'Helpdesk;helpdesk@contoso.com;yes;;;;;;',
  'Nobody;nobody@contoso.com;yes;;;;;;',
  'Again;help@contoso.com;yes;;;;;;',
  'Bad folder;billing@contoso.com;;yes;;Inbox/Nowhere;;delete;',
].join('\n');

const rowsOf = (page: Page) => page.getByRole('grid', { name: 'Rows of the file' });

test('exports the accounts without a credential, and imports them again without a change', async ({
  start,
  tenant,
}) => {
  const { app, page } = await start();
  const accounts = await EmailAccountsPage.connected(page);
  await expect(accounts.export).toBeDisabled();
  await accounts.importTable(app, table);
  await expect(accounts.row('Support')).toContainText('Send, Receive, Calendar');

  await saveTo(app, null);
  await accounts.export.click();
  await expect(accounts.export).toBeEnabled();
  const path = temporaryFile('desk.json');
  await saveTo(app, path);
  await accounts.export.click();
  await expect(
    page
      .locator('.fui-Toast')
      .filter({ hasText: '2 email accounts were saved in desk.json, without any credential.' }),
  ).toBeVisible();
  const text = readFileSync(path, 'utf8');
  expect(text).not.toContain(demoConnection.clientSecret);
  expect(text).not.toMatch(/secret|credential|password|token|sealed/i);
  const content: unknown = JSON.parse(text);
  expect(schema.safeParse(content).error).toBeUndefined();
  expect(schema.safeParse({ ...(content as object), clientSecret: 'x' }).success).toBe(false);

  await openFrom(app, path);
  await accounts.import.press('Enter');
  const dialog = accounts.dialog('Import desk.json');
  await expect(dialog.getByText('Importing this file changes nothing.')).toBeVisible();
  await expect(dialog.getByText('2 unchanged')).toBeVisible();
  await expect(dialog.getByText('The file was exported with the connection in use.')).toBeVisible();
  await expect(dialog.getByRole('button')).toHaveText(['Close']);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(accounts.import).toBeFocused();

  // Without its accounts, the same file makes them again: with the default, and a way back.
  await page.getByRole('checkbox', { name: 'Select all email accounts' }).click();
  await accounts.delete.click();
  await accounts
    .dialog('Delete 2 email accounts?')
    .getByRole('button', { name: 'Delete', exact: true })
    .click();
  await expect(accounts.row('Support')).toBeHidden();
  // The confirmation of the first import has an Undo of its own.
  await withoutToasts(page);
  await accounts.import.click();
  await dialog.getByRole('button', { name: 'Import 2 email accounts' }).click();
  await expect(accounts.row('Support')).toContainText('Default');
  await page
    .locator('.fui-Toast')
    .filter({ hasText: 'Imported 2 email accounts.' })
    .getByRole('button', { name: 'Undo' })
    .click();
  await expect(accounts.row('Support')).toBeHidden();
  expect(tenant.log.changes()).toEqual([]);
});

test('says row by row what a table would do, and changes nothing before its button', async ({
  start,
  tenant,
}) => {
  const { app, page } = await start();
  const accounts = await EmailAccountsPage.connected(page);
  await accounts.addByAddress('Desk', 'helpdesk@contoso.com');
  await openText(app, 'table.csv', table);
  await accounts.import.click();
  const dialog = accounts.dialog('Import table.csv');
  await expect(dialog.getByText('1 to create · 1 to update · 3 wrong, left out')).toBeVisible();
  const row = (line: number) =>
    dialog
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name: String(line), exact: true }) });
  await expect(row(2)).toContainText('Will be created');
  await expect(row(3)).toContainText('Will be updated');
  await expect(row(4)).toContainText('nobody@contoso.com');
  await expect(row(5)).toContainText('support@contoso.com is in the file twice.');
  await expect(row(6)).toContainText('billing@contoso.com has no folder “Inbox/Nowhere”.');
  await row(6).click();
  await expect(dialog.getByText('Write the path as Outlook shows it')).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  expect(await clippedTexts(page)).toEqual([]);
  await dialog.getByRole('checkbox', { name: 'Only what is wrong' }).click();
  await expect(row(2)).toBeHidden();
  await expect(row(4)).toBeVisible();

  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(accounts.row('Desk')).toBeVisible();
  await expect(accounts.row('Support')).toBeHidden();

  await accounts.import.click();
  await dialog.getByRole('button', { name: 'Import 2 email accounts' }).click();
  await expect(accounts.row('Helpdesk')).toBeVisible();
  await expect(accounts.row('Support')).toBeVisible();
  await expect(accounts.row('Nobody')).toBeHidden();

  await accounts.import.click();
  await expect(dialog.getByText('Importing this file changes nothing.')).toBeVisible();
  await expect(dialog.getByText('2 unchanged · 3 wrong, left out')).toBeVisible();
  expect(tenant.log.changes()).toEqual([]);
});

test('takes 10,000 lines of rubbish, and files that are none, for what they are', async ({
  start,
}) => {
  const { app, page } = await start();
  const accounts = await EmailAccountsPage.connected(page);
  await accounts.addByAddress('Desk', 'helpdesk@contoso.com');
  const rubbish = Array.from(
    { length: 10_000 },
    (_, line) =>
      `x${String(line)}\u0000"',;<${String((line * 7919) % 9973)}>${'é🎉'.repeat(line % 5)}`,
  ).join('\n');

  await openText(app, 'rubbish.csv', rubbish);
  await accounts.import.click();
  await expect(accounts.problem('The file rubbish.csv holds no email accounts.')).toBeVisible();
  await openText(app, 'rubbish.json', `{${rubbish}`);
  await accounts.import.click();
  await expect(accounts.problem('The file rubbish.json holds no email accounts.')).toBeVisible();

  await openText(app, 'headed.csv', `name,address\n${rubbish.replaceAll('"', '')}`);
  await accounts.import.click();
  const dialog = accounts.dialog('Import headed.csv');
  await expect(dialog.getByText('10,000 wrong, left out')).toBeVisible();
  await expect(rowsOf(page)).toHaveAttribute('aria-rowcount', '10001');
  // Of the rows, only those in sight are drawn.
  expect(await dialog.getByRole('row').count()).toBeLessThan(60);
  await expect(dialog.getByRole('button')).toHaveText(['Close']);
  await dialog.getByRole('button', { name: 'Close' }).click();

  await openText(app, 'newer.json', '{"format":"helpmaster-m365-email-accounts","version":2}');
  await accounts.import.click();
  await expect(
    accounts.problem('The file newer.json was written by a newer version of the console.'),
  ).toBeVisible();
  await openText(app, 'big.csv', 'x'.repeat(6 * 1024 * 1024));
  await accounts.import.click();
  await expect(accounts.problem('The file big.csv is too large.')).toBeVisible();
  await openFrom(app, temporaryFile('gone.csv'));
  await accounts.import.click();
  await expect(accounts.problem('The file gone.csv could not be opened.')).toBeVisible();
  await expect(
    accounts
      .problem('The file gone.csv could not be opened.')
      .getByText('It cannot be read: its folder is not there.'),
  ).toBeVisible();
  await withoutToasts(page);
  expect(await axeFindings(page)).toEqual([]);

  await openFrom(app, null);
  await accounts.import.click();
  await expect(accounts.import).toBeEnabled();
  await expect(accounts.problem('The file gone.csv could not be opened.')).toBeHidden();
  await expect(accounts.row('Desk')).toBeVisible();
});

test('compares the connection of a file with its own, and never mixes tenants', async ({
  start,
}) => {
  const { app, page } = await start();
  const accounts = await EmailAccountsPage.connected(page);
  await accounts.addByAddress('Desk', 'helpdesk@contoso.com');
  const path = temporaryFile('desk.json');
  await saveTo(app, path);
  await accounts.export.click();
  await expect(page.locator('.fui-Toast').filter({ hasText: 'desk.json' })).toBeVisible();
  const text = readFileSync(path, 'utf8');

  await openText(
    app,
    'other-app.json',
    text.replace(demoConnection.clientId, '11111111-2222-4333-8444-555555555555'),
  );
  await accounts.import.click();
  const otherApp = accounts.dialog('Import other-app.json');
  await expect(
    otherApp.getByText('The file was exported with another connection to the same tenant'),
  ).toBeVisible();
  await expect(otherApp.getByText('1 unchanged')).toBeVisible();
  await otherApp.getByRole('button', { name: 'Close' }).click();

  await openText(
    app,
    'fabrikam.json',
    text.replace(demoConnection.tenantId, '99999999-2222-4333-8444-555555555555'),
  );
  await accounts.import.click();
  const elsewhere = accounts.dialog('Import fabrikam.json');
  await expect(elsewhere.getByText('The file was exported from another tenant')).toBeVisible();
  await expect(
    elsewhere.getByText('99999999-2222-4333-8444-555555555555 in the file'),
  ).toBeVisible();
  await expect(elsewhere.getByText('1 wrong, left out')).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await elsewhere.getByRole('button', { name: 'Close' }).click();
  await expect(accounts.row('Desk')).toBeVisible();
});

test('says why a file could not be written, and leaves what was there', async ({ start }) => {
  const { app, page } = await start();
  const accounts = await EmailAccountsPage.connected(page);
  await accounts.addByAddress('Desk', 'helpdesk@contoso.com');
  const path = temporaryFile('desk.json');
  mkdirSync(path);
  writeFileSync(`${path}/kept`, '');
  await saveTo(app, path);
  await accounts.export.click();
  await expect(accounts.problem('The file desk.json could not be written.')).toBeVisible();
  await expect(
    accounts
      .problem('The file desk.json could not be written.')
      .getByText('a folder is in the place of a file'),
  ).toBeVisible();
  expect(existsSync(`${path}/kept`)).toBe(true);
});

test('can be cancelled while the mailboxes of a file are looked up', async ({ start, tenant }) => {
  const { app, page } = await start();
  const accounts = await EmailAccountsPage.connected(page);
  await accounts.addByAddress('Desk', 'helpdesk@contoso.com');
  tenant.control.addFault({ kind: 'hang', service: 'graph' });
  await openText(app, 'table.csv', table);
  await accounts.import.click();
  await expect(page.getByRole('progressbar', { name: 'Reading the file' })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(page.getByRole('progressbar', { name: 'Reading the file' })).toBeHidden();
  await expect(accounts.import).toBeEnabled();
  await expect(accounts.dialog('Import table.csv')).toBeHidden();
});
