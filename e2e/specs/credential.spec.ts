import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { X509Certificate } from 'node:crypto';
import type { Page } from 'playwright/test';
import { demoConnection } from '../../src-main/demo-tenant';
import { dress, looks } from '../fixtures/appearance';
import { chooseToOpen, chooseToSave, makeCertificate } from '../fixtures/certificates';
import { ConnectionPage } from '../fixtures/connection-page';
import { expect, test } from '../fixtures/console';
import { axeFindings, clippedTexts, withoutToasts } from '../fixtures/look';
import { findIn, findInFiles, privateBytes } from '../fixtures/secret-search';

const password = 'Päss wörd 7';

/** The credential's part of API Integrations. */
function credentialOf(page: Page) {
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  return {
    certificate: page.getByRole('tab', { name: 'Certificate', exact: true }),
    secret: page.getByRole('tab', { name: 'Client secret', exact: true }),
    import: button('Import certificate…'),
    create: button('Create certificate'),
    saveCer: button('Save .cer file…'),
    shown: page.getByRole('group', { name: 'Certificate', exact: true }),
    passwordDialog: page.getByRole('dialog', { name: 'Password of the certificate' }),
  };
}

/** Fills in all but the credential and shows the certificate's part. */
async function beginWithCertificate(page: Page) {
  const form = new ConnectionPage(page);
  await form.clientId.fill(demoConnection.clientId);
  await form.tenantId.fill(demoConnection.tenantId);
  const credential = credentialOf(page);
  await credential.certificate.click();
  return { form, credential };
}

for (const legacy of [false, true]) {
  const age = legacy ? 'an old' : 'a new';
  test(`imports ${age} PFX, tests it before Apply and signs in with it after a restart`, async ({
    start,
    tenant,
  }) => {
    const files = makeCertificate('rsa', { password, legacy });
    tenant.control.registerCertificate(files.certificate);
    tenant.control.changeApp({ secrets: [] });
    const { app, page, stop } = await start();
    const { form, credential } = await beginWithCertificate(page);

    await chooseToOpen(app, files.pfxPath);
    await credential.import.click();
    const dialog = credential.passwordDialog;
    await dialog.getByLabel('Password', { exact: true }).fill('not this one');
    await dialog.getByRole('button', { name: 'Open', exact: true }).click();
    await expect(dialog).toContainText('The password does not open the certificate.');
    await dialog.getByLabel('Password', { exact: true }).fill(password);
    await dialog.getByRole('button', { name: 'Open', exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(credential.shown).toContainText(files.thumbprint);
    await expect(credential.shown).toContainText('Helpdesk mail');

    await form.testSettings.click();
    await form.success.getByRole('button', { name: 'Apply', exact: true }).click();
    await expect(form.apply).toHaveAttribute('aria-disabled', 'true');
    await stop();

    const again = await start();
    const second = new ConnectionPage(again.page);
    await expect(credentialOf(again.page).shown).toContainText(files.thumbprint);
    await second.testSettings.click();
    await expect(second.success).toBeVisible();
  });
}

test('creates a key pair whose .cer file is all that Microsoft 365 needs', async ({
  start,
  tenant,
}) => {
  const { folder } = makeCertificate('rsa');
  const { app, page } = await start();
  const { form, credential } = await beginWithCertificate(page);
  await credential.create.click();
  await expect(credential.shown).toContainText('HelpMaster M365 Console');

  await form.testSettings.click();
  await expect(form.step('Authenticate the app')).toContainText('Failed');
  await expect(form.step('Authenticate the app')).toContainText(
    'Microsoft does not know the app’s certificate.',
  );

  const path = join(folder, 'console.cer');
  await chooseToSave(app, path);
  await credential.saveCer.click();
  await expect(credential.shown).toContainText('Saved as console.cer.');
  const text = readFileSync(path, 'utf8');
  expect(text).not.toContain('PRIVATE');
  const saved = new X509Certificate(text);
  await expect(credential.shown).toContainText(saved.fingerprint256.replaceAll(':', ''));
  expect(saved.publicKey.asymmetricKeyDetails?.modulusLength).toBe(3072);

  tenant.control.registerCertificate(text);
  await form.testSettings.click();
  await expect(form.success).toBeVisible();
});

test('keeps the private key and its password out of the profile, the log and the page', async ({
  start,
  profile,
}) => {
  const files = makeCertificate('rsa', { password });
  const { app, page, stop } = await start();
  const { form, credential } = await beginWithCertificate(page);
  await chooseToOpen(app, files.pfxPath);
  await credential.import.click();
  await credential.passwordDialog.getByLabel('Password', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await expect(credential.shown).toContainText(files.thumbprint);
  await form.apply.click();
  await expect(form.apply).toHaveAttribute('aria-disabled', 'true');
  const state = await page.evaluate(() =>
    window.helpmaster.invoke({
      callId: crypto.randomUUID(),
      channel: 'connection.get',
      input: {},
    }),
  );
  const key = privateBytes(readFileSync(files.keyPath, 'utf8'));
  const shown = JSON.stringify(state) + (await page.content());
  expect(shown).toContain(files.thumbprint);
  expect(findIn(Buffer.from(shown), key)).toEqual([]);
  expect(shown).not.toContain('PRIVATE KEY');
  await stop();
  for (const hidden of [key, password]) {
    expect(findInFiles(profile, hidden).hits).toEqual([]);
  }
});

test('keeps the private key for this run only where there is no keyring, and says so', async ({
  start,
  tenant,
}) => {
  const files = makeCertificate('rsa');
  tenant.control.registerCertificate(files.certificate);
  const { app, page, stop } = await start({ keyring: 'none' });
  const { form, credential } = await beginWithCertificate(page);
  await chooseToOpen(app, files.certificatePath, files.keyPath);
  await credential.import.click();
  await expect(credential.shown).toContainText(files.thumbprint);
  await form.apply.click();
  await expect(page.locator('.fui-Toast')).toContainText(
    'The credential is kept for this run only.',
  );
  await form.testSettings.click();
  await expect(form.success).toBeVisible();
  await stop();
  const again = await start({ keyring: 'none' });
  await expect(new ConnectionPage(again.page).clientSecret).toBeVisible();
});

test('says what is wrong with each file, and loses nothing', async ({ start }) => {
  const good = makeCertificate('rsa');
  const curve = makeCertificate('ec');
  const foreign = makeCertificate('rsa');
  const huge = join(good.folder, 'huge.pfx');
  writeFileSync(huge, '');
  truncateSync(huge, 50 * 1024 * 1024);
  const nonsense = join(good.folder, 'nonsense.pfx');
  writeFileSync(nonsense, 'nothing of the kind');
  const { app, page } = await start();
  const { form, credential } = await beginWithCertificate(page);

  for (const [paths, sentence] of [
    [[good.certificatePath], 'The certificate has no private key.'],
    [
      [good.certificatePath, foreign.keyPath],
      'The private key does not belong to the certificate.',
    ],
    [[curve.pfxPath], 'Microsoft 365 does not accept a certificate with this kind of key (EC).'],
    [[good.pfxPath, foreign.pfxPath], 'There is more than one private key to choose from.'],
    [[huge], 'The file huge.pfx was not opened, because it is too large.'],
    [[nonsense], 'No certificate could be read from this file.'],
    [[join(good.folder, 'gone.pfx')], 'The file gone.pfx could not be opened.'],
  ] as const) {
    await chooseToOpen(app, ...paths);
    await credential.import.click();
    await expect(credential.shown).toContainText(sentence);
  }
  await form.testSettings.click();
  await expect(credential.import).toBeFocused();
  await expect(credential.shown).toContainText(
    'Import a certificate with its private key, or create one.',
  );

  await chooseToOpen(app, good.pfxPath);
  await credential.import.click();
  await expect(credential.shown).toContainText(good.thumbprint);
  await credential.secret.click();
  await form.clientSecret.fill(demoConnection.clientSecret);
  await expect(
    page.getByRole('main').getByText('Only the client secret will be used.'),
  ).toBeVisible();
  await credential.certificate.click();
  await expect(
    page.getByRole('main').getByText('Only the certificate will be used.'),
  ).toBeVisible();
  await expect(credential.shown).toContainText(good.thumbprint);
});

/** A day as a date box wants it, so many days from today. */
function inDays(days: number): string {
  const day = new Date();
  day.setDate(day.getDate() + days);
  const twoDigits = (part: number) => String(part).padStart(2, '0');
  return `${day.getFullYear()}-${twoDigits(day.getMonth() + 1)}-${twoDigits(day.getDate())}`;
}

function savedSettings(profile: string) {
  return JSON.parse(readFileSync(join(profile, 'settings.json'), 'utf8')) as {
    connections: Record<string, unknown>[];
  };
}

test('counts the days to the end of the secret, and tells once a day, in use or not', async ({
  start,
  profile,
}) => {
  const first = await start();
  const form = new ConnectionPage(first.page);
  await form.fill({ secretExpires: inDays(40) });
  await expect(first.page.getByText('Expires in 40 days')).toBeVisible();
  await form.apply.click();
  await expect(form.clientSecret).toHaveAttribute('placeholder', 'Saved – type to replace');
  await expect(first.page.getByRole('group', { name: 'Client secret:' })).toBeHidden();
  await form.secretExpires.fill(inDays(5));
  await form.apply.click();
  await expect(
    first.page.getByRole('group', { name: 'Client secret: Expires in 5 days' }),
  ).toBeVisible();
  await withoutToasts(first.page);
  expect(await axeFindings(first.page)).toEqual([]);
  expect(savedSettings(profile).connections[0]?.['expiryToldOn']).toBeNull();
  // Beside a new connection, it is told of where connections are chosen.
  const notInUse = (page: Page) =>
    page.getByRole('button', { name: 'Microsoft 365 Expires in 5 days', exact: true });
  await first.page.getByRole('button', { name: 'Manage connections', exact: true }).click();
  await first.page.getByRole('menuitem', { name: 'Add connection', exact: true }).click();
  await expect(notInUse(first.page)).toBeVisible();
  expect(await axeFindings(first.page)).toEqual([]);
  await first.stop();

  const second = await start();
  await notInUse(second.page).click();
  await expect(
    second.page.getByRole('group', { name: 'Client secret: Expires in 5 days' }),
  ).toBeVisible();
  await expect(notInUse(second.page)).toBeHidden();
  await expect.poll(() => savedSettings(profile).connections[0]?.['expiryToldOn']).toBe(inDays(0));
  await second.stop();
  const third = await start();
  await expect(
    third.page.getByRole('group', { name: 'Client secret: Expires in 5 days' }),
  ).toBeVisible();
  await third.stop();
  const log = readFileSync(join(profile, 'logs', 'main.log'), 'utf8');
  expect(log.split('Told when the credential ends')).toHaveLength(2);
});

test('reads the end of the secret from Microsoft 365 and overwrites nothing by itself', async ({
  start,
  tenant,
}) => {
  const { secretId: id, clientSecret: value } = demoConnection;
  const expires = new Date(`${inDays(20)}T12:00:00`);
  tenant.control.changeApp({ secrets: [{ id, value, expires }] });
  const { page, stop } = await start();
  const form = new ConnectionPage(page);
  const read = (on: Page) =>
    on.getByRole('button', { name: 'Read from Microsoft 365', exact: true });
  await form.fill({ secretExpires: inDays(200) });
  await expect(read(page)).toBeHidden();
  await form.apply.click();
  await read(page).click();
  await expect(page.getByText('Application.Read.All').first()).toBeVisible();
  await stop();

  tenant.control.grant('Application.Read.All');
  const again = await start();
  const second = new ConnectionPage(again.page);
  await read(again.page).click();
  const use = again.page.getByRole('button', { name: 'Use this date', exact: true });
  await expect(use).toBeVisible();
  await expect(second.secretExpires).toHaveValue(inDays(200));
  await use.click();
  await expect(second.secretExpires).toHaveValue(inDays(20));
  await expect(again.page.getByText('Expires in 20 days')).toBeVisible();
  await second.apply.click();
  await expect(
    again.page.getByRole('group', { name: 'Client secret: Expires in 20 days' }),
  ).toBeVisible();
});

const newSecret = 'Nw18Q~the-secret-that-comes-after-it-';

test('replaces the secret only when the new one passes, and takes it back with Undo', async ({
  start,
  tenant,
  profile,
}) => {
  const { secretId: id, clientSecret: value } = demoConnection;
  const expires = new Date('2099-12-31T00:00:00Z');
  const { page, stop } = await start();
  const form = new ConnectionPage(page);
  await form.fill({ secretExpires: inDays(5) });
  await form.apply.click();
  await expect(form.clientSecret).toHaveAttribute('placeholder', 'Saved – type to replace');

  const open = page.getByRole('button', { name: 'Replace secret…', exact: true });
  const dialog = page.getByRole('dialog', { name: 'Replace client secret' });
  const replace = dialog.getByRole('button', { name: 'Test and replace', exact: true });
  await open.click();
  await dialog.getByLabel('New client secret', { exact: true }).fill(newSecret);
  await dialog.getByLabel('New secret expires', { exact: true }).fill(inDays(300));
  await replace.click();
  await expect(dialog).toContainText('The old secret stays in use.');
  expect(await axeFindings(page)).toEqual([]);
  expect(savedSettings(profile).connections[0]?.['secretExpires']).toBe(inDays(5));

  // Somebody creates it in the portal; the old one is still there beside it.
  tenant.control.changeApp({
    secrets: [
      { id, value, expires },
      { id: 'new', value: newSecret, expires },
    ],
  });
  await replace.click();
  await expect(dialog).toBeHidden();
  await expect(
    page.getByRole('group', { name: 'The client secret was replaced on' }),
  ).toBeVisible();
  await expect(form.secretExpires).toHaveValue(inDays(300));
  await expect(form.apply).toHaveAttribute('aria-disabled', 'true');
  // Only the new one signs in.
  tenant.control.changeApp({ secrets: [{ id: 'new', value: newSecret, expires }] });
  await form.testSettings.click();
  await form.success.getByRole('button', { name: 'Close', exact: true }).click();
  await stop();
  expect(findInFiles(profile, newSecret).hits).toEqual([]);

  const again = await start();
  const second = new ConnectionPage(again.page);
  tenant.control.changeApp({ secrets: [{ id, value, expires }] });
  await again.page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(
    again.page.getByRole('group', { name: 'The client secret was replaced on' }),
  ).toBeHidden();
  await expect(second.secretExpires).toHaveValue(inDays(5));
  await withoutToasts(again.page);
  await second.testSettings.click();
  await second.success.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(second.success).toBeHidden();

  // A certificate that nobody has uploaded, taken back in the same way.
  const credential = credentialOf(again.page);
  await second.secretExpires.fill('');
  await second.apply.click();
  await expect(second.apply).toHaveAttribute('aria-disabled', 'true');
  await credential.certificate.click();
  await credential.create.click();
  await expect(credential.shown).toContainText('HelpMaster M365 Console');
  await second.apply.click();
  const replaced = again.page.getByRole('group', {
    name: 'The client secret was replaced by a certificate on',
  });
  await expect(replaced).toBeVisible();
  await second.testSettings.click();
  await expect(second.step('Authenticate the app')).toContainText('Failed');
  await replaced.getByRole('button', { name: 'Undo', exact: true }).click();
  const undone = 'The old client secret is in use again.';
  await expect(again.page.locator('.fui-Toast').filter({ hasText: undone })).toBeVisible();
  await expect(replaced).toBeHidden();
  await expect(second.clientSecret).toHaveAttribute('placeholder', 'Saved – type to replace');
  await expect(again.page.getByText('The values have changed since this test.')).toBeVisible();
  await expect(second.apply).toHaveAttribute('aria-disabled', 'true');
  await second.testSettings.click();
  await expect(second.success).toBeVisible();
  expect(savedSettings(profile).connections[0]?.['previous']).toBeNull();
});

for (const look of looks) {
  test(`the credential looks right and is accessible, ${look.name}`, async ({ start, tenant }) => {
    const { app, page } = await start();

    await dress({ app, page }, look);
    const { form, credential } = await beginWithCertificate(page);
    const look_ = async (state: string) => {
      await withoutToasts(page);
      await page.screenshot({ path: `out/screenshots/credential/${look.name}/${state}.png` });
      expect(await axeFindings(page), state).toEqual([]);
      expect(await clippedTexts(page), state).toEqual([]);
    };
    await credential.import.scrollIntoViewIfNeeded();
    await look_('no-certificate');
    const files = makeCertificate('rsa', { password });
    await chooseToOpen(app, files.pfxPath);
    await credential.import.click();
    await expect(credential.passwordDialog).toBeVisible();
    await look_('password');
    await credential.passwordDialog.getByLabel('Password', { exact: true }).fill('wrong');
    await page.keyboard.press('Enter');
    await expect(credential.passwordDialog).toContainText('does not open');
    await look_('password-wrong');
    await credential.passwordDialog.getByLabel('Password', { exact: true }).fill(password);
    await page.keyboard.press('Enter');
    await expect(credential.shown).toContainText(files.thumbprint);
    await credential.saveCer.scrollIntoViewIfNeeded();
    await look_('certificate');
    await form.testSettings.click();
    await expect(form.step('Authenticate the app')).toContainText('Failed');
    await credential.saveCer.scrollIntoViewIfNeeded();
    await look_('not-registered');
    tenant.control.registerCertificate(files.certificate);
    await chooseToOpen(app, files.certificatePath);
    await credential.import.click();
    await expect(credential.shown).toContainText('has no private key');
    await credential.saveCer.scrollIntoViewIfNeeded();
    await look_('problem');
    await form.revert.click();
    await credential.secret.click();
    await form.fill({ secretExpires: inDays(25) });
    await form.apply.click();
    await expect(
      page.getByRole('group', { name: 'Client secret: Expires in 25 days' }),
    ).toBeVisible();
    await look_('expiry-warning');
    await form.secretExpires.fill(inDays(6));
    await form.apply.click();
    await expect(
      page.getByRole('group', { name: 'Client secret: Expires in 6 days' }),
    ).toBeVisible();
    await page.getByRole('button', { name: 'Read from Microsoft 365', exact: true }).click();
    await expect(page.getByText('Application.Read.All').first()).toBeVisible();
    await look_('expiry-alarm');
    await form.secretExpires.scrollIntoViewIfNeeded();
    await look_('expiry-read');
    await page.getByRole('button', { name: 'Replace secret…', exact: true }).click();
    const replace = page.getByRole('dialog', { name: 'Replace client secret' });
    await replace.getByLabel('New client secret', { exact: true }).fill(newSecret);
    await replace.getByRole('button', { name: 'Test and replace', exact: true }).click();
    await expect(replace).toContainText('The old secret stays in use.');
    await look_('replace-failed');
    const expires = new Date('2099-12-31T00:00:00Z');
    tenant.control.changeApp({ secrets: [{ id: 'new', value: newSecret, expires }] });
    await replace.getByRole('button', { name: 'Test and replace', exact: true }).click();
    await expect(
      page.getByRole('group', { name: 'The client secret was replaced on' }),
    ).toBeVisible();
    await page
      .getByRole('group', { name: 'The client secret was replaced on' })
      .scrollIntoViewIfNeeded();
    await look_('replaced');
    await credential.certificate.click();
    await chooseToOpen(app, files.certificatePath, files.keyPath);
    await credential.import.click();
    await expect(credential.shown).toContainText(files.thumbprint);
    await form.apply.click();
    const byCertificate = page.getByRole('group', {
      name: 'The client secret was replaced by a certificate on',
    });
    await byCertificate.scrollIntoViewIfNeeded();
    await look_('replaced-by-certificate');
  });
}
