import { expect, test } from '../fixtures/console';
import { UsersPage } from '../fixtures/users-page';

test('loads everybody with progress, and then needs the network no more', async ({
  start,
  tenant,
}) => {
  const { page } = await start();
  const users = await UsersPage.connected(page);
  tenant.control.setLatency(300);
  await users.loadAll.click();
  await expect(users.progress).toBeVisible();
  await expect(page.getByText(/[\d,]+ of 2,000 users · [\d,]+ a second/)).toBeVisible();
  await expect(users.status).toContainText('from the loaded directory');
  await expect(page.getByText('Loaded all 2,000 users', { exact: false }).first()).toBeVisible();
  await expect(users.progress).toBeHidden();

  tenant.control.addFault({ kind: 'reset', at: 'headers' });
  const before = tenant.log.entries.filter(({ path }) => path.endsWith('/users')).length;
  await users.search.fill('helpdesk');
  await expect(users.row('IT Helpdesk')).toBeVisible();
  await users.search.fill('help@contoso');
  await expect(users.row('Contoso Support')).toBeVisible();
  await users.search.fill('');
  await users.choose('Guests');
  await expect(users.rows.first()).toContainText('Guest');
  await users.header('Email').click();
  await expect(users.header('Email')).toHaveAttribute('aria-sort', 'ascending');
  const after = tenant.log.entries.filter(({ path }) => path.endsWith('/users')).length;
  expect(after).toBe(before);
});

test('tells how many users came while everybody was loaded', async ({ start, tenant }) => {
  const { page } = await start();
  const users = await UsersPage.connected(page);
  tenant.control.setLatency(1500);
  await users.loadAll.click();
  await expect(page.getByText(/of 2,000 users · [\d,]+ a second/)).toBeVisible();
  tenant.control.addUser({ displayName: 'Newly Hired' });
  tenant.control.setLatency(0);
  await expect(page.getByText('Loaded all 2,001 users', { exact: false }).first()).toBeVisible();
  await expect(page.getByText('1 user was added or deleted meanwhile.').first()).toBeVisible();
  await users.search.fill('newly');
  await expect(users.row('Newly Hired')).toBeVisible();
});

test('Cancel keeps what is loaded, and Go on loads the rest', async ({ start, tenant }) => {
  const { page } = await start();
  const users = await UsersPage.connected(page);
  tenant.control.setLatency(1000);
  await users.loadAll.click();
  await expect(users.progress).toBeVisible();
  await users.cancel.click();
  await expect(users.progress).toBeHidden();
  await expect(users.rows.first()).toBeVisible();
  tenant.control.setLatency(0);
  await page.getByRole('button', { name: 'Go on', exact: true }).click();
  await expect(users.status).toContainText('from the loaded directory');
  await expect(users.status).toContainText('Showing 2,000 of 2,000 users');
});

test('goes on while another page is open, and is shown again on the way back', async ({
  start,
  tenant,
}) => {
  const { page } = await start();
  const users = await UsersPage.connected(page);
  tenant.control.setLatency(20_000);
  await users.loadAll.click();
  await expect(users.progress).toBeVisible();
  await page.getByRole('button', { name: 'Activity', exact: true }).click();
  await UsersPage.open(page);
  await expect(users.progress).toBeVisible();
  tenant.control.setLatency(0);
  await expect(users.status).toContainText('from the loaded directory');
});

test('tells when Microsoft 365 asks for a pause, and goes on', async ({ start, tenant }) => {
  const { page } = await start();
  const users = await UsersPage.connected(page);
  tenant.control.addFault({
    kind: 'throttle',
    retryAfter: '4',
    service: 'graph',
    path: /users\?/,
    times: 3,
  });
  await users.loadAll.click();
  await expect(page.getByText('Microsoft 365 asks for a pause: going on in')).toBeVisible();
  await expect(users.status).toContainText('from the loaded directory', { timeout: 30_000 });
  await expect(users.status).toContainText('2,000 of 2,000');
});

for (const [length, retryAfter] of [
  ['of three hours', '10800'],
  ['until a date', 'Fri, 01 Jan 2100 00:00:00 GMT'],
  ['of a length it does not say', undefined],
] as const) {
  test(`counts down a pause ${length}, which Cancel ends`, async ({ start, tenant }) => {
    const { page } = await start();
    const users = await UsersPage.connected(page);
    const heal = tenant.control.addFault({
      kind: 'throttle',
      ...(retryAfter !== undefined && { retryAfter }),
      service: 'graph',
      path: /users\?/,
    });
    await users.loadAll.click();
    await expect(page.getByText('Microsoft 365 asks for a pause: going on in')).toBeVisible();
    await users.cancel.click();
    await expect(users.progress).toBeHidden();
    heal();
    await page.getByRole('button', { name: 'Go on', exact: true }).click();
    await expect(users.status).toContainText('Showing 2,000 of 2,000 users');
  });
}

test('a loading that the network ends can be gone on with', async ({ start, tenant }) => {
  const { page } = await start();
  const users = await UsersPage.connected(page);
  const lost = tenant.control.addFault({ kind: 'reset', at: 'headers', service: 'graph' });
  await users.loadAll.click();
  await expect(users.retry).toBeVisible({ timeout: 40_000 });
  await expect(users.rows.first()).toBeVisible();
  lost();
  await users.retry.click();
  await expect(users.status).toContainText('from the loaded directory');
});

test.describe('with 100,000 people', () => {
  test.use({ tenantOptions: { people: 100_000 } });

  test('scrolls from top to bottom with few rows in the page, and selects them all', async ({
    start,
  }) => {
    test.setTimeout(180_000);
    const { page } = await start();
    const users = await UsersPage.connected(page);
    await users.loadEverybody();
    await expect(users.grid).toHaveAttribute('aria-rowcount', '100001');

    const mostRows = await users.grid.evaluate(async (grid) => {
      const frame = () => new Promise(requestAnimationFrame);
      const steps = 300;
      const height = grid.scrollHeight - grid.clientHeight;
      let most = 0;
      for (let step = 0; step <= steps; step++) {
        grid.scrollTop = (height * step) / steps;
        await frame();
        most = Math.max(most, grid.querySelectorAll('[role=row]').length);
      }
      return most;
    });
    expect(mostRows).toBeLessThanOrEqual(80);
    await expect(
      users.grid.locator('[aria-rowindex="100001"]').getByRole('checkbox'),
    ).toBeVisible();

    await users.rows.last().click();
    await page.keyboard.press('ControlOrMeta+a');
    await expect(users.status).toContainText('100,000 selected');
    await page.keyboard.press('Home');
    await page.keyboard.press('Space');
    await expect(users.status).toContainText('99,999 selected');
    await users.search.fill('adeyemi');
    await expect(users.status).toContainText(/Showing [\d,]+ of 100,000 users/);
    await expect(users.selectedRows.first()).toBeVisible();
  });
});
