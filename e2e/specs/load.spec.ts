import type { Page } from 'playwright/test';
import { createDemoTenant, type DemoTenant } from '../../src-main/demo-tenant';
import { withDefaults, type DemoTenantOptions } from '../../src-main/demo-tenant/options';
import { createDirectory } from '../../src-main/demo-tenant/organisation/directory';
import { serveDemoTenant } from '../../src-main/demo-tenant/serve-https';
import { call, draft } from '../fixtures/calls';
import { ConnectionPage } from '../fixtures/connection-page';
import { expect, test as base } from '../fixtures/console';
import { load } from '../fixtures/effort';
import { EmailAccountsPage } from '../fixtures/email-accounts-page';
import { letTimePass, withPassingTime } from '../fixtures/passing-time';
import { serverCertificate } from '../fixtures/pki';
import { collectable, watchResources, type Held } from '../fixtures/resources';
import { changeSettings, savedAccount } from '../fixtures/settings-on-disk';
import { serveUpdates, type UpdateFeed } from '../fixtures/update-feed';
import { UsersPage } from '../fixtures/users-page';

const accountCount = 2000;
const dayMs = 24 * 60 * 60 * 1000;
/** Longer than the page keeps what nobody looks at. */
const whileMs = 10 * 60 * 1000;
/** A tenant that no connection leads to. */
const elsewhere = {
  cloud: 'global',
  name: 'fabrikam.com',
  id: '3c1f6f0e-5b52-4d0c-a3a5-0a7a8a1d9f14',
};

const [firstApp] = withDefaults({}).apps;
if (!firstApp) throw new Error('The demo tenant has no app');

/** Another app of the same tenant, to switch to. */
const second = {
  clientId: '5d0f7a3e-94b6-4c1d-8e25-b7c3f9016a84',
  clientSecret: 'Ts91Q~the-secret-of-the-test-connection',
};

const options: Partial<DemoTenantOptions> = {
  people: load.people,
  accessPolicy: { kind: 'none' },
  apps: [
    firstApp,
    {
      ...firstApp,
      clientId: second.clientId,
      secrets: [{ id: 'test', value: second.clientSecret, expires: new Date('2099-12-31') }],
    },
  ],
};

const test = base.extend<{ village: DemoTenant; place: { isVillage: boolean }; feed: UpdateFeed }>({
  /** The same tenant when it was small: all code can run there, and there is next to nothing to keep. */
  // eslint-disable-next-line no-empty-pattern -- Playwright wants a destructured argument
  village: async ({}, use) => {
    await use(createDemoTenant({ ...options, people: 200 }));
  },
  /** Which of the two answers. */
  // eslint-disable-next-line no-empty-pattern -- Playwright wants a destructured argument
  place: async ({}, use) => {
    await use({ isVillage: false });
  },
  served: async ({ tenant, village, place }, use) => {
    const served = await serveDemoTenant(
      { ...tenant, handle: (request) => (place.isVillage ? village : tenant).handle(request) },
      { ...serverCertificate('trusted'), keepOrigins: true },
    );
    await use(served);
    await served.close();
  },
  // eslint-disable-next-line no-empty-pattern -- Playwright wants a destructured argument
  feed: async ({}, use) => {
    const feed = await serveUpdates();
    feed.announce({ version: '0.0.1' });
    await use(feed);
    await feed.close();
  },
});

// A trace remembers in the page what it has seen of it, which would be measured too.
test.use({ trace: 'off', tenantOptions: options });

/** People of the tenant who have a mailbox. */
function mailboxes(count: number) {
  const { seed, domains } = withDefaults(options);
  const naming = { seed, domain: domains[0] ?? '', initialDomain: domains.at(-1) ?? '' };
  const directory = createDirectory(load.people, naming);
  const found: { id: string; address: string; name: string }[] = [];
  for (let number = 0; found.length < count; number++) {
    const { id, mail, displayName, assignedLicenses } = directory.at(number);
    if (mail !== null && assignedLicenses.length > 0) {
      found.push({ id, address: mail, name: displayName });
    }
  }
  return found;
}

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

/** Checks every account that the tenant has. */
async function checkAll(page: Page): Promise<void> {
  const accounts = await EmailAccountsPage.open(page);
  await accounts.checkAccess.click();
  await expect(checkedOf(page)).toBeVisible();
  await expect(accounts.checking).toBeHidden({ timeout: 300_000 });
}

const checkedOf = (page: Page) => page.getByText(/^\d[\d,]* of [\d,]+ accounts$/);

/** What an administrator does in a day, as fast as it can be done. */
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
  await expect(users.status).toContainText('from the loaded directory', { timeout: 300_000 });
  for (const text of ['zoe', 'desk', '']) {
    await users.search.fill(text);
    await expect(users.status).toContainText('Showing');
  }

  const accounts = await EmailAccountsPage.open(page);
  slow(true);
  await accounts.checkAccess.click();
  await expect(checkedOf(page)).toBeVisible();
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

test(`holds no more after use than before it: ${load.people} users, ${load.rounds * load.tests} tests`, async ({
  start,
  profile,
  tenant,
  village,
  place,
  feed,
}) => {
  test.setTimeout(180_000 + load.rounds * (30_000 + load.people + load.tests * 4000));
  const first = await start();
  await call(first.page, 'connection.apply', draft());
  await first.stop();
  changeSettings(profile, (settings) => {
    settings.emailAccounts.accounts = mailboxes(accountCount).map((mailbox, number) => ({
      ...savedAccount(settings, number, mailbox),
      id: `aaaaaaaa-0000-4000-8000-${String(number).padStart(12, '0')}`,
      name: `Queue ${number + 1}`,
      ...(number >= load.checked && { tenant: elsewhere }),
    }));
  });

  const switches = [collectable, ...withPassingTime];
  const { app, page } = await start({ switches, env: feed.env });
  await call(page, 'connections.add', {});
  await call(
    page,
    'connection.apply',
    draft({ ...second, clientSecret: { set: second.clientSecret } }),
  );
  const pass = await letTimePass(app, page, [tenant, village]);
  await page.reload();
  await openConnection(page);
  await switchTo(page, 'Microsoft 365');
  const held = await watchResources(app, page);
  const slow = (isSlow: boolean) => {
    for (const { control } of [tenant, village]) control.setLatency(isSlow ? 500 : 0);
  };

  let days = 0;
  const updatesState = async () => JSON.stringify(await call(page, 'updates.get', {}));
  const nextDay = async () => {
    const known = await updatesState();
    await pass(dayMs);
    days += 1;
    // Once after the start, and then once a day; the page is told, and asks what was found.
    await expect.poll(() => feed.requests.length, 'questions for updates').toBe(1 + days);
    await expect.poll(updatesState).toContain('upToDate');
    await expect.poll(updatesState).not.toBe(known);
    // What is kept for some minutes is kept from then on.
    await expect
      .poll(async () => {
        await pass(whileMs);
        return await page.evaluate(() => window.runningTimers?.()['page: timeouts']);
      }, 'timeouts of the page')
      .toBe(0);
  };

  // What was found out about the accounts is kept on purpose, and what has run once, and the
  // measuring itself, leave code behind.
  await checkAll(page);
  await held();
  place.isVillage = true;
  await round(page, 3, slow);
  await nextDay();
  const before = await held();
  place.isVillage = false;

  for (let day = 0; day < load.rounds; day++) {
    tenant.log.clear();
    await checkAll(page);
    const asked = new Set(tenant.log.entries.flatMap(({ mailbox }) => mailbox ?? []));
    expect(asked.size, 'mailboxes that were asked').toBe(load.checked);
    const signIns = tenant.log.entries.filter(({ path }) => path.endsWith('/oauth2/v2.0/token'));
    expect(signIns.length, 'tokens, since the last had ended').toBeGreaterThan(0);
    await round(page, load.tests, slow);
    await nextDay();
  }
  const after = await held();
  report({ before, after });

  for (const part of ['main', 'page'] as const) {
    expect(after.memory[part], `memory of ${part}`).toBeLessThanOrEqual(before.memory[part] * 1.2);
    expect(after.processes[part], `process of ${part}`).toBeLessThanOrEqual(
      before.processes[part] * 1.2,
    );
  }
  expect(after.counts).toEqual(before.counts);
});

function report(moments: Record<string, Held>): void {
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
  const both = ({ main, page }: Held['memory']) =>
    `main ${megabytes(main)}, page ${megabytes(page)}`;
  for (const [moment, { memory, compiled, processes, counts }] of Object.entries(moments)) {
    process.stdout.write(
      `${moment}: JavaScript of ${both(memory)} and ${megabytes(compiled)} of compiled code; processes of ${both(processes)}; ${JSON.stringify(counts)}\n`,
    );
  }
}
