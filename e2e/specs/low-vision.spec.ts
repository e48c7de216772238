import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Page } from 'playwright/test';
import { AccessScopePage } from '../fixtures/access-scope-page';
import { ActivityPage } from '../fixtures/activity-page';
import { dress, lowVisionLooks, type Look } from '../fixtures/appearance';
import { ConnectionPage } from '../fixtures/connection-page';
import { expect, test, type RunningConsole } from '../fixtures/console';
import { isFull } from '../fixtures/effort';
import { EmailAccountsPage } from '../fixtures/email-accounts-page';
import { openText } from '../fixtures/file-dialogs';
import { breakPages } from '../fixtures/crash';
import { axeFindings, clippedTexts, outOfReach, withoutToasts } from '../fixtures/look';
import { startProxy, through, type Proxy } from '../fixtures/proxy';
import { SetUpGuidePage } from '../fixtures/set-up-guide-page';
import { UsersPage } from '../fixtures/users-page';

const table = [
  'name;address;send;receive;calendar;folder;messages;after processing;move to',
  'Support;support@contoso.com;yes;yes;yes;Inbox;unread;move;Inbox/Processed',
  'Billing;billing@contoso.com;yes;;;;;;',
].join('\n');

const dialog = (page: Page, name: string | RegExp) =>
  page.getByRole('dialog', { name, exact: true });
const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: true }).press('Enter');

/** A console, and the proxy it reaches everything through. */
interface Walked extends RunningConsole {
  proxy: Proxy;
}

/** One thing to look at, and how to come there from what was looked at before. */
interface State {
  name: string;
  open: (console: Walked) => Promise<void>;
  /** Looked at in full runs only; nothing after it needs it. */
  fullOnly?: boolean;
}

/** A dialog; it is closed before the next. */
function asDialog(
  name: string,
  title: string | RegExp,
  open: State['open'],
  fullOnly = false,
): State {
  return {
    name,
    fullOnly,
    open: async (console) => {
      await open(console);
      await expect(dialog(console.page, title)).toBeVisible();
    },
  };
}

/** The options of a list; it is closed before the next. */
function asList(name: string, combobox: string, before?: State['open'], fullOnly = false): State {
  return {
    name,
    fullOnly,
    open: async (console) => {
      await before?.(console);
      await console.page.getByRole('combobox', { name: combobox, exact: true }).press('ArrowDown');
      await expect(console.page.getByRole('listbox')).toBeVisible();
    },
  };
}

/** A menu; it is closed before the next. */
function asMenu(name: string, button: string): State {
  return {
    name,
    open: async ({ page }) => {
      await withoutToasts(page);
      await press(page, button);
      await expect(page.getByRole('menu')).toBeVisible();
    },
  };
}

/** Pages and dialogs in the order in which one leads to the other. */
const states: readonly State[] = [
  asList('cloud-list', 'Cloud'),
  {
    name: 'connection-errors',
    open: async ({ page }) => {
      await press(page, 'Test Settings');
      await expect(new ConnectionPage(page).clientId).toBeFocused();
    },
  },
  asDialog('success', 'Microsoft 365 Authentication was successful', async ({ page }) => {
    await new ConnectionPage(page).fill();
    await press(page, 'Test Settings');
  }),
  asDialog('unsaved', 'Apply the changes first?', async ({ page }) => {
    await press(page, 'Activity');
  }),
  {
    name: 'connection-saved',
    open: async ({ page }) => {
      await press(page, 'Apply');
      const { clientSecret } = new ConnectionPage(page);
      await expect(clientSecret).toHaveAttribute('placeholder', 'Saved – type to replace');
    },
  },
  asMenu('connection-menu', 'Manage connections'),
  asDialog('rename', 'Rename connection', async ({ page }) => {
    await press(page, 'Manage connections');
    await page.getByRole('menuitem', { name: 'Rename…', exact: true }).press('Enter');
  }),
  asDialog('browse-users', 'Select mailbox', async ({ page }) => {
    await press(page, 'Browse users…');
    await expect(dialog(page, 'Select mailbox').getByRole('rowheader').first()).toBeVisible();
  }),
  asDialog(
    'replace-secret',
    'Replace client secret',
    ({ page }) => press(page, 'Replace secret…'),
    true,
  ),
  {
    name: 'users',
    open: async ({ page }) => {
      await press(page, 'Microsoft 365 Users');
      const users = new UsersPage(page);
      await users.search.fill('contoso');
      await expect(users.row('Contoso Support')).toContainText('Shared');
      await users.row('Contoso Support').focus();
      await page.keyboard.press('Space');
      await expect(users.selectedRows).toHaveCount(1);
    },
  },
  asList('users-list', 'Show', undefined, true),
  asMenu('users-menu', 'More export formats'),
  {
    name: 'toast',
    open: async ({ page }) => {
      await press(page, 'Copy addresses');
      await expect(page.locator('.fui-Toast').first()).toBeVisible();
    },
  },
  {
    name: 'user-details',
    fullOnly: true,
    open: async ({ page }) => {
      const users = new UsersPage(page);
      await users.row('Contoso Support').press('Enter');
      await expect(users.details.getByText('help@contoso.com')).toBeVisible();
    },
  },
  asDialog('import', 'Import accounts.csv', async ({ app, page }) => {
    await press(page, 'Global Email Accounts');
    await openText(app, 'accounts.csv', table);
    await press(page, 'Import');
  }),
  {
    name: 'email-accounts',
    open: async ({ page }) => {
      await press(page, 'Import');
      await press(page, /^Import 2 email accounts$/);
      const accounts = new EmailAccountsPage(page);
      await expect(accounts.row('Support')).toBeVisible();
      await press(page, 'Check access');
      await expect(accounts.checking).toBeHidden();
      await accounts.row('Support').focus();
      await page.keyboard.press('Space');
      await expect(accounts.status).toContainText('1 selected');
      await withoutToasts(page);
    },
  },
  asMenu('email-accounts-menu', 'More'),
  asDialog('edit-account', 'Edit Email Account', ({ page }) => press(page, 'Edit')),
  asList('messages-list', 'Messages', ({ page }) => press(page, 'Edit'), true),
  asList('after-processing-list', 'After processing', ({ page }) => press(page, 'Edit')),
  asDialog(
    'access',
    /^Access to/,
    async ({ page }) => {
      await press(page, 'Access details');
      await expect(
        dialog(page, /^Access to/)
          .getByText('Allowed')
          .first(),
      ).toBeVisible();
    },
    true,
  ),
  asDialog('send-test', 'Send test message', ({ page }) => press(page, 'Send test message'), true),
  asDialog('preview', 'Preview mail', async ({ page }) => {
    await press(page, 'Preview mail');
    await dialog(page, 'Preview mail')
      .getByRole('row', { name: /^Customer 1 / })
      .press('Enter');
    await expect(page.getByRole('region', { name: 'Text of the message' })).toContainText('Hello');
  }),
  asDialog('delete', /^Delete/, ({ page }) => press(page, 'Delete'), true),
  {
    name: 'guide',
    open: async ({ page }) => {
      await press(page, 'Set-up Guide');
      await expect(new SetUpGuidePage(page).progress).toBeVisible();
    },
  },
  asList('script-list', 'Script'),
  {
    name: 'access-scope',
    open: async ({ page }) => {
      const scope = new AccessScopePage(page);
      await scope.prove.press('Enter');
      await expect(scope.summary('Half proven')).toBeVisible();
    },
  },
  {
    name: 'activity',
    open: async ({ page }) => {
      await press(page, 'Activity');
      await expect(new ActivityPage(page).rows.first()).toBeVisible();
    },
  },
  asList('activity-list', 'Show', undefined, true),
  asMenu('activity-menu', 'Export'),
  asDialog(
    'activity-details',
    /./,
    ({ page }) => new ActivityPage(page).rows.first().press('Enter'),
    true,
  ),
  asDialog(
    'bundle',
    'Save support bundle',
    ({ page }) => press(page, 'Save support bundle…'),
    true,
  ),
  {
    name: 'preferences',
    open: async ({ page }) => {
      await press(page, 'Preferences');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Preferences');
    },
  },
  asDialog('licences', 'Open-source licences', ({ page }) => press(page, 'Open-source licences')),
  asDialog('proxy', 'Sign in to the proxy', async ({ page, proxy }) => {
    proxy.setAsksForPassword(true);
    await press(page, 'API Integrations');
    await press(page, 'Test Settings');
    await page.getByRole('button', { name: 'Sign in to the proxy…' }).first().press('Enter');
  }),
  {
    name: 'crash',
    open: async ({ page }) => {
      await breakPages(page);
      await press(page, 'Activity');
      await expect(
        page.getByRole('button', { name: 'Reload the page', exact: true }),
      ).toBeVisible();
    },
  },
];

/** Playwright's own picture shows a part only of a page that is zoomed in. */
async function takePicture({ app, page }: RunningConsole, path: string): Promise<void> {
  // The frame that shows what has just been seen in the document.
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
  const picture = await app.evaluate(async ({ BrowserWindow }) =>
    (await BrowserWindow.getAllWindows()[0]?.webContents.capturePage())?.toPNG().toString('base64'),
  );
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, Buffer.from(picture ?? '', 'base64'));
}

async function walk(console: Walked, look: Look): Promise<void> {
  const { page } = console;
  await dress(console, look);
  await expect(new ConnectionPage(page).clientId).toBeVisible();
  for (const [number, { name, open, fullOnly = false }] of states.entries()) {
    if (fullOnly && !isFull) continue;
    await test.step(name, async () => {
      await open(console);
      const file = `${String(number).padStart(2, '0')}-${name}.png`;
      await takePicture(console, `out/screenshots/low-vision/${look.name}/${file}`);
      expect.soft(await axeFindings(page), name).toEqual([]);
      expect.soft(await clippedTexts(page), name).toEqual([]);
      expect.soft(await outOfReach(page), name).toEqual([]);
      // What is in front first: a list closes without the dialog that it is in.
      for (const layer of ['[role="menu"], [role="listbox"]', '[aria-modal="true"]']) {
        const over = page.locator(layer).filter({ visible: true });
        if ((await over.count()) > 0) await page.keyboard.press('Escape');
        await expect(over).toHaveCount(0);
      }
    });
  }
}

for (const look of lowVisionLooks) {
  test(`every page and dialog can be seen, read and reached: ${look.name}`, async ({
    start,
    served,
  }) => {
    test.setTimeout(180_000);
    const proxy = await startProxy({ leadsTo: served.port });
    try {
      await walk({ ...(await start(through(proxy))), proxy }, look);
    } finally {
      await proxy.close();
    }
  });
}

test('high contrast has the colours of high contrast', async ({ start }) => {
  const { page } = await start();
  const background = () =>
    page
      .locator('.fui-FluentProvider')
      .first()
      .evaluate((provider) =>
        getComputedStyle(provider).getPropertyValue('--colorNeutralBackground1').trim(),
      );
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
  await expect.poll(background).toBe('#ffffff');
  await page.emulateMedia({ forcedColors: 'active' });
  await expect.poll(background).toBe('#000000');
});

test('nothing moves where the system asks for less motion', async ({ start }) => {
  const { page } = await start();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const moving = () =>
    page.evaluate(() =>
      document
        .getAnimations()
        .filter((each) => Number(each.effect?.getComputedTiming().activeDuration) > 10)
        .map((each) => (each.effect as KeyframeEffect | null)?.target?.className ?? ''),
    );
  const form = new ConnectionPage(page);
  await form.fill();
  await press(page, 'Test Settings');
  await expect.poll(moving).toEqual([]);
  await expect(form.success).toBeVisible();
  expect(await moving()).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(form.success).toHaveCount(0);
  await form.apply.press('Enter');
  await expect(page.locator('.fui-Toast').first()).toBeVisible();
  expect(await moving()).toEqual([]);
  await press(page, 'Manage connections');
  await expect(page.getByRole('menu')).toBeVisible();
  expect(await moving()).toEqual([]);
});
