import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Locator, Page } from 'playwright/test';
import { demoConnection } from '../../src-main/demo-tenant';
import { AccessScopePage } from '../fixtures/access-scope-page';
import { ActivityPage } from '../fixtures/activity-page';
import { ConnectionPage } from '../fixtures/connection-page';
import { expect, test, type RunningConsole } from '../fixtures/console';
import { EmailAccountsPage } from '../fixtures/email-accounts-page';
import { withoutToasts } from '../fixtures/look';
import { saveTo, temporaryFile } from '../fixtures/file-dialogs';
import { findInFiles } from '../fixtures/secret-search';
import { SetUpGuidePage } from '../fixtures/set-up-guide-page';
import { catchCopies } from '../fixtures/clipboard';

/** A test that fails, one that works, and the connection saved. */
async function testAndApply({ page }: RunningConsole): Promise<ConnectionPage> {
  const form = new ConnectionPage(page);
  await form.test({ clientSecret: demoConnection.secretId });
  await expect(form.step('Manage calendars')).toContainText('Skipped');
  await form.test();
  await form.success.getByRole('button', { name: 'Apply', exact: true }).click();
  await expect(form.clientSecret).toHaveAttribute('placeholder', 'Saved – type to replace');
  return form;
}

/** A confirmation as it is seen; screen readers hear it from elsewhere. */
function toast(page: Page, text: string): Locator {
  return page.locator('.fui-Toast').filter({ hasText: text });
}

/** A message in place, as it is seen. */
function bar(page: Page, text: string): Locator {
  return page.locator('.fui-MessageBar').filter({ hasText: text });
}

test('says so when nothing has happened yet', async ({ start }) => {
  const { page } = await start();
  const activity = await ActivityPage.open(page);
  await expect(page.getByText('Nothing has happened yet')).toBeVisible();
  await expect(activity.exportMenu).toHaveAttribute('aria-disabled', 'true');
  await page.getByRole('button', { name: 'Open API Integrations', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('API Integrations');
});

test('tells tests with their steps and trace ID, and changes from and to, also after a restart', async ({
  start,
}) => {
  const first = await start();
  const form = await testAndApply(first);
  await withoutToasts(first.page);
  await form.testMailbox.fill('support@contoso.com');
  await form.apply.click();
  await expect(first.page.locator('.fui-Toast')).toContainText('Saved');

  let activity = await ActivityPage.open(first.page);
  await expect(activity.status).toHaveText('4 entries');
  await expect(activity.rows.nth(0)).toContainText('Changed: Test mailbox');
  await expect(activity.rows.nth(1)).toContainText('The connection was set up');
  await expect(activity.rows.nth(2)).toContainText('Done');
  await expect(activity.rows.nth(3)).toContainText('Authenticate the app failed');
  await expect(
    first.page.getByRole('img', { name: /Results of Test Settings .*: 1 .*, 0 .*, 1 failed\./ }),
  ).toBeVisible();
  await expect(
    first.page.getByRole('img', { name: /Median response time of Test Settings/ }),
  ).toBeVisible();
  await activity.button('Show as table').click();
  await expect(first.page.getByRole('columnheader', { name: 'Without a fault' })).toBeVisible();
  await activity.button('Show as chart').click();

  await first.stop();
  const { page } = await start();
  activity = await ActivityPage.open(page);
  await expect(activity.status).toHaveText('4 entries');

  let details = await activity.openDetails('Authenticate the app failed');
  const steps = details.getByRole('list', { name: 'Steps' }).getByRole('listitem');
  await expect(steps).toHaveCount(7);
  await expect(steps.nth(2)).toContainText('Failed');
  await expect(steps.nth(2)).toContainText(/AADSTS7000215 .* [0-9a-f]{8}-[0-9a-f-]{27}/);
  await details.getByRole('button', { name: 'Close' }).click();
  await expect(details).toBeHidden();

  details = await activity.openDetails('Changed: Test mailbox');
  const change = details.getByRole('row').filter({ hasText: 'Test mailbox' });
  await expect(change.getByRole('cell')).toHaveText(['None', 'support@contoso.com']);
  await details.getByRole('button', { name: 'Close' }).click();
  await activity.row('The connection was set up').dblclick();
  await expect(
    page.getByText('A new credential was saved. It is never written down.'),
  ).toBeVisible();
});

test('tells what is done with email accounts, and finds it', async ({ start }) => {
  const { page } = await start();
  const accounts = await EmailAccountsPage.connected(page);
  await accounts.addByAddress('Support', 'support@contoso.com');
  await accounts.checkAccess.click();
  await expect(accounts.row('Support')).toContainText('Allowed');
  await expect(accounts.checkAccess).toBeEnabled();
  await accounts.row('Support').click();
  await accounts.sendTest.click();
  const dialog = accounts.dialog('Send test message');
  await dialog.getByRole('textbox', { name: 'To', exact: true }).fill('aaliyah@contoso.com');
  await dialog.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(dialog.getByText('Microsoft 365 has accepted the message.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(dialog).toBeHidden();

  const activity = await ActivityPage.open(page);
  await expect(activity.rows).toHaveCount(4);
  await expect(activity.rows.nth(0)).toContainText('Sent from Support to aaliyah@contoso.com');
  await expect(activity.rows.nth(1)).toContainText('Checked Support');
  await expect(activity.rows.nth(2)).toContainText('Added: Support');

  await activity.choose('Access checks');
  await expect(activity.rows).toHaveCount(1);
  await expect(activity.status).toHaveText('Showing 1 of 4 entries');
  await activity.choose('Everything');
  await activity.search.fill('aaliyah sent');
  await expect(activity.rows).toHaveCount(1);
  await activity.search.fill('nothing like this');
  await expect(page.getByText('Nothing that happened matches.')).toBeVisible();
  await activity.button('Show everything').click();
  await expect(activity.rows).toHaveCount(4);
});

test('exports what is found, and writes the export down', async ({ start }) => {
  const console = await start();
  const { app, page } = console;
  await testAndApply(console);
  const activity = await ActivityPage.open(page);
  await expect(activity.rows).toHaveCount(3);

  await saveTo(app, null);
  await activity.exportAs('CSV');
  const csv = temporaryFile('activity.csv');
  await saveTo(app, csv);
  await activity.exportAs('CSV');
  await expect(toast(page, '3 entries were saved as activity.csv.')).toBeVisible();
  await expect(activity.rows.nth(0)).toContainText('Exported activity to activity.csv');
  const lines = readFileSync(csv, 'utf8').trim().split('\r\n');
  expect(lines[0]).toContain('Time (UTC),Who,Kind,What,Result');
  expect(lines.filter((line) => line.includes('Test Settings'))).toHaveLength(2);

  await activity.choose('Tests');
  const json = temporaryFile('tests.json');
  await saveTo(app, json);
  await activity.exportAs('JSON');
  await expect(toast(page, '2 entries were saved as tests.json.')).toBeVisible();
  const entries = JSON.parse(readFileSync(json, 'utf8')) as { kind: string; outcome: string }[];
  expect(entries.map(({ kind, outcome }) => [kind, outcome])).toEqual([
    ['test', expect.stringMatching(/done|warning/)],
    ['test', 'failed'],
  ]);
  for (const folder of [dirname(csv), dirname(json)]) {
    expect(findInFiles(folder, demoConnection.clientSecret).hits).toEqual([]);
  }

  await saveTo(app, '/nowhere/at/all/activity.json');
  await activity.exportAs('JSON');
  await expect(bar(page, 'The file activity.json could not be written.')).toBeVisible();
});

test('tells scripts, a proof of the access scope and a replaced secret', async ({
  start,
  tenant,
}) => {
  const console = await start();
  const { app, page } = console;
  const form = await testAndApply(console);
  const { secretId: id, clientSecret: value } = demoConnection;
  const expires = new Date('2099-12-31T00:00:00Z');
  const newSecret = 'Yz91W~a-second-secret-of-the-demo.app-4';
  tenant.control.changeApp({
    secrets: [
      { id, value, expires },
      { id: 'new', value: newSecret, expires },
    ],
  });
  await page.getByRole('button', { name: 'Replace secret…', exact: true }).click();
  const replacing = page.getByRole('dialog', { name: 'Replace client secret', exact: true });
  await replacing.getByLabel('New client secret', { exact: true }).fill(newSecret);
  await replacing.getByRole('button', { name: 'Test and replace', exact: true }).click();
  await expect(replacing).toBeHidden();
  await expect(form.clientSecret).toBeVisible();

  const copied = await catchCopies(app);
  const guide = await SetUpGuidePage.open(page);
  await guide.copy.click();
  await expect.poll(copied).toBeDefined();
  const scope = await AccessScopePage.open(page);
  await scope.addMailboxes(['Gwen Harrow', 'Gwen Harrow']);
  await scope.prove.click();
  await expect(scope.row('Gwen Harrow')).toContainText(/As intended|Wrongly reachable/);

  const activity = await ActivityPage.open(page);
  await expect(activity.rows.nth(0)).toContainText(/As intended: \d, wrongly reachable: \d/);
  await expect(activity.rows.nth(1)).toContainText('Copied the script');
  await expect(activity.rows.nth(2)).toContainText('Changed: Credential');
});

test('lists the support bundle, writes exactly that, and no credential', async ({
  start,
  profile,
}) => {
  const console = await start();
  const { app, page } = console;
  await testAndApply(console);
  const activity = await ActivityPage.open(page);
  await expect(activity.rows).toHaveCount(3);
  const path = temporaryFile('help.zip');
  await saveTo(app, path);
  await activity.saveBundle.click();
  const rows = activity.bundle.getByRole('table').getByRole('row');
  await expect(rows).toHaveCount(6);
  expect(existsSync(path)).toBe(false);
  const listed = await rows.getByRole('rowheader').allTextContents();
  expect(listed).toEqual([
    'versions.json',
    'settings.json',
    'tests.json',
    'activity.json',
    'main.log',
  ]);
  await expect(rows.nth(2)).toContainText(
    'The connection and the email accounts, without the credential',
  );
  await activity.bundle.getByRole('button', { name: 'Save…', exact: true }).click();
  await expect(toast(page, 'The support bundle was saved as help.zip.')).toBeVisible();
  await expect(activity.rows.nth(0)).toContainText('Saved the support bundle help.zip');

  const folder = mkdtempSync(join(tmpdir(), 'console-bundle-'));
  const inside = unzipSync(new Uint8Array(readFileSync(path)));
  expect(Object.keys(inside)).toEqual(listed);
  for (const [name, bytes] of Object.entries(inside)) writeFileSync(join(folder, name), bytes);
  const text = (name: string) => readFileSync(join(folder, name), 'utf8');
  expect(text('tests.json')).toMatch(/"traceId": "[0-9a-f-]{36}"/);
  expect(text('settings.json')).toContain(demoConnection.tenantId);
  expect(text('versions.json')).toContain('"electron"');
  expect(text('main.log')).toContain('The console starts');

  const settings = JSON.parse(readFileSync(join(profile, 'settings.json'), 'utf8')) as {
    connections: { credential: { sealed: string } }[];
  };
  const sealed = settings.connections[0]?.credential.sealed ?? '';
  expect(sealed.length).toBeGreaterThan(20);
  for (const secret of [demoConnection.clientSecret, sealed]) {
    const { files, hits } = findInFiles(folder, secret);
    expect(files).toHaveLength(5);
    expect(hits).toEqual([]);
  }
  const inProfile = findInFiles(profile, demoConnection.clientSecret);
  expect(inProfile.files).toContain('activity.jsonl');
  expect(inProfile.hits).toEqual([]);
});

test('skips what is damaged, says how much, and goes on', async ({ start, profile }) => {
  const first = await start();
  await testAndApply(first);
  await first.stop();
  const path = join(profile, 'activity.jsonl');
  const [whole = ''] = readFileSync(path, 'utf8').split('\n');
  appendFileSync(path, `{"half": \nnonsense\n${whole.slice(0, 40)}`);

  const { page, stop } = await start();
  let activity = await ActivityPage.open(page);
  await expect(bar(page, '3 lines of the activity file could not be read')).toBeVisible();
  await expect(activity.rows).toHaveCount(3);
  await page.getByRole('button', { name: 'API Integrations', exact: true }).click();
  const form = new ConnectionPage(page);
  await form.testSettings.click();
  await form.success.getByRole('button', { name: 'Close' }).click();
  activity = await ActivityPage.open(page);
  await expect(activity.rows).toHaveCount(4);
  await stop();

  const third = await start();
  await expect((await ActivityPage.open(third.page)).rows).toHaveCount(4);
});

test('goes on where the activity file can’t be used, and says so', async ({ start, profile }) => {
  mkdirSync(join(profile, 'activity.jsonl'));
  const console = await start();
  await testAndApply(console);
  const activity = await ActivityPage.open(console.page);
  await expect(bar(console.page, 'What happened earlier could not be read.')).toBeVisible();
  await expect(activity.rows).toHaveCount(3);
});
