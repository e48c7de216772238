import type { Page } from 'playwright/test';
import type { DemoTenant } from '../../src-main/demo-tenant';
import { expect, test } from '../fixtures/console';
import { EmailAccountsPage } from '../fixtures/email-accounts-page';
import { axeFindings, clippedTexts } from '../fixtures/look';

const table = [
  'name;address;send;receive;calendar;folder;messages;after processing;move to',
  'Mover;support@contoso.com;yes;yes;yes;Inbox;unread;move;Inbox/Processed',
  'Deleter;helpdesk@contoso.com;;yes;;Inbox;all;delete;',
  'Leaver;billing@contoso.com;;yes;;Inbox;unread;leave;',
  'Sender;scheduling@contoso.com;yes;;;;;;',
].join('\n');

/** Whether a subject is in a folder of a mailbox. */
function isIn(tenant: DemoTenant, mailbox: string, folder: string, subject: string): boolean {
  const { folders, messages } = tenant.control.mailbox(mailbox);
  return messages.some(
    (message) =>
      message.subject === subject && folders.get(message.folderId)?.displayName === folder,
  );
}

const moves = (tenant: DemoTenant) =>
  tenant.log.entries.filter(({ method, path }) => method === 'POST' && path.endsWith('/move'));

const eventWrites = (tenant: DemoTenant) =>
  tenant.log.entries
    .filter(({ method, path }) => method !== 'GET' && path.includes('/events'))
    .map(({ method }) => method);

async function opened(
  start: () => Promise<{ app: Parameters<EmailAccountsPage['importTable']>[0]; page: Page }>,
): Promise<EmailAccountsPage> {
  const { app, page } = await start();
  const accounts = await EmailAccountsPage.connected(page);
  await accounts.importTable(app, table);
  await expect(accounts.row('Mover')).toBeVisible();
  return accounts;
}

test('shows what the rule would take without touching it, then moves one message and back', async ({
  start,
  tenant,
}) => {
  const accounts = await opened(start);
  const { page } = accounts;
  await accounts.more('Mover', 'Try the receive rule');
  const dialog = accounts.dialog('Try the receive rule');
  await expect(
    dialog.getByText(
      'Reads unread mail from Inbox, newest first, and moves it to Inbox / Processed.',
    ),
  ).toBeVisible();
  await expect(dialog.getByText(/The rule would take \d+ messages now\. A dry run/)).toBeVisible();
  const grid = dialog.getByRole('grid', { name: 'Messages that the rule would take' });
  const first = grid.getByRole('row').nth(1);
  await expect(first).toContainText('Inbox / Processed');
  const run = dialog.getByRole('button', { name: 'Run on this message…' });
  await expect(run).toBeDisabled();
  expect(await axeFindings(page)).toEqual([]);
  expect(await clippedTexts(page)).toEqual([]);
  expect(tenant.log.changes()).toEqual([]);

  const subject = 'Password reset for new starter';
  const message = grid.getByRole('row').filter({ has: page.getByText(subject, { exact: true }) });
  expect(isIn(tenant, 'support@contoso.com', 'Inbox', subject)).toBe(true);
  await message.click();
  await run.click();
  await expect(
    dialog.getByText('Move this message from “Inbox” to “Inbox / Processed” now?'),
  ).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  // Asking is not doing, and there is a way back.
  await dialog.getByRole('button', { name: 'Back', exact: true }).click();
  expect(tenant.log.changes()).toEqual([]);
  await message.click();
  await run.click();
  await dialog.getByRole('button', { name: 'Move the message' }).click();
  await expect(dialog.getByText('The message is in “Processed” now.').first()).toBeVisible();
  expect(isIn(tenant, 'support@contoso.com', 'Processed', subject)).toBe(true);
  expect(moves(tenant)).toHaveLength(1);
  expect(tenant.log.changes()).toHaveLength(1);
  expect(await axeFindings(page)).toEqual([]);

  await dialog.getByRole('button', { name: 'Move back' }).click();
  await expect(dialog.getByText('The message is in “Inbox” again.').first()).toBeVisible();
  expect(isIn(tenant, 'support@contoso.com', 'Inbox', subject)).toBe(true);
  await expect(dialog.getByRole('button', { name: 'Move back' })).toBeHidden();
  expect(tenant.log.changes()).toHaveLength(2);
  await dialog.getByRole('button', { name: 'Back to the messages' }).click();
  await expect(message).toBeVisible();
  expect(tenant.log.changes()).toHaveLength(2);
});

test('moves into Deleted Items for a rule that deletes, and nothing for one that leaves', async ({
  start,
  tenant,
}) => {
  const accounts = await opened(start);
  const { page } = accounts;
  await accounts.more('Leaver', 'Try the receive rule');
  const dialog = accounts.dialog('Try the receive rule');
  const rows = dialog.getByRole('grid').getByRole('row');
  await expect(rows.nth(1)).toContainText('Stays in place');
  await expect(dialog.getByText('there is no move to prove')).toBeVisible();
  await expect(dialog.getByRole('button')).toHaveText(['Close']);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(dialog).toBeHidden();

  await accounts.more('Deleter', 'Try the receive rule');
  await expect(rows.nth(1)).toContainText('Deleted Items');
  await rows.nth(1).click();
  await dialog.getByRole('button', { name: 'Run on this message…' }).click();
  await dialog.getByRole('button', { name: 'Move the message' }).click();
  await expect(dialog.getByText('The message is in “Deleted Items” now.').first()).toBeVisible();
  expect(tenant.log.entries.filter(({ method }) => method === 'DELETE')).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await accounts.row('Sender').click();
  await accounts.button('More').click();
  for (const action of [/^Try the receive rule/, /^Test calendar/]) {
    await expect(page.getByRole('menuitem', { name: action })).toBeDisabled();
  }
  await expect(page.getByText('For one account that receives')).toBeVisible();
});

test('never moves twice when the reply is lost, and says what nobody knows', async ({
  start,
  tenant,
}) => {
  const accounts = await opened(start);
  await accounts.more('Mover', 'Try the receive rule');
  const dialog = accounts.dialog('Try the receive rule');
  const rows = dialog.getByRole('grid').getByRole('row');
  const moveFirst = async () => {
    await rows.nth(1).click();
    await dialog.getByRole('button', { name: 'Run on this message…' }).click();
    await dialog.getByRole('button', { name: 'Move the message' }).click();
  };

  // It was moved, and the mailbox tells so.
  tenant.control.addFault({
    kind: 'status',
    status: 504,
    path: /\/move$/,
    times: 1,
    afterWork: true,
  });
  await moveFirst();
  await expect(dialog.getByText('The message is in “Processed” now.').first()).toBeVisible();
  expect(moves(tenant)).toHaveLength(1);

  // It was not moved, as far as can be seen: it may still be on its way.
  await dialog.getByRole('button', { name: 'Back to the messages' }).click();
  tenant.control.addFault({ kind: 'status', status: 504, path: /\/move$/, times: 1 });
  await moveFirst();
  await expect(accounts.problem('Nobody knows whether the message was moved.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Move back' })).toBeHidden();
  expect(moves(tenant)).toHaveLength(2);

  // It was refused: certainly not moved.
  const readings = () => tenant.log.entries.filter(({ path }) => path.endsWith('/messages')).length;
  const readingsBefore = readings();
  await dialog.getByRole('button', { name: 'Back to the messages' }).click();
  await expect.poll(readings).toBe(readingsBefore + 1);
  tenant.control.setAccessPolicy({ kind: 'denyAccess', mailboxes: ['support@contoso.com'] });
  await moveFirst();
  await expect(dialog.getByText(/policy/).first()).toBeVisible();
  expect(moves(tenant).length).toBeLessThanOrEqual(3);
  expect(tenant.log.changes()).toHaveLength(1);
});

test('says when the folder of the rule or the message is gone', async ({ start, tenant }) => {
  const accounts = await opened(start);
  await accounts.more('Mover', 'Try the receive rule');
  const dialog = accounts.dialog('Try the receive rule');
  await dialog.getByRole('grid').getByRole('row').nth(1).click();
  await dialog.getByRole('button', { name: 'Run on this message…' }).click();
  // Nothing is moved by pressing Enter once too often.
  await expect(dialog.getByRole('button', { name: 'Back', exact: true })).toBeFocused();
  const { messages } = tenant.control.mailbox('support@contoso.com');
  messages.length = 0;
  await dialog.getByRole('button', { name: 'Move the message' }).click();
  await expect(accounts.problem('This message is no longer in the folder.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Back', exact: true }).click();
  await expect(dialog.getByText('The rule would take no message now.')).toBeVisible();
  await expect(dialog.getByText('No message in “Inbox” fits the rule now.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).click();
  expect(tenant.log.changes()).toEqual([]);

  const { folders } = tenant.control.mailbox('support@contoso.com');
  for (const folder of folders.values()) {
    if (folder.displayName === 'Processed') folders.delete(folder.id);
  }
  await accounts.more('Mover', 'Try the receive rule');
  await expect(
    dialog.getByText('does not have the folder “Inbox / Processed” any more').first(),
  ).toBeVisible();
});

test('creates a private event after asking, and deletes it again', async ({ start, tenant }) => {
  const accounts = await opened(start);
  const { page } = accounts;
  await accounts.more('Mover', 'Test calendar');
  const dialog = accounts.dialog('Test calendar');
  await expect(
    dialog.getByText('Create a test event in the calendar of support@contoso.com'),
  ).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  expect(tenant.log.changes()).toEqual([]);

  await accounts.more('Mover', 'Test calendar');
  await dialog.getByRole('button', { name: 'Run the test' }).click();
  await expect(dialog.getByText('The app may write to this calendar.').first()).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await expect(dialog.getByRole('button')).toHaveText(['Close']);
  expect(eventWrites(tenant)).toEqual(['POST', 'DELETE']);
  expect(tenant.control.mailbox('support@contoso.com').events.size).toBe(0);
});

test('says where a test event is that could not be deleted, and what nobody knows', async ({
  start,
  tenant,
}) => {
  const accounts = await opened(start);
  const { page } = accounts;
  const dialog = accounts.dialog('Test calendar');
  const test = async () => {
    await accounts.more('Mover', 'Test calendar');
    await dialog.getByRole('button', { name: 'Run the test' }).click();
  };
  const close = async () => {
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect(dialog).toBeHidden();
  };

  const refuseDelete = tenant.control.addFault({ kind: 'status', status: 503, method: 'DELETE' });
  await test();
  await expect(accounts.problem('The test event is still in the calendar.')).toBeVisible();
  await expect(
    dialog
      .getByText(/Delete “HelpMaster test event .*from the calendar of support@contoso\.com/)
      .first(),
  ).toBeVisible();
  // The time is said as people say it.
  await expect(dialog.getByText(/\d{4}-\d\d-\d\dT/)).toHaveCount(0);
  expect(await axeFindings(page)).toEqual([]);
  expect(tenant.control.mailbox('support@contoso.com').events.size).toBe(1);
  await close();
  refuseDelete();

  const lose = tenant.control.addFault({ kind: 'status', status: 504, path: /\/events/ });
  tenant.log.clear();
  await test();
  await expect(accounts.problem('Nobody knows whether the test event was created.')).toBeVisible();
  expect(eventWrites(tenant)).toEqual(['POST']);
  await close();
  lose();

  tenant.control.setAccessPolicy({ kind: 'denyAccess', mailboxes: ['support@contoso.com'] });
  await test();
  await expect(dialog.getByText(/policy/).first()).toBeVisible();
  await expect(dialog.getByText(/HelpMaster test event/)).toHaveCount(0);
  expect(tenant.control.mailbox('support@contoso.com').events.size).toBe(1);
});

test('every button is reached with the keyboard, and keeps its place after a dialog', async ({
  start,
}) => {
  const accounts = await opened(start);
  const { page } = accounts;
  const press = (key: string) => page.keyboard.press(key);
  await accounts.button('More').focus();
  await press('Tab');
  await press('Space');
  await expect(accounts.row('Mover')).toHaveAttribute('aria-selected', 'true');
  for (const name of [
    'More',
    'Preview mail',
    'Send test message',
    'Access details',
    'Check access',
    'Undo: Imported 4 email accounts.',
    'Move down',
    'Move up',
    'Disable',
    'Set as Default',
    'Delete',
    'Edit',
    'Add Email Account',
    'Export',
    'Import',
  ]) {
    await press('Shift+Tab');
    await expect(accounts.button(name)).toBeFocused();
  }

  await accounts.button('More').press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Try the receive rule' })).toBeFocused();
  await press('ArrowDown');
  await press('Enter');
  const calendar = accounts.dialog('Test calendar');
  await expect(calendar.getByRole('button', { name: 'Run the test' })).toBeFocused();
  await press('Escape');
  await expect(calendar).toBeHidden();
  await expect(accounts.button('More')).toBeFocused();

  await accounts.sendTest.press('Enter');
  const message = accounts.dialog('Send test message');
  await message.getByRole('button', { name: 'Send', exact: true }).press('Enter');
  await expect(message.getByText('Microsoft 365 has accepted the message.').first()).toBeVisible();
  await expect(message.getByRole('button', { name: 'Close' })).toBeFocused();
  await press('Escape');
  await expect(message).toBeHidden();
  await expect(accounts.sendTest).toBeFocused();
});
