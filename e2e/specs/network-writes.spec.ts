import type { Page } from 'playwright/test';
import type { DemoTenant } from '../../src-main/demo-tenant';
import type { FaultAction } from '../../src-main/demo-tenant/faults';
import type { Channel } from '../../src-main/contract/channels';
import { call } from '../fixtures/calls';
import { shareOf } from '../fixtures/effort';
import { expect, test } from '../fixtures/console';
import { connect } from '../fixtures/network-calls';
import type { Known } from '../fixtures/network-families';

/**
 * Every request that changes something in a mailbox, and everything that may become of it on its
 * way there and back: it is sent once, and what is said of it afterwards is true.
 */

test.use({ tenantOptions: { people: 200 } });

interface Write {
  method: 'POST' | 'DELETE';
  path: RegExp;
  /** Makes the call; what the request needs is arranged first, while the network is good. */
  prepare: (known: Known) => Promise<{ channel: Channel; input: unknown }>;
  /** What is said when it certainly was not done. */
  notDone: string;
  /** What is said when it was done. */
  done: string;
  /** What is said when nobody knows. */
  unknown: string;
}

const inbox = { id: 'inbox', path: ['Inbox'] };

/** The newest message of the inbox. */
async function newestMessage({ page, accountId }: Known): Promise<string> {
  const preview = await call(page, 'accounts.preview', { id: accountId });
  return preview.ok ? (preview.value.messages[0]?.id ?? '') : '';
}

async function moveOne(page: Page, known: Known): Promise<string> {
  const messageId = await newestMessage(known);
  const { userId: mailboxId, rule } = known;
  const moved = { mailboxId, rule, messageId, confirmed: true };
  expect(await call(page, 'accounts.runRuleOnOne', moved)).toMatchObject({
    value: { outcome: 'moved' },
  });
  return messageId;
}

const testEvent = ({ accountId }: Known) =>
  Promise.resolve({
    channel: 'accounts.testEvent' as const,
    input: { id: accountId, subject: 'A test', confirmed: true },
  });

const writes: Readonly<Record<string, Write>> = {
  'sending a message': {
    method: 'POST',
    path: /\/sendMail$/,
    prepare: ({ accountId }) =>
      Promise.resolve({
        channel: 'accounts.sendTest',
        input: {
          id: accountId,
          attempt: crypto.randomUUID(),
          to: 'helpdesk@contoso.com',
          subject: 'A test',
          text: 'Over a bad line',
        },
      }),
    notDone: 'refused',
    done: 'accepted',
    unknown: 'unknown',
  },
  'creating an event': {
    method: 'POST',
    path: /\/events$/,
    prepare: testEvent,
    notDone: 'refused',
    done: 'proved',
    unknown: 'unknown',
  },
  'deleting an event': {
    method: 'DELETE',
    path: /\/events\//,
    prepare: testEvent,
    notDone: 'leftBehind',
    done: 'proved',
    unknown: 'leftBehind',
  },
  'moving a message': {
    method: 'POST',
    path: /\/move$/,
    prepare: async (known) => ({
      channel: 'accounts.runRuleOnOne',
      input: {
        mailboxId: known.userId,
        rule: known.rule,
        messageId: await newestMessage(known),
        confirmed: true,
      },
    }),
    notDone: 'notMoved',
    done: 'moved',
    unknown: 'unknown',
  },
  'moving it back': {
    method: 'POST',
    path: /\/move$/,
    prepare: async (known) => ({
      channel: 'accounts.moveBack',
      input: {
        mailboxId: known.userId,
        messageId: await moveOne(known.page, known),
        folder: { id: inbox.id, name: 'Inbox' },
        confirmed: true,
      },
    }),
    notDone: 'notMoved',
    done: 'moved',
    unknown: 'unknown',
  },
};

/** Refused by Graph itself: certainly not done. */
const refusals: Readonly<Record<string, FaultAction>> = {
  '403': { kind: 'status', status: 403 },
  '404': { kind: 'status', status: 404 },
  '409': { kind: 'status', status: 409 },
  '410': { kind: 'status', status: 410 },
  '429 with no time': { kind: 'throttle' },
  '429 with a second': { kind: 'throttle', retryAfter: '1' },
  '429 with a date': { kind: 'throttle', retryAfter: 'Fri, 01 Jan 2100 00:00:00 GMT' },
  '429 with three hours': { kind: 'throttle', retryAfter: '10800' },
};

/** Refused by who may not have looked at it at all: the console, or Chromium, asks once more. */
const repeated: Readonly<Record<string, FaultAction>> = {
  '401 again and again': { kind: 'unauthorized' },
  '421': { kind: 'status', status: 421 },
};

/** Nobody knows from the answer alone: it may have been done before the answer was lost or spoilt. */
const losses: Readonly<Record<string, FaultAction>> = {
  'a reset before the headers': { kind: 'reset', at: 'headers' },
  'a reset in the middle of the body': { kind: 'reset', at: 'body' },
  'fewer bytes than announced': { kind: 'wrongLength' },
  'a gzip bomb': { kind: 'gzipBomb', bytes: 40_000_000 },
  '50 MB of JSON': { kind: 'hugeBody', bytes: 50_000_000 },
  'invalid UTF-8': { kind: 'invalidUtf8' },
  'a web page': { kind: 'html', status: 200 },
  'a proxy’s error page': { kind: 'html', status: 502 },
  'a redirect': { kind: 'redirect', location: 'https://portal.fabrikam.example/' },
  '500': { kind: 'status', status: 500 },
  '502': { kind: 'status', status: 502 },
  '503': { kind: 'status', status: 503 },
  '503 with a second': { kind: 'status', status: 503, headers: { 'retry-after': '1' } },
  '504': { kind: 'status', status: 504 },
};

interface Seen {
  sent: number;
  /** Whether it changed the mailbox. */
  done: boolean;
  said: string | undefined;
}

async function see(
  write: Write,
  known: Known,
  tenant: DemoTenant,
  fault: FaultAction & { afterWork?: boolean },
): Promise<Seen> {
  const { channel, input } = await write.prepare(known);
  const { method, path } = write;
  tenant.log.clear();
  const heal = tenant.control.addFault({ ...fault, service: 'graph', method, path });
  const answer = await call(known.page, channel, input);
  heal();
  const isWrite = (entry: { method: string; path: string }) =>
    entry.method === method && path.test(entry.path);
  return {
    sent: tenant.log.entries.filter(isWrite).length,
    done: tenant.log.changes().some(isWrite),
    said: (answer as { value?: { outcome?: string } }).value?.outcome,
  };
}

for (const [turn, [name, write]] of Object.entries(writes).entries()) {
  test(`${name} is sent once, whatever becomes of it, and what is said of it is true`, async ({
    start,
    tenant,
  }) => {
    test.setTimeout(300_000);
    const console = await start();
    const { page } = console;
    const known = await connect(console, tenant);
    const wrong: unknown[] = [];

    for (const [title, fault] of shareOf(Object.entries(refusals), turn)) {
      const seen = await see(write, known, tenant, fault);
      if (seen.sent !== 1 || seen.done || seen.said !== write.notDone) wrong.push({ title, seen });
    }
    for (const [title, fault] of shareOf(Object.entries(losses), turn)) {
      for (const afterWork of [false, true]) {
        const seen = await see(write, known, tenant, { ...fault, afterWork });
        const allowed = seen.done ? [write.done, write.unknown] : [write.unknown];
        if (seen.sent !== 1 || !allowed.includes(seen.said ?? '')) {
          wrong.push({ title, afterWork, seen });
        }
      }
    }
    // Refused before anything is done, and sent again once: with a new token, or over a new connection.
    for (const [title, fault] of Object.entries(repeated)) {
      const seen = await see(write, known, tenant, fault);
      if (seen.sent !== 2 || seen.done || seen.said !== write.notDone) wrong.push({ title, seen });
    }
    const { channel, input } = await write.prepare(known);
    tenant.control.expireTokens();
    tenant.log.clear();
    expect(await call(page, channel, input)).toMatchObject({ value: { outcome: write.done } });
    expect(tenant.log.entries.filter(({ service }) => service === 'signIn')).toHaveLength(1);
    expect(wrong).toEqual([]);
  });
}
