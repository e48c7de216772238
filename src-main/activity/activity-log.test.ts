import { describe, expect, it } from 'vitest';
import { createActivityLog } from './activity-log';
import { activityPorts, exported, testRun } from './test-support';

function setUp(text = '') {
  const { ports, ...rest } = activityPorts(text);
  const names = async (log: ReturnType<typeof createActivityLog>) =>
    (await log.entries()).map((entry) => (entry.kind === 'file' ? entry.fileName : entry.kind));
  return { ...rest, ports, names, log: createActivityLog(ports) };
}

const line = (at: string, id: string, more: object = {}) =>
  `${JSON.stringify({ ...testRun({ at, id }), ...more })}\n`;

const ids = Array.from(
  { length: 30 },
  (_, index) => `11111111-1111-4111-8111-${String(index).padStart(12, '0')}`,
);
const idOf = (index: number) => ids[index] ?? '';

describe('the activity log', () => {
  it('adds a line for each entry, with who and when, and gives them back newest first', async () => {
    const { log, disk, names, ports } = setUp();
    await log.add(exported('one'));
    await log.add(exported('two'));
    expect(await names(log)).toEqual(['two', 'one']);
    const [first] = disk.text.split('\n');
    expect(JSON.parse(first ?? '')).toMatchObject({
      who: 'ana',
      at: ports.clock.now().toISOString(),
      fileName: 'one',
    });
    expect(disk).toMatchObject({ appends: 2, replacements: 0 });
    expect(await names(createActivityLog(ports))).toEqual(['two', 'one']);
  });

  it('keeps lines whole when entries come at once', async () => {
    const { log, ports, names } = setUp();
    await Promise.all(['a', 'b', 'c', 'd'].map((name) => log.add(exported(name))));
    const again = createActivityLog(ports);
    expect(await names(again)).toEqual(['d', 'c', 'b', 'a']);
    expect(again.damaged()).toBe(0);
  });

  it('takes an entry with an id of its own only once', async () => {
    const { log, names, ports } = setUp();
    await log.add({ ...exported('sent'), id: idOf(1) });
    await log.add({ ...exported('sent again'), id: idOf(1) });
    expect(await names(log)).toEqual(['sent']);
    const restarted = createActivityLog(ports);
    await restarted.add({ ...exported('sent again'), id: idOf(1) });
    expect(await names(restarted)).toEqual(['sent']);
  });

  it('skips and counts damaged lines, and a torn last one, and goes on behind them', async () => {
    const whole = line('2026-11-20T10:00:00.000Z', idOf(1));
    const text = `${whole}not JSON\n\n{"at":"yesterday"}\n${whole.replace(idOf(1), idOf(2))}{"kind":"test","at":"20`;
    const { log, names, ports } = setUp(text);
    expect(await names(log)).toEqual(['test', 'test']);
    expect(log.damaged()).toBe(3);
    expect(log.problem()).toBeNull();
    await log.add(exported('behind'));
    const again = createActivityLog(ports);
    expect(await names(again)).toEqual(['behind', 'test', 'test']);
    expect(again.damaged()).toBe(3);
  });

  it('neither shows nor loses what a newer version has written', async () => {
    const newer = line('2026-11-20T10:00:00.000Z', idOf(1), { kind: 'somethingNew' });
    const old = line('2020-01-01T10:00:00.000Z', idOf(2));
    const { log, disk, names } = setUp(`${old}${newer}garbage\n`);
    expect(await names(log)).toEqual([]);
    expect(disk).toMatchObject({ text: newer, replacements: 1 });
  });

  it('keeps a year', async () => {
    const { log, disk, clock, names } = setUp(
      line('2025-11-22T09:00:00.000Z', idOf(1)) + line('2025-11-24T09:00:00.000Z', idOf(2)),
    );
    expect((await log.entries()).map(({ id }) => id)).toEqual([idOf(2)]);
    expect(disk.text).not.toContain(idOf(1));
    clock.advance(2 * 24 * 60 * 60 * 1000);
    await log.add(exported('today'));
    expect(await names(log)).toEqual(['today']);
    expect(disk.text).not.toContain(idOf(2));
  });

  it('keeps 10 MB, and drops the oldest first', async () => {
    const megabyte = 1024 * 1024;
    const big = (index: number) =>
      line('2026-11-20T10:00:00.000Z', idOf(index), { organisation: 'x'.repeat(megabyte) });
    const { log, disk, ports } = setUp(
      Array.from({ length: 9 }, (_, index) => big(index)).join(''),
    );
    await log.add(exported('ninth and a bit'));
    expect(disk.replacements).toBe(0);
    const { length } = disk.text;
    disk.text += big(10);
    const grown = createActivityLog(ports);
    await grown.add(exported('too much'));
    expect(disk.replacements).toBe(1);
    expect(disk.text.length).toBeLessThan(Math.min(length, 9 * megabyte));
    const kept = await createActivityLog(ports).entries();
    expect(kept.map(({ id }) => id)).not.toContain(idOf(0));
    expect(kept[0]).toMatchObject({ fileName: 'too much' });
  });

  it('keeps what can’t be written, says so, and writes it later', async () => {
    const { log, disk, names, logger } = setUp();
    await log.add(exported('before'));
    disk.failure = new Error('ENOSPC: no space left on device');
    await log.add(exported('during'));
    expect(await names(log)).toEqual(['during', 'before']);
    expect(log.problem()).toMatchObject({
      code: 'activity-not-writable',
      values: { path: '/profile/activity.jsonl', reason: 'diskFull' },
    });
    expect(logger.lines.some(({ level }) => level === 'warn')).toBe(true);
    // Half a line may have been written.
    disk.text += '{"kind":';
    disk.failure = null;
    await log.entries();
    expect(log.problem()).toBeNull();
    expect(disk.text).toContain('during');
    expect(disk.text.split('\n').filter((each) => each.includes('fileName'))).toHaveLength(2);
  });

  it('shows this run when the file can’t be read, and never replaces it', async () => {
    const { log, disk, names, clock } = setUp(line('2020-01-01T10:00:00.000Z', idOf(1)));
    disk.failure = new Error('EACCES: permission denied');
    await log.add(exported('now'));
    expect(log.problem()).toMatchObject({ code: 'activity-not-readable' });
    disk.failure = null;
    clock.advance(500 * 24 * 60 * 60 * 1000);
    expect(await names(log)).toEqual([]);
    expect(disk.replacements).toBe(0);
    expect(disk.text).toContain(idOf(1));
  });

  it('redacts and shortens every text, however deep', async () => {
    const { log, disk } = setUp();
    await log.add({
      ...exported('hunter2'),
      problem: {
        code: 'unexpected',
        values: { a: 'has hunter2' },
        details: { errorCode: 'hunter2' },
      },
    });
    await log.add(exported('y'.repeat(100_000)));
    expect(disk.text).not.toContain('hunter2');
    expect(disk.text.match(/\[redacted\]/g)).toHaveLength(3);
    expect(disk.text.length).toBeLessThan(2000);
  });

  it('refuses an entry with anything more in it than the contract says', async () => {
    const { log, disk, logger } = setUp();
    await log.add({ ...exported('one'), clientSecret: 's3cret' } as never);
    expect(disk.text).toBe('');
    expect(JSON.stringify(logger.lines)).not.toContain('s3cret');
  });
});
