// Started by demo.mjs in a desktop session of its own, with the app built: does the console's main
// job on the demo tenant as a person would, and says how each step went.
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { _electron } from 'playwright';
import { expect } from 'playwright/test';
import { atEnd, runScript, temporaryFolder } from './lib/lifetime.mjs';
import { out, root } from './lib/paths.mjs';
import { Stop } from './lib/say.mjs';

const pictures = path.join(out, 'demo');
const successPicture = '3-success';
const readmePicture = path.join(root, 'assets', 'screenshot.png');
const windowSize = { width: 1280, height: 860 };
const stepLimitMs = 20_000;
const testLimitMs = 90_000;
const success = 'Microsoft 365 Authentication was successful';
const savedSecret = 'Saved – type to replace';

await runScript(async () => {
  await rm(pictures, { recursive: true, force: true });
  await mkdir(pictures, { recursive: true });
  const profile = await temporaryFolder();
  // The tour looks for English names; on a person's own desktop the system may speak another language.
  await writeFile(path.join(profile, 'language.json'), '{ "language": "en" }');

  const first = await openConsole(profile);
  await step('Open API Integrations, tab Microsoft 365', () => openMicrosoft365Tab(first.page));
  await step('The fields of the demo tenant are filled in', () => checkForm(first.page));
  await takePicture(first, '1-form');
  await step('Test Settings', () => testSettings(first, '2-test-running'));
  await step(`Message box: ${success}`, () => checkSuccess(first.page));
  await takePicture(first, successPicture);
  await step('Apply', () => apply(first.page));
  await step('The connection is saved, the secret is not shown', () => checkSaved(first.page));
  await takePicture(first, '4-saved');
  await step('Close the console', () => first.app.close());

  const second = await openConsole(profile);
  await step('Open API Integrations again', () => openMicrosoft365Tab(second.page));
  await step('The saved secret is still there', () => checkSaved(second.page));
  await step('Test Settings with the saved secret', () => testSettings(second));
  await step(`Message box: ${success}`, () => checkSuccess(second.page));
  await takePicture(second, '5-saved-secret-success');
  await step('Close the console', () => second.app.close());

  if (process.argv.includes('--update-picture')) {
    await copyFile(pictureFile(successPicture), readmePicture);
    console.log(`    picture: ${path.relative(root, readmePicture)}`);
  }
  console.log('\nThe whole job worked.');
  return 0;
});

/**
 * @typedef {import('playwright').Page} Page
 * @typedef {{ app: import('playwright').ElectronApplication, page: Page }} OpenConsole
 */

/**
 * Does one step and says how it went; the first that fails ends the tour.
 *
 * @param {string} title
 * @param {() => Promise<unknown>} action
 */
async function step(title, action) {
  const start = Date.now();
  try {
    await action();
  } catch (error) {
    console.log(`✗ ${title}`);
    throw new Stop(`The demo stopped here:\n${firstLines(error)}`);
  }
  console.log(`✓ ${title} (${seconds(Date.now() - start)})`);
}

/**
 * Playwright adds everything the console wrote to a message.
 *
 * @param {unknown} error
 */
function firstLines(error) {
  const lines = stripVTControlCharacters(String(error)).split('\n');
  return lines.slice(0, 12).join('\n');
}

/**
 * @param {string} profile
 * @returns {Promise<OpenConsole>}
 */
async function openConsole(profile) {
  /** @type {OpenConsole | undefined} */
  let opened;
  await step('Open the console on the demo tenant', async () => {
    opened = await launch(profile);
  });
  return /** @type {OpenConsole} */ (opened);
}

/**
 * @param {string} profile
 * @returns {Promise<OpenConsole>}
 */
async function launch(profile) {
  const switches = [`--user-data-dir=${profile}`];
  if (process.platform === 'linux') switches.push('--password-store=gnome-libsecret');
  const app = await _electron.launch({
    executablePath: String(process.env['ELECTRON_PATH']),
    args: [...switches, root, '--demo'],
    cwd: root,
    timeout: stepLimitMs,
    // As a person has it; Playwright would switch it off. Where it can't be had, the environment says.
    chromiumSandbox: true,
  });
  // A window left open would keep this script, and the demo, from ending.
  const electron = app.process();
  atEnd(async () => electron.kill('SIGKILL'));
  const page = await app.firstWindow({ timeout: stepLimitMs });
  page.setDefaultTimeout(stepLimitMs);
  // The frame differs from system to system; the pictures should not.
  await app.evaluate(
    ({ BrowserWindow }, size) =>
      BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
    windowSize,
  );
  return { app, page };
}

/** @param {Page} page */
async function openMicrosoft365Tab(page) {
  await page
    .getByRole('navigation', { name: 'System Administration' })
    .getByText('API Integrations', { exact: true })
    .click();
  await expect(page.getByRole('heading', { level: 1, name: 'API Integrations' })).toBeVisible();
  await page.getByRole('tab', { name: 'Microsoft 365', exact: true }).click();
}

/** @param {Page} page */
async function checkForm(page) {
  const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
  await expect(page.getByRole('combobox', { name: 'Cloud', exact: true })).toBeVisible();
  for (const name of ['Application (client) ID', 'Directory (tenant) ID']) {
    await expect(page.getByRole('textbox', { name, exact: true })).toHaveValue(guid);
  }
  await expect(secretBox(page)).not.toHaveValue('');
}

/** @param {Page} page */
function secretBox(page) {
  return page.getByLabel('Client secret', { exact: true });
}

/**
 * Starts the test and prints each of its steps as it finishes.
 *
 * @param {OpenConsole} open
 * @param {string} [picture] taken once the first step has finished
 */
async function testSettings(open, picture) {
  const { page } = open;
  await page.getByRole('button', { name: 'Test Settings', exact: true }).click();
  // The message box hides what is behind it from assistive technology, and so from role locators.
  const hidden = { includeHidden: true };
  const results = page
    .getByRole('list', { name: 'Test results', ...hidden })
    .getByRole('listitem', hidden);
  const running = page.getByRole('button', { name: 'Cancel test', exact: true, ...hidden });
  const deadline = Date.now() + testLimitMs;
  /** @type {Set<string>} */
  const printed = new Set();
  for (let isOver = false; !isOver;) {
    // Asked before the results are read, so that the last of them are not missed.
    isOver = (await messageBox(page).isVisible()) || (printed.size > 0 && !(await running.count()));
    for (const text of await results.allInnerTexts()) {
      const line = resultLine(text);
      if (!line || printed.has(line)) continue;
      console.log(`    ${line}`);
      printed.add(line);
      if (printed.size === 1 && picture) await takePicture(open, picture);
    }
    if (Date.now() > deadline) throw new Error('The test did not end in time.');
    await page.waitForTimeout(50);
  }
}

/**
 * @param {string} text all that a list item says
 * @returns {string | undefined} the step's name, its word and its time; nothing while it runs
 */
function resultLine(text) {
  const lines = text.split('\n').map((line) => line.trim());
  const word = /\b(Passed|Warning|Failed|Skipped)\b/.exec(text)?.[0];
  const time = /\d[\d.,]*\s?(ms|s)\b/.exec(text)?.[0];
  const name = lines.find((line) => line !== '' && line !== word && line !== time);
  return word && [name, word, time].filter(Boolean).join(' · ');
}

/** @param {Page} page */
function messageBox(page) {
  return page.getByRole('dialog').filter({ has: page.getByText(success, { exact: true }) });
}

/** @param {Page} page */
async function checkSuccess(page) {
  await expect(messageBox(page)).toBeVisible({ timeout: stepLimitMs });
}

/** @param {Page} page */
async function apply(page) {
  await messageBox(page).getByRole('button', { name: 'Apply', exact: true }).click();
  await expect(messageBox(page)).toBeHidden({ timeout: stepLimitMs });
}

/** @param {Page} page */
async function checkSaved(page) {
  await expect(secretBox(page)).toHaveAttribute('placeholder', savedSecret, {
    timeout: stepLimitMs,
  });
  await expect(secretBox(page)).toHaveValue('');
}

/**
 * @param {OpenConsole} open
 * @param {string} name
 */
async function takePicture({ page }, name) {
  const file = pictureFile(name);
  await page.waitForFunction(nothingFades);
  await page.screenshot({ path: file });
  console.log(`    picture: ${path.relative(root, file)}`);
}

/** Runs in the page: no box is still fading in. What turns for ever, as a spinner does, may turn. */
function nothingFades() {
  const running = globalThis.document
    .getAnimations()
    .filter((animation) => animation.playState === 'running');
  return running.every((animation) => animation.effect?.getComputedTiming().endTime === Infinity);
}

/** @param {string} name */
function pictureFile(name) {
  return path.join(pictures, `${name}.png`);
}

/** @param {number} ms */
function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}
