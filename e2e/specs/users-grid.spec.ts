import { existsSync, readFileSync } from 'node:fs';
import { catchCopies } from '../fixtures/clipboard';
import { expect, test } from '../fixtures/console';
import { saveTo, temporaryFile } from '../fixtures/file-dialogs';
import { UsersPage } from '../fixtures/users-page';

test('is one tab stop with the whole keyboard of a grid', async ({ start }) => {
  const { page } = await start();
  const users = await UsersPage.connected(page);
  const press = (key: string) => page.keyboard.press(key);
  const focused = (index: number) =>
    expect(users.grid.locator(`[aria-rowindex="${index}"]`)).toBeFocused();

  await users.createAccounts.focus();
  await press('Tab');
  await focused(2);
  await press('ArrowDown');
  await focused(3);
  await press('Shift+Tab');
  await expect(users.createAccounts).toBeFocused();
  await press('Tab');
  await focused(3);
  await press('ArrowUp');

  await press('ArrowDown');
  await press('ArrowDown');
  await focused(4);
  await press('ArrowUp');
  await focused(3);
  await press('ArrowRight');
  await press('ArrowRight');
  await expect(users.grid.locator('[aria-rowindex="3"]').getByRole('rowheader')).toBeFocused();
  await press('End');
  await expect(
    users.grid.locator('[aria-rowindex="3"]').getByRole('gridcell').last(),
  ).toBeFocused();
  await press('Home');
  await press('ArrowLeft');
  await focused(3);
  await press('PageDown');
  await expect(users.grid.locator('[aria-rowindex="3"]')).not.toBeFocused();
  await press('PageUp');
  await focused(3);
  await press('End');
  await focused(2001);
  await press('Home');
  await focused(2);

  await press('ArrowUp');
  await press('ArrowRight');
  await expect(users.header('Name')).toBeFocused();
  await press('ArrowDown');
  await focused(2);
});

test('type-ahead goes to the next name that begins so', async ({ start }) => {
  const { page } = await start();
  const users = await UsersPage.connected(page);
  await users.rows.first().focus();
  await page.keyboard.type('aaliyah e');
  await expect(users.row('Aaliyah Eriksen')).toBeFocused();
  await expect(users.selectedRows).toHaveCount(0);
});

test('selects with Space, Shift and Ctrl, and Escape clears', async ({ start }) => {
  const { page } = await start();
  const users = await UsersPage.connected(page);
  const press = (key: string) => page.keyboard.press(key);
  const selected = (count: number) =>
    count === 0
      ? expect(users.status).not.toContainText('selected')
      : expect(users.status).toContainText(`${count.toLocaleString('en')} selected`);
  await expect(users.grid).toHaveAttribute('aria-multiselectable', 'true');

  await users.rows.first().focus();
  await press('Space');
  await selected(1);
  await press('Shift+ArrowDown');
  await press('Shift+ArrowDown');
  await selected(3);
  await press('Shift+ArrowUp');
  await selected(2);
  await press('Escape');
  await selected(0);

  await users.rows.nth(1).click();
  await selected(1);
  await users.rows.nth(5).click({ modifiers: ['Shift'] });
  await selected(5);
  await users.rows.nth(3).click({ modifiers: ['ControlOrMeta'] });
  await selected(4);
  await users.rows.nth(7).getByRole('checkbox').click();
  await selected(5);
  await users.rows.nth(0).click();
  await selected(1);
  await expect(users.selectedRows).toHaveCount(1);

  await press('Shift+Control+End');
  await selected(2000);
  await press('Control+Home');
  await press('Escape');
  await press('ControlOrMeta+a');
  await expect(users.status).toContainText('2,000 selected');
  await expect(users.header('Select all users found').getByRole('checkbox')).toBeChecked();
  await users.header('Select all users found').click();
  await selected(0);
});

test('the selection survives scrolling and searching', async ({ start }) => {
  const { page } = await start();
  const users = await UsersPage.connected(page);
  const name = (await users.names())[3] ?? '';
  await users.rows.nth(3).click();
  await page.keyboard.press('End');
  await expect(users.row(name)).toBeHidden();
  await page.keyboard.press('Home');
  await expect(users.row(name)).toHaveAttribute('aria-selected', 'true');

  await users.search.fill('support@contoso.com');
  await users.row('Contoso Support').getByRole('checkbox').click();
  await expect(users.status).toContainText('2 selected');
  await users.search.fill('');
  await expect(users.row(name)).toHaveAttribute('aria-selected', 'true');
  await expect(users.status).toContainText('2 selected');
});

test('copies the addresses of the selection, and says who has none', async ({ start }) => {
  const { app, page } = await start();
  const users = await UsersPage.connected(page);
  await users.search.fill('support@contoso.com');
  await users.row('Contoso Support').click();
  await users.search.fill('svc.backup');
  await users.row('Backup Service Account').getByRole('checkbox').click();
  const copied = await catchCopies(app);
  await users.copyAddresses.click();
  await expect(page.getByText('1 address copied.').first()).toBeVisible();
  await expect(page.getByText('1 user has none.').first()).toBeVisible();
  expect(await copied()).toBe('support@contoso.com');
});

test('exports the selection or everything found, as CSV or JSON', async ({ start }) => {
  const { app, page } = await start();
  const users = await UsersPage.connected(page);
  const csv = temporaryFile('users.csv');
  await saveTo(app, csv);
  await users.search.fill('awkward');
  await expect(users.status).toContainText('Showing 11 of');
  await users.exportCsv.click();
  await expect(page.getByText('Saved users.csv with 11 users.').first()).toBeVisible();
  const text = readFileSync(csv, 'utf8');
  expect(text).toMatch(/^\ufeffName,Email,User principal name,Kind,Kind known from,/);
  expect(text).not.toMatch(/(^|,|")=HYPERLINK/m);

  await users.rows.first().click();
  await page.keyboard.press('ControlOrMeta+a');
  await expect(users.status).toContainText('11 selected');
  await users.rows.nth(1).click({ modifiers: ['ControlOrMeta'] });
  await expect(users.status).toContainText('10 selected');
  const json = temporaryFile('users.json');
  await saveTo(app, json);
  await page.getByRole('button', { name: 'More export formats' }).click();
  await page.getByRole('menuitem', { name: 'Export JSON' }).click();
  await expect(page.getByText('Saved users.json with 10 users.').first()).toBeVisible();
  expect(JSON.parse(readFileSync(json, 'utf8').replace('\ufeff', ''))).toHaveLength(10);

  await saveTo(app, null);
  await users.exportCsv.click();
  await expect(users.exportCsv).toBeEnabled();
  expect(existsSync(csv)).toBe(true);

  await saveTo(app, '/proc/no-such-folder/users.csv');
  await users.exportCsv.click();
  await expect(users.problem('The file users.csv could not be written.')).toBeVisible();
});

test('hands the selection over to Global Email Accounts', async ({ start }) => {
  const { page } = await start();
  const users = await UsersPage.connected(page);
  await expect(users.createAccounts).toBeDisabled();
  await users.rows.first().click();
  await users.createAccounts.click();
  await expect(page.getByRole('dialog', { name: 'Create email accounts' })).toBeVisible();
});

test('sorts by the columns the service can sort by, and by all once everybody is loaded', async ({
  start,
}) => {
  const { page } = await start();
  const users = await UsersPage.connected(page);
  await users.header('Name').click();
  await expect(users.header('Name')).toHaveAttribute('aria-sort', 'descending');
  const name = (await users.names())[0] ?? '';
  expect(name).not.toBe('<img src=x onerror=alert(1)>');
  await expect(users.header('Status')).not.toHaveAttribute('aria-sort', /./);

  await users.loadEverybody();
  await users.header('Status').focus();
  await page.keyboard.press('Enter');
  await expect(users.header('Status')).toHaveAttribute('aria-sort', 'ascending');
  await expect(users.header('Status')).toBeFocused();
  const first = await users.rows.first().textContent();
  await page.keyboard.press('Enter');
  await expect(users.header('Status')).toHaveAttribute('aria-sort', 'descending');
  await expect(users.rows.first()).not.toHaveText(first ?? '');
});

test('column widths change by dragging and by keyboard, and stay for the session', async ({
  start,
}) => {
  const { page } = await start();
  const users = await UsersPage.connected(page);
  const width = async (name: string) => (await users.header(name).boundingBox())?.width ?? 0;
  const before = await width('Name');
  const box = await users.header('Name').boundingBox();
  if (!box) throw new Error('The header has no place');
  await page.mouse.move(box.x + box.width, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width + 60, box.y + 20, { steps: 5 });
  await page.mouse.up();
  expect(await width('Name')).toBeCloseTo(before + 60, -1);
  // Dragging is no click on the header.
  await expect(users.header('Name')).toHaveAttribute('aria-sort', 'ascending');

  await users.header('Email').focus();
  const email = await width('Email');
  await page.keyboard.press('Alt+ArrowRight');
  expect(await width('Email')).toBeCloseTo(email + 16, 0);
  await page.keyboard.press('Alt+ArrowLeft');
  expect(await width('Email')).toBeCloseTo(email, 0);

  await page.getByRole('button', { name: 'Activity', exact: true }).click();
  await UsersPage.open(page);
  await expect(users.rows.first()).toBeVisible();
  expect(await width('Name')).toBeCloseTo(before + 60, -1);
});
