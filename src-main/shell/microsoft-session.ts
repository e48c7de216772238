import { session, type Session } from 'electron';

/**
 * A session that talks to Microsoft 365. It lives in memory, apart from the page's.
 *
 * @param name tells it from the others
 * @param tenant answers every https request instead of the network, for the demo
 */
export function openMicrosoftSession(
  name: string,
  tenant: { fetch: (request: Request) => Response | Promise<Response> } | null,
): Session {
  const microsoft = session.fromPartition(name);
  if (tenant !== null) microsoft.protocol.handle('https', (request) => tenant.fetch(request));
  return microsoft;
}
