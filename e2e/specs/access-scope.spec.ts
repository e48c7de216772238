import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { demoConnection } from '../../src-main/demo-tenant';
import { dress, looks } from '../fixtures/appearance';
import {
  AccessScopePage,
  catchNotifications,
  chooseNotification,
} from '../fixtures/access-scope-page';
import { expect, test } from '../fixtures/console';
import { EmailAccountsPage } from '../fixtures/email-accounts-page';
import { axeFindings, clippedTexts, withoutToasts } from '../fixtures/look';

/** Connects, makes email accounts of these addresses and goes to the section. */
async function connected(page: Page, ...addresses: string[]): Promise<AccessScopePage> {
  const accounts = await EmailAccountsPage.connected(page);
  for (const address of addresses) await accounts.addByAddress(address, address);
  return AccessScopePage.open(page);
}

const restrictedTo = (...names: string[]) => ({
  kind: 'restrictAccess' as const,
  mailboxes: names.map((name) => `${name}@contoso.com`),
});

test('says what to do before there is a connection', async ({ start }) => {
  const { page } = await start();
  const scope = await AccessScopePage.open(page);
  await expect(scope.section.getByText('Connect HelpMaster to Microsoft 365')).toBeVisible();
  await scope.section.getByRole('button', { name: 'Open API Integrations' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('API Integrations');
});

test('finds the one mailbox that is wrongly reachable, without a trace in any mailbox', async ({
  start,
  tenant,
}) => {
  tenant.control.setAccessPolicy(restrictedTo('support', 'ceo'));
  const { app, page, stop } = await start();
  const scope = await connected(page, 'support@contoso.com');
  await scope.addMailboxes(['Gwen Harrow', 'Gwen Harrow'], ['VIP Desk', 'VIP Desk']);
  await expect(scope.rows).toHaveCount(3);
  await expect(scope.row('VIP Desk')).toContainText('Not tried yet');
  tenant.log.clear();
  await scope.prove.click();
  await expect(scope.row('Gwen Harrow')).toContainText('Wrongly reachable');
  await expect(scope.row('Gwen Harrow')).toContainText('The app can read this person’s mail.');
  await expect(scope.row('Contoso Support')).toContainText('As intended');
  await expect(scope.row('VIP Desk')).toContainText('As intended');
  const found = scope.summary('Not as intended');
  await expect(found).toContainText('The app reaches 1 mailbox it must not.');
  await expect(found).toContainText('Tried ');

  expect(tenant.log.changes()).toEqual([]);
  const toMailboxes = tenant.log.entries.filter(({ mailbox }) => mailbox !== null);
  expect(toMailboxes.length).toBeGreaterThan(0);
  for (const { method, path, query, status } of toMailboxes) {
    if (method === 'GET') {
      expect(decodeURIComponent(query)).toBe('?$select=id');
      expect(path).toMatch(/\/(?:mailFolders\/inbox|calendar)$/);
    } else expect(status).toBeGreaterThanOrEqual(400);
  }

  await scope.row('Gwen Harrow').click();
  await expect(scope.details).toContainText('Read mail: Yes · Send mail: Yes · Calendar: Yes');
  await scope.row('VIP Desk').click();
  await expect(scope.details).toContainText('Read mail: No · Send mail: No · Calendar: No');

  const path = join(mkdtempSync(join(tmpdir(), 'console-scope-')), 'proof.csv');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
  await scope.exportProof.click();
  await expect(page.locator('.fui-Toast').filter({ hasText: 'Saved proof.csv.' })).toBeVisible();
  const text = readFileSync(path, 'utf8');
  expect(text).toContain('Gwen Harrow,ceo@contoso.com,');
  expect(text).toContain(',Picked by the administrator,No,Wrongly reachable,Yes,Yes,Yes,');
  expect(text).toContain(`,${demoConnection.tenantId},${demoConnection.clientId},`);
  expect(text).not.toMatch(/eyJ|Bearer/);
  expect(text).not.toContain(demoConnection.clientSecret);

  await stop();
  const again = await AccessScopePage.open((await start()).page);
  await expect(again.row('Gwen Harrow')).toContainText('Wrongly reachable');
  await expect(again.summary('Not as intended')).toContainText('Tried ');
});

test('sums up a correct scope as proven, with ten people chosen by chance', async ({
  start,
  tenant,
}) => {
  const { page } = await start();
  const scope = await connected(page, 'support@contoso.com', 'helpdesk@contoso.com');
  await scope.prove.click();
  await expect(scope.summary('Half proven')).toContainText(
    'The app reaches all 2 mailboxes it should.',
  );
  await scope.sample.click();
  await expect(scope.summary('Not complete')).toContainText('10 mailboxes were not tried.');
  await scope.prove.click();
  await expect(scope.summary('Proven')).toContainText(
    'The app reaches all 2 mailboxes it should and none of the 10 it must not.',
  );
  expect(tenant.log.changes()).toEqual([]);

  await scope.row('Contoso Support').click();
  await expect(scope.remove).toBeDisabled();
  await page.keyboard.press('Control+a');
  await scope.remove.click();
  await expect(scope.rows).toHaveCount(2);
});

test('keeps what it has found when it is cancelled, and says what could not be tried', async ({
  start,
  tenant,
}) => {
  const { page } = await start();
  const scope = await connected(page, 'support@contoso.com');
  await scope.addMailboxes(['Gwen Harrow', 'Gwen Harrow']);
  const ceo = tenant.control.changeUser('ceo@contoso.com', {});
  const ofCeo = new RegExp(`${ceo.id}/mailFolders`);
  const stopHanging = tenant.control.addFault({ kind: 'hang', service: 'graph', path: ofCeo });
  await scope.prove.click();
  await expect(scope.section.getByText('1 of 2 mailboxes')).toBeVisible();
  await scope.cancel.click();
  await expect(scope.row('Contoso Support')).toContainText('As intended');
  await expect(scope.row('Gwen Harrow')).toContainText('Not tried yet');
  await expect(scope.summary('Not complete')).toContainText('1 mailbox was not tried.');
  stopHanging();

  tenant.control.addFault({ kind: 'throttle', retryAfter: '1', times: 1, path: ofCeo });
  await scope.prove.click();
  await expect(scope.summary('Proven')).toBeVisible();

  tenant.control.addFault({ kind: 'status', status: 503, service: 'graph', path: ofCeo });
  await scope.prove.click();
  await expect(scope.row('Gwen Harrow')).toContainText('Unknown');
  await expect(scope.summary('Not complete')).toContainText(
    '1 mailbox did not say whether the app may reach it.',
  );
});

test('watches until a fresh policy applies, and tells by a notification', async ({
  start,
  tenant,
}) => {
  tenant.control.setAccessPolicy(restrictedTo('support', 'ceo'));
  const { app, page } = await start();
  const told = await catchNotifications(app);
  const scope = await connected(page, 'support@contoso.com');
  await scope.addMailboxes(['Gwen Harrow', 'Gwen Harrow']);
  await scope.watch.click();
  await expect(scope.section.getByText('Watching: the next check is at')).toBeVisible();
  await expect(scope.row('Gwen Harrow')).toContainText('Wrongly reachable');
  await scope.stopWatching.click();
  await expect(scope.watch).toBeVisible();
  expect(await told()).toEqual([]);

  tenant.control.setAccessPolicy(restrictedTo('support'));
  await scope.watch.click();
  await expect(scope.summary('Proven')).toBeVisible();
  await expect(scope.watch).toBeVisible();
  expect(await told()).toEqual([
    {
      title: 'The access scope applies',
      body: 'All 2 mailboxes that were tried are as intended.',
    },
  ]);
  await EmailAccountsPage.open(page);
  await chooseNotification(app);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Set-up Guide');
  expect(tenant.log.changes()).toEqual([]);
});

for (const look of looks) {
  test(`the access scope in every state, ${look.name}`, async ({ start, tenant }) => {
    test.setTimeout(120_000);
    tenant.control.setAccessPolicy(restrictedTo('support', 'scheduling', 'ceo'));
    const { app, page } = await start();

    await dress({ app, page }, look);
    let number = 0;
    const check = async (state: string) => {
      number += 1;
      const name = `scope-${String(number).padStart(2, '0')}-${state}.png`;
      await page.screenshot({ path: `out/screenshots/${look.name}/${name}` });
      expect.soft(await clippedTexts(page), state).toEqual([]);
      expect.soft(await axeFindings(page), state).toEqual([]);
    };

    await AccessScopePage.open(page);
    await check('not-connected');
    await page.getByRole('button', { name: 'Open API Integrations' }).click();
    const scope = await connected(page);
    await expect(scope.section.getByText('There is no email account yet')).toBeVisible();
    await withoutToasts(page);
    await check('empty');

    const accounts = await EmailAccountsPage.open(page);
    for (const name of ['support', 'scheduling', 'billing']) {
      await accounts.addByAddress(name, `${name}@contoso.com`);
    }
    await AccessScopePage.open(page);
    await scope.add.click();
    const dialog = page.getByRole('dialog', { name: 'Select mailbox', exact: true });
    await dialog.getByRole('searchbox', { name: 'Search users' }).fill('awkward');
    await dialog
      .getByRole('rowheader')
      .nth(1)
      .click({ modifiers: ['Control'] });
    await dialog
      .getByRole('rowheader')
      .nth(3)
      .click({ modifiers: ['Control'] });
    await expect(dialog.getByText('2 mailboxes chosen.')).toBeVisible();
    await withoutToasts(page);
    await check('choosing');
    await dialog.getByRole('button', { name: 'Cancel', exact: true }).click();
    await expect(dialog).toBeHidden();
    await scope.addMailboxes(
      ['Gwen Harrow', 'Gwen Harrow'],
      ['Backup Service', 'Backup Service Account'],
      ['wolfe', `${'Wolfeschlegelsteinhausen'.repeat(9)} of Contoso`],
    );
    await expect(scope.rows).toHaveCount(6);
    await check('not-tried');

    const stopHanging = tenant.control.addFault({ kind: 'hang', path: /calendar/ });
    await scope.prove.click();
    await expect(scope.section.getByRole('progressbar')).toBeVisible();
    await expect(scope.section.getByText(/\d of 6 mailboxes/)).toBeVisible();
    await check('proving');
    await scope.cancel.click();
    stopHanging();

    await scope.prove.click();
    await expect(scope.row('Gwen Harrow')).toContainText('Wrongly reachable');
    await scope.row('Gwen Harrow').click();
    await expect(scope.details).toBeVisible();
    await check('wrong');
    await scope.row('Billing Enquiries').click();
    await expect(scope.details).toContainText('Send mail: No');
    await scope.details.scrollIntoViewIfNeeded();
    await check('details');

    await scope.watch.click();
    await expect(scope.section.getByText('Watching: the next check is at')).toBeVisible();
    await scope.stopWatching.scrollIntoViewIfNeeded();
    await check('watching');
    await scope.stopWatching.click();

    tenant.control.setAccessPolicy(restrictedTo('support', 'scheduling', 'billing'));
    await scope.row('Backup Service Account').click();
    await scope.remove.click();
    await scope.sample.click();
    await expect(scope.summary('Not as intended')).toContainText('10 mailboxes were not tried.');
    await scope.prove.click();
    await expect(scope.summary('Proven')).toBeVisible();
    await page.getByRole('heading', { level: 1 }).scrollIntoViewIfNeeded();
    await check('proven');
  });
}
