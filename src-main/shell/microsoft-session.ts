import { session, type Session } from 'electron';

/**
 * The session that talks to Microsoft 365. It lives in memory, apart from the page's.
 *
 * @param tenant answers every https request instead of the network, for the demo
 */
export function openMicrosoftSession(
  tenant: { fetch: (request: Request) => Response | Promise<Response> } | null,
): Session {
  const microsoft = session.fromPartition('microsoft365');
  if (tenant !== null) microsoft.protocol.handle('https', (request) => tenant.fetch(request));
  return microsoft;
}
