import type { Page } from 'playwright/test';
import { withDefaults } from '../../src-main/demo-tenant/options';
import { call, draft } from '../fixtures/calls';
import { ConnectionPage } from '../fixtures/connection-page';
import { expect, test } from '../fixtures/console';
import { load } from '../fixtures/effort';
import { EmailAccountsPage } from '../fixtures/email-accounts-page';
import { collectable, watchResources, type Held } from '../fixtures/resources';
import { changeSettings, savedAccount } from '../fixtures/settings-on-disk';
import { UsersPage } from '../fixtures/users-page';

const accountCount = 2000;

const [firstApp] = withDefaults({}).apps;
if (!firstApp) throw new Error('The demo tenant has no app');

/** Another app of the same tenant, to switch to. */
const second = {
  clientId: '5d0f7a3e-94b6-4c1d-8e25-b7c3f9016a84',
  clientSecret: 'Ts91Q~the-secret-of-the-test-connection',
};

test.use({
  // A trace remembers in the page what it has seen of it, which would be measured too.
  trace: 'off',
  tenantOptions: {
    people: load.people,
    apps: [
      firstApp,
      {
        ...firstApp,
        clientId: second.clientId,
        secrets: [{ id: 'test', value: second.clientSecret, expires: new Date('2099-12-31') }],
      },
    ],
  },
});

const openConnection = async (page: Page) => {
  await page.getByRole('button', { name: 'API Integrations', exact: true }).click();
  const form = new ConnectionPage(page);
  await expect(form.clientId).toBeVisible();
  return form;
};

const switchTo = async (page: Page, name: string) => {
  const connection = page
    .getByRole('list', { name: 'Connections', exact: true })
    .getByRole('button', { name, exact: true });
  await connection.click();
  await expect(connection).toHaveAttribute('aria-pressed', 'true');
};

/** What an administrator does in some minutes, as fast as it can be done. */
async function round(page: Page, tests: number, slow: (isSlow: boolean) => void): Promise<void> {
  const users = await UsersPage.open(page);
  for (const text of ['an', 'helpdesk', 'nobody at all']) {
    await users.search.fill(text);
    await expect(users.status).toContainText('Showing');
  }
  await users.search.fill('');
  await expect(users.rows.first()).toBeVisible();
  slow(true);
  await users.loadAll.click();
  await users.cancel.click();
  slow(false);
  await page.getByRole('button', { name: 'Go on', exact: true }).click();
  await expect(users.status).toContainText('from the loaded directory', { timeout: 120_000 });
  for (const text of ['zoe', 'desk', '']) {
    await users.search.fill(text);
    await expect(users.status).toContainText('Showing');
  }

  const accounts = await EmailAccountsPage.open(page);
  slow(true);
  await accounts.checkAccess.click();
  await expect(page.getByText(/^\d[\d,]* of 2,000 accounts$/)).toBeVisible();
  await accounts.cancel.click();
  await expect(accounts.checking).toBeHidden();
  slow(false);
  await accounts.select('Queue 1');
  await accounts.check();
  await accounts.edit.click();
  const edited = accounts.dialog('Edit Email Account');
  const calendar = edited.getByRole('checkbox', { name: 'Calendar', exact: true });
  await calendar.setChecked(!(await calendar.isChecked()));
  await edited.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(edited).toBeHidden();

  const form = await openConnection(page);
  await switchTo(page, 'Microsoft 365 2');
  await switchTo(page, 'Microsoft 365');
  for (let done = 0; done < tests; done++) {
    await form.testSettings.click();
    await form.success.getByRole('button', { name: 'Close', exact: true }).click();
    await expect(form.success).toBeHidden();
  }
  await switchTo(page, 'Microsoft 365 2');
  await switchTo(page, 'Microsoft 365');
  await expect(page.locator('.fui-Toast')).toHaveCount(0);
}

test(`holds no more after an hour of use than before it: ${load.people} users, ${load.rounds * load.tests} tests`, async ({
  start,
  profile,
  tenant,
}) => {
  test.setTimeout(120_000 + load.rounds * (30_000 + load.people + load.tests * 4000));
  const first = await start();
  await call(first.page, 'connection.apply', draft());
  await first.stop();
  changeSettings(profile, (settings) => {
    settings.emailAccounts.accounts = Array.from({ length: accountCount }, (_, number) =>
      savedAccount(settings, number, {
        id: `aaaaaaaa-0000-4000-8000-${String(number).padStart(12, '0')}`,
        address: `queue${number + 1}@contoso.com`,
        name: `Queue ${number + 1}`,
      }),
    );
  });

  const { app, page } = await start({ switches: [collectable] });
  await call(page, 'connections.add', {});
  await call(
    page,
    'connection.apply',
    draft({ ...second, clientSecret: { set: second.clientSecret } }),
  );
  await page.reload();
  await openConnection(page);
  await switchTo(page, 'Microsoft 365');
  const held = await watchResources(app, page);
  const fresh = await held();
  // Code that runs for the first time stays in memory for good.
  const slow = (isSlow: boolean) => tenant.control.setLatency(isSlow ? 500 : 0);
  await round(page, 1, slow);
  const before = await held();
  for (let done = 0; done < load.rounds; done++) await round(page, load.tests, slow);
  const after = await held();
  report({ fresh, before, after });

  for (const part of ['main', 'page'] as const) {
    expect(after.memory[part], `memory of ${part}`).toBeLessThanOrEqual(before.memory[part] * 1.2);
  }
  // What nobody looks at is forgotten after some minutes: one timeout for each answer that still waits.
  const timeouts = 'page: timeouts';
  expect(after.counts[timeouts]).toBeLessThanOrEqual((before.counts[timeouts] ?? 0) + 5);
  expect({ ...after.counts, [timeouts]: 0 }).toEqual({ ...before.counts, [timeouts]: 0 });
});

function report(moments: Record<string, Held>): void {
  for (const [moment, { memory, compiled, counts }] of Object.entries(moments)) {
    const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
    process.stdout.write(
      `${moment}: main ${megabytes(memory.main)}, page ${megabytes(memory.page)} and ${megabytes(compiled)} of compiled code, ${JSON.stringify(counts)}\n`,
    );
  }
}
