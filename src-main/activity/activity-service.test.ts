import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { createConnectionService } from '../connection/connection-service';
import { createSettingsStore } from '../connection/settings-store';
import { memoryFile, reversingCipher } from '../connection/test-support';
import type { ActivityQuery } from '../contract/activity';
import { problem } from '../contract/problems';
import { failure } from '../contract/result';
import { demoConnection } from '../demo-tenant';
import { connectionDraft, context, problemOf, valueOf } from '../email-accounts/test-support';
import { FileNotWritable } from '../ports';
import { createActivity } from './activity-service';
import { activityPorts, exported, testRun } from './test-support';

const traced = problem('secret-wrong', {}, { traceId: 'a1b2c3', correlationId: 'd4e5' });

function setUp() {
  const { ports, ...rest } = activityPorts();
  const { log, calls } = createActivity(ports);
  const list = async (query: Partial<ActivityQuery> = {}, from = 0, count = 100) =>
    valueOf(
      await calls['activity.list'](
        { query: { kind: 'all', text: '', ...query }, from, count },
        context(),
      ),
    );
  return { ...rest, ports, log, calls, list };
}

/** A failed test, a change of the connection, and three exports. */
async function withEntries() {
  const all = setUp();
  const { log } = all;
  const test = testRun({ outcome: 'failed' });
  await log.add({
    ...test,
    id: '22222222-2222-4222-8222-222222222222',
    steps: [{ step: 'authenticate', outcome: 'failed', durationMs: 9, problem: traced }],
  });
  await log.add({
    kind: 'connection',
    outcome: 'done',
    durationMs: 5,
    problem: null,
    first: false,
    credentialReplaced: false,
    changes: [{ field: 'cloud', from: 'global', to: 'gccHigh' }],
    done: null,
  });
  for (const name of ['=evil.csv', 'b.csv', 'c.csv']) await log.add(exported(name));
  return all;
}

describe('the list', () => {
  it('is searched and exported in the words of the language in force', async () => {
    const { list, calls, texts, saved, writable } = await withEntries();
    expect(await list({ text: 'exported to' })).toMatchObject({ found: 3 });
    await texts.changeLanguage('de-AT');
    expect(await list({ text: 'exported to' })).toMatchObject({ found: 0 });
    expect(await list({ text: 'benutzer exportiert' })).toMatchObject({ found: 3 });
    saved.file = writable;
    const query = { kind: 'connection', text: '' } as const;
    valueOf(await calls['activity.export']({ query, format: 'csv' }, context()));
    expect(saved.bytes.toString()).toMatch(/^\ufeffZeit \(UTC\),.*Cloud: Global \(kommerziell/s);
  });

  it('comes in parts, newest first', async () => {
    const { list } = await withEntries();
    const first = await list({}, 0, 2);
    expect(first).toMatchObject({ found: 5, all: 5, damaged: 0, problem: null });
    expect(first.entries).toMatchObject([{ fileName: 'c.csv' }, { fileName: 'b.csv' }]);
    expect((await list({}, 4, 2)).entries).toMatchObject([{ kind: 'test' }]);
    expect((await list({}, 5, 2)).entries).toEqual([]);
  });

  it.each([
    [{ kind: 'test' }, ['test']],
    [{ kind: 'access' }, []],
    [{ text: 'A1B2c3' }, ['test']],
    [{ text: 'authenticate FAILED' }, ['test']],
    [{ text: 'test settings' }, ['test']],
    [{ text: 'gcc high' }, ['connection']],
    [{ text: 'cloud' }, ['connection']],
    [{ text: 'ana exported' }, ['file', 'file', 'file']],
    [{ kind: 'file', text: 'evil' }, ['file']],
    [{ text: 'nobody' }, []],
    // A name that entries are kept under, which nobody sees.
    [{ text: 'durationMs' }, []],
  ] as const)('finds %j', async (query, kinds) => {
    const { list } = await withEntries();
    const { entries, found, all } = await list(query);
    expect(entries.map(({ kind }) => kind)).toEqual(kinds);
    expect({ found, all }).toEqual({ found: kinds.length, all: 5 });
  });
});

describe('the summary', () => {
  it('counts the tests of the last 30 days by day', async () => {
    const { ports, disk } = activityPorts();
    const now = ports.clock.now();
    const at = (daysAgo: number) =>
      new Date(now.getFullYear(), now.getMonth(), now.getDate() - daysAgo, 12).toISOString();
    const run = (number: number, change: Parameters<typeof testRun>[0]) =>
      JSON.stringify(
        testRun({ id: `33333333-3333-4333-8333-${String(number).padStart(12, '0')}`, ...change }),
      );
    disk.text = [
      run(0, { at: at(30) }),
      run(1, { at: at(29), durationMs: 400 }),
      run(2, { at: at(0), durationMs: 100 }),
      run(3, { at: at(0), durationMs: 300, outcome: 'warning' }),
      run(4, { at: at(0), durationMs: 9000, outcome: 'failed' }),
      run(5, { at: at(0), durationMs: 9000, outcome: 'cancelled' }),
      run(6, { at: at(3), durationMs: 9000, outcome: 'failed' }),
    ].join('\n');
    const { calls, log } = createActivity(ports);
    await log.add(exported('no test'));
    const { days } = valueOf(await calls['activity.summary']({}, context()));
    expect(days).toHaveLength(30);
    expect(days[0]).toMatchObject({ done: 1, medianMs: 400 });
    expect(days[26]).toMatchObject({ failed: 1, medianMs: null });
    expect(days[29]).toMatchObject({ done: 1, warning: 1, failed: 1, medianMs: 200 });
    expect(days.filter(({ done, warning, failed }) => done + warning + failed > 0)).toHaveLength(3);
    expect(days.map(({ day }) => day)).toEqual([...days.map(({ day }) => day)].sort());
  });
});

describe('an export', () => {
  const all = { kind: 'all', text: '' } as const;

  it('writes what was found as CSV that is no formula', async () => {
    const { calls, saved, writable } = await withEntries();
    saved.file = writable;
    const answer = await calls['activity.export']({ query: all, format: 'csv' }, context());
    expect(valueOf(answer)).toEqual({ fileName: 'chosen', count: 5 });
    expect(saved.names).toEqual(['activity-2026-11-23.csv']);
    const text = saved.bytes.toString();
    expect(text.startsWith('\ufeffTime (UTC),Who,Kind,What,')).toBe(true);
    expect(text).toContain('Exported users to =evil.csv');
    expect(text).toContain('Cloud: Global (commercial and GCC) → US Government (GCC High)');
    expect(text).toContain('secret-wrong,a1b2c3,d4e5,');
    expect(text).not.toMatch(/(^|,|\n)[=+@-]/);
  });

  it('writes what was found as JSON, entry by entry as they are kept', async () => {
    const { calls, saved, writable, list } = await withEntries();
    saved.file = writable;
    const query = { kind: 'file', text: '' } as const;
    await calls['activity.export']({ query, format: 'json' }, context());
    expect(JSON.parse(saved.bytes.toString())).toEqual((await list(query)).entries);
  });

  it('answers null without a file, and says why one can’t be written', async () => {
    const { calls, saved } = await withEntries();
    const input = { query: all, format: 'json' } as const;
    expect(valueOf(await calls['activity.export'](input, context()))).toBeNull();
    saved.file = { name: 'a.json', write: () => Promise.reject(new FileNotWritable('ENOSPC')) };
    expect(problemOf(await calls['activity.export'](input, context()))).toMatchObject({
      code: 'file-not-writable',
      values: { file: 'a.json', reason: 'diskFull' },
    });
  });
});

describe('the support bundle', () => {
  async function withSettings() {
    const { ports, saved, writable, logger } = activityPorts();
    const { file, state: settingsFile } = memoryFile();
    const store = createSettingsStore({ file, clock: ports.clock, logger });
    const { cipher } = reversingCipher();
    const connection = createConnectionService({
      store,
      cipher,
      logger,
      clock: ports.clock,
      newId: () => '44444444-4444-4444-8444-444444444444',
    });
    valueOf(await connection.apply(connectionDraft));
    const { log, calls } = createActivity({ ...ports, settings: () => store.current() });
    const test = testRun({ outcome: 'failed' });
    for (let number = 0; number < 25; number += 1) {
      await log.add({
        ...test,
        id: `55555555-5555-4555-8555-${String(number).padStart(12, '0')}`,
        steps: [{ step: 'authenticate', outcome: 'failed', durationMs: number, problem: traced }],
      });
    }
    const sealed = store.current().connections[0]?.credential?.sealed ?? '';
    expect(JSON.stringify(settingsFile.content)).toContain(sealed);
    const prepare = async () => valueOf(await calls['activity.prepareBundle']({}, context()));
    return { calls, log, saved, writable, sealed, prepare };
  }

  const unzipped = (bytes: Buffer) =>
    Object.entries(unzipSync(new Uint8Array(bytes))).map(([name, content]) => ({
      name,
      bytes: content.length,
      text: strFromU8(content),
    }));

  it('holds exactly what was listed before anything was written', async () => {
    const { calls, log, saved, writable, prepare } = await withSettings();
    const { bundleId, files } = await prepare();
    expect(files.map(({ name, content }) => [name, content])).toEqual([
      ['versions.json', 'versions'],
      ['settings.json', 'settings'],
      ['tests.json', 'tests'],
      ['activity.json', 'activity'],
      ['main.log', 'log'],
    ]);
    expect(saved.names).toEqual([]);
    // What happens meanwhile does not get in.
    await log.add(exported('meanwhile'));
    saved.file = writable;
    expect(valueOf(await calls['activity.saveBundle']({ bundleId }, context()))).toEqual({
      fileName: 'chosen',
      count: 5,
    });
    expect(saved.names).toEqual(['helpmaster-m365-support-2026-11-23.zip']);
    const inside = unzipped(saved.bytes);
    expect(inside.map(({ name, bytes }) => ({ name, bytes }))).toEqual(
      files.map(({ name, bytes }) => ({ name, bytes })),
    );
  });

  it('holds versions, settings, the last 20 tests with trace IDs, activity and log', async () => {
    const { calls, saved, writable, prepare } = await withSettings();
    const { bundleId } = await prepare();
    saved.file = writable;
    await calls['activity.saveBundle']({ bundleId }, context());
    const texts = Object.fromEntries(unzipped(saved.bytes).map(({ name, text }) => [name, text]));
    expect(JSON.parse(texts['versions.json'] ?? '')).toMatchObject({
      console: '1.2.3',
      collectedAt: '2026-11-23T09:00:00.000Z',
    });
    expect(JSON.parse(texts['settings.json'] ?? '')).toMatchObject({
      connections: [{ tenantId: demoConnection.tenantId, hasCredential: true }],
      emailAccounts: { accounts: [] },
    });
    const tests = JSON.parse(texts['tests.json'] ?? '') as { steps: { durationMs: number }[] }[];
    expect(tests).toHaveLength(20);
    expect(tests[0]?.steps[0]).toMatchObject({
      durationMs: 24,
      problem: { details: { traceId: 'a1b2c3' } },
    });
    expect(JSON.parse(texts['activity.json'] ?? '')).toHaveLength(25);
    expect(texts['main.log']).toBe('The console starts [redacted]\n');
  });

  it('holds no credential: plain, sealed, base64 or UTF-16', async () => {
    const { calls, saved, writable, sealed, prepare } = await withSettings();
    const { bundleId } = await prepare();
    saved.file = writable;
    await calls['activity.saveBundle']({ bundleId }, context());
    const secret = demoConnection.clientSecret;
    const forbidden = [
      Buffer.from(secret),
      Buffer.from(secret, 'utf16le'),
      Buffer.from(Buffer.from(secret).toString('base64').slice(4, -4)),
      Buffer.from(sealed),
    ];
    const inside = Object.values(unzipSync(new Uint8Array(saved.bytes)));
    for (const content of [saved.bytes, ...inside.map((each) => Buffer.from(each))]) {
      for (const bytes of forbidden) expect(content.includes(bytes)).toBe(false);
    }
    expect(Buffer.concat(inside.map((each) => Buffer.from(each))).includes('sealed')).toBe(false);
  });

  it('is saved only as the list that is shown', async () => {
    const { calls, saved, writable, prepare } = await withSettings();
    const { bundleId } = await prepare();
    await prepare();
    saved.file = writable;
    expect(await calls['activity.saveBundle']({ bundleId }, context())).toEqual(
      failure(problem('bundle-closed')),
    );
    const { bundleId: current } = await prepare();
    saved.file = null;
    expect(
      valueOf(await calls['activity.saveBundle']({ bundleId: current }, context())),
    ).toBeNull();
    saved.file = { name: 'a.zip', write: () => Promise.reject(new FileNotWritable('EACCES')) };
    expect(
      problemOf(await calls['activity.saveBundle']({ bundleId: current }, context())),
    ).toMatchObject({ code: 'file-not-writable', values: { reason: 'notAllowed' } });
  });
});
