import { shell } from 'electron';
import { isAllowedAddress } from '../connection/links';
import type { Logger } from '../ports';

/** Opens an address in the person's browser; throws for one that is not on the allow-list. */
export async function openExternalLink(address: string, logger: Logger): Promise<void> {
  if (!isAllowedAddress(address)) throw new Error('The address is not on the allow-list');
  logger.info('A link is opened', { host: new URL(address).host });
  await shell.openExternal(address);
}
