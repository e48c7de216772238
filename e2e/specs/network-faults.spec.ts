import { readFileSync } from 'node:fs';
import type { DemoTenant } from '../../src-main/demo-tenant';
import type { Fault, FaultAction } from '../../src-main/demo-tenant/faults';
import { call } from '../fixtures/calls';
import { isFull, shareOf } from '../fixtures/effort';
import { expect, globalCloudAt, test } from '../fixtures/console';
import {
  allFamilies as all,
  callAll,
  callAndCount,
  codesIn,
  connect,
  endedIn,
  families,
  isAccepted,
  limitOf,
  longestTaskMs,
  openView,
  secondsToldIn,
  stateOf,
  watchMain,
  writesIn,
} from '../fixtures/network-calls';
import { treatments } from '../fixtures/network-families';
import { startTrap } from '../fixtures/trap';

/**
 * Every kind of call over a network that misbehaves, in the real console: its network stack, its
 * limits of time, and what it makes of an answer. The words of each code are in the unit tests.
 */

test.use({ tenantOptions: { people: 200 } });

const host = 'trap.example';

interface Row {
  fault: FaultAction;
  /** The message every call ends in. A write whose reply is lost says so in words of its own. */
  code: string | RegExp;
  /** The message when it is the sign-in service that answers so; null where it can't. */
  signIn?: string | RegExp | null;
  families?: readonly string[];
  /** Spoils the body only: an answer without one, such as that to a sent message, is whole. */
  spoilsBody?: boolean;
}

/** Everybody is loaded however long the service asks to wait; the others give up then and say so. */
const givingUp = all.filter((name) => name !== 'everybody');
/** Each takes as long as it may where nothing comes: a read, a write and the test in the short run. */
const shortly: readonly string[] = ['Test Settings', 'the list of users', 'the test message'];
const longestPromptMs = 15_000;
const prompt = all.filter((name) => (families[name]?.patience ?? 0) <= longestPromptMs);
/** While the service is busy, the others wait for minutes: that is for the full run. */
const whenBusy = isFull ? all : prompt;
const busySignIn = /^(sign-in-busy|network-server-error)$/;

const answers: Record<string, Row> = {
  'a reset as soon as it connects': {
    fault: { kind: 'reset', at: 'connect' },
    code: 'network-reset',
  },
  'a reset before the headers': { fault: { kind: 'reset', at: 'headers' }, code: 'network-reset' },
  'a reset in the middle of the body': {
    fault: { kind: 'reset', at: 'body' },
    code: 'network-reset',
    spoilsBody: true,
  },
  'fewer bytes than announced': {
    fault: { kind: 'wrongLength' },
    code: 'network-reset',
    spoilsBody: true,
  },
  'more bytes than announced': {
    fault: { kind: 'wrongLength', by: -20 },
    code: 'network-answer-unreadable',
    signIn: /^(network-answer-unreadable|sign-in-service-unrecognised)$/,
    spoilsBody: true,
  },
  'a gzip bomb': {
    fault: { kind: 'gzipBomb', bytes: 40_000_000 },
    code: 'network-answer-too-large',
  },
  '50 MB of JSON': {
    fault: { kind: 'hugeBody', bytes: 50_000_000 },
    code: 'network-answer-too-large',
  },
  'as much JSON as is read': {
    fault: { kind: 'hugeBody', bytes: 6_000_000 },
    code: 'network-answer-unreadable',
    signIn: /^(network-answer-unreadable|sign-in-service-unrecognised)$/,
  },
  'invalid UTF-8': { fault: { kind: 'invalidUtf8' }, code: 'network-answer-unreadable' },
  'JSON of another shape': {
    fault: { kind: 'wrongJson' },
    code: 'network-answer-unreadable',
    signIn: /^(network-answer-unreadable|sign-in-service-unrecognised)$/,
  },
  'a web page': { fault: { kind: 'html', status: 200 }, code: 'network-web-page' },
  'a proxy’s error page': { fault: { kind: 'html', status: 502 }, code: 'network-server-error' },
  'a redirect to another host': {
    fault: { kind: 'redirect', location: `https://${host}/elsewhere` },
    code: 'network-redirected',
  },
  'a redirect to a file': {
    fault: { kind: 'redirect', location: 'file:///etc/hostname' },
    code: /^network-(redirected|answer-unreadable)$/,
  },
  'a redirect to nowhere': {
    fault: { kind: 'redirect', location: 'https://' },
    code: /^network-(redirected|answer-unreadable)$/,
  },
  'a status that there is none of': {
    fault: { kind: 'status', status: 599, headers: { 'retry-after': '9'.repeat(400) } },
    code: 'network-server-error',
    signIn: busySignIn,
  },
  '401 again and again': {
    fault: { kind: 'unauthorized' },
    code: 'graph-token-refused',
    signIn: null,
  },
  '403': {
    fault: { kind: 'status', status: 403 },
    code: /^(graph-refused|mailbox-.*|directory-.*)$/,
    signIn: busySignIn,
  },
  '404': {
    fault: { kind: 'status', status: 404 },
    code: /^(graph-refused|mailbox-.*|user-gone|folder-gone|message-gone)$/,
    signIn: busySignIn,
  },
  '409': {
    fault: { kind: 'status', status: 409 },
    code: /^(graph-refused|mailbox-.*)$/,
    signIn: busySignIn,
  },
  '410': {
    fault: { kind: 'status', status: 410 },
    code: /^(graph-refused|mailbox-.*|users-outdated)$/,
    signIn: busySignIn,
  },
  // Refused before anything was done: Chromium asks once more, over a connection of its own.
  '421': {
    fault: { kind: 'status', status: 421 },
    code: /^(graph-refused|mailbox-.*)$/,
    signIn: busySignIn,
  },
  '500': {
    fault: { kind: 'status', status: 500 },
    code: 'network-server-error',
    signIn: busySignIn,
  },
  '502': {
    fault: { kind: 'status', status: 502 },
    code: 'network-server-error',
    signIn: busySignIn,
  },
  '503': {
    fault: { kind: 'status', status: 503 },
    code: 'network-server-error',
    signIn: busySignIn,
    families: whenBusy,
  },
  '504': {
    fault: { kind: 'status', status: 504 },
    code: 'network-server-error',
    signIn: busySignIn,
    families: whenBusy,
  },
  '429 that asks for three hours': {
    fault: { kind: 'throttle', retryAfter: '10800' },
    code: /-throttled$/,
    signIn: 'sign-in-busy',
    families: givingUp,
  },
  '429 that asks for a date': {
    fault: { kind: 'throttle', retryAfter: 'Fri, 01 Jan 2100 00:00:00 GMT' },
    code: /-throttled$/,
    signIn: 'sign-in-busy',
    families: givingUp,
  },
  '429 that does not say how long': {
    fault: { kind: 'throttle' },
    code: /-throttled$/,
    signIn: 'sign-in-busy',
    families: whenBusy.filter((name) => name !== 'everybody'),
  },
};

interface Place {
  where: Pick<Fault, 'service' | 'path'>;
  families: readonly string[];
  /** Those that are tried where each takes as long as it may; the same ones without it. */
  slowFamilies?: readonly string[];
}

/**
 * Where it goes wrong. A token that Graph does not take any more sends every call to the sign-in
 * service first; only the test of the settings asks it for more than a token.
 */
const places: Record<string, Place> = {
  'Microsoft Graph': { where: { service: 'graph' }, families: all },
  'the sign-in service': {
    where: { service: 'signIn' },
    families: ['Test Settings', 'a new secret'],
  },
  'the sign-in service, when asked for a token,': {
    where: { service: 'signIn', path: /\/token\b/ },
    families: givingUp,
    slowFamilies: ['Test Settings', 'the list of users', 'the preview', 'the test message'],
  },
};

for (const [place, { where, families: asked }] of Object.entries(places)) {
  test(`every call ends in the right message whatever ${place} answers, no write is sent twice, and no redirect is followed`, async ({
    start,
    served,
    tenant,
  }) => {
    test.setTimeout(isFull ? 3_600_000 : 600_000);
    const trap = await startTrap();
    try {
      const console = await start({
        hostRules: `MAP ${host} 127.0.0.1:${trap.port},${globalCloudAt(served.port)}`,
      });
      const known = await connect(console, tenant);
      const before = await stateOf(known);
      const wrong: unknown[] = [];
      const longestTask = await watchMain(console.app);
      const isSignIn = where.service === 'signIn';
      for (const [turn, [title, row]] of Object.entries(answers).entries()) {
        const { fault, families: names = all, spoilsBody = false } = row;
        const code = isSignIn ? (row.signIn === undefined ? row.code : row.signIn) : row.code;
        if (code === null) continue;
        known.viewId = await openView(known);
        if (isSignIn) tenant.control.expireTokens();
        const heal = tenant.control.addFault({ ...fault, ...where });
        served.hangUp();
        await longestTask();
        const { outcomes, writes } = await callAndCount(
          known,
          tenant,
          shareOf(
            names.filter((name) => asked.includes(name)),
            turn,
          ),
        );
        heal();
        const busyMs = await longestTask();
        if (busyMs > longestTaskMs) wrong.push({ title, busyMs });
        for (const [family, outcome] of Object.entries(outcomes)) {
          const { codes, seconds, answer } = outcome;
          const ended = endedIn(family, outcome, code) || (spoilsBody && isAccepted(outcome));
          if (!ended || codes.includes('unexpected') || seconds > limitOf(family)) {
            const said = JSON.stringify(answer).slice(0, 600);
            wrong.push({ title, family, codes, seconds, said });
          }
        }
        for (const [family, count] of Object.entries(writes)) {
          // Both are refused before anything is done: sent again once.
          const most = /^(401|421)/.test(title) ? 2 : 1;
          if (count > most) wrong.push({ title, family, sent: count });
        }
      }
      expect.soft(wrong).toEqual([]);
      expect(trap.contacts, 'contacts of the host that redirects lead to').toEqual([]);
      expect.soft(await stateOf(known), 'what no call that failed has changed').toEqual(before);

      known.viewId = await openView(known);
      const healed = await callAll(known, all);
      for (const [family, { answer, codes }] of Object.entries(healed)) {
        expect.soft(answer, `${family} afterwards: ${codes.join()}`).toMatchObject({ ok: true });
      }
    } finally {
      await trap.close();
    }
  });
}

test('what every call of the contract has to do with the network is known, and tried', () => {
  for (const [channel, treatment] of Object.entries(treatments)) {
    if (typeof treatment === 'string' || 'input' in treatment) continue;
    const spec = readFileSync(`e2e/specs/${treatment.triedIn}`, 'utf8');
    expect(spec.includes(`test('${treatment.test}'`), channel).toBe(true);
  }
  expect(new Set(all).size, 'names').toBe(
    Object.values(treatments).filter((each) => typeof each === 'object' && 'input' in each).length,
  );
});

const silences = [
  ['never answers', { kind: 'hang' }],
  ['sends one byte a second', { kind: 'drip', bytes: 1, everyMs: 1000 }],
] as const;

/** Each takes as long as the longest of the console's limits: the short run tries one of each kind. */
const slowCases = Object.entries(places)
  .flatMap(([place, at], number) =>
    silences.map(([title, fault], kind) => ({
      place,
      ...at,
      title,
      fault,
      short: number === kind,
    })),
  )
  .filter(({ short }) => isFull || short);

for (const { place, title, fault, where, families: asked, slowFamilies } of slowCases) {
  test(`every call ends by itself when ${place} ${title}`, async ({ start, tenant }) => {
    test.setTimeout(isFull ? 1_800_000 : 300_000);
    const console = await start();
    const { app, page } = console;
    const known = await connect(console, tenant);
    const longestTask = await watchMain(app);
    if (where.service === 'signIn') tenant.control.expireTokens();
    tenant.control.addFault({ ...fault, ...where });
    // Everybody is asked for four times before it is given up: its own unit tests have the patience.
    const { outcomes, writes } = await callAndCount(
      known,
      tenant,
      givingUp.filter((name) => (isFull ? (slowFamilies ?? asked) : shortly).includes(name)),
    );
    for (const [family, outcome] of Object.entries(outcomes)) {
      const ended =
        endedIn(family, outcome, 'network-timeout') ||
        (fault.kind === 'drip' && isAccepted(outcome));
      expect.soft(ended, `${family}: ${outcome.codes.join()}`).toBe(true);
      expect.soft(outcome.seconds, family).toBeLessThan(limitOf(family));
      for (const seconds of secondsToldIn(outcome.answer)) {
        expect(seconds, `${family}: the time-out of a request`).toBeLessThanOrEqual(30);
      }
    }
    expect(await longestTask(), 'the longest task of main').toBeLessThan(longestTaskMs);
    for (const [family, count] of Object.entries(writes)) {
      expect(count, family).toBeLessThanOrEqual(1);
    }
    tenant.control.clearFaults();
    expect(await call(page, 'app.info', {})).toMatchObject({ ok: true });
  });
}

test.describe('a directory of several pages', () => {
  test.use({ tenantOptions: { people: 3000 } });

  test('ends in the right message when a page after the first goes wrong', async ({
    start,
    tenant,
  }) => {
    test.setTimeout(300_000);
    const known = await connect(await start(), tenant);
    const path = /skiptoken/i;
    const wrong: unknown[] = [];
    const possible = Object.entries(answers).filter(
      ([title, { families: names = all }]) =>
        names.includes('everybody') && !title.endsWith('connects'),
    );
    for (const [title, { fault, code }] of shareOf(possible, 1)) {
      const heal = tenant.control.addFault({ ...fault, service: 'graph', path });
      tenant.log.clear();
      const { everybody } = await callAll(known, ['everybody']);
      heal();
      const isReached = tenant.log.entries.some(({ query }) => path.test(query));
      if (!everybody || !isReached || !endedIn('everybody', everybody, code)) {
        wrong.push({ title, isReached, everybody });
      }
    }
    expect(wrong).toEqual([]);
    const { everybody } = await callAll(known, ['everybody']);
    expect(everybody?.answer).toMatchObject({ ok: true });
  });
});

test('a write whose connection is lost after it was done is not done again', async ({
  start,
  tenant,
}) => {
  const known = await connect(await start(), tenant);
  for (const [name, path, outcomeThen] of [
    ['the test message', /sendMail/, 'unknown'],
    // The event is looked for, found and deleted again.
    ['the test event', /events$/, 'proved'],
  ] as const) {
    // Connections that are kept open: Chromium repeats by itself what it loses on one of them.
    await callAll(known, ['the preview', 'a mailbox by its address']);
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
    const { [name]: outcome } = await callAll(known, [name]);
    heal();
    expect(writesIn(tenant, known)[name], `${name}: requests`).toBe(1);
    expect(outcome?.answer, name).toMatchObject({ ok: true, value: { outcome: outcomeThen } });
  }
});

test('a token that ends in the middle is renewed once, for reads and for writes', async ({
  start,
  tenant,
}) => {
  const known = await connect(await start(), tenant);
  const signingIn = ['Test Settings', 'a new secret'];
  for (const name of all.filter((each) => !signingIn.includes(each))) {
    known.viewId = await openView(known);
    tenant.control.expireTokens();
    tenant.log.clear();
    const { [name]: outcome } = await callAll(known, [name]);
    expect.soft(outcome?.answer, name).toMatchObject({ ok: true });
    const tokens = tenant.log.entries.filter(
      ({ service, method }) => service === 'signIn' && method === 'POST',
    );
    expect(tokens.length, `sign-ins of ${name}`).toBeLessThanOrEqual(1);
    for (const [write, count] of Object.entries(writesIn(tenant, known))) {
      const accepted = tenant.log
        .changes()
        .filter(({ path }) => path.endsWith(families[write]?.write?.(known) ?? ''));
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
    const known = await connect(await start(), tenant);
    for (const [family, { answer }] of Object.entries(await callAll(known, all))) {
      expect.soft(answer, family).toMatchObject({ ok: true });
      expect(codesIn(answer), family).not.toContain('unexpected');
    }
  });
}

test('a read is repeated when the service is busy for a moment, a write is not', async ({
  start,
  tenant,
}) => {
  const known = await connect(await start(), tenant);
  for (const name of ['the list of users', 'a user’s details', 'the preview', 'the folders']) {
    const heal = tenant.control.addFault({
      kind: 'status',
      status: 503,
      service: 'graph',
      times: 1,
    });
    const { [name]: outcome } = await callAll(known, [name]);
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
  const sent = await callAll(known, ['the test message']);
  expect(sent['the test message']?.answer).toMatchObject({ value: { outcome: 'unknown' } });
  expect(writesIn(tenant, known)['the test message']).toBe(1);
});
