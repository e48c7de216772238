import { demoConnection } from '../../src-main/demo-tenant';
import { catchCopies } from '../fixtures/clipboard';
import { ConnectionPage } from '../fixtures/connection-page';
import { expect, test } from '../fixtures/console';
import { EmailAccountsPage } from '../fixtures/email-accounts-page';
import { UsersPage } from '../fixtures/users-page';

test('searches as one types, on the server, and never shows an answer to an older question', async ({
  start,
  tenant,
}) => {
  const { page } = await start();
  const users = await UsersPage.connected(page);
  await expect(users.status).toContainText('Showing 2,000 of 2,000 users');

  // The answer to the first question comes long after that to the second.
  tenant.control.addFault({ kind: 'delay', ms: 2500, path: /aaliyah/i, times: 1 });
  await users.search.pressSequentially('aaliyah', { delay: 20 });
  await expect
    .poll(() => tenant.log.entries.some(({ query }) => /aaliyah/i.test(decodeURIComponent(query))))
    .toBe(true);
  await users.search.fill('contoso support');
  await expect(users.row('Contoso Support')).toBeVisible();
  await expect(users.rows).toHaveCount(1);
  await expect(users.status).toContainText('Showing 1 of 2,000 users');
  const asked = () =>
    tenant.log.entries.filter(({ query }) => /aaliyah/i.test(decodeURIComponent(query)));
  await expect.poll(() => asked().length).toBe(1);
  // Longer than the delayed answer would have taken.
  await users.search.fill('IT Helpdesk');
  await expect(users.row('IT Helpdesk')).toBeVisible();
  expect(await users.names()).toEqual(['IT Helpdesk']);
});

test('one question for a word typed quickly', async ({ start, tenant }) => {
  const { page } = await start();
  const users = await UsersPage.connected(page);
  const before = tenant.log.entries.length;
  await users.search.pressSequentially('helpdesk', { delay: 30 });
  await expect(users.row('IT Helpdesk')).toBeVisible();
  const questions = tenant.log.entries
    .slice(before)
    .filter(({ query }) => query.includes('search'))
    .map(({ query }) => decodeURIComponent(query));
  expect(questions).toHaveLength(1);
});

for (const text of [
  `O'Hare`,
  `Dwayne "The Desk" Pike`,
  `Ampersand & Sons #1 + 50% \\ Co`,
  `") or startswith(displayName,"a`,
  `' or 1 eq 1 or displayName eq '`,
  '王小明',
  'محمد',
  '🎉',
  '=HYPERLINK("http://x","y")',
  '<img src=x onerror=alert(1)>',
  '%00 \\ %2e%2e/ ;--',
]) {
  test(`any text is safe to search for: ${text}`, async ({ start }) => {
    const { page } = await start();
    const users = await UsersPage.connected(page);
    await users.search.fill(text);
    await expect(users.status).toContainText(/Showing \d+ of 2,000 users/);
    await expect(users.status).not.toContainText('Showing 2,000');
    await expect(page.getByRole('button', { name: 'Retry' })).toHaveCount(0);
  });
}

test('an address typed in full finds the mailbox by its alias', async ({ start }) => {
  const { page } = await start();
  const users = await UsersPage.connected(page);
  await users.search.fill('help@contoso.com');
  await expect(users.row('Contoso Support')).toBeVisible();
});

test('browses the whole directory in name order, page after page, with skeletons until rows come', async ({
  start,
  tenant,
}) => {
  const { page } = await start();
  const users = await UsersPage.connected(page);
  await expect(users.grid).toHaveAttribute('aria-rowcount', '2001');
  await expect(users.grid).toHaveAttribute('aria-colcount', '6');
  await expect(users.header('Name')).toHaveAttribute('aria-sort', 'ascending');

  // Longer than the keys below take, however slow the machine.
  tenant.control.setLatency(4000);
  await users.rows.first().focus();
  await page.keyboard.press('PageDown');
  for (let pages = 0; pages < 12; pages++) await page.keyboard.press('PageDown');
  await expect(users.grid.getByText('Loading', { exact: true }).first()).toBeAttached();
  tenant.control.setLatency(0);
  await expect(users.grid.getByText('Loading', { exact: true })).toHaveCount(0);
  const shown = await users.names();
  const letters = shown.filter((name) => /^[a-z]/i.test(name));
  expect(letters).toEqual([...letters].sort((a, b) => a.localeCompare(b, 'en')));

  await page.keyboard.press('Control+End');
  await expect(users.grid.locator('[aria-rowindex="2001"]')).toBeFocused();
  await expect(users.grid.getByText('Loading', { exact: true })).toHaveCount(0);
});

test('awkward names are shown as they are, and nothing in them is interpreted', async ({
  start,
}) => {
  const { page } = await start();
  const users = await UsersPage.connected(page);
  await users.search.fill('awkward');
  await expect(users.status).toContainText('Showing 11 of 2,000 users');
  const names = await users.names();
  expect(names).toEqual(
    expect.arrayContaining([
      'Dwayne "The Desk" Pike',
      '<img src=x onerror=alert(1)>',
      '=HYPERLINK("http://x","y")',
      'Invoice ⟨RLO⟩fdp.exe',
      '王小明',
      'محمد الأحمد',
      'Party Planning 🎉👩‍💻',
      'Ampersand & Sons #1 + 50% \\ Co',
    ]),
  );
  expect(names.filter((name) => name === 'Sam Twin')).toHaveLength(2);
  expect(names.join('')).not.toContain('\u202e');
  expect(await users.grid.locator('img').count()).toBe(0);
  for (const bdi of await users.grid.getByRole('rowheader').locator('bdi').all()) {
    await expect(bdi).toBeVisible();
  }
});

test('Show narrows, and the status line counts', async ({ start }) => {
  const { page } = await start();
  const users = await UsersPage.connected(page);
  await users.show.click();
  await expect(page.getByRole('option')).toHaveText([
    'All users',
    'Likely shared mailboxes',
    'Licensed users',
    'Guests',
    'Blocked sign-in',
  ]);
  await page.getByRole('option', { name: 'Guests' }).click();
  await expect(users.rows.first()).toContainText('Guest');
  await expect(users.status).toContainText(/Showing \d{2,3} of 2,000 users/);
  await users.choose('Blocked sign-in');
  await expect(users.rows.first()).toContainText('Blocked sign-in');
  await users.choose('Likely shared mailboxes');
  await expect(users.rows.first()).toContainText(/Likely shared|Shared/);
  await users.search.fill('support');
  await expect(users.row('Contoso Support')).toBeVisible();
  await users.search.fill('no such name');
  await expect(page.getByText('No user of “Likely shared mailboxes” matches')).toBeVisible();
  await expect(users.status).toContainText('Showing 0 of 2,000 users');
  await page.getByRole('button', { name: 'Show all users' }).click();
  await expect(users.status).toContainText('Showing 2,000 of 2,000 users');
  await expect(users.search).toHaveValue('');
  await expect(users.show).toHaveText('All users');
});

test('kinds are told by Exchange where it may be asked, and guesses are named as such', async ({
  start,
  tenant,
}) => {
  tenant.control.setAccessPolicy({ kind: 'none' });
  const { page } = await start();
  const users = await UsersPage.connected(page);
  const kindOf = async (search: string, name: string, kind: string) => {
    await users.search.fill(search);
    await expect(
      users.row(name).getByRole('gridcell').filter({ hasText: kind }).first(),
    ).toBeVisible();
  };
  await kindOf('support', 'Contoso Support', 'Shared');
  await kindOf('kangaroo', 'Room Kangaroo (12 seats)', 'Room');
  await kindOf('loan', 'Loan Laptop 1', 'Equipment');
  await kindOf('backup', 'Backup Service Account', 'No mailbox');
  // Licensed and enabled: no guess could tell.
  await kindOf('vip', 'VIP Desk', 'Shared');
  await kindOf('harrow', 'Gwen Harrow', 'User');
});

test('without the permission, kinds stay guesses and Exchange is asked once', async ({
  start,
  tenant,
}) => {
  tenant.control.revoke('MailboxSettings.Read');
  const { page } = await start();
  const users = await UsersPage.connected(page);
  await users.search.fill('contoso support');
  await expect(users.row('Contoso Support')).toContainText('Likely shared');
  await users.row('Contoso Support').dblclick();
  await expect(users.details).toContainText('A guess: sign-in blocked, no licence');
  await users.search.fill('IT Helpdesk');
  await expect(users.row('IT Helpdesk')).toContainText('Likely shared');
});

test('shows everything about a user, and copies it', async ({ start, tenant }) => {
  tenant.control.changeUser('support@contoso.com', { department: 'Service', jobTitle: 'Desk' });
  const { app, page } = await start();
  const users = await UsersPage.connected(page);
  const copied = await catchCopies(app);
  await users.search.fill('contoso support');
  await users.row('Contoso Support').focus();
  await page.keyboard.press('Enter');
  for (const text of [
    'Contoso Support',
    'help@contoso.com',
    'support.desk@contoso.com',
    'Service',
    'Desk',
    'Blocked',
    'Member',
    'Said by Microsoft 365',
  ]) {
    await expect(users.details.getByText(text, { exact: true }).first()).toBeVisible();
  }
  await users.details.getByRole('button', { name: 'Copy help@contoso.com' }).click();
  await expect.poll(copied).toBe('help@contoso.com');
  await users.details.getByRole('button', { name: 'Close details' }).click();
  await expect(users.details).toBeHidden();
  await expect(users.row('Contoso Support')).toBeFocused();
});

test('shows everything else about a user whose date of creation is none', async ({
  start,
  tenant,
}) => {
  tenant.control.changeUser('support@contoso.com', { createdDateTime: '2026-13-45T99:00:00Z' });
  const { page } = await start();
  const users = await UsersPage.connected(page);
  await users.search.fill('contoso support');
  await users.row('Contoso Support').focus();
  await page.keyboard.press('Enter');
  await expect(users.details.getByText('Object ID', { exact: true })).toBeVisible();
  await expect(users.details.getByText('Member', { exact: true })).toBeVisible();
  await expect(users.details.getByText('Created', { exact: true })).toHaveCount(0);
  await expect(users.row('Contoso Support')).toBeVisible();
});

test('the details follow the list in a wide window, and tell of a user who is gone', async ({
  start,
  tenant,
}) => {
  const { page } = await start();
  const users = await UsersPage.connected(page);
  await users.search.fill('sam twin');
  await expect(users.rows).toHaveCount(2);
  await users.rows.first().focus();
  await page.keyboard.press('Enter');
  await expect(users.details).toContainText('awkward9@contoso.com');
  await page.keyboard.press('ArrowDown');
  await expect(users.details).toContainText('awkward10@contoso.com');
  await expect(users.details.getByText('Object ID')).toBeVisible();
  tenant.control.deleteUser('awkward9@contoso.com');
  await page.keyboard.press('ArrowUp');
  await expect(users.problem('The directory does not have this user any more.')).toBeVisible();
});

test('the context menu copies the address and the user principal name', async ({ start }) => {
  const { app, page } = await start();
  const users = await UsersPage.connected(page);
  const copied = await catchCopies(app);
  await users.search.fill('contoso support');
  await users.row('Contoso Support').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Copy address' }).click();
  await expect.poll(copied).toBe('support@contoso.com');
  await expect(users.row('Contoso Support')).toBeFocused();

  await page.keyboard.press('Shift+F10');
  await expect(page.getByRole('menuitem', { name: 'Copy address' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(users.row('Contoso Support')).toBeFocused();
  await page.keyboard.press('ContextMenu');
  await page.getByRole('menuitem', { name: 'Show details' }).click();
  await expect(users.details).toBeVisible();
});

test('is not connected before a connection is saved, and leads there', async ({ start }) => {
  const { page } = await start();
  await UsersPage.open(page);
  await expect(page.getByText('Not connected yet')).toBeVisible();
  await page.getByRole('button', { name: 'Open API Integrations' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('API Integrations');
});

test('a missing permission is named, with the page where it is granted', async ({
  start,
  tenant,
}) => {
  tenant.control.changeApp({ roles: ['Mail.Send'] });
  const { page } = await start();
  const form = new ConnectionPage(page);
  await form.fill();
  await form.apply.click();
  await expect(form.clientSecret).toHaveAttribute('placeholder', 'Saved – type to replace');
  const users = await UsersPage.open(page);
  const problem = users.problem('The app may not read the directory.');
  await expect(problem).toContainText('User.Read.All');
  await expect(problem.getByRole('button', { name: 'Open API permissions' })).toBeVisible();
  tenant.control.grant('User.Read.All');
  tenant.control.expireTokens();
  await users.retry.click();
  await expect(users.rows.first()).toBeVisible();
});

test('waits as long as Microsoft 365 asks, counting down, and goes on by itself', async ({
  start,
  tenant,
}) => {
  const { page } = await start();
  const users = await UsersPage.connected(page);
  tenant.control.addFault({
    kind: 'throttle',
    retryAfter: '4',
    service: 'graph',
    path: /search/,
    times: 1,
  });
  await users.search.fill('helpdesk');
  const timer = page.getByRole('timer');
  await expect(timer).toContainText('in 4 s');
  await expect(timer).toContainText('in 2 s');
  await expect(users.row('IT Helpdesk')).toBeVisible();
  await expect(timer).toBeHidden();
});

test('a token that expires midway is renewed without a word', async ({ start, tenant }) => {
  const { page } = await start();
  const users = await UsersPage.connected(page);
  tenant.control.expireTokens();
  await users.search.fill('helpdesk');
  await expect(users.row('IT Helpdesk')).toBeVisible();
  await expect(users.retry).toHaveCount(0);
});

test('when the connection is lost, what is loaded stays, and Retry goes on', async ({
  start,
  tenant,
}) => {
  const { page } = await start();
  const users = await UsersPage.connected(page);
  await users.rows.nth(2).getByRole('checkbox').click();
  const lost = tenant.control.addFault({ kind: 'reset', at: 'headers', service: 'graph' });
  await users.rows.first().focus();
  await page.keyboard.press('Control+End');
  await expect(users.retry).toBeVisible();
  await page.keyboard.press('Control+Home');
  await expect(users.rows.nth(2)).toHaveAttribute('aria-selected', 'true');
  await expect(users.row('Aaliyah Ahmed')).toBeVisible();

  lost();
  await page.keyboard.press('Control+End');
  await users.retry.click();
  await expect(users.grid.locator('[aria-rowindex="2001"]').getByRole('checkbox')).toBeVisible();
  await expect(users.retry).toHaveCount(0);
});

test('a search that fails keeps the selection, and Retry answers it', async ({ start, tenant }) => {
  const { page } = await start();
  const users = await UsersPage.connected(page);
  await users.rows.nth(2).getByRole('checkbox').click();
  const lost = tenant.control.addFault({ kind: 'reset', at: 'headers', service: 'graph' });
  await users.search.fill('helpdesk');
  await expect(users.retry).toBeVisible();
  await expect(users.copyAddresses).toBeEnabled();
  lost();
  await users.retry.click();
  await expect(users.row('IT Helpdesk')).toBeVisible();
  await expect(users.status).toContainText('1 selected');
});

test('shows the directory of the new connection after another one was saved', async ({
  start,
  tenant,
}) => {
  const { page } = await start();
  const users = await UsersPage.connected(page);
  tenant.control.addUser({ displayName: 'Zoltan Newcomer' });
  await page.getByRole('button', { name: 'API Integrations', exact: true }).click();
  const form = new ConnectionPage(page);
  await form.fill({ tenantId: demoConnection.domain });
  await form.apply.click();
  await expect(form.clientSecret).toHaveAttribute('placeholder', 'Saved – type to replace');
  await UsersPage.open(page);
  await expect(users.status).toContainText('Showing 2,001 of 2,001 users');
});

test('Select mailbox shows the whole directory of the saved connection, and is used by keyboard', async ({
  start,
}) => {
  const { page } = await start();
  const form = new ConnectionPage(page);
  await form.fill();
  await form.apply.click();
  await expect(form.clientSecret).toHaveAttribute('placeholder', 'Saved – type to replace');
  await page.getByRole('button', { name: 'Browse users…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Select mailbox' });
  const grid = dialog.getByRole('grid', { name: 'Users', exact: true });
  await expect(grid).toHaveAttribute('aria-rowcount', '2001');
  await expect(dialog.getByRole('button', { name: 'Select', exact: true })).toBeDisabled();

  await dialog.getByRole('searchbox', { name: 'Search users' }).fill('help@contoso.com');
  await expect(grid.getByRole('rowheader')).toHaveText(['Contoso Support']);
  await page.keyboard.press('ArrowDown');
  await expect(grid.getByRole('row').nth(1)).toBeFocused();
  await page.keyboard.press('Space');
  await expect(grid.getByRole('row', { selected: true })).toHaveCount(1);
  await expect(dialog.getByRole('button', { name: 'Select', exact: true })).toBeEnabled();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(form.testMailbox).toHaveValue('support@contoso.com');
});

test('marks who is an email account already', async ({ start }) => {
  const { page } = await start();
  const accounts = await EmailAccountsPage.connected(page);
  await accounts.addByAddress('Desk', 'help@contoso.com');
  const users = await UsersPage.open(page);
  await users.search.fill('contoso support');
  await expect(users.row('Contoso Support')).toContainText('Email account');
  await users.search.fill('billing');
  await expect(users.row('Billing Enquiries')).not.toContainText('Email account');

  await EmailAccountsPage.open(page);
  await accounts.row('Desk').click();
  await accounts.delete.click();
  await accounts
    .dialog('Delete Desk?')
    .getByRole('button', { name: 'Delete', exact: true })
    .click();
  await expect(accounts.row('Desk')).toBeHidden();
  await UsersPage.open(page);
  await users.search.fill('contoso support');
  await expect(users.row('Contoso Support')).toBeVisible();
  await expect(users.row('Contoso Support')).not.toContainText('Email account');
});
