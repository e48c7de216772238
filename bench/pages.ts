/** Switching between pages, Test Settings, and the list of email accounts, in the real console. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, type Page } from 'playwright/test';
import type { Settings } from '../src-main/connection/settings';
import { withChecksum } from '../src-main/shell/checksum';
import { makeAccounts } from './accounts';
import { measure, type Tenant } from './children';
import {
  bareWindow,
  connectedProfile,
  fillConnection,
  navigationButton,
  newProfile,
  openConsole,
  type OpenedConsole,
} from './opened-console';
import { boneRow, untilPainted } from './painted';
import { report, type Figures } from './report';

const runs = 5;
const accountsPage = 'Global Email Accounts';

/** Test Settings from the click to the message box, against its requests. */
export async function measureSettingsTest(tenant: Tenant): Promise<void> {
  const latencyMs = 80;
  const { page } = await openConsole(await newProfile());
  const form = await fillConnection(page, tenant);
  await tenant.setLatency(latencyMs);
  const all: Figures[] = [];
  for (let run = 0; run <= runs; run += 1) {
    const {
      ms: mainMs = NaN,
      bareMs = NaN,
      requests = NaN,
    } = await measure('measure-accounts', 'settingsTest', tenant);
    const shown = { there: '[role="dialog"], [role="alertdialog"]' };
    const ms = await untilPainted(page, 'click', shown, () => form.testSettings.click());
    await form.success.getByRole('button', { name: 'Close', exact: true }).click();
    // The first opens the connection, in both.
    if (run > 0) all.push({ ms, mainMs, bareMs, requests });
  }
  await tenant.setLatency(0);
  report({
    what: `Test Settings, click to message box, ${latencyMs} ms a request`,
    against: 'the same requests sent bare, one after another',
    most: 1.2,
    unit: '×',
    figures: all.map(({ ms = NaN, bareMs = NaN }) => ms / bareMs),
    parts: all,
  });
}

/** Each page of the navigation in turn; the slowest of a round counts. */
export async function measurePageSwitch(tenant: Tenant): Promise<void> {
  const { page } = await openConsole(await connectedProfile(tenant));
  const bare = (await openConsole(await newProfile(), bareWindow)).page;
  await bare.evaluate(addSwitch);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const names = await page.getByRole('navigation').getByRole('button').allInnerTexts();
  const [first = '', ...others] = names.map((name) => name.trim());
  const all: Figures[] = [];
  const floors: number[] = [];
  await untilAllPagesAreThere(page);
  for (let run = 0; run <= runs; run += 1) {
    const round: Figures = {};
    for (const name of [...others, first]) {
      const button = navigationButton(page, name);
      round[name] = await untilPainted(page, 'click', { heading: name }, () => button.click());
    }
    const bareMs: number[] = [];
    for (let turn = 0; turn < names.length; turn += 1) {
      const heading = { heading: `Page ${run}.${turn}` };
      await bare.getByRole('button').evaluate((button, next) => {
        button.dataset['next'] = next;
      }, heading.heading);
      const click = () => bare.getByRole('button').click();
      bareMs.push(await untilPainted(bare, 'click', heading, click));
    }
    // The first compiles each page.
    if (run === 0) continue;
    all.push(round);
    floors.push(Math.max(...bareMs));
  }
  const slowest = all.map((round) => Math.max(...Object.values(round)));
  report({
    what: 'page switch, click to painted, the slowest page',
    against: 'a click that changes one heading in a bare Electron window, the slowest of as many',
    most: 100,
    unit: 'ms',
    figures: slowest,
    ratios: slowest.map((ms, run) => ms / (floors[run] ?? NaN)),
    parts: all.map((round, run) => ({ ...round, bareMs: floors[run] ?? NaN })),
  });
}

/** Runs in the bare window: a heading that is exchanged with a click. */
function addSwitch(): void {
  const heading = document.createElement('h1');
  const button = document.createElement('button');
  button.textContent = 'Switch';
  button.addEventListener('click', () => {
    heading.textContent = button.dataset['next'] ?? '';
  });
  document.body.prepend(heading, button);
}

/** The list of email accounts, with many and with few. */
export async function measureAccountsList(tenant: Tenant): Promise<void> {
  const few = await consoleWithAccounts(tenant, 20);
  const many = await consoleWithAccounts(tenant, 2000);
  const all: Figures[] = [];
  for (let run = 0; run <= runs; run += 1) {
    const pair = { few: await openList(few), many: await openList(many) };
    if (run > 0) all.push(pair);
  }
  report({
    what: 'list of 2,000 email accounts, click to painted',
    against: 'the same list with 20',
    most: 1.5,
    unit: '×',
    figures: all.map(({ few: fewMs = NaN, many: manyMs = NaN }) => manyMs / fewMs),
    parts: all,
  });
}

async function consoleWithAccounts(tenant: Tenant, count: number): Promise<OpenedConsole> {
  const profile = await connectedProfile(tenant);
  const file = path.join(profile, 'settings.json');
  const settings = JSON.parse(await readFile(file, 'utf8')) as Settings;
  const [connection] = settings.connections;
  if (connection === undefined) throw new Error('The connection was not saved.');
  settings.emailAccounts.accounts = await makeAccounts(tenant.origin, count, connection);
  await writeFile(file, JSON.stringify(withChecksum(settings)));
  return openConsole(profile);
}

/** Reloads first, so that the page knows nothing of the list. */
async function openList({ page }: OpenedConsole): Promise<number> {
  await page.reload();
  await untilAllPagesAreThere(page);
  const scene = {
    there: '[role="grid"][aria-label="Email accounts"] [role="rowgroup"] [data-row] input',
    gone: boneRow,
  };
  return untilPainted(page, 'click', scene, () => navigationButton(page, accountsPage).click());
}

/** The pages that are not shown first are fetched when there is nothing better to do. */
async function untilAllPagesAreThere(page: Page): Promise<void> {
  await page.evaluate(() => new Promise<unknown>((done) => requestIdleCallback(done)));
  await delay(500);
}
