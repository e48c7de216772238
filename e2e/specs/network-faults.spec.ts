import type { ElectronApplication, Page } from 'playwright/test';
import type { Channel } from '../../src-main/contract/channels';
import type { UsersQuery } from '../../src-main/contract/directory';
import type { DemoTenant } from '../../src-main/demo-tenant';
import type { FaultAction } from '../../src-main/demo-tenant/faults';
import { applyDraft, call, draft } from '../fixtures/calls';
import { expect, globalCloudAt, test } from '../fixtures/console';
import { startTrap } from '../fixtures/trap';

/**
 * Every kind of call over a network that misbehaves, in the real console: its network stack, its
 * limits of time, and what it makes of an answer. The words of each code are in the unit tests.
 */

test.use({ tenantOptions: { people: 200 } });

const host = 'trap.example';
const mailbox = 'support@contoso.com';
const writingMailbox = 'helpdesk@contoso.com';

interface Known {
  accountId: string;
  userId: string;
  /** Another mailbox, for writes: the probes of a check are refused writes to the first one. */
  writing: { accountId: string; userId: string };
}

interface Family {
  channel: Channel;
  input: (known: Known) => unknown;
  /** What reaches the service at most once, whatever happens to it. */
  write?: RegExp;
  /** Waits for minutes when the service is busy, with a countdown and Cancel. */
  waits?: boolean;
}

const everybody: UsersQuery = {
  text: '',
  show: 'all',
  sort: { column: 'displayName', descending: false },
};

const families: Record<string, Family> = {
  'Test Settings': {
    channel: 'connection.test',
    input: () => draft({ clientSecret: { keep: true }, testMailbox: mailbox }),
  },
  'Browse users': {
    channel: 'directory.search',
    input: () => ({ connection: draft({ clientSecret: { keep: true } }), text: 'a' }),
  },
  'the list of users': {
    channel: 'users.open',
    input: () => everybody,
  },
  'a user’s details': { channel: 'users.details', input: ({ userId }) => ({ id: userId }) },
  everybody: { channel: 'users.loadAll', input: () => ({}), waits: true },
  'a mailbox by its address': { channel: 'accounts.lookUp', input: () => ({ mailbox }) },
  'the folders': {
    channel: 'accounts.folders',
    input: () => ({ mailbox, includeHidden: false, reload: true }),
    waits: true,
  },
  'the access check': {
    channel: 'accounts.checkAccess',
    input: ({ accountId }) => ({ ids: [accountId] }),
    waits: true,
  },
  'the preview': { channel: 'accounts.preview', input: ({ accountId }) => ({ id: accountId }) },
  'the test message': {
    channel: 'accounts.sendTest',
    input: ({ writing }) => ({
      id: writing.accountId,
      attempt: crypto.randomUUID(),
      to: mailbox,
      subject: 'A test',
      text: 'Over a bad line',
    }),
    write: /\/sendMail$/,
  },
  'the test event': {
    channel: 'accounts.testEvent',
    input: ({ writing }) => ({ id: writing.accountId, subject: 'A test', confirmed: true }),
    write: /\/events$/,
  },
};

/** Every code of a problem, wherever in an answer it is. */
function codesIn(answer: unknown): string[] {
  if (typeof answer !== 'object' || answer === null) return [];
  const { code, values } = answer as { code?: unknown; values?: unknown };
  const own = typeof code === 'string' && values !== undefined ? [code] : [];
  return [...own, ...Object.values(answer).flatMap(codesIn)];
}

interface Outcome {
  codes: string[];
  seconds: number;
  answer: unknown;
}

async function connect(page: Page): Promise<Known> {
  expect(await applyDraft(page)).toMatchObject({ ok: true });
  const found = [];
  for (const address of [mailbox, writingMailbox]) {
    const users = await call(page, 'users.open', { ...everybody, text: address });
    const userId = users.ok ? (users.value.rows[0]?.id ?? '') : '';
    const purposes = ['send', 'calendar'];
    const added = await call(page, 'accounts.addMany', { ids: [userId], purposes });
    const accountId = added.ok ? (added.value.state.accounts.at(-1)?.id ?? '') : '';
    expect(accountId, address).not.toBe('');
    found.push({ accountId, userId });
  }
  const [first, writing] = found as [Known['writing'], Known['writing']];
  return { ...first, writing };
}

/** Calls families side by side. */
async function callAll(
  page: Page,
  known: Known,
  names: readonly string[],
): Promise<Record<string, Outcome>> {
  const outcomes = await Promise.all(
    names.map(async (name) => {
      const family = families[name];
      if (!family) throw new Error(`No family ${name}`);
      const began = performance.now();
      const answer = await call(page, family.channel, family.input(known));
      const seconds = (performance.now() - began) / 1000;
      return [name, { codes: codesIn(answer), seconds, answer }] as const;
    }),
  );
  return Object.fromEntries(outcomes);
}

/** How often each write reached the service; batches hold reads only. */
function writesIn(tenant: DemoTenant, { writing }: Known): Record<string, number> {
  const found: Record<string, number> = {};
  for (const [name, { write }] of Object.entries(families)) {
    if (!write) continue;
    found[name] = tenant.log.entries.filter(
      ({ method, path }) => method === 'POST' && path.includes(writing.userId) && write.test(path),
    ).length;
  }
  return found;
}

interface Row {
  fault: FaultAction;
  /** The message every family ends in. A write whose reply is lost says so in words of its own. */
  code: string | RegExp;
  families?: readonly string[];
  /** Spoils the body only: an answer without one, such as that to a sent message, is whole. */
  spoilsBody?: boolean;
}

const all = Object.keys(families);
/** Everybody is loaded however long the service asks to wait; the others give up then and say so. */
const givingUp = all.filter((name) => name !== 'everybody');
const prompt = all.filter((name) => families[name]?.waits !== true);
const lost = /^(send-test-unknown|event-unknown)$/;

const answers: Record<string, Row> = {
  'a reset before the headers': { fault: { kind: 'reset', at: 'headers' }, code: 'network-reset' },
  'a reset in the middle of the body': {
    fault: { kind: 'reset', at: 'body' },
    code: 'network-reset',
    spoilsBody: true,
  },
  'fewer bytes than announced': { fault: { kind: 'wrongLength' }, code: 'network-reset' },
  'a gzip bomb': {
    fault: { kind: 'gzipBomb', bytes: 40_000_000 },
    code: 'network-answer-too-large',
  },
  '50 MB of JSON': {
    fault: { kind: 'hugeBody', bytes: 50_000_000 },
    code: 'network-answer-too-large',
  },
  'invalid UTF-8': { fault: { kind: 'invalidUtf8' }, code: 'network-answer-unreadable' },
  'JSON of another shape': { fault: { kind: 'wrongJson' }, code: 'network-answer-unreadable' },
  'a web page': { fault: { kind: 'html', status: 200 }, code: 'network-web-page' },
  'a proxy’s error page': { fault: { kind: 'html', status: 502 }, code: 'network-server-error' },
  'a redirect to another host': {
    fault: { kind: 'redirect', location: `https://${host}/elsewhere` },
    code: 'network-redirected',
  },
  '401 again and again': { fault: { kind: 'unauthorized' }, code: 'graph-token-refused' },
  '403': {
    fault: { kind: 'status', status: 403 },
    code: /^(graph-refused|mailbox-.*|directory-.*)$/,
  },
  '404': {
    fault: { kind: 'status', status: 404 },
    code: /^(graph-refused|mailbox-.*|user-gone|folder-gone)$/,
  },
  '409': { fault: { kind: 'status', status: 409 }, code: /^(graph-refused|mailbox-.*)$/ },
  '410': {
    fault: { kind: 'status', status: 410 },
    code: /^(graph-refused|mailbox-.*|users-outdated)$/,
  },
  '500': { fault: { kind: 'status', status: 500 }, code: 'network-server-error' },
  '502': { fault: { kind: 'status', status: 502 }, code: 'network-server-error' },
  '503': { fault: { kind: 'status', status: 503 }, code: 'network-server-error', families: prompt },
  '504': { fault: { kind: 'status', status: 504 }, code: 'network-server-error', families: prompt },
  '429 that asks for three hours': {
    fault: { kind: 'throttle', retryAfter: '10800' },
    code: /-throttled$/,
    families: givingUp,
  },
  '429 that asks for a date': {
    fault: { kind: 'throttle', retryAfter: 'Fri, 01 Jan 2100 00:00:00 GMT' },
    code: /-throttled$/,
    families: givingUp,
  },
  '429 that does not say how long': {
    fault: { kind: 'throttle' },
    code: /-throttled$/,
    families: prompt,
  },
};

/** Measures how long the main process was busy without a break, for as long as it runs. */
async function watchMain(app: ElectronApplication): Promise<() => Promise<number>> {
  await app.evaluate(() => {
    const watch = { longestMs: 0 };
    (globalThis as { watch?: typeof watch }).watch = watch;
    const everyMs = 20;
    let last = performance.now();
    let used = process.cpuUsage();
    setInterval(() => {
      const now = performance.now();
      const since = process.cpuUsage(used);
      // What other programs of a busy machine took away is no work of the console's.
      const workedMs = (since.user + since.system) / 1000;
      watch.longestMs = Math.max(watch.longestMs, Math.min(now - last - everyMs, workedMs));
      last = now;
      used = process.cpuUsage();
    }, everyMs);
  });
  return () =>
    app.evaluate(() => {
      const { watch } = globalThis as unknown as { watch: { longestMs: number } };
      const { longestMs } = watch;
      watch.longestMs = 0;
      return Math.round(longestMs);
    });
}

/** A window feels slow when main does not answer it for longer. */
const longestTaskMs = 200;

function fits(codes: string[], code: string | RegExp): boolean {
  return codes.some(
    (each) => (typeof code === 'string' ? each === code : code.test(each)) || lost.test(each),
  );
}

/** Whether Microsoft 365 said that it took the message. */
function isAccepted(answer: unknown): boolean {
  return (answer as { value?: { outcome?: string } }).value?.outcome === 'accepted';
}

test('every call ends in the right message when Graph answers wrongly, no write is sent twice, and no redirect is followed', async ({
  start,
  served,
  tenant,
}) => {
  test.setTimeout(600_000);
  const trap = await startTrap();
  try {
    const { app, page } = await start({
      hostRules: `MAP ${host} 127.0.0.1:${trap.port},${globalCloudAt(served.port)}`,
    });
    const known = await connect(page);
    const wrong: unknown[] = [];
    const longestTask = await watchMain(app);
    for (const [title, row] of Object.entries(answers)) {
      const { fault, code, families: names = all, spoilsBody = false } = row;
      const heal = tenant.control.addFault({ ...fault, service: 'graph' });
      tenant.log.clear();
      const outcomes = await callAll(page, known, names);
      const writes = writesIn(tenant, known);
      heal();
      const busyMs = await longestTask();
      if (busyMs > longestTaskMs) wrong.push({ title, busyMs });
      for (const [family, { codes, seconds, answer }] of Object.entries(outcomes)) {
        const ended = fits(codes, code) || (spoilsBody && isAccepted(answer));
        if (!ended || codes.includes('unexpected') || seconds > 100) {
          wrong.push({
            title,
            family,
            codes,
            seconds,
            answer: JSON.stringify(answer).slice(0, 600),
          });
        }
      }
      for (const [family, count] of Object.entries(writes)) {
        // A token that was refused was refused before anything was done: sent again once, renewed.
        const most = title.startsWith('401') ? 2 : 1;
        if (count > most) wrong.push({ title, family, sent: count });
      }
    }
    expect(wrong).toEqual([]);
    expect(trap.contacts, 'contacts of the host that redirects lead to').toEqual([]);

    const healed = await callAll(page, known, all);
    for (const [family, { answer, codes }] of Object.entries(healed)) {
      expect(answer, `${family} afterwards: ${codes.join()}`).toMatchObject({ ok: true });
    }
  } finally {
    await trap.close();
  }
});

for (const [title, fault] of [
  ['never answers', { kind: 'hang' }],
  ['sends one byte a second', { kind: 'drip', bytes: 1, everyMs: 1000 }],
] as const) {
  test(`every call ends by itself when Graph ${title}`, async ({ start, tenant }) => {
    test.setTimeout(240_000);
    const { page } = await start();
    const known = await connect(page);
    tenant.control.addFault({ ...fault, service: 'graph' });
    tenant.log.clear();
    // Everybody is asked for four times before it is given up: its own unit tests have the patience.
    const outcomes = await callAll(page, known, givingUp);
    for (const [family, { codes, seconds, answer }] of Object.entries(outcomes)) {
      const ended = fits(codes, 'network-timeout') || (fault.kind === 'drip' && isAccepted(answer));
      expect(ended, `${family}: ${codes.join()}`).toBe(true);
      expect(seconds, family).toBeLessThan(150);
    }
    for (const [family, count] of Object.entries(writesIn(tenant, known))) {
      expect(count, family).toBeLessThanOrEqual(1);
    }
    tenant.control.clearFaults();
    expect(await call(page, 'app.info', {})).toMatchObject({ ok: true });
  });
}

test('a write whose connection is lost after it was done is not done again', async ({
  start,
  tenant,
}) => {
  const { page } = await start();
  const known = await connect(page);
  for (const [name, path, outcomeThen] of [
    ['the test message', /sendMail/, 'unknown'],
    // The event is looked for, found and deleted again.
    ['the test event', /events$/, 'proved'],
  ] as const) {
    // Connections that are kept open: Chromium repeats by itself what it loses on one of them.
    await callAll(page, known, ['the preview', 'a mailbox by its address']);
    tenant.log.clear();
    const heal = tenant.control.addFault({
      kind: 'reset',
      at: 'headers',
      service: 'graph',
      method: 'POST',
      path,
      afterWork: true,
      times: 1,
    });
    const { [name]: outcome } = await callAll(page, known, [name]);
    heal();
    expect(writesIn(tenant, known)[name], `${name}: requests`).toBe(1);
    expect(outcome?.answer, name).toMatchObject({ ok: true, value: { outcome: outcomeThen } });
  }
});

test('a token that ends in the middle is renewed once, for reads and for writes', async ({
  start,
  tenant,
}) => {
  const { page } = await start();
  const known = await connect(page);
  for (const name of all.filter((each) => each !== 'Test Settings')) {
    await call(page, 'users.count', {});
    tenant.control.expireTokens();
    tenant.log.clear();
    const { [name]: outcome } = await callAll(page, known, [name]);
    expect(outcome?.answer, name).toMatchObject({ ok: true });
    const tokens = tenant.log.entries.filter(
      ({ service, method }) => service === 'signIn' && method === 'POST',
    );
    expect(tokens.length, `sign-ins of ${name}`).toBeLessThanOrEqual(1);
    for (const [write, count] of Object.entries(writesIn(tenant, known))) {
      const accepted = tenant.log
        .changes()
        .filter(({ path }) => families[write]?.write?.test(path));
      expect(accepted.length, `${write} done`).toBeLessThanOrEqual(1);
      expect(count, `${write} sent`).toBeLessThanOrEqual(2);
    }
  }
});

for (const [title, arrange] of [
  ['tokens live for one second', (tenant: DemoTenant) => tenant.control.setTokenLifetime(1)],
  ['the clock is a day slow', (tenant: DemoTenant) => tenant.control.setClockOffset(86_400_000)],
  ['the clock is a day fast', (tenant: DemoTenant) => tenant.control.setClockOffset(-86_400_000)],
] as const) {
  test(`every call works when ${title}`, async ({ start, tenant }) => {
    test.slow();
    arrange(tenant);
    const { page } = await start();
    const known = await connect(page);
    for (const [family, { answer }] of Object.entries(await callAll(page, known, all))) {
      expect(answer, family).toMatchObject({ ok: true });
      expect(codesIn(answer), family).not.toContain('unexpected');
    }
  });
}

test('a read is repeated when the service is busy for a moment, a write is not', async ({
  start,
  tenant,
}) => {
  const { page } = await start();
  const known = await connect(page);
  for (const name of ['the list of users', 'a user’s details', 'the preview', 'the folders']) {
    const heal = tenant.control.addFault({
      kind: 'status',
      status: 503,
      service: 'graph',
      times: 1,
    });
    const { [name]: outcome } = await callAll(page, known, [name]);
    heal();
    expect(outcome?.answer, name).toMatchObject({ ok: true });
  }
  tenant.log.clear();
  tenant.control.addFault({
    kind: 'status',
    status: 503,
    service: 'graph',
    path: /sendMail/,
    times: 1,
  });
  const sent = await callAll(page, known, ['the test message']);
  expect(sent['the test message']?.answer).toMatchObject({ value: { outcome: 'unknown' } });
  expect(writesIn(tenant, known)['the test message']).toBe(1);
});
