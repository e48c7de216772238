/** Email accounts for the measurements, as the settings file holds them. */
import { randomUUID } from 'node:crypto';
import type { SavedConnection } from '../src-main/connection/settings';
import type { SavedAccount } from '../src-main/email-accounts/saved-accounts';
import { bareToken } from './connection';

interface UsersPage {
  value: { id: string; displayName: string; mail: string | null; assignedLicenses: unknown[] }[];
  '@odata.nextLink'?: string;
}

/** As many accounts as wanted, each with a mailbox of its own in the served tenant. */
export async function makeAccounts(
  origin: string,
  wanted: number,
  { id: connectionId, tenantId, cloud }: Pick<SavedConnection, 'id' | 'tenantId' | 'cloud'>,
): Promise<SavedAccount[]> {
  const headers = { authorization: `Bearer ${await bareToken(origin)}` };
  const accounts: SavedAccount[] = [];
  const query = '$select=id,displayName,mail,assignedLicenses&$top=999';
  let next: string | undefined = `${origin}/v1.0/users?${query}`;
  while (next !== undefined && accounts.length < wanted) {
    const response: Response = await fetch(next, { headers });
    const page = (await response.json()) as UsersPage;
    for (const { id, displayName, mail, assignedLicenses } of page.value) {
      if (mail === null || assignedLicenses.length === 0) continue;
      accounts.push({
        id: randomUUID(),
        connectionId,
        tenant: { cloud, name: tenantId, id: tenantId },
        name: displayName,
        mailbox: { id, address: mail, name: displayName },
        purposes: ['send', 'calendar'],
        receive: null,
        enabled: true,
        isDefault: accounts.length === 0,
      });
    }
    next = page['@odata.nextLink'];
  }
  if (accounts.length < wanted) throw new Error('The tenant has too few mailboxes.');
  return accounts.slice(0, wanted);
}
