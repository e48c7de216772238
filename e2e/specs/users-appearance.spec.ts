import { demoConnection } from '../../src-main/demo-tenant';
import { dress, looks } from '../fixtures/appearance';
import { ConnectionPage } from '../fixtures/connection-page';
import { expect, test } from '../fixtures/console';
import { axeFindings, clippedTexts, withoutToasts } from '../fixtures/look';
import { UsersPage } from '../fixtures/users-page';

for (const look of looks) {
  test(`Microsoft 365 Users in every state, ${look.name}`, async ({ start, tenant }) => {
    test.setTimeout(180_000);
    const { app, page } = await start();

    await dress({ app, page }, look);
    let number = 0;
    const check = async (state: string) => {
      number += 1;
      const name = `users-${String(number).padStart(2, '0')}-${state}.png`;
      await page.screenshot({ path: `out/screenshots/${look.name}/${name}` });
      expect.soft(await clippedTexts(page), state).toEqual([]);
      expect.soft(await axeFindings(page), state).toEqual([]);
    };

    await UsersPage.open(page);
    await expect(page.getByText('Not connected yet')).toBeVisible();
    await check('not-connected');

    await page.getByRole('button', { name: 'API Integrations', exact: true }).click();
    const users = await UsersPage.connected(page);
    await withoutToasts(page);
    await expect(users.rows.first()).toContainText('Likely user');
    await check('first-page');

    const stopHanging = tenant.control.addFault({ kind: 'hang', service: 'graph' });
    await users.search.fill('an');
    await expect(users.status).toContainText('Looking for');
    await check('searching');
    stopHanging();
    await users.search.fill('awkward');
    await expect(users.status).toContainText(/Showing \d+ of/);
    await users.rows.nth(1).getByRole('checkbox').click();
    await users.rows.nth(3).getByRole('checkbox').click();
    await check('awkward-names-selected');

    await users.search.fill('nobody at all');
    await expect(page.getByText('No user matches')).toBeVisible();
    await check('nothing-found');
    await users.search.fill('contoso');
    await expect(users.row('Contoso Support')).toContainText('Shared');
    await users.row('Contoso Support').click({ button: 'right' });
    await expect(page.getByRole('menu')).toBeVisible();
    await check('menu');
    await page.getByRole('menuitem', { name: 'Show details' }).click();
    await expect(users.details.getByText('help@contoso.com')).toBeVisible();
    await check('details');
    await users.details.getByRole('button', { name: 'Close details' }).click();
    await users.search.fill('');
    await expect(users.status).toContainText('Showing 2,000');

    tenant.control.setLatency(1500);
    await users.loadAll.click();
    await expect(users.progress).toBeVisible();
    await check('loading-all');
    await users.cancel.click();
    await expect(page.getByRole('button', { name: 'Go on', exact: true })).toBeVisible();
    await check('loading-stopped');
    tenant.control.setLatency(0);
    await page.getByRole('button', { name: 'Go on', exact: true }).click();
    await expect(users.status).toContainText('from the loaded directory');
    await withoutToasts(page);
    await users.choose('Likely shared mailboxes');
    await expect(users.status).not.toContainText('Showing 2,000');
    await check('likely-shared');
    await users.choose('All users');

    // Without the index again: the service is asked, and has troubles.
    await page.getByRole('button', { name: 'API Integrations', exact: true }).click();
    await new ConnectionPage(page).fill({ tenantId: demoConnection.domain });
    await page.getByRole('button', { name: 'Apply', exact: true }).click();
    await UsersPage.open(page);
    await expect(users.rows.first()).toBeVisible();
    await withoutToasts(page);

    tenant.control.addFault({ kind: 'throttle', retryAfter: '90', service: 'graph' });
    await users.search.fill('aaliyah');
    await expect(page.getByRole('timer')).toBeVisible();
    await check('throttled');
    tenant.control.clearFaults();

    tenant.control.addFault({ kind: 'reset', at: 'headers', service: 'graph' });
    await users.search.fill('zoe');
    await expect(users.retry).toBeVisible();
    await check('connection-lost');
    tenant.control.clearFaults();

    tenant.control.changeApp({ roles: ['Mail.Send'] });
    tenant.control.expireTokens();
    await users.search.fill('anna');
    await expect(users.problem('The app may not read the directory.')).toBeVisible();
    await check('permission-missing');
  });
}
