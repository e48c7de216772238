import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { call } from '../fixtures/calls';
import { expect, globalCloudAt, test } from '../fixtures/console';
import { watchNavigation } from '../fixtures/navigation';
import { startTrap } from '../fixtures/trap';

/** What a mail, a name in the directory or a message of a server could try to have clicked. */
const addresses = [
  'https://trap.example/',
  'http://trap.example/',
  '//trap.example/',
  'mailto:somebody@trap.example?subject=stolen',
  'tel:+15550100',
  'ms-msdt:/id PCWDiagnostic',
  'search-ms:query=x&crumb=location:trap.example',
  'file:///etc/passwd',
  'smb://trap.example/share',
  'javascript:document.body.remove()',
  'data:text/html,<h1>not ours</h1>',
  'blob:app://console/4b2b1f5e-0f8c-4f0e-9d3c-6a2f5d1c7e11',
  'app://elsewhere/index.html',
  'app://console/assets/nothing.html',
  'view-source:file:///etc/passwd',
  'chrome://version/',
  'devtools://devtools/bundled/inspector.html',
];

interface Click {
  target?: string;
  button?: 'middle';
  modifier?: 'Control' | 'Shift';
}

const clicks: [name: string, how: Click][] = [
  ['plain', {}],
  ['into a new window', { target: '_blank' }],
  ['with the middle button', { button: 'middle' }],
  ['with Ctrl', { modifier: 'Control' }],
  ['with Shift', { modifier: 'Shift' }],
];

/** Programs that Linux opens addresses with; these note what they are given, and open nothing. */
function notedOpeners(folder: string): { PATH: string; opened: () => string } {
  const bin = join(folder, 'openers');
  const notes = join(folder, 'opened.txt');
  mkdirSync(bin);
  for (const name of ['xdg-open', 'xdg-email', 'gio', 'sensible-browser']) {
    writeFileSync(join(bin, name), `#!/bin/sh\necho "$*" >> '${notes}'\n`);
    chmodSync(join(bin, name), 0o755);
  }
  return {
    PATH: `${bin}:${process.env['PATH'] ?? ''}`,
    opened: () => (existsSync(notes) ? readFileSync(notes, 'utf8') : ''),
  };
}

/**
 * Puts a link over everything and clicks it with the mouse. Not with the locator, which would wait for
 * the navigation to end.
 */
async function clickLink(page: Page, href: string, how: Click = {}): Promise<void> {
  await page.evaluate(
    ([address, target]) => {
      const link = document.createElement('a');
      link.setAttribute('href', address);
      if (target !== undefined) link.target = target;
      link.id = 'hostile';
      link.textContent = 'Click here';
      Object.assign(link.style, { position: 'fixed', inset: '0 auto auto 0', zIndex: '99999' });
      for (const kind of ['click', 'auxclick']) {
        link.addEventListener(kind, () => {
          link.dataset['clicked'] = kind;
        });
      }
      document.body.append(link);
    },
    [href, how.target] as const,
  );
  if (how.modifier) await page.keyboard.down(how.modifier);
  await page.mouse.click(10, 8, { button: how.button ?? 'left' });
  if (how.modifier) await page.keyboard.up(how.modifier);
  const clicked = await page.evaluate(() => {
    const link = document.querySelector<HTMLElement>('#hostile');
    link?.remove();
    return link?.dataset['clicked'];
  });
  expect(clicked, `what ${href} was told`).toBe(how.button === 'middle' ? 'auxclick' : 'click');
}

test('a hostile link leads nowhere, however it is clicked', async ({ start, served, profile }) => {
  test.slow();
  const trap = await startTrap();
  const { opened, PATH } = notedOpeners(profile);
  try {
    const hostRules = `MAP trap.example 127.0.0.1:${trap.port},${globalCloudAt(served.port)}`;
    const { app, page } = await start({ hostRules, env: { PATH } });
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const { seen, settled } = await watchNavigation(app);
    for (const address of addresses) {
      for (const [name, how] of clicks) {
        await test.step(`${name}: ${address}`, async () => {
          await clickLink(page, address, how);
          await settled((last) => clickLink(page, last));
        });
      }
    }
    const { asked, arrived, created } = await seen();
    expect(asked, 'links that were really followed').toContain('https://trap.example/');
    expect({ arrived, created }).toEqual({ arrived: [], created: 0 });
    expect(page.url()).toBe('app://console/index.html');
    expect(await call(page, 'app.info', {}), 'the page is still ours').toMatchObject({ ok: true });
    // Not by a locator, which would wait for the navigations to end.
    const heading = await page.evaluate(() => document.querySelector('h1')?.textContent);
    expect(heading).toBe('API Integrations');
    expect(trap.contacts).toEqual([]);
    expect(opened(), 'what the system was asked to open').toBe('');
    // They do note it when Electron opens something.
    await app.evaluate(({ shell }) => shell.openExternal('https://control.example/'));
    await expect.poll(opened).toContain('https://control.example/');
  } finally {
    await trap.close();
  }
});
