import type { Clock } from '../ports';

/** Lets the window's other work go first when a long computation has had its turn. */
export type Breathe = () => Promise<void> | undefined;

/** How long a computation may keep the main process to itself. */
const turnMs = 12;

/**
 * @param clock measures the turns
 * @returns a function to be called every few thousand steps: it answers at once while the turn lasts,
 *   and a promise to wait for when others have to get theirs
 */
export function createBreathing(clock: Pick<Clock, 'elapsed'>): Breathe {
  let began = clock.elapsed();
  return () => {
    if (clock.elapsed() - began < turnMs) return undefined;
    return new Promise((resolve) => {
      setImmediate(() => {
        began = clock.elapsed();
        resolve();
      });
    });
  };
}
