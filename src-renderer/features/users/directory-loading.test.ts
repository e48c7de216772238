import { expect, test } from 'vitest';
import type { UsersLoaded } from '../../../src-main/contract/directory';
import type { CallOptions } from '../../ipc/client';
import { createDirectoryLoading } from './directory-loading';

const whole: UsersLoaded = { count: 5, expected: 5, complete: true, changedMeanwhile: 0 };

function arrange() {
  const calls: {
    options: CallOptions<'users.loadAll'>;
    resolve: (value: UsersLoaded) => void;
    reject: (error: unknown) => void;
  }[] = [];
  const loading = createDirectoryLoading(
    (options) =>
      new Promise((resolve, reject) => {
        calls.push({ options, resolve, reject });
      }),
  );
  return { loading, calls };
}

const progress = {
  loaded: 2,
  total: 5,
  perSecond: 1,
  secondsLeft: 3,
  waitingSeconds: null,
};

test('tells listeners how far it is and how it ended', async () => {
  const { loading, calls } = arrange();
  const heard: boolean[] = [];
  const stop = loading.subscribe(() => heard.push(loading.state().running));
  const run = loading.start();
  calls[0]?.options.onProgress?.(progress);
  expect(loading.state()).toMatchObject({ running: true, progress });
  calls[0]?.resolve(whole);
  await run;
  expect(loading.state()).toMatchObject({ running: false, result: whole, problem: null });
  stop();
  loading.dismiss();
  expect(heard).toEqual([true, true, false]);
  expect(loading.state().result).toBeNull();
});

test('runs once, however often it is started', () => {
  const { loading, calls } = arrange();
  void loading.start();
  void loading.start();
  expect(calls).toHaveLength(1);
});

test('a stop keeps the last progress, and starting again goes on', async () => {
  const { loading, calls } = arrange();
  const run = loading.start();
  calls[0]?.options.onProgress?.(progress);
  loading.cancel();
  expect(calls[0]?.options.signal?.aborted).toBe(true);
  calls[0]?.reject(new Error('cancelled'));
  await run;
  expect(loading.state()).toMatchObject({ running: false, progress, result: null });
  expect(loading.state().problem).not.toBeNull();
  void loading.start();
  expect(loading.state()).toMatchObject({ running: true, progress, problem: null });
});
