import { createSocket } from 'node:dgram';
import { createServer, type AddressInfo } from 'node:net';
import { call, draft } from '../fixtures/calls';
import { ConnectionPage } from '../fixtures/connection-page';
import { expect, globalCloudAt, test } from '../fixtures/console';
import { startProxy } from '../fixtures/proxy';
import { UsersPage } from '../fixtures/users-page';

const firstStep = 'Reach the sign-in service';

/** A port of this machine where nothing listens. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

test('tells a server that refuses connections', async ({ start }) => {
  const { page } = await start({ hostRules: globalCloudAt(await closedPort()) });
  const form = new ConnectionPage(page);
  await form.test();
  await expect(form.step(firstStep)).toContainText('Failed');
  await expect(form.step(firstStep)).toContainText('ERR_CONNECTION_REFUSED');
});

test('goes through the proxy of the system', async ({ start, served }) => {
  const proxy = await startProxy({ leadsTo: served.port });
  try {
    const { page } = await start({
      hostRules: 'MAP * ~NOTFOUND,EXCLUDE 127.0.0.1',
      switches: [`--proxy-server=127.0.0.1:${proxy.port}`],
    });
    const form = new ConnectionPage(page);
    await form.test();
    await expect(form.success).toBeVisible();
    expect(new Set(proxy.asked)).toEqual(
      new Set(['login.microsoftonline.com:443', 'graph.microsoft.com:443']),
    );
  } finally {
    await proxy.close();
  }
});

test('tells a proxy that asks for a password', async ({ start, served }) => {
  const proxy = await startProxy({ leadsTo: served.port, asksForPassword: true });
  try {
    const { page } = await start({
      hostRules: 'MAP * ~NOTFOUND,EXCLUDE 127.0.0.1',
      switches: [`--proxy-server=127.0.0.1:${proxy.port}`],
    });
    const form = new ConnectionPage(page);
    await form.test();
    await expect(form.step(firstStep)).toContainText('Failed');
    await expect(form.step(firstStep)).toContainText(/proxy.*password/i);
  } finally {
    await proxy.close();
  }
});

test('tells a proxy that can’t be reached', async ({ start }) => {
  const { page } = await start({
    hostRules: 'MAP * ~NOTFOUND,EXCLUDE 127.0.0.1',
    switches: [`--proxy-server=127.0.0.1:${await closedPort()}`],
  });
  const form = new ConnectionPage(page);
  await form.test();
  await expect(form.step(firstStep)).toContainText('Failed');
  await expect(form.step(firstStep)).toContainText(/proxy/i);
  await expect(form.step(firstStep)).toContainText('ERR_PROXY_CONNECTION_FAILED');
});

test('follows no redirect and names where it would have led', async ({ start, tenant }) => {
  tenant.control.addFault({ kind: 'redirect', location: 'https://portal.fabrikam.example/login' });
  const { page } = await start();
  const form = new ConnectionPage(page);
  await form.test();
  await expect(form.step(firstStep)).toContainText('Failed');
  await expect(form.step(firstStep)).toContainText('portal.fabrikam.example');
  expect(tenant.log.entries.filter(({ method }) => method !== 'GET')).toEqual([]);
});

test('never speaks QUIC, which would repeat a write by itself, though a server offers it', async ({
  start,
  served,
  tenant,
}) => {
  const datagrams: number[] = [];
  const quic = createSocket('udp4', ({ length }) => datagrams.push(length));
  await new Promise<void>((bound) => quic.bind(served.port, '127.0.0.1', bound));
  try {
    const { page } = await start();
    tenant.control.addFault({
      kind: 'status',
      status: 403,
      headers: { 'alt-svc': 'h3=":443"; ma=86400' },
    });
    for (const turn of ['it is offered', 'it would be used']) {
      served.hangUp();
      expect(await call(page, 'connection.test', draft()), turn).toMatchObject({ ok: true });
    }
    expect(datagrams).toEqual([]);
  } finally {
    quic.close();
  }
});

const dayMs = 24 * 60 * 60 * 1000;
for (const [title, offset] of [
  ['slow', dayMs],
  ['fast', -dayMs],
] as const) {
  test(`notices a clock that is a day ${title}, says so, and goes on`, async ({
    start,
    tenant,
  }) => {
    tenant.control.setClockOffset(offset);
    const { page } = await start();
    const form = new ConnectionPage(page);
    await form.test();
    await form.success.getByRole('button', { name: 'Close' }).click();
    const step = form.step('Authenticate the app');
    await expect(step).toContainText('Warning');
    await expect(step).toContainText(
      'This computer’s clock differs from Microsoft’s by 1,440 minutes.',
    );
  });
}

test('passes a mailbox that RBAC for Applications grants although the token does not show it', async ({
  start,
  tenant,
}) => {
  tenant.control.changeApp({ roles: ['User.Read.All'] });
  tenant.control.setAccessPolicy({ kind: 'none' });
  tenant.control.setRbac(
    ['Mail.Send', 'Mail.ReadWrite'].map((permission) => ({
      role: `Application ${permission}`,
      mailboxes: ['support@contoso.com'],
    })),
  );
  const { page } = await start();
  const form = new ConnectionPage(page);
  await form.test({ testMailbox: 'support@contoso.com' });
  await form.success.getByRole('button', { name: 'Close' }).click();
  await expect(form.step('Send mail')).toContainText('Passed');
  await expect(form.step('Read and move mail')).toContainText('Passed');
  await expect(form.step('Manage calendars')).toContainText('Warning');
  expect(tenant.log.changes()).toEqual([]);
});

test('waits no longer than the service asks when it throttles, and says so', async ({
  start,
  tenant,
}) => {
  tenant.control.addFault({
    kind: 'throttle',
    retryAfter: '90',
    service: 'graph',
    path: /mailFolders|sendMail|calendar|messages|events/,
  });
  const { page } = await start();
  const form = new ConnectionPage(page);
  await form.test({ testMailbox: 'support@contoso.com' });
  await form.success.getByRole('button', { name: 'Close' }).click();
  await expect(form.step('Send mail')).toContainText('Warning');
  await expect(form.step('Send mail')).toContainText('90 seconds');
});

test('says a wait of three hours in hours, and leaves it to the person when to try again', async ({
  start,
  tenant,
}) => {
  const { page } = await start();
  const users = await UsersPage.connected(page);
  const heal = tenant.control.addFault({
    kind: 'throttle',
    retryAfter: '10800',
    service: 'graph',
  });
  await users.search.fill('support');
  const wait = page.getByText('Wait 3 hours, then try again.').first();
  await expect(wait).toBeVisible();
  heal();
  await users.retry.click();
  await expect(wait).toBeHidden();
  await expect(users.rows.first()).toContainText(/support/i);
});
