import { demoConnection, type DemoTenant } from '../../src-main/demo-tenant';
import { serveDemoTenant } from '../../src-main/demo-tenant/serve-https';
import { catchCopies } from '../fixtures/clipboard';
import { ConnectionPage, type ConnectionValues } from '../fixtures/connection-page';
import { expect, globalCloudAt, test } from '../fixtures/console';
import { inspectingAuthority, serverCertificate } from '../fixtures/pki';

interface Refusal {
  title: string;
  arrange?: (tenant: DemoTenant) => void;
  values?: ConnectionValues;
  step: string;
  outcome?: 'Failed' | 'Warning';
  /** What the person reads, part by part. */
  says: (string | RegExp)[];
  /** The field that is marked as wrong. */
  marks?: string;
  /** Words of the link to the place where it is put right. */
  link?: string;
}

function expireSecrets(tenant: DemoTenant): void {
  const { secretId: id, clientSecret: value } = demoConnection;
  tenant.control.changeApp({ secrets: [{ id, value, expires: new Date('2026-01-01T00:00:00Z') }] });
}

const refusals: Refusal[] = [
  {
    title: 'a wrong secret',
    values: { clientSecret: 'Xk48Q~this-is-not-the-secret-of-the-app.' },
    step: 'Authenticate the app',
    says: [/secret/i, 'AADSTS7000215', 'Likely cause', 'Next step', 'Value'],
    marks: 'Client secret',
    link: 'Open Certificates & secrets',
  },
  {
    title: 'the Secret ID instead of the Value',
    values: { clientSecret: demoConnection.secretId },
    step: 'Authenticate the app',
    says: [/Secret ID/, 'Value', 'AADSTS7000215'],
    marks: 'Client secret',
    link: 'Open Certificates & secrets',
  },
  {
    title: 'an expired secret',
    arrange: (tenant) => expireSecrets(tenant),
    step: 'Authenticate the app',
    says: [/expired/i, 'AADSTS7000222'],
    marks: 'Client secret',
    link: 'Open Certificates & secrets',
  },
  {
    title: 'an unknown client',
    values: { clientId: '00000000-0000-4000-8000-000000000000' },
    step: 'Authenticate the app',
    says: ['AADSTS700016', /Application \(client\) ID/],
    marks: 'Application (client) ID',
    link: 'Open App registrations',
  },
  {
    title: 'an unknown tenant',
    values: { tenantId: '00000000-0000-4000-8000-000000000000' },
    step: 'Find the tenant',
    says: ['AADSTS90002', /Directory \(tenant\) ID/],
    marks: 'Directory (tenant) ID',
    link: 'Open the tenant’s Overview',
  },
  {
    title: 'the wrong cloud',
    arrange: (tenant) => tenant.control.setHomeCloud('gccHigh'),
    step: 'Find the tenant',
    says: ['US Government (GCC High)'],
    marks: 'Cloud',
    link: 'Read about national clouds',
  },
  {
    title: 'a missing directory permission',
    arrange: (tenant) => tenant.control.changeApp({ roles: ['Mail.Send'] }),
    step: 'Read the directory',
    says: ['User.Read.All', /consent/i],
    link: 'Open API permissions',
  },
  {
    title: 'a mailbox outside the access policy',
    arrange: (tenant) =>
      tenant.control.setAccessPolicy({ kind: 'restrictAccess', mailboxes: ['sales@contoso.com'] }),
    values: { testMailbox: demoConnection.testMailbox },
    step: 'Send mail',
    says: [/policy/i, demoConnection.testMailbox],
    link: 'Read about access policies',
  },
  {
    title: 'an unknown mailbox',
    values: { testMailbox: 'nobody.at.all@contoso.com' },
    step: 'Send mail',
    says: ['nobody.at.all@contoso.com'],
    marks: 'Test mailbox',
  },
  {
    title: 'a web page where the sign-in service should be',
    arrange: (tenant) => void tenant.control.addFault({ kind: 'html', status: 200 }),
    step: 'Reach the sign-in service',
    says: [/web page/i, 'login.microsoftonline.com'],
  },
  {
    title: 'a sign-in service that is down',
    arrange: (tenant) => void tenant.control.addFault({ kind: 'status', status: 503 }),
    step: 'Reach the sign-in service',
    says: ['HTTP 503'],
    link: 'Open service health',
  },
  {
    title: 'a connection that is reset',
    arrange: (tenant) => void tenant.control.addFault({ kind: 'reset', at: 'headers' }),
    step: 'Reach the sign-in service',
    says: ['login.microsoftonline.com', 'Likely cause', 'Next step'],
  },
];

for (const { title, arrange, values, step, outcome = 'Failed', says, marks, link } of refusals) {
  test(`says what to do about ${title}`, async ({ start, tenant }) => {
    arrange?.(tenant);
    const { page } = await start();
    const form = new ConnectionPage(page);
    await form.test(values);
    // A mailbox that can't be used leaves signing in successful.
    if (values?.testMailbox) await form.success.getByRole('button', { name: 'Close' }).click();

    const item = form.step(step);
    await expect(item).toContainText(outcome);
    for (const text of says) await expect(item).toContainText(text);
    if (link) await expect(item.getByRole('button', { name: link })).toBeVisible();
    await expect(item.getByRole('button', { name: 'Copy details' })).toBeVisible();
    if (marks) {
      const field = page.getByLabel(marks, { exact: true });
      await expect(field).toHaveAttribute('aria-invalid', 'true');
    }
    // What was typed is still there.
    await expect(form.clientSecret).toHaveValue(
      values?.clientSecret ?? demoConnection.clientSecret,
    );
  });
}

test('skips every step after a failed one and says which it was', async ({ start, tenant }) => {
  expireSecrets(tenant);
  const { page } = await start();
  const form = new ConnectionPage(page);
  await form.test();
  for (const name of [
    'Read the directory',
    'Send mail',
    'Read and move mail',
    'Manage calendars',
  ]) {
    await expect(form.step(name)).toContainText('Skipped');
    await expect(form.step(name)).toContainText('Authenticate the app');
  }
  await expect(form.success).toBeHidden();
});

test('tells a name that can’t be found', async ({ start, served }) => {
  const { page } = await start({
    hostRules: `MAP login.microsoftonline.com ~NOTFOUND,${globalCloudAt(served.port)}`,
  });
  const form = new ConnectionPage(page);
  await form.test();
  const item = form.step('Reach the sign-in service');
  await expect(item).toContainText('Failed');
  await expect(item).toContainText('login.microsoftonline.com');
  await expect(item).toContainText('ERR_NAME_NOT_RESOLVED');
});

test('names the issuer of a certificate that is not trusted', async ({ start, tenant }) => {
  const inspected = await serveDemoTenant(tenant, {
    ...serverCertificate('inspected'),
    keepOrigins: true,
  });
  try {
    const { page } = await start({ hostRules: globalCloudAt(inspected.port) });
    const form = new ConnectionPage(page);
    await form.test();
    const item = form.step('Reach the sign-in service');
    await expect(item).toContainText('Failed');
    await expect(item).toContainText(inspectingAuthority);
    expect(tenant.log.entries, 'requests that reached the server').toEqual([]);
  } finally {
    await inspected.close();
  }
});

test('gives up a service that never answers', async ({ start, tenant }) => {
  test.slow();
  tenant.control.addFault({ kind: 'hang' });
  const { page } = await start();
  const form = new ConnectionPage(page);
  await form.test();
  const item = form.step('Reach the sign-in service');
  await expect(item).toContainText('10 seconds', { timeout: 30_000 });
});

test('cancels a test that hangs, at once, and can start another', async ({ start, tenant }) => {
  const stopHanging = tenant.control.addFault({ kind: 'hang', service: 'graph' });
  const { page } = await start();
  const form = new ConnectionPage(page);
  await form.test();
  await expect(form.step('Authenticate the app')).toContainText('Passed');
  await form.cancelTest.click();
  await expect(form.testSettings).toBeVisible();
  await expect(
    page.getByText('The test was cancelled. Nothing was changed or saved.').first(),
  ).toBeVisible();
  await expect(form.success).toBeHidden();

  stopHanging();
  await form.testSettings.click();
  await expect(form.success).toBeVisible();
});

test('takes a double click for one', async ({ start }) => {
  const { page } = await start();
  const form = new ConnectionPage(page);
  await form.fill();
  await form.testSettings.dblclick();
  await expect(form.success).toBeVisible();
});

test('a test cancelled while a mailbox is tried is not called successful', async ({
  start,
  tenant,
}) => {
  const { page } = await start();
  const form = new ConnectionPage(page);
  tenant.control.addFault({ kind: 'hang', service: 'graph', path: /mailFolders/ });
  await form.test({ testMailbox: demoConnection.testMailbox });
  await expect(form.step('Send mail')).toContainText('Passed');
  await form.cancelTest.click();
  await expect(form.testSettings).toBeVisible();
  await expect(page.getByText('The test was cancelled.', { exact: false }).first()).toBeVisible();
  await expect(form.success).toBeHidden();
});

test('values typed during a test are not offered for Apply as if they had passed', async ({
  start,
  tenant,
}) => {
  const { page } = await start();
  const form = new ConnectionPage(page);
  const goOn = tenant.control.addFault({ kind: 'delay', ms: 1500, service: 'graph' });
  await form.test();
  await expect(form.step('Authenticate the app')).toContainText('Passed');
  await form.clientId.fill('00000000-0000-4000-8000-000000000000');
  await expect(form.testSettings).toBeVisible();
  goOn();
  await expect(page.getByText('The values have changed since this test.').first()).toBeVisible();
  await expect(form.success).toBeHidden();
});

test('leaving the page ends a test that runs', async ({ start, tenant }) => {
  const { page } = await start();
  const form = new ConnectionPage(page);
  tenant.control.addFault({ kind: 'hang', service: 'graph' });
  await form.fill();
  await form.apply.click();
  await expect(form.clientSecret).toHaveAttribute('placeholder', 'Saved – type to replace');
  await form.testSettings.click();
  await expect(form.step('Authenticate the app')).toContainText('Passed');
  await page.getByRole('button', { name: 'Activity', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Activity');
  await page.getByRole('button', { name: 'API Integrations', exact: true }).click();
  await expect(form.testSettings).toBeVisible();
  await expect(form.results).toBeHidden();
});

test('copies details that support can use, and no credential', async ({ start }) => {
  const { app, page } = await start();
  const copied = await catchCopies(app);
  const form = new ConnectionPage(page);
  const clientSecret = 'Xk48Q~this-is-not-the-secret-of-the-app.';
  await form.test({ clientSecret });
  await form.step('Authenticate the app').getByRole('button', { name: 'Copy details' }).click();
  await expect(page.getByText('Details copied')).toBeVisible();
  const text = await copied();
  expect(text).toContain('AADSTS7000215');
  expect(text).toMatch(/Trace ID: [0-9a-f-]{36}/);
  expect(text).toMatch(/Correlation ID: [0-9a-f-]{36}/);
  expect(text).toMatch(/Time: \d{4}-\d{2}-\d{2}/);
  expect(text).not.toContain(clientSecret);
});

test('opens the exact portal page of the chosen cloud', async ({ start }) => {
  const { app, page } = await start();
  await app.evaluate(({ shell }) => {
    // The system's browser must not open during a test; only what would be opened matters.
    shell.openExternal = (url: string) => {
      (globalThis as { opened?: string }).opened = url;
      return Promise.resolve();
    };
  });
  const form = new ConnectionPage(page);
  await form.test({ clientSecret: demoConnection.secretId });
  await form
    .step('Authenticate the app')
    .getByRole('button', { name: 'Open Certificates & secrets' })
    .click();
  await expect
    .poll(() => app.evaluate(() => (globalThis as { opened?: string }).opened))
    .toMatch(new RegExp(`^https://portal[.]azure[.]com/.*Credentials.*${demoConnection.clientId}`));
});
