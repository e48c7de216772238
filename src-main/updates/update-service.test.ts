import { describe, expect, it } from 'vitest';
import type { Channel, Output } from '../contract/channels';
import type { Result } from '../contract/result';
import type { AnnouncedUpdate, UpdateState } from '../contract/updates';
import { abortError } from '../graph/abort';
import { TransportFailure } from '../ports';
import { UpdateFailure, type UpdateSource } from './ports';
import { createUpdateService, type UpdatePorts } from './update-service';

const update: AnnouncedUpdate = { version: '1.2.0', notes: 'Better' };
const hourMs = 60 * 60 * 1000;

function setUp(parts: Partial<UpdateSource> = {}, off?: UpdatePorts['source']) {
  const asked: string[] = [];
  const seen: string[] = [];
  const clock = { time: 5 };
  const source: UpdateSource = {
    host: 'updates.example.com',
    check: () => Promise.resolve(update),
    download: () => Promise.resolve(),
    install: () => Promise.resolve(),
    ...parts,
  };
  const counted: UpdateSource = {
    host: source.host,
    check: (limit) => {
      asked.push('check');
      return source.check(limit);
    },
    download: (...args) => {
      asked.push('download');
      return source.download(...args);
    },
    install: () => {
      asked.push('install');
      return source.install();
    },
  };
  const ignore = () => undefined;
  const service = createUpdateService({
    source: off ?? counted,
    clock: { now: () => new Date('2026-11-23T10:00:00Z'), elapsed: () => clock.time },
    logger: { info: ignore, warn: ignore, error: ignore },
    onChanged: () => {
      void service.calls['updates.get']({}, context()).then((state) => {
        seen.push(valueOf(state).kind);
      });
    },
  });
  const call = async (channel: Extract<Channel, `updates.${string}`>, with_ = context()) =>
    valueOf(await service.calls[channel]({}, with_));
  return { service, call, asked, seen, clock };
}

function context(controller = new AbortController()) {
  return { signal: controller.signal, progress: () => undefined };
}

function valueOf(result: Result<Output<'updates.get'>>): UpdateState {
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

describe('updates', () => {
  it('are looked for after the start and once a day, and fetched by nobody', async () => {
    const { service, call, asked, clock } = setUp();
    expect(await call('updates.get')).toEqual({ kind: 'notChecked' });
    await service.checkDaily();
    await service.checkDaily();
    clock.time += 23 * hourMs;
    await service.checkDaily();
    expect(asked).toEqual(['check']);
    clock.time += hourMs;
    await service.checkDaily();
    expect(asked).toEqual(['check', 'check']);
    expect(await call('updates.get')).toEqual({ kind: 'available', update, problem: null });
  });

  it('are fetched and installed by a click each, in this order only', async () => {
    const { call, asked, seen } = setUp();
    expect(await call('updates.install')).toEqual({ kind: 'notChecked' });
    expect(await call('updates.download')).toEqual({ kind: 'notChecked' });
    await call('updates.check');
    expect(await call('updates.install')).toMatchObject({ kind: 'available' });
    expect(await call('updates.download')).toEqual({ kind: 'ready', update });
    expect(await call('updates.check')).toEqual({ kind: 'ready', update });
    await call('updates.install');
    expect(asked).toEqual(['check', 'download', 'install']);
    expect(seen).toEqual(['checking', 'available', 'downloading', 'ready']);
  });

  it('say when there is none', async () => {
    const { call } = setUp({ check: () => Promise.resolve(null) });
    expect(await call('updates.check')).toEqual({
      kind: 'upToDate',
      checkedAt: '2026-11-23T10:00:00.000Z',
    });
  });

  it.each<[UpdatePorts['source'], UpdateState]>([
    ['off', { kind: 'off' }],
    ['no-feed', { kind: 'unavailable', obstacle: 'no-feed' }],
    ['demo', { kind: 'unavailable', obstacle: 'demo' }],
  ])('make no request where they are “%s”', async (source, state) => {
    const { service, call, asked } = setUp({}, source);
    await service.checkDaily();
    for (const channel of ['check', 'download', 'install', 'get'] as const) {
      expect(await call(`updates.${channel}`)).toEqual(state);
    }
    expect(asked).toEqual([]);
  });

  it.each([
    [new UpdateFailure('altered', 'sha512 checksum mismatch'), 'update-altered'],
    [new UpdateFailure('not-signed', 'not signed'), 'update-not-signed'],
    [new UpdateFailure('not-written', 'ENOSPC: no space left'), 'update-not-written'],
    [new UpdateFailure('other', 'odd'), 'update-failed'],
    [new TransportFailure('offline', 'updates.example.com', 'ERR_X'), 'network-offline'],
    [new Error('a fault of ours'), 'update-failed'],
  ])('that are refused (%s) stay available, and say why', async (error, code) => {
    const { call } = setUp({ download: () => Promise.reject(error) });
    await call('updates.check');
    expect(await call('updates.download')).toMatchObject({
      kind: 'available',
      update,
      problem: { code, details: {} },
    });
    expect(await call('updates.install')).toMatchObject({ kind: 'available' });
  });

  it('that can’t be found out about say why, and are looked for again', async () => {
    const answers = [
      () => Promise.reject(new UpdateFailure('unusable', 'no latest.yml')),
      () => Promise.resolve(update),
    ];
    const { call } = setUp({ check: () => answers.shift()?.() ?? Promise.resolve(null) });
    expect(await call('updates.check')).toMatchObject({
      kind: 'checkFailed',
      problem: { code: 'update-information-unusable', values: { host: 'updates.example.com' } },
    });
    expect(await call('updates.check')).toMatchObject({ kind: 'available' });
  });

  it('whose download is cancelled are available as before', async () => {
    const { service, call } = setUp({
      download: (_, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(abortError()));
        }),
    });
    await call('updates.check');
    const controller = new AbortController();
    const cancelled = service.calls['updates.download']({}, context(controller));
    expect(await call('updates.get')).toEqual({ kind: 'downloading', update });
    controller.abort();
    await expect(cancelled).rejects.toThrow('abort');
    expect(await call('updates.get')).toEqual({ kind: 'available', update, problem: null });
  });

  it('that can’t be installed say so', async () => {
    const { call } = setUp({
      install: () => Promise.reject(new UpdateFailure('other', 'pkexec ended')),
    });
    await call('updates.check');
    await call('updates.download');
    expect(await call('updates.install')).toMatchObject({
      kind: 'available',
      problem: { code: 'update-failed' },
    });
  });
});
