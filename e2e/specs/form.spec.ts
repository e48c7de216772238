import { rmSync, writeFileSync } from 'node:fs';
import type { Page } from 'playwright/test';
import { demoConnection } from '../../src-main/demo-tenant';
import { ConnectionPage } from '../fixtures/connection-page';
import { expect, test } from '../fixtures/console';

const overview = `Display name
: HelpMaster
Application (client) ID
: ${demoConnection.clientId}
Object ID
: aaaaaaaa-1111-4222-8333-bbbbbbbbbbbb
Directory (tenant) ID
: ${demoConnection.tenantId}
`;

// The tests of both workers share one clipboard of the system: these two take turns with it.
test.describe.serial('pasting', () => {
  test('fills in both IDs from the portal’s Overview page', async ({ start }) => {
    const { app, page } = await start();
    const form = new ConnectionPage(page);
    await app.evaluate(({ clipboard }, text) => clipboard.writeText(text), overview);
    await form.tenantId.focus();
    await page.keyboard.press('ControlOrMeta+V');
    await expect(form.clientId).toHaveValue(demoConnection.clientId);
    await expect(form.tenantId).toHaveValue(demoConnection.tenantId);
    await expect(
      page.getByText('Both IDs were filled in from the copied text.', { exact: true }),
    ).toBeVisible();
  });

  test('trims what is pasted', async ({ start }) => {
    const { app, page } = await start();
    const form = new ConnectionPage(page);
    const paste = async (text: string) => {
      await app.evaluate(({ clipboard }, pasted) => clipboard.writeText(pasted), text);
      await page.keyboard.press('ControlOrMeta+V');
    };
    await form.clientId.focus();
    await paste(`\r\n  ${demoConnection.clientId} \r\n`);
    await expect(form.clientId).toHaveValue(demoConnection.clientId);
    await form.clientSecret.focus();
    await paste(`  ${demoConnection.clientSecret}\n`);
    await expect(form.clientSecret).toHaveValue(demoConnection.clientSecret);
  });
});

test('warns of a Secret ID without blocking the test', async ({ start }) => {
  const { page } = await start();
  const form = new ConnectionPage(page);
  await form.fill({ clientSecret: demoConnection.secretId });
  await expect(
    page.getByText('This looks like the Secret ID; copy the Value column.', { exact: false }),
  ).toBeVisible();
  await form.testSettings.click();
  await expect(form.step('Authenticate the app')).toContainText('Failed');
});

test('names each field that is wrong and asks nothing of Microsoft', async ({ start, tenant }) => {
  const { page } = await start();
  const form = new ConnectionPage(page);
  await form.testSettings.click();
  await expect(page.getByText('Enter the Application (client) ID')).toBeVisible();
  await expect(page.getByText('Enter the Directory (tenant) ID')).toBeVisible();
  await expect(page.getByText('Enter the Value of a client secret.')).toBeVisible();
  await expect(form.clientId).toBeFocused();

  await form.clientId.fill('12345');
  await form.tenantId.fill('not a tenant');
  await form.testMailbox.fill('support');
  await form.testSettings.click();
  await expect(page.getByText('Application (client) ID has 32 letters')).toBeVisible();
  await expect(page.getByText('Directory (tenant) ID is five groups')).toBeVisible();
  await expect(page.getByText('Enter a whole address')).toBeVisible();
  expect(tenant.log.entries).toEqual([]);
});

test('accepts only https for custom endpoints', async ({ start }) => {
  const { page } = await start();
  const form = new ConnectionPage(page);
  await form.fill({ cloud: 'Custom endpoints', authorityUrl: 'http://login.example.com' });
  await form.graphUrl.fill('https://graph.example.com/v1.0');
  await form.testSettings.click();
  await expect(form.authorityUrl).toHaveAttribute('aria-invalid', 'true');
  await expect(form.graphUrl).toHaveAttribute('aria-invalid', 'true');
});

test('accepts a verified domain name as tenant', async ({ start }) => {
  const { page } = await start();
  const form = new ConnectionPage(page);
  await form.test({ tenantId: demoConnection.domain });
  await expect(form.success).toBeVisible();
  await form.success.getByRole('button', { name: 'Close' }).click();
  await expect(form.step('Find the tenant')).toContainText(demoConnection.tenantId);
});

test('offers the eight clouds', async ({ start }) => {
  const { page } = await start();
  const form = new ConnectionPage(page);
  await form.cloud.click();
  await expect(page.getByRole('option')).toHaveText([
    'Global (commercial and GCC)',
    'US Government (GCC High)',
    'US Government (DoD)',
    'China (21Vianet)',
    'Bleu (France)',
    'Delos (Germany)',
    'GovSG (Singapore)',
    'Custom endpoints',
  ]);
});

test('Revert brings back what is saved', async ({ start }) => {
  const { page } = await start();
  const form = new ConnectionPage(page);
  await form.fill();
  await form.apply.click();
  await expect(form.clientSecret).toHaveAttribute('placeholder', 'Saved – type to replace');
  await form.clientId.fill('00000000-0000-4000-8000-000000000000');
  await form.testMailbox.fill('support@contoso.com');
  await form.revert.click();
  await expect(form.clientId).toHaveValue(demoConnection.clientId);
  await expect(form.testMailbox).toHaveValue('');
});

test('asks for the secret again when the tenant changes', async ({ start, tenant }) => {
  const { page } = await start();
  const form = new ConnectionPage(page);
  await form.fill();
  await form.apply.click();
  await expect(form.clientSecret).toHaveAttribute('placeholder', 'Saved – type to replace');
  await form.tenantId.fill('fabrikam.com');
  await form.testSettings.click();
  await expect(page.getByText('Enter the secret again.', { exact: false })).toBeVisible();
  expect(tenant.log.entries).toEqual([]);
});

test('makes Test Settings the primary action until the values have passed, then Apply', async ({
  start,
}) => {
  const { page } = await start();
  const form = new ConnectionPage(page);
  const background = (name: string) =>
    page
      .getByRole('button', { name, exact: true })
      .evaluate((button) => getComputedStyle(button).backgroundColor);
  await form.fill();
  const primary = await background('Test Settings');
  expect(await background('Apply')).not.toBe(primary);
  await form.testSettings.click();
  await form.success.getByRole('button', { name: 'Close' }).click();
  await form.clientId.focus();
  await expect.poll(() => background('Apply')).toBe(primary);
  await form.testMailbox.fill('support@contoso.com');
  await expect.poll(() => background('Test Settings')).toBe(primary);
  await expect(page.getByText('The values have changed since this test.')).toBeVisible();
});

test('asks before unsaved changes are lost by leaving the page', async ({ start }) => {
  const { page } = await start();
  const form = new ConnectionPage(page);
  const guard = page.getByRole('dialog', { name: 'Apply the changes first?' });
  const navigation = page.getByRole('navigation', { name: 'System Administration' });
  await form.fill();

  await navigation.getByRole('button', { name: 'Preferences' }).click();
  await guard.getByRole('button', { name: 'Keep editing' }).click();
  await expect(form.clientId).toHaveValue(demoConnection.clientId);

  await navigation.getByRole('button', { name: 'Preferences' }).click();
  await guard.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Preferences' })).toBeVisible();
  await navigation.getByRole('button', { name: 'API Integrations' }).click();
  await expect(form.clientSecret).toHaveAttribute('placeholder', 'Saved – type to replace');

  await form.testMailbox.fill('support@contoso.com');
  await navigation.getByRole('button', { name: 'Activity' }).click();
  await guard.getByRole('button', { name: 'Discard changes' }).click();
  await navigation.getByRole('button', { name: 'API Integrations' }).click();
  await expect(form.testMailbox).toHaveValue('');
});

test('asks before unsaved changes are lost by closing the window', async ({ start }) => {
  const { app, page } = await start();
  const form = new ConnectionPage(page);
  const guard = page.getByRole('dialog', { name: 'Apply the changes first?' });
  await form.fill();
  const close = () =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());

  await close();
  await guard.getByRole('button', { name: 'Keep editing' }).click();
  await expect(guard).toBeHidden();
  await expect(form.clientId).toHaveValue(demoConnection.clientId);

  const exited = new Promise((done) => app.process().once('exit', done));
  await close();
  await guard.getByRole('button', { name: 'Discard changes' }).click();
  await exited;
});

test('stays in the question when Apply fails, and shows why', async ({ start, profile }) => {
  const { page } = await start();
  const form = new ConnectionPage(page);
  const guard = page.getByRole('dialog', { name: 'Apply the changes first?' });
  await form.fill();
  // Root may write anywhere, so the folder itself makes way for a file.
  rmSync(profile, { recursive: true, force: true });
  writeFileSync(profile, '');
  await page.getByRole('button', { name: 'Activity', exact: true }).click();
  await guard.getByRole('button', { name: 'Apply' }).click();
  await expect(guard).toBeHidden();
  await expect(page.getByText('The settings could not be saved.').first()).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('API Integrations');
  await expect(form.clientSecret).toHaveValue(demoConnection.clientSecret);
  rmSync(profile);
});

/** Presses Apply, and goes to Preferences in the very moment in which the form shows that it is saved. */
async function leaveWhileSaving(page: Page): Promise<void> {
  await page.evaluate(() => {
    const buttons = [...document.querySelectorAll('button')];
    const [apply, preferences] = ['Apply', 'Preferences'].map((name) =>
      buttons.find(({ textContent }) => textContent === name),
    );
    if (!apply || !preferences) throw new Error('A button is missing');
    new MutationObserver((_, observer) => {
      if (apply.getAttribute('aria-disabled') !== 'true') return;
      observer.disconnect();
      preferences.click();
    }).observe(apply, { attributes: true });
    apply.click();
  });
}

test('leaving while it is being saved waits for that, and asks nothing', async ({ start }) => {
  const { page } = await start();
  const form = new ConnectionPage(page);
  await form.fill();
  await leaveWhileSaving(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Preferences');
  await page.getByRole('button', { name: 'API Integrations', exact: true }).click();
  await expect(form.clientSecret).toHaveAttribute('placeholder', 'Saved – type to replace');
});

test('asks who left while it was being saved once saving has failed', async ({
  start,
  profile,
}) => {
  const { page } = await start();
  const form = new ConnectionPage(page);
  const guard = page.getByRole('dialog', { name: 'Apply the changes first?' });
  await form.fill();
  rmSync(profile, { recursive: true, force: true });
  writeFileSync(profile, '');
  await leaveWhileSaving(page);
  await guard.getByRole('button', { name: 'Keep editing' }).click();
  await expect(page.getByText('The settings could not be saved.').first()).toBeVisible();
  await expect(form.clientSecret).toHaveValue(demoConnection.clientSecret);
  rmSync(profile);
});

test('asks for nothing any more when the tenant is put back', async ({ start }) => {
  const { page } = await start();
  const form = new ConnectionPage(page);
  await form.fill();
  await form.apply.click();
  await expect(form.clientSecret).toHaveAttribute('placeholder', 'Saved – type to replace');
  const question = page.getByText('Enter the secret again.', { exact: false });
  for (const change of [
    () => form.tenantId.fill('fabrikam.com'),
    () => form.chooseCloud('US Government (GCC High)'),
  ]) {
    await change();
    await form.testSettings.click();
    await expect(question).toBeVisible();
    await form.revert.click();
    await expect(question).toBeHidden();
  }
  await form.tenantId.fill('fabrikam.com');
  await form.testSettings.click();
  await expect(question).toBeVisible();
  await form.tenantId.fill(demoConnection.tenantId);
  await expect(question).toBeHidden();
});

test('tells a value that is too long, at its field', async ({ start, tenant }) => {
  const { page } = await start();
  const form = new ConnectionPage(page);
  await form.test({ clientSecret: 's'.repeat(5000) });
  await expect(form.clientSecret).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByText('This is longer than Microsoft 365 allows.')).toBeVisible();
  expect(tenant.log.entries).toEqual([]);
});

test('tells a date of which only a part is typed', async ({ start }) => {
  const { page } = await start();
  const form = new ConnectionPage(page);
  await form.fill();
  await form.secretExpires.focus();
  await page.keyboard.type('12');
  await form.testSettings.click();
  await expect(page.getByText('Enter a whole date.')).toBeVisible();
  await expect(form.success).toBeHidden();
});

test('chooses the test mailbox from the directory', async ({ start }) => {
  const { page } = await start();
  const form = new ConnectionPage(page);
  await form.fill();
  await page.getByRole('button', { name: 'Browse users…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Select mailbox' });
  await dialog.getByRole('searchbox', { name: 'Search users' }).fill('support@');
  await dialog.getByText(demoConnection.testMailbox, { exact: true }).click();
  await dialog.getByRole('button', { name: 'Select', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(form.testMailbox).toHaveValue(demoConnection.testMailbox);
});
