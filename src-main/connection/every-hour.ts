import { isAbortError } from '../graph/abort';
import type { Clock, Logger } from '../ports';

const hourMs = 60 * 60 * 1000;

/**
 * Does some work now and every hour, until aborted. A piece that fails is logged and tried again an
 * hour later.
 *
 * @param work pieces that are done one after the other
 * @param signal ends the waiting
 */
export async function everyHour(
  work: readonly ((signal: AbortSignal) => Promise<void>)[],
  signal: AbortSignal,
  { clock, logger }: { clock: Clock; logger: Logger },
): Promise<void> {
  try {
    while (!signal.aborted) {
      for (const piece of work) {
        await piece(signal).catch((error: unknown) => {
          if (isAbortError(error)) throw error;
          logger.error('Hourly work failed', { error: String(error) });
        });
      }
      await clock.sleep(hourMs, signal);
    }
  } catch (error) {
    if (!isAbortError(error)) throw error;
  }
}
