import { demoConnection } from '../../src-main/demo-tenant';
import { ConnectionPage } from '../fixtures/connection-page';
import { expect, test } from '../fixtures/console';
import { axeFindings } from '../fixtures/look';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in any state of the page, ${colorScheme}`, async ({ start, tenant }) => {
    test.setTimeout(120_000);
    const { page } = await start();
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const form = new ConnectionPage(page);
    await expect(form.clientId).toBeVisible();
    expect(await axeFindings(page), 'empty').toEqual([]);

    await form.testSettings.click();
    await expect(form.clientId).toBeFocused();
    expect(await axeFindings(page), 'errors in the form').toEqual([]);

    await form.test({ clientSecret: demoConnection.secretId });
    await expect(form.step('Manage calendars')).toContainText('Skipped');
    expect(await axeFindings(page), 'a failed test').toEqual([]);

    const stopHanging = tenant.control.addFault({ kind: 'hang', service: 'graph' });
    await form.test();
    await expect(form.step('Authenticate the app')).toContainText('Passed');
    expect(await axeFindings(page), 'a running test').toEqual([]);
    await form.cancelTest.click();
    stopHanging();

    await form.testSettings.click();
    await expect(form.success).toBeVisible();
    expect(await axeFindings(page), 'the message box').toEqual([]);
    await form.success.getByRole('button', { name: 'Close' }).click();

    await page.getByRole('button', { name: 'Browse users…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Select mailbox' });
    await expect(dialog.getByRole('rowheader').first()).toBeVisible();
    expect(await axeFindings(page), 'the mailbox dialog').toEqual([]);
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Activity', exact: true }).click();
    expect(await axeFindings(page), 'the question about unsaved changes').toEqual([]);
    await page.getByRole('button', { name: 'Discard changes' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Activity');
    expect(await axeFindings(page), 'a page to come').toEqual([]);
  });
}

test('follows the system to light, dark and high contrast', async ({ start }) => {
  const { page } = await start();
  const colours = () =>
    page.getByRole('heading', { level: 1 }).evaluate((heading) => {
      const ground = heading.closest('.fui-FluentProvider > *') ?? heading;
      return [getComputedStyle(ground).backgroundColor, getComputedStyle(heading).color];
    });
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
  await expect.poll(colours).toEqual(['rgb(255, 255, 255)', 'rgb(36, 36, 36)']);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(colours).toEqual(['rgb(41, 41, 41)', 'rgb(255, 255, 255)']);
  await page.emulateMedia({ forcedColors: 'active' });
  await expect(new ConnectionPage(page).testSettings).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
});

test('the whole job is done with the keyboard alone', async ({ start }) => {
  const { page } = await start();
  const form = new ConnectionPage(page);
  await expect(form.clientId).toBeVisible();
  const press = (key: string) => page.keyboard.press(key);
  const tabTo = async (name: RegExp) => {
    for (let tries = 0; tries < 40; tries++) {
      await press('Tab');
      const label = await page.evaluate(() => {
        const element = document.activeElement;
        if (!(element instanceof HTMLElement)) return '';
        const isField = element instanceof HTMLInputElement || element.role === 'combobox';
        const labels = isField
          ? [...((element as HTMLInputElement | HTMLButtonElement).labels ?? [])]
          : [];
        const labelledBy = element.getAttribute('aria-labelledby')?.split(' ') ?? [];
        return [
          element.getAttribute('aria-label') ?? '',
          ...labels.map(({ textContent }) => textContent),
          ...labelledBy.map((id) => document.getElementById(id)?.textContent ?? ''),
          isField ? '' : element.textContent,
        ].join(' ');
      });
      if (name.test(label)) return;
    }
    throw new Error(`Tab never reached ${String(name)}`);
  };

  await tabTo(/Cloud/);
  await press('ArrowDown');
  await press('ArrowDown');
  await press('Escape');
  await expect(form.cloud).toHaveText('Global (commercial and GCC)');
  await tabTo(/Application \(client\) ID/);
  await page.keyboard.type(demoConnection.clientId);
  await tabTo(/Directory \(tenant\) ID/);
  await page.keyboard.type(demoConnection.tenantId);
  // First the kind of credential, then the secret itself.
  await tabTo(/Client secret/);
  await tabTo(/Client secret/);
  await page.keyboard.type(demoConnection.clientSecret);
  await tabTo(/Test mailbox/);
  await page.keyboard.type(demoConnection.testMailbox);
  await tabTo(/Test Settings/);
  await press('Enter');
  await expect(form.success).toBeVisible();
  await expect(form.success.getByRole('button', { name: 'Apply', exact: true })).toBeFocused();
  await press('Enter');
  await expect(form.success).toBeHidden();
  await expect(form.clientSecret).toHaveAttribute('placeholder', 'Saved – type to replace');
  await expect(form.testSettings).toBeFocused();
});
