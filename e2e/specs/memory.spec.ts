import { readFileSync } from 'node:fs';
import type { ElectronApplication, Page } from 'playwright/test';
import { demoConnection } from '../../src-main/demo-tenant';
import { call, draft } from '../fixtures/calls';
import { chooseToOpen, makeCertificate } from '../fixtures/certificates';
import { ConnectionPage } from '../fixtures/connection-page';
import { expect, test } from '../fixtures/console';
import { findInMemory, readable } from '../fixtures/memory';
import { privateBytes } from '../fixtures/secret-search';

const secret = demoConnection.clientSecret;

const options = { switches: [readable] };

/** Looks for users with what the form holds, as somebody does who has saved nothing yet. */
async function browse(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Browse users…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Select mailbox' });
  await expect(dialog.getByRole('rowheader').first()).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(dialog).toBeHidden();
}

/** Has everything that works with the saved connection sign in with it. */
async function work(page: Page): Promise<void> {
  expect(await call(page, 'users.count', {})).toMatchObject({ ok: true });
  const needs = { modules: ['send'], mailboxKinds: false };
  expect(await call(page, 'setUp.state', needs)).toMatchObject({
    ok: true,
    value: { connection: { appName: 'HelpMaster M365 Console' } },
  });
}

async function connectionId(page: Page): Promise<string> {
  const state = await call(page, 'connection.get', {});
  if (!state.ok || state.value.connection === null) throw new Error('Nothing is saved');
  return state.value.connection.id;
}

/** That the search finds it while it is used: what finds nothing later would prove nothing else. */
async function expectHeld(app: ElectronApplication, held: string | Buffer, when: string) {
  expect(await findInMemory(app, held), when).not.toEqual([]);
}

async function expectGone(app: ElectronApplication, gone: string | Buffer, when: string) {
  await expect.poll(() => findInMemory(app, gone), when).toEqual([]);
}

test('main’s memory holds a client secret and its tokens while they are in use, and no longer', async ({
  start,
}) => {
  test.slow();
  const { app, page } = await start(options);
  const form = new ConnectionPage(page);
  await form.fill();
  await browse(page);
  await expectHeld(app, secret, 'typed and used, not yet saved');
  await form.testSettings.click();
  await form.success.getByRole('button', { name: 'Apply', exact: true }).click();
  await expect(form.clientSecret).toHaveAttribute('placeholder', 'Saved – type to replace');
  await expectGone(app, secret, 'saved, and not used yet');

  await work(page);
  await expectHeld(app, secret, 'in use');
  const id = await connectionId(page);
  await call(page, 'connections.add', {});
  await expectGone(app, secret, 'beside a new connection');

  await call(page, 'connections.switch', { id });
  await work(page);
  await expectHeld(app, secret, 'in use again');
  const next = 'Nw18Q~the-secret-that-comes-after-it-';
  await call(page, 'connection.apply', draft({ clientSecret: { set: next } }));
  await expectGone(app, secret, 'replaced');

  await call(page, 'credential.undoReplace', {});
  await work(page);
  await expectHeld(app, secret, 'taken back');
  await call(page, 'connections.delete', { id, accounts: 'keep' });
  await expectGone(app, secret, 'deleted');
});

test('main’s memory holds nothing of a secret that was typed and never saved', async ({
  start,
}) => {
  test.slow();
  const { app, page } = await start(options);
  const form = new ConnectionPage(page);
  await form.fill();
  await browse(page);
  await expectHeld(app, secret, 'used before Revert');
  await form.revert.click();
  await expectGone(app, secret, 'after Revert');

  await form.fill();
  await browse(page);
  await expectHeld(app, secret, 'used before the page is loaded again');
  await page.reload();
  await expect(form.clientId).toHaveValue('');
  await expectGone(app, secret, 'after that');
});

test('main’s memory holds a private key while it is in use or may be saved, and no longer', async ({
  start,
  tenant,
}) => {
  test.slow();
  const files = makeCertificate('rsa');
  const key = privateBytes(readFileSync(files.keyPath, 'utf8'));
  tenant.control.registerCertificate(files.certificate);
  const { app, page } = await start(options);
  const form = new ConnectionPage(page);
  const fill = async () => {
    await form.clientId.fill(demoConnection.clientId);
    await form.tenantId.fill(demoConnection.tenantId);
    await page.getByRole('tab', { name: 'Certificate', exact: true }).click();
    await chooseToOpen(app, files.pfxPath);
    await page.getByRole('button', { name: 'Import certificate…', exact: true }).click();
    await expect(page.getByRole('group', { name: 'Certificate', exact: true })).toContainText(
      files.thumbprint,
    );
  };
  await fill();
  await expectHeld(app, key, 'imported');
  await page.reload();
  await expect(form.clientId).toHaveValue('');
  await expectGone(app, key, 'never saved');

  await fill();
  await form.apply.click();
  await expect(form.apply).toHaveAttribute('aria-disabled', 'true');
  await work(page);
  await expectHeld(app, key, 'in use');
  await call(page, 'connections.delete', { id: await connectionId(page), accounts: 'keep' });
  await expectGone(app, key, 'deleted');
});
