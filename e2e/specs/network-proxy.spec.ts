import { rmSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Locator, Page } from 'playwright/test';
import { dress } from '../fixtures/appearance';
import { applyDraft, call, draft } from '../fixtures/calls';
import { ConnectionPage } from '../fixtures/connection-page';
import { expect, test } from '../fixtures/console';
import { hearing } from '../fixtures/hearing';
import { axeFindings, clippedTexts } from '../fixtures/look';
import {
  allFamilies,
  callAll,
  callAndCount,
  connect,
  endedIn,
  openView,
} from '../fixtures/network-calls';
import {
  homeThatTrustsTheInspection,
  inspectingAuthority,
  serverCertificate,
} from '../fixtures/pki';
import { onlyProxies, proxyRealm, servePacFile, startProxy } from '../fixtures/proxy';
import { findInFiles } from '../fixtures/secret-search';
import { UsersPage } from '../fixtures/users-page';

/** The proxies that organisations have between their computers and Microsoft 365. */

test.use({ tenantOptions: { people: 200 } });

const firstStep = 'Reach the sign-in service';
const bothHosts = ['login.microsoftonline.com:443', 'graph.microsoft.com:443'];

test('a PAC file decides which proxy leads where', async ({ start, served }) => {
  const forSignIn = await startProxy({ leadsTo: served.port });
  const forGraph = await startProxy({ leadsTo: served.port });
  const pac = await servePacFile(`
    function FindProxyForURL(url, host) {
      if (shExpMatch(host, '*.microsoftonline.com')) return 'PROXY 127.0.0.1:${forSignIn.port}';
      return 'PROXY 127.0.0.1:${forGraph.port}';
    }`);
  try {
    const { page } = await start({
      hostRules: onlyProxies,
      switches: [`--proxy-pac-url=${pac.url}`],
    });
    const form = new ConnectionPage(page);
    await form.test();
    await expect(form.success).toBeVisible();
    expect(pac.fetched()).toBeGreaterThan(0);
    expect(new Set(forSignIn.asked)).toEqual(new Set([bothHosts[0]]));
    expect(new Set(forGraph.asked)).toEqual(new Set([bothHosts[1]]));
  } finally {
    await Promise.all([forSignIn.close(), forGraph.close(), pac.close()]);
  }
});

for (const [title, script] of [
  ['that is no script', '<html>Not found</html>'],
  ['that leads nowhere', "function FindProxyForURL() { return 'PROXY 127.0.0.1:9; DIRECT'; }"],
] as const) {
  test(`goes on without a PAC file ${title}`, async ({ start }) => {
    const pac = await servePacFile(script);
    try {
      const { page } = await start({ switches: [`--proxy-pac-url=${pac.url}`] });
      const form = new ConnectionPage(page);
      await form.test();
      await expect(form.success).toBeVisible();
      expect(pac.fetched()).toBeGreaterThan(0);
    } finally {
      await pac.close();
    }
  });
}

for (const [which, byPacFile] of [
  ['of the system', false],
  ['of a PAC file', true],
] as const) {
  test(`every call says that the proxy ${which} asks for a password, and nothing passes it`, async ({
    start,
    served,
    tenant,
  }) => {
    test.setTimeout(180_000);
    const proxy = await startProxy({ leadsTo: served.port });
    const address = `127.0.0.1:${proxy.port}`;
    const pac = await servePacFile(`function FindProxyForURL() { return 'PROXY ${address}'; }`);
    try {
      const console = await start({
        hostRules: onlyProxies,
        switches: [byPacFile ? `--proxy-pac-url=${pac.url}` : `--proxy-server=${address}`],
      });
      const { page } = console;
      const known = await connect(console, tenant);
      proxy.setAsksForPassword(true);
      tenant.log.clear();
      const outcomes = await callAll(known, allFamilies);
      for (const [family, outcome] of Object.entries(outcomes)) {
        const { codes, seconds } = outcome;
        const ended = endedIn(family, outcome, 'network-proxy-password');
        expect.soft(ended, `${family}: ${codes.join()}`).toBe(true);
        expect.soft(codes, family).not.toContain('send-test-unknown');
        expect.soft(codes, family).not.toContain('move-unknown');
        expect.soft(codes, family).not.toContain('event-unknown');
        expect.soft(seconds, family).toBeLessThan(60);
      }
      expect(tenant.log.entries).toEqual([]);

      const form = new ConnectionPage(page);
      await form.test();
      await expect(form.step(firstStep)).toContainText('Failed');
      await expect(form.step(firstStep)).toContainText(`The proxy ${address} asks for`);

      proxy.setAsksForPassword(false);
      known.viewId = await openView(known);
      for (const [family, { answer }] of Object.entries(await callAll(known, allFamilies))) {
        expect.soft(answer, family).toMatchObject({ ok: true });
      }
    } finally {
      await Promise.all([proxy.close(), pac.close()]);
    }
  });
}

test('every call says that the proxy does not let it through, and to where', async ({
  start,
  served,
  tenant,
}) => {
  test.setTimeout(180_000);
  const proxy = await startProxy({ leadsTo: served.port });
  const address = `127.0.0.1:${proxy.port}`;
  try {
    const console = await start({
      hostRules: onlyProxies,
      switches: [`--proxy-server=${address}`],
    });
    const { page } = console;
    const known = await connect(console, tenant);
    proxy.setBlocks(true);
    tenant.log.clear();
    const outcomes = await callAll(known, allFamilies);
    for (const [family, outcome] of Object.entries(outcomes)) {
      const { codes } = outcome;
      const ended = endedIn(family, outcome, 'network-proxy-blocked');
      expect.soft(ended, `${family}: ${codes.join()}`).toBe(true);
      expect.soft(codes, family).not.toContain('send-test-unknown');
      expect.soft(codes, family).not.toContain('move-unknown');
      expect.soft(codes, family).not.toContain('event-unknown');
    }
    expect(tenant.log.entries).toEqual([]);
    const form = new ConnectionPage(page);
    await form.test();
    await expect(form.step(firstStep)).toContainText(
      `The proxy ${address} did not let the console through to login.microsoftonline.com.`,
    );
  } finally {
    await proxy.close();
  }
});

const userName = 'FABRIKAM\\ana';
const password = 'Päss wörd 7 of the proxy';

/** The dialog that asks for what the proxy wants. */
function proxyDialog(page: Page) {
  const dialog = page.getByRole('dialog', { name: 'Sign in to the proxy', exact: true });
  const signIn = dialog.getByRole('button', { name: 'Sign in', exact: true });
  return {
    dialog,
    signIn,
    /** Opens it from a problem and sends what is typed. */
    enter: async (place: Locator, typed: string) => {
      await place.getByRole('button', { name: 'Sign in to the proxy…', exact: true }).click();
      await dialog.getByLabel('User name', { exact: true }).fill(userName);
      await dialog.getByLabel('Password', { exact: true }).fill(typed);
      await signIn.click();
      await expect(dialog).toBeHidden();
    },
  };
}

async function looksRight(page: Page, look: string): Promise<void> {
  await page.screenshot({ path: `out/screenshots/proxy-sign-in/${look}.png` });
  expect(await axeFindings(page), look).toEqual([]);
  expect(await clippedTexts(page), look).toEqual([]);
}

test('signs in to a proxy with what is typed, for this run only and in memory', async ({
  start,
  served,
  tenant,
  profile,
}) => {
  const proxy = await startProxy({ leadsTo: served.port });
  const address = `127.0.0.1:${proxy.port}`;
  proxy.setAsksForPassword(true, `${userName}:${password}`);
  try {
    const console = await start({
      hostRules: onlyProxies,
      switches: [`--proxy-server=${address}`],
    });
    const { page, stop } = console;
    await dress(console, { name: 'dark', colorScheme: 'dark', width: 1024, height: 700 });
    expect(await applyDraft(page)).toMatchObject({ ok: true });
    await page.reload();
    const form = new ConnectionPage(page);
    const step = form.step(firstStep);
    const { dialog, signIn, enter } = proxyDialog(page);
    await form.testSettings.click();
    await expect(step).toContainText(`The proxy ${address} asks for`);
    const opener = step.getByRole('button', { name: 'Sign in to the proxy…', exact: true });
    await opener.click();
    await expect(dialog).toContainText(address);
    await expect(dialog.getByLabel('Password', { exact: true })).toHaveAttribute(
      'autocomplete',
      'off',
    );
    await signIn.click();
    await expect(dialog).toContainText('Enter the user name.');
    await expect(dialog).toContainText('Enter the password.');
    await expect(dialog.getByLabel('User name', { exact: true })).toBeFocused();
    await looksRight(page, 'dark');
    await dialog.getByRole('button', { name: 'Cancel', exact: true }).click();
    await expect(opener).toBeFocused();
    expect(proxy.signIns).toEqual([]);

    const said = await hearing(page);
    await enter(step, 'not this one');
    await expect(opener).toBeFocused();
    await expect(step).toContainText('Try again now.');
    await said.once(/Try again now\./g);
    await form.testSettings.click();
    await expect(step).toContainText(`The proxy ${address} did not accept`);
    expect(proxy.signIns, 'one attempt').toEqual([`${userName}:not this one`]);
    await form.testSettings.click();
    await expect(step).toContainText(`The proxy ${address} asks for`);
    expect(proxy.signIns, 'forgotten').toHaveLength(1);

    // Where there is a Retry, it is done.
    const users = await UsersPage.open(page);
    await enter(users.problem(`The proxy ${address} asks for a user name and password.`), password);
    await expect(users.rows.first()).toBeVisible();

    await page.getByRole('navigation').getByRole('button', { name: 'API Integrations' }).click();
    await form.testSettings.click();
    await expect(form.success).toBeVisible();
    const known = await connect(console, tenant);
    const names = ['the list of users', 'the test message', 'the test event'];
    const { outcomes, writes } = await callAndCount(known, tenant, names);
    for (const [family, { answer }] of Object.entries(outcomes)) {
      expect.soft(answer, family).toMatchObject({ ok: true });
    }
    expect(writes).toMatchObject({ 'the test message': 1, 'the test event': 1 });
    expect(new Set(proxy.signIns.slice(1))).toEqual(new Set([`${userName}:${password}`]));

    proxy.setAsksForPassword(true, 'another account');
    const before = proxy.signIns.length;
    const changed = await callAll(known, ['Test Settings']);
    expect(changed['Test Settings']?.codes).toContain('network-proxy-refused');
    expect(proxy.signIns.length - before, 'attempts after the password has changed').toBe(1);

    expect(await page.content()).not.toContain(password);
    const bundle = await call(page, 'activity.prepareBundle', {});
    expect(bundle).toMatchObject({ ok: true });
    expect(JSON.stringify(bundle)).not.toContain(password);
    await stop();
    const { files, hits } = findInFiles(profile, password);
    expect(files).toEqual(expect.arrayContaining(['settings.json', 'logs/main.log']));
    expect(hits).toEqual([]);

    const again = await start({ hostRules: onlyProxies, switches: [`--proxy-server=${address}`] });
    await dress(again, { name: 'light', colorScheme: 'light', width: 1024, height: 700 });
    const formAgain = new ConnectionPage(again.page);
    await formAgain.testSettings.click();
    await expect(formAgain.step(firstStep)).toContainText('asks for');
    await formAgain.step(firstStep).getByRole('button', { name: 'Sign in to the proxy…' }).click();
    await expect(proxyDialog(again.page).dialog).toContainText(address);
    await looksRight(again.page, 'light');
  } finally {
    await proxy.close();
  }
});

test('tells no server the password of a proxy, and keeps none for a proxy that has not asked', async ({
  start,
}) => {
  const headers: string[] = [];
  let status = 401;
  const server = createServer(serverCertificate('trusted'), (request, response) => {
    headers.push(JSON.stringify(request.headers));
    const name = status === 401 ? 'www-authenticate' : 'proxy-authenticate';
    response.writeHead(status, { [name]: `Basic realm="${proxyRealm}"` });
    response.end('{}');
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const proxy = await startProxy({ leadsTo: (server.address() as AddressInfo).port });
  proxy.setAsksForPassword(true, `${userName}:${password}`);
  const address = `127.0.0.1:${proxy.port}`;
  try {
    const { page } = await start({
      hostRules: onlyProxies,
      switches: [`--proxy-server=${address}`],
    });
    const signIn = (to: string) =>
      call(page, 'network.signInToProxy', { proxy: to, userName, password });
    const refused = { ok: false, problem: { code: 'network-proxy-not-asking' } };
    expect(await signIn(address), 'before it has asked').toMatchObject(refused);
    await call(page, 'connection.test', draft());
    expect(headers, 'requests without the password').toEqual([]);
    expect(await signIn('login.microsoftonline.com:443')).toMatchObject(refused);
    expect(await signIn(address)).toMatchObject({ ok: true });
    for (status of [401, 407]) {
      headers.length = 0;
      await call(page, 'connection.test', draft());
      expect(headers.length, String(status)).toBeGreaterThan(0);
      expect(headers.join('\n').toLowerCase(), String(status)).not.toMatch(/authorization|basic/);
    }
    expect(proxy.signIns.length).toBeGreaterThan(0);
  } finally {
    await proxy.close();
    server.close();
    server.closeAllConnections();
  }
});

test('everything works through a proxy that inspects TLS, once its certificate is installed', async ({
  start,
  served,
  tenant,
}) => {
  const inspects = serverCertificate('inspected');
  const proxy = await startProxy({ leadsTo: served.port, inspects });
  const home = homeThatTrustsTheInspection();
  try {
    const console = await start({
      hostRules: onlyProxies,
      switches: [`--proxy-server=127.0.0.1:${proxy.port}`],
      env: { HOME: home },
    });
    const known = await connect(console, tenant);
    const { outcomes, writes } = await callAndCount(known, tenant, allFamilies);
    for (const [family, { answer }] of Object.entries(outcomes)) {
      expect.soft(answer, family).toMatchObject({ ok: true });
    }
    expect(proxy.read).toContain('POST login.microsoftonline.com');
    expect(Object.values(writes)).toEqual([1, 1, 1, 1]);
  } finally {
    await proxy.close();
    rmSync(home, { recursive: true, force: true });
  }
});

test('a proxy that inspects TLS reads nothing before its certificate is installed, and is named', async ({
  start,
  served,
  tenant,
}) => {
  const inspects = serverCertificate('inspected');
  test.setTimeout(180_000);
  const proxy = await startProxy({ leadsTo: served.port, inspects });
  proxy.setInspects(false);
  try {
    const console = await start({
      hostRules: onlyProxies,
      switches: [`--proxy-server=127.0.0.1:${proxy.port}`],
    });
    const { page } = console;
    const known = await connect(console, tenant);
    proxy.setInspects(true);
    tenant.log.clear();
    for (const [family, outcome] of Object.entries(await callAll(known, allFamilies))) {
      const { codes, seconds } = outcome;
      const ended = endedIn(family, outcome, 'network-certificate-untrusted');
      expect.soft(ended, `${family}: ${codes.join()}`).toBe(true);
      expect
        .soft(codes, family)
        .not.toEqual(expect.arrayContaining([expect.stringMatching(/-unknown$/)]));
      expect.soft(seconds, family).toBeLessThan(60);
    }
    const form = new ConnectionPage(page);
    await form.test();
    await expect(form.step(firstStep)).toContainText('Failed');
    await expect(form.step(firstStep)).toContainText('is not trusted by this computer');
    await expect(form.step(firstStep)).toContainText(inspectingAuthority);
    expect(proxy.asked.length).toBeGreaterThan(0);
    expect(proxy.read, 'requests it could read').toEqual([]);
    expect(tenant.log.entries).toEqual([]);
  } finally {
    await proxy.close();
  }
});
