import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { channels } from '../../src-main/contract/channels';
import type { UsersQuery } from '../../src-main/contract/directory';
import { applyDraft, call, draft } from '../fixtures/calls';
import { expect, test } from '../fixtures/console';
import { messages as messageCount, seed } from '../fixtures/effort';
import {
  generatedCancellations,
  generatedMessages,
  type GeneratedMessage,
} from '../fixtures/generated-messages';
import { catchOutsideActs } from '../fixtures/outside-world';

test.use({ tenantOptions: { people: 300 } });

const batchSize = 250;
/** As many as main can have dealt with before it gives the call up that hangs meanwhile. */
const cancellationCount = messageCount / 10;
/** A call that has no answer by then hangs; the console gives a request up after 30 seconds. */
const longestMs = 45_000;

/**
 * Sends messages from a script in the page, all at once, over one of the two lines to main.
 * @returns what became of each: `ok`, the code of a problem, `thrown` where the bridge itself could
 *   not pass it on, or `hangs`; of a cancellation, which has no answer, `ok` or `thrown`
 */
function send(page: Page, line: 'invoke' | 'cancel', texts: string[]): Promise<string[]> {
  return page.evaluate(
    ([way, all, limit]) => {
      const circular: unknown[] = [];
      circular.push(circular);
      const specials: Record<string, () => unknown> = {
        '§undefined': () => undefined,
        '§NaN': () => NaN,
        '§Infinity': () => Infinity,
        '§bigint': () => 10n ** 40n,
        '§map': () => new Map([['__proto__', { polluted: 1 }]]),
        '§set': () => new Set([1]),
        '§date': () => new Date(NaN),
        '§regexp': () => /(a+)+$/,
        '§error': () => new Error('generated'),
        '§buffer': () => new ArrayBuffer(1_000_000),
        '§sparse': () => new Array<string>(1_000_000),
        '§circular': () => circular,
        '§function': () => () => 'called back',
        '§symbol': () => Symbol('generated'),
        '§element': () => document.body,
        '§promise': () => Promise.resolve(1),
        '§getter': () => ({
          get callId() {
            throw new Error('generated');
          },
        }),
      };
      const revive = (value: unknown): unknown => {
        if (typeof value === 'string') {
          return Object.hasOwn(specials, value) ? specials[value]?.() : value;
        }
        if (Array.isArray(value)) return value.map(revive);
        if (typeof value !== 'object' || value === null) return value;
        const copy = {};
        for (const [key, inner] of Object.entries(value)) {
          const revived = { value: revive(inner), enumerable: true, configurable: true };
          Object.defineProperty(copy, key, { ...revived, writable: true });
        }
        return copy;
      };
      const sendOne = async (text: string): Promise<string> => {
        try {
          const message = revive(JSON.parse(text)) as never;
          if (way === 'cancel') {
            window.helpmaster.cancel(message);
            return 'ok';
          }
          const answer = await window.helpmaster.invoke(message);
          return answer.ok ? 'ok' : answer.problem.code;
        } catch {
          return 'thrown';
        }
      };
      const givenUp = new Promise<string>((done) => setTimeout(() => done('hangs'), limit));
      return Promise.all(all.map((text) => Promise.race([sendOne(text), givenUp])));
    },
    [line, texts, longestMs] as const,
  );
}

/** Whether the bridge can pass a message on; it can't where one holds a function or the like. */
function passable({ json }: { json: string }): boolean {
  return !json.includes('§');
}

function inBatches<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / batchSize) }, (_, index) =>
    all.slice(index * batchSize, (index + 1) * batchSize),
  );
}

test(`answers ${messageCount} generated messages over every channel without a crash, an act that was not allowed, a hang or a polluted prototype`, async ({
  start,
  profile,
  tenant,
}) => {
  test.setTimeout(120_000 + messageCount * 30);
  const { app, page } = await start();
  expect(await applyDraft(page)).toMatchObject({ ok: true });
  const search: UsersQuery = {
    text: '',
    show: 'all',
    sort: { column: 'displayName', descending: false },
  };
  const users = await call(page, 'users.open', search);
  const ids = users.ok ? users.value.rows.slice(0, 5).map(({ id }) => id) : [];
  expect(ids, 'users that messages are about').toHaveLength(5);
  const acts = await catchOutsideActs(app);

  process.stdout.write(`Seed of the messages: ${seed}\n`);
  const all = fc.sample(generatedMessages(ids), { seed, numRuns: messageCount });
  const refusable = all.filter(({ valid }) => !valid);
  const allowed = all.filter(({ valid }) => valid);
  process.stdout.write(
    `${refusable.length} messages outside the contract, ${allowed.length} inside\n`,
  );
  for (const channel of Object.keys(channels)) {
    const count = (some: GeneratedMessage[]) => some.filter((m) => m.channel === channel).length;
    expect(count(refusable), `messages outside the contract for ${channel}`).toBeGreaterThan(0);
  }

  const settings = () => readFileSync(join(profile, 'settings.json'), 'utf8');
  const before = settings();
  tenant.log.clear();
  for (const batch of inBatches(refusable)) {
    const outcomes = await send(
      page,
      'invoke',
      batch.map(({ json }) => json),
    );
    const wrong = batch.flatMap((message, index) => {
      const outcome = outcomes[index] ?? '';
      const good = passable(message) ? ['request-invalid'] : ['request-invalid', 'thrown'];
      return good.includes(outcome) ? [] : [{ outcome, ...message }];
    });
    expect(wrong, 'messages outside the contract that were not refused').toEqual([]);
  }
  expect(await acts(), 'acts on messages outside the contract').toEqual({
    opened: [],
    saveDialogs: 0,
    openDialogs: 0,
    boxes: 0,
    copied: 0,
    closed: 0,
    uncaught: [],
    polluted: [],
  });
  expect(settings(), 'settings after messages outside the contract').toBe(before);
  expect(tenant.log.entries, 'requests after messages outside the contract').toEqual([]);

  const answered: Record<string, number> = {};
  for (const batch of inBatches(allowed)) {
    const outcomes = await send(
      page,
      'invoke',
      batch.map(({ json }) => json),
    );
    const wrong = batch.flatMap((message, index) => {
      const outcome = outcomes[index] ?? '';
      if (outcome === 'ok') {
        answered[message.channel ?? ''] = (answered[message.channel ?? ''] ?? 0) + 1;
      }
      const bad = ['unexpected', 'hangs', ...(passable(message) ? ['thrown'] : [])];
      return bad.includes(outcome) ? [{ outcome, ...message }] : [];
    });
    expect(wrong, 'messages the contract allows').toEqual([]);
  }
  const done = await acts();
  expect(done.opened).toHaveLength(answered['link.open'] ?? 0);
  for (const address of done.opened) {
    expect(address).toMatch(
      /^https:\/\/[\w.-]+\.(microsoft\.com|azure\.(com|us|cn)|office365\.us|apps\.mil|microsoftonline\.cn|microsoftazure\.(us|mil))\//,
    );
  }
  expect(done.closed).toBe(answered['window.close'] ?? 0);
  const copying = ['clipboard.write', 'users.copyAddresses', 'setUp.copyScript'];
  expect(done.copied).toBe(copying.reduce((sum, channel) => sum + (answered[channel] ?? 0), 0));
  const opening = ['accounts.importPreview', 'certificate.import'];
  const asked = allowed.filter(({ channel }) => opening.includes(channel ?? '')).length;
  expect(done.openDialogs).toBeLessThanOrEqual(asked);
  expect(done.boxes).toBe(0);
  expect(done.uncaught).toEqual([]);
  expect(done.polluted).toEqual([]);

  expect(await call(page, 'app.info', {}), 'after all of it').toMatchObject({ ok: true });
  await page.reload();
  // One of the messages may have chosen the other language.
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^API.Integration/);
});

test(`takes ${cancellationCount} generated cancellations without a crash, a polluted prototype or the end of a call they are not about`, async ({
  start,
  tenant,
}) => {
  const { app, page } = await start();
  expect(await applyDraft(page)).toMatchObject({ ok: true });
  const acts = await catchOutsideActs(app);
  const before = await acts();
  process.stdout.write(`Seed of the cancellations: ${seed}\n`);
  const all = fc.sample(generatedCancellations, { seed, numRuns: cancellationCount });

  tenant.control.addFault({ kind: 'hang' });
  const callId = await page.evaluate(
    (input) => {
      const id = crypto.randomUUID();
      const hanging = { outcome: 'runs' };
      (window as { hanging?: typeof hanging }).hanging = hanging;
      void window.helpmaster.invoke({ callId: id, channel: 'directory.search', input }).then(
        (answer) => (hanging.outcome = answer.ok ? 'ok' : answer.problem.code),
        () => (hanging.outcome = 'thrown'),
      );
      return id;
    },
    { connection: draft(), text: 'a' },
  );
  const outcome = () =>
    page.evaluate(() => (window as unknown as { hanging: { outcome: string } }).hanging.outcome);
  for (const batch of inBatches(all)) {
    const outcomes = await send(page, 'cancel', batch);
    const wrong = batch.filter((json, at) => outcomes[at] !== 'ok' && passable({ json }));
    expect(wrong, 'cancellations that the bridge did not take').toEqual([]);
  }
  // Comes after all of them, so that main has dealt with every one.
  expect(await call(page, 'app.info', {})).toMatchObject({ ok: true });
  expect(await outcome(), 'the call that hangs meanwhile').toBe('runs');
  expect(await acts()).toEqual(before);
  await page.evaluate((id) => window.helpmaster.cancel(id), callId);
  await expect.poll(outcome, 'its own cancellation').toBe('cancelled');
});
