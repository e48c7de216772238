/** The real console, driven by Playwright, connected to the served tenant. */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron } from 'playwright';
import { expect, type ElectronApplication, type Page } from 'playwright/test';
import { ConnectionPage } from '../e2e/fixtures/connection-page';
import { consoleArguments, electronPath } from '../e2e/fixtures/console';
import { demoConnection } from '../src-main/demo-tenant';
import type { Tenant } from './children';

export const root = path.resolve(import.meta.dirname, '../..');

/**
 * A new profile folder, in which nothing is saved but that English is spoken, whatever the machine
 * does; it goes with the session's temporary folder.
 */
export async function newProfile(): Promise<string> {
  const profile = await mkdtemp(path.join(tmpdir(), 'console-profile-'));
  await writeFile(path.join(profile, 'language.json'), '{ "language": "en" }');
  return profile;
}

/** A window that shows one field: what every Electron app has to pay. */
export const bareWindow = path.join(root, 'bench', 'bare-window');

/** Electron's arguments; the last one is the app. Nothing but this machine can be reached. */
export function electronArguments(profile: string): string[] {
  const hostRules = 'MAP * ~NOTFOUND,EXCLUDE localhost,EXCLUDE 127.0.0.1';
  return consoleArguments(profile, { hostRules }, 0);
}

export interface OpenedConsole {
  app: ElectronApplication;
  page: Page;
  close: () => Promise<void>;
}

const opened = new Set<OpenedConsole>();

/** Ends the consoles that a part of the benchmark has left open, however it ended. */
export async function closeConsoles(): Promise<void> {
  for (const each of opened) await each.close();
}

/** @param folder of the app; the console's own unless given */
export async function openConsole(profile: string, folder = root): Promise<OpenedConsole> {
  const app = await _electron.launch({
    executablePath: electronPath(),
    args: [...electronArguments(profile).slice(0, -1), folder],
    cwd: root,
    chromiumSandbox: true,
  });
  const electron = app.process();
  const console: OpenedConsole = {
    app,
    page: await app.firstWindow(),
    close: async () => {
      opened.delete(console);
      const ended = new Promise<void>((done) => electron.once('exit', () => done()));
      electron.kill('SIGKILL');
      await ended;
    },
  };
  opened.add(console);
  return console;
}

/** Fills in the connection to the served tenant. */
export async function fillConnection(page: Page, { origin }: Tenant): Promise<ConnectionPage> {
  const form = new ConnectionPage(page);
  await form.fill({
    cloud: 'Custom endpoints',
    authorityUrl: origin,
    graphUrl: origin,
    testMailbox: demoConnection.testMailbox,
  });
  return form;
}

/** A profile folder in which the connection to the served tenant is saved. */
export async function connectedProfile(tenant: Tenant): Promise<string> {
  const profile = await newProfile();
  const { page, close } = await openConsole(profile);
  const form = await fillConnection(page, tenant);
  await form.apply.click();
  await expect(form.clientSecret).toHaveAttribute('placeholder', 'Saved – type to replace');
  await close();
  return profile;
}

/** Goes to a page of the navigation. */
export function navigationButton(page: Page, name: string) {
  return page.getByRole('navigation').getByRole('button', { name, exact: true });
}
