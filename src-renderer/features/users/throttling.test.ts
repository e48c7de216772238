import { afterEach, expect, it, vi } from 'vitest';
import { problem, type Problem } from '../../../src-main/contract/problems';
import { failure } from '../../../src-main/contract/result';
import { call } from '../../ipc/client';
import { goOnWhenThrottled, secondsToWait } from './throttling';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** What a call throws that main answers with this problem. */
async function thrownBy(answered: Problem): Promise<Error> {
  const helpmaster = {
    invoke: () => Promise.resolve(failure(answered)),
    subscribe: () => () => undefined,
  };
  vi.stubGlobal('window', { helpmaster });
  return call('users.count', {}).then(
    () => new Error('Nothing was thrown'),
    (error: unknown) => error as Error,
  );
}

const throttled = (seconds: number) =>
  thrownBy(problem('graph-throttled', { host: 'graph.microsoft.com', seconds }));

it('waits as long as Microsoft 365 asks, where it is worth waiting for', async () => {
  expect(secondsToWait(await throttled(30))).toBe(30);
  expect(secondsToWait(await throttled(600))).toBe(600);
  expect(goOnWhenThrottled.retryDelay(0, await throttled(30))).toBe(30_000);
});

it('does not wait for hours, nor until a date far away, which no timer could', async () => {
  for (const seconds of [601, 10_800, 2_307_000_000]) {
    const error = await throttled(seconds);
    expect(secondsToWait(error)).toBeNull();
    expect(goOnWhenThrottled.retry(0, error)).toBe(false);
  }
});

it('waits for nothing else', async () => {
  expect(secondsToWait(await thrownBy(problem('network-reset', { host: 'h' })))).toBeNull();
});
