import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Notice, SettingsLoad } from '../../ports';
import { createSettingsStore } from '../settings-store';
import { memoryFile, recordingLogger } from '../test-support';
import { certificatePem } from '../certificate/test-certificates';
import { everyHour } from '../every-hour';
import { createExpiryWatch } from './expiry-watch';

const id = '3b241101-e2bb-4255-8caf-4136c566a962';

/** A settings file as it was before there were certificates. */
const saved = {
  schemaVersion: 1,
  activeConnectionId: id,
  connections: [
    {
      id,
      name: 'Microsoft 365',
      cloud: 'global',
      customEndpoints: null,
      tenantId: 'contoso.com',
      clientId: 'c0a6f8d2-51b4-4e0b-8a37-6d1f20e9b7a5',
      secretExpires: '2026-12-20',
      testMailbox: null,
      credential: { kind: 'clientSecret', sealed: 'c2VhbGVk' },
    },
  ],
};

function setUp(change: object = {}, load?: SettingsLoad) {
  const value = {
    ...saved,
    connections: saved.connections.map((each) => ({ ...each, ...change })),
  };
  const { file, state } = memoryFile(load ?? { kind: 'loaded', value });
  const { logger } = recordingLogger();
  const time = { now: new Date(2026, 10, 23, 9), sleeps: 0 };
  const clock = {
    now: () => time.now,
    elapsed: () => 0,
    sleep: (ms: number, signal: AbortSignal) => {
      time.sleeps += 1;
      time.now = new Date(time.now.getTime() + ms);
      return signal.aborted
        ? Promise.reject(new DOMException('stopped', 'AbortError'))
        : Promise.resolve();
    },
  };
  const told: Notice[] = [];
  const start = (onNotice: () => void = () => undefined) =>
    createExpiryWatch({
      store: createSettingsStore({ file, clock, logger }),
      clock,
      logger,
      notify: (notice) => {
        told.push(notice);
        onNotice();
      },
    });
  return { start, told, time, state, clock, logger };
}

describe('the watch over the end of the credential', () => {
  it('tells once a calendar day, also when the console is opened again', async () => {
    const { start, told, time } = setUp();
    const watch = start();
    await watch();
    await watch();
    await start()();
    expect(told).toEqual([
      {
        kind: 'expiry',
        connection: 'Microsoft 365',
        inUse: true,
        credential: 'clientSecret',
        days: 27,
        level: 'warning',
      },
    ]);
    time.now = new Date(2026, 10, 24, 0, 1);
    await watch();
    expect(told).toHaveLength(2);
    expect(told[1]).toMatchObject({ days: 26 });
  });

  it('looks every hour, and so tells once on each day it runs', async () => {
    const { start, told, time, clock, logger } = setUp();
    const controller = new AbortController();
    const watch = start(() => {
      if (told.length === 3) controller.abort();
    });
    await everyHour([watch], controller.signal, { clock, logger });
    expect(told.map(({ days }) => days)).toEqual([27, 26, 25]);
    expect(time.sleeps).toBe(24 + 15 + 1);
  });

  it.each([
    ['2026-12-24', []],
    ['2026-11-30', ['alarm']],
    ['2026-11-22', ['expired']],
    [null, []],
  ])('for a secret that ends on %s says %j', async (secretExpires, levels) => {
    const { start, told } = setUp({ secretExpires });
    await start()();
    expect(told.map(({ level }) => level)).toEqual(levels);
  });

  it('reads the end of a certificate from itself, whatever the date of the secret was', async () => {
    const credential = { kind: 'certificate', sealed: 'c2VhbGVk', certificate: certificatePem };
    const { start, told, time } = setUp({ credential });
    await start()();
    expect(told).toEqual([]);
    time.now = new Date(2098, 0, 25, 9);
    await start()();
    expect(told).toMatchObject([{ credential: 'certificate', level: 'alarm' }]);
  });

  it('tells once a run of each when the settings must not be written', async () => {
    const [production] = saved.connections;
    const other = { ...production, id: randomUUID(), name: 'Test' };
    const value = { ...saved, schemaVersion: 2, connections: [production, other] };
    const { start, told, state } = setUp({}, { kind: 'loaded', value });
    const watch = start();
    await watch();
    await watch();
    expect(told.map(({ connection }) => connection)).toEqual(['Microsoft 365', 'Test']);
    expect(state.saves).toBe(0);
  });

  it('watches every connection, each told of by its name once a day', async () => {
    const [production] = saved.connections;
    const others = [
      { id: randomUUID(), name: 'Test', secretExpires: '2026-11-25' },
      { id: randomUUID(), name: 'Quiet', secretExpires: '2027-11-25' },
      { id: randomUUID(), name: 'Told already', expiryToldOn: '2026-11-23' },
    ].map((each) => ({ ...production, ...each }));
    const value = { ...saved, connections: [production, ...others] };
    const { start, told, time, state } = setUp({}, { kind: 'loaded', value });
    await start()();
    await start()();
    expect(told).toMatchObject([
      { connection: 'Microsoft 365', inUse: true, days: 27, level: 'warning' },
      { connection: 'Test', inUse: false, days: 2, level: 'alarm' },
    ]);
    expect(state.saves).toBe(1);
    time.now = new Date(2026, 10, 24, 0, 1);
    await start()();
    expect(told.slice(2).map(({ connection }) => connection)).toEqual([
      'Microsoft 365',
      'Test',
      'Told already',
    ]);
  });

  it('watches also while a new connection is begun, and none is in use', async () => {
    const value = { ...saved, activeConnectionId: null };
    const { start, told } = setUp({}, { kind: 'loaded', value });
    await start()();
    expect(told).toMatchObject([{ connection: 'Microsoft 365', inUse: false }]);
  });

  it('says nothing before a connection is saved', async () => {
    const { start, told } = setUp({}, { kind: 'missing' });
    await start()();
    expect(told).toEqual([]);
  });
});
