import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoConnection } from '../../src-main/demo-tenant';
import { dress, looks } from '../fixtures/appearance';
import { applyDraft, call, draft } from '../fixtures/calls';
import { ConnectionPage } from '../fixtures/connection-page';
import { test as base, expect } from '../fixtures/console';
import { axeFindings, clippedTexts } from '../fixtures/look';

interface PolicyFixture {
  /** Writes the policy file; answers what a console is started with to read it. */
  policy: (content: unknown) => { env: Record<string, string> };
}

const test = base.extend<PolicyFixture>({
  // eslint-disable-next-line no-empty-pattern -- Playwright wants a destructured argument
  policy: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'console-policy-'));
    const file = join(folder, 'policy.json');
    await use((content) => {
      writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
      return { env: { CONSOLE_POLICY_FILE: file } };
    });
    rmSync(folder, { recursive: true });
  },
});

const { tenantId, clientId } = demoConnection;
const managed = 'Managed by your organisation.';

test('clouds that are not allowed can’t be chosen, and main refuses them', async ({
  start,
  policy,
  tenant,
}) => {
  const { page } = await start(policy({ version: 1, allowedClouds: ['gccHigh', 'dod'] }));
  const form = new ConnectionPage(page);
  await expect(form.cloud).toHaveText('US Government (GCC High)');
  await form.cloud.click();
  const global = page.getByRole('option', { name: /^Global .* not allowed by your organisation$/ });
  await expect(global).toBeDisabled();
  await expect(
    page.getByRole('option', { name: 'US Government (DoD)', exact: true }),
  ).toBeEnabled();

  const refused = { ok: false, problem: { code: 'policy-cloud-not-allowed' } };
  expect(await applyDraft(page)).toMatchObject(refused);
  expect(await call(page, 'connection.test', draft())).toMatchObject(refused);
  expect(await call(page, 'directory.search', { connection: draft(), text: 'a' })).toMatchObject(
    refused,
  );
  expect(tenant.log.entries).toEqual([]);
});

test('settings that are given are read-only, and main refuses others', async ({
  start,
  policy,
  tenant,
}) => {
  const { page } = await start(
    policy({ version: 1, lockedSettings: { cloud: 'global', tenantId, clientId } }),
  );
  const form = new ConnectionPage(page);
  await expect(form.tenantId).toHaveValue(tenantId);
  await expect(form.tenantId).not.toBeEditable();
  await expect(form.clientId).not.toBeEditable();
  await expect(form.cloud).toHaveAttribute('aria-readonly', 'true');
  await form.cloud.click();
  await expect(page.getByRole('option')).toHaveCount(0);
  await expect(page.getByText(managed)).toHaveCount(3);
  // What a script in the page sends past the form.
  expect(await applyDraft(page, { tenantId: 'fabrikam.com' })).toMatchObject({
    problem: { code: 'policy-setting-locked', values: { setting: 'tenantId' } },
  });
  expect(tenant.log.entries).toEqual([]);

  await form.clientSecret.fill(demoConnection.clientSecret);
  await form.testSettings.click();
  await expect(form.success).toBeVisible();
  await form.success.getByRole('button', { name: 'Apply', exact: true }).click();
  await expect(form.clientSecret).toHaveAttribute('placeholder', 'Saved – type to replace');
});

test('a connection from before the policy is not used, and says why', async ({
  start,
  policy,
  tenant,
}) => {
  const before = await start();
  expect(await applyDraft(before.page)).toMatchObject({ ok: true });
  await before.stop();
  tenant.log.clear();

  const { page } = await start(policy({ version: 1, allowedClouds: ['dod'] }));
  await expect(page.getByText('Your organisation does not allow the cloud').first()).toBeVisible();
  await page.getByRole('button', { name: 'Microsoft 365 Users', exact: true }).click();
  await expect(page.getByText('Your organisation does not allow the cloud').first()).toBeVisible();
  expect(tenant.log.entries).toEqual([]);
});

test('a policy that can’t be used lets nothing be changed, and is told', async ({
  start,
  policy,
  profile,
  tenant,
}) => {
  const before = await start();
  expect(await applyDraft(before.page)).toMatchObject({ ok: true });
  await before.stop();
  const settings = () => readFileSync(join(profile, 'settings.json'), 'utf8');
  const saved = settings();

  const { page } = await start(policy({ version: 1, allowedCloud: ['dod'] }));
  await expect(
    page.getByText('The policy of this computer could not be used.').first(),
  ).toBeVisible();
  const refused = { ok: false, problem: { code: 'policy-not-readable' } };
  expect(await applyDraft(page)).toMatchObject(refused);
  tenant.log.clear();
  expect(await call(page, 'connection.test', draft())).toMatchObject(refused);
  expect(await call(page, 'connections.add', {})).toMatchObject(refused);
  expect(tenant.log.entries).toEqual([]);
  expect(settings()).toBe(saved);

  // The saved connection goes on working.
  const form = new ConnectionPage(page);
  await form.testSettings.click();
  await expect(form.success).toBeVisible();
});

test('the demo tenant is not governed', async ({ start, policy }) => {
  const { page } = await start({
    switches: ['--demo'],
    ...policy({ version: 1, allowedClouds: ['dod'] }),
  });
  await expect(new ConnectionPage(page).cloud).toHaveText('Global (commercial and GCC)');
});

for (const look of looks) {
  test(`a managed connection, ${look.name}`, async ({ start, policy }) => {
    const console = await start(
      policy({
        version: 1,
        allowedClouds: ['global', 'gccHigh'],
        lockedSettings: { tenantId, testMailbox: demoConnection.testMailbox },
      }),
    );
    const { page } = console;
    await dress(console, look);
    const form = new ConnectionPage(page);
    await expect(form.tenantId).toHaveValue(tenantId);
    await page.screenshot({ path: `out/screenshots/${look.name}/policy-1-locked.png` });
    expect.soft(await clippedTexts(page)).toEqual([]);
    expect.soft(await axeFindings(page)).toEqual([]);
    await form.cloud.click();
    await expect(page.getByRole('option').first()).toBeVisible();
    await page.screenshot({ path: `out/screenshots/${look.name}/policy-2-clouds.png` });
    expect.soft(await clippedTexts(page)).toEqual([]);
    expect.soft(await axeFindings(page)).toEqual([]);
    await console.stop();

    const broken = await start(policy('no policy'));
    await dress(broken, look);
    await expect(broken.page.getByText('could not be used').first()).toBeVisible();
    await broken.page.screenshot({ path: `out/screenshots/${look.name}/policy-3-broken.png` });
    expect.soft(await axeFindings(broken.page)).toEqual([]);
  });
}
