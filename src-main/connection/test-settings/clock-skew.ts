import { httpDate } from '../../graph/http-date';
import type { Clock, Transport } from '../../ports';

/** How far the clocks may differ before tokens are at risk; Microsoft's own tolerance. */
const tolerableMinutes = 5;

/**
 * Watches the `Date` header of answers that pass through a transport.
 *
 * @param transport the transport to watch
 * @param clock this computer's time
 * @returns `transport`, which behaves the same, and `skewMinutes`: whole minutes between this
 *   computer's clock and the service's by the latest answer, when they are more than five; else null
 */
export function watchClockSkew(
  transport: Transport,
  clock: Clock,
): { transport: Transport; skewMinutes: () => number | null } {
  let skewMs = 0;
  return {
    transport: async (request) => {
      const response = await transport(request);
      const date = httpDate(response.headers['date']);
      if (date !== undefined) skewMs = Math.abs(clock.now().getTime() - date);
      return response;
    },
    skewMinutes: () => (skewMs > tolerableMinutes * 60_000 ? Math.round(skewMs / 60_000) : null),
  };
}
