import { readFileSync } from 'node:fs';
import { demoConnection } from '../../src-main/demo-tenant';
import { dress, looks } from '../fixtures/appearance';
import { expect, test } from '../fixtures/console';
import { EmailAccountsPage } from '../fixtures/email-accounts-page';
import { openText, saveTo, temporaryFile } from '../fixtures/file-dialogs';
import { axeFindings, clippedTexts, withoutToasts } from '../fixtures/look';

/** The smallest window: the buttons of the page must find their place there too. */
const smallest = { width: 960, height: 640 };

const table = [
  'name;address;send;receive;calendar;folder;messages;after processing;move to',
  'Support;support@contoso.com;yes;yes;yes;Inbox;unread;move;Inbox/Processed',
  'Helpdesk;helpdesk@contoso.com;yes;;;;;;',
  'Nobody;nobody@contoso.com;yes;;;;;;',
  'Again;help@contoso.com;yes;;;;;;',
  'Bad folder;billing@contoso.com;;yes;;Inbox/Nowhere;;delete;',
].join('\n');

for (const each of looks) {
  const title = each.name.replace('1024x700', '960x640');
  const look = title === each.name ? each : { ...each, ...smallest };
  test(`files, rule and calendar of email accounts, ${title}`, async ({ start, tenant }) => {
    test.setTimeout(180_000);
    const { app, page } = await start();
    await dress({ app, page }, look);
    let number = 0;
    const check = async (state: string) => {
      number += 1;
      const name = `email-accounts-rule-${String(number).padStart(2, '0')}-${state}.png`;
      await page.screenshot({ path: `out/screenshots/${title}/${name}` });
      expect.soft(await clippedTexts(page), state).toEqual([]);
      expect.soft(await axeFindings(page), state).toEqual([]);
    };

    const accounts = await EmailAccountsPage.connected(page);
    await openText(app, 'table.csv', table);
    await accounts.import.click();
    const importing = accounts.dialog('Import table.csv');
    await expect(importing.getByText('2 to create')).toBeVisible();
    await check('import');
    await importing.getByText('Bad folder', { exact: true }).click();
    await expect(importing.getByText('Write the path as Outlook shows it')).toBeVisible();
    await check('import-wrong-row');
    await importing.getByRole('button', { name: 'Import 2 email accounts' }).click();
    await expect(importing).toBeHidden();

    const path = temporaryFile('desk.json');
    await saveTo(app, path);
    await accounts.export.click();
    await expect(page.locator('.fui-Toast').filter({ hasText: 'desk.json' })).toBeVisible();
    await withoutToasts(page);
    const other = '99999999-2222-4333-8444-555555555555';
    await openText(
      app,
      'fabrikam.json',
      readFileSync(path, 'utf8').replace(demoConnection.tenantId, other),
    );
    await accounts.import.click();
    const elsewhere = accounts.dialog('Import fabrikam.json');
    await expect(elsewhere.getByText('2 wrong, left out')).toBeVisible();
    await check('import-elsewhere');
    await elsewhere.getByRole('button', { name: 'Close' }).click();
    await expect(elsewhere).toBeHidden();

    await accounts.row('Helpdesk').click();
    await accounts.button('More').click();
    await expect(page.getByText('For one account that receives')).toBeVisible();
    await check('page-with-menu');
    await page.keyboard.press('Escape');

    await accounts.more('Support', 'Try the receive rule');
    const rule = accounts.dialog('Try the receive rule');
    const message = rule.getByRole('grid').getByRole('row').nth(2);
    await message.click();
    await check('rule');
    await rule.getByRole('button', { name: 'Run on this message…' }).click();
    await check('rule-confirm');
    await rule.getByRole('button', { name: 'Move the message' }).click();
    await expect(rule.getByRole('button', { name: 'Move back' })).toBeVisible();
    await check('rule-moved');
    await rule.getByRole('button', { name: 'Back to the messages' }).click();
    const remove = tenant.control.addFault({ kind: 'status', status: 504, path: /\/move$/ });
    await message.click();
    await rule.getByRole('button', { name: 'Run on this message…' }).click();
    await rule.getByRole('button', { name: 'Move the message' }).click();
    await expect(accounts.problem('Nobody knows whether the message was moved.')).toBeVisible();
    await check('rule-unknown');
    remove();
    await rule.getByRole('button', { name: 'Close' }).click();
    await expect(rule).toBeHidden();

    await accounts.more('Support', 'Test calendar');
    const calendar = accounts.dialog('Test calendar');
    const run = calendar.getByRole('button', { name: 'Run the test' });
    await expect(run).toBeVisible();
    await check('calendar-confirm');
    await run.click();
    await expect(calendar.getByText('The app may write to this calendar.').first()).toBeVisible();
    await check('calendar-proved');
    await calendar.getByRole('button', { name: 'Close' }).click();
    await expect(calendar).toBeHidden();
    tenant.control.addFault({ kind: 'status', status: 503, method: 'DELETE' });
    await accounts.more('Support', 'Test calendar');
    await run.click();
    await expect(accounts.problem('The test event is still in the calendar.')).toBeVisible();
    await check('calendar-left-behind');
  });
}
