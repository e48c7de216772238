import { describe, expect, it } from 'vitest';
import { systemClock } from './system-clock';

describe('the system clock', () => {
  it('sleeps for the time it is told', async () => {
    const start = systemClock.elapsed();
    await systemClock.sleep(30, new AbortController().signal);
    expect(systemClock.elapsed() - start).toBeGreaterThan(25);
  });

  it('wakes up at once when it is aborted, before or during its sleep', async () => {
    const controller = new AbortController();
    const sleep = systemClock.sleep(60_000, controller.signal);
    controller.abort();
    await expect(sleep).rejects.toMatchObject({ name: 'AbortError' });
    await expect(systemClock.sleep(60_000, controller.signal)).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});
