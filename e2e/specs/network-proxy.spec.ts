import { rmSync } from 'node:fs';
import { ConnectionPage } from '../fixtures/connection-page';
import { expect, test } from '../fixtures/console';
import { allFamilies, callAll, callAndCount, connect, endedIn } from '../fixtures/network-calls';
import {
  homeThatTrustsTheInspection,
  inspectingAuthority,
  serverCertificate,
} from '../fixtures/pki';
import { servePacFile, startProxy } from '../fixtures/proxy';

/** The proxies that organisations have between their computers and Microsoft 365. */

test.use({ tenantOptions: { people: 200 } });

const firstStep = 'Reach the sign-in service';
/** Nothing can be reached but through what listens on this machine. */
const onlyProxies = 'MAP * ~NOTFOUND,EXCLUDE 127.0.0.1';
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
      const { page } = await start({
        hostRules: onlyProxies,
        switches: [byPacFile ? `--proxy-pac-url=${pac.url}` : `--proxy-server=${address}`],
      });
      const known = await connect(page, tenant);
      proxy.setAsksForPassword(true);
      tenant.log.clear();
      const outcomes = await callAll(known, allFamilies);
      for (const [family, outcome] of Object.entries(outcomes)) {
        const { codes, seconds } = outcome;
        const ended = endedIn(family, outcome, 'network-proxy-password');
        expect(ended, `${family}: ${codes.join()}`).toBe(true);
        expect(codes, family).not.toContain('send-test-unknown');
        expect(codes, family).not.toContain('event-unknown');
        expect(seconds, family).toBeLessThan(60);
      }
      expect(tenant.log.entries).toEqual([]);

      const form = new ConnectionPage(page);
      await form.test();
      await expect(form.step(firstStep)).toContainText('Failed');
      await expect(form.step(firstStep)).toContainText(`The proxy ${address} asks for`);

      proxy.setAsksForPassword(false);
      for (const [family, { answer }] of Object.entries(await callAll(known, allFamilies))) {
        expect(answer, family).toMatchObject({ ok: true });
      }
    } finally {
      await Promise.all([proxy.close(), pac.close()]);
    }
  });
}

test('everything works through a proxy that inspects TLS, once its certificate is installed', async ({
  start,
  served,
  tenant,
}) => {
  const inspects = serverCertificate('inspected');
  const proxy = await startProxy({ leadsTo: served.port, inspects });
  const home = homeThatTrustsTheInspection();
  try {
    const { page } = await start({
      hostRules: onlyProxies,
      switches: [`--proxy-server=127.0.0.1:${proxy.port}`],
      env: { HOME: home },
    });
    const known = await connect(page, tenant);
    const { outcomes, writes } = await callAndCount(known, tenant, allFamilies);
    for (const [family, { answer }] of Object.entries(outcomes)) {
      expect(answer, family).toMatchObject({ ok: true });
    }
    expect(proxy.read).toContain('POST login.microsoftonline.com');
    expect(Object.values(writes)).toEqual([1, 1]);
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
  const proxy = await startProxy({ leadsTo: served.port, inspects });
  try {
    const { page } = await start({
      hostRules: onlyProxies,
      switches: [`--proxy-server=127.0.0.1:${proxy.port}`],
    });
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
