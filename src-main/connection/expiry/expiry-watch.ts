import { dayOf, expiryOf } from '../../contract/expiry';
import { success } from '../../contract/result';
import type { Clock, Logger, Notify } from '../../ports';
import { activeOf } from '../connection-service';
import type { SettingsStore } from '../settings-store';
import { credentialEnd } from './credential-expiry';

export interface ExpiryWatchPorts {
  store: SettingsStore;
  clock: Clock;
  logger: Logger;
  notify: Notify;
}

/**
 * Watches when the credential in use ends. The day of the last notification is in the settings, so
 * that opening the console again does not repeat it.
 *
 * @returns the check, to be done every hour: it notifies when the credential ends within 30 days, at
 *   most once a calendar day
 */
export function createExpiryWatch({
  store,
  clock,
  logger,
  notify,
}: ExpiryWatchPorts): () => Promise<void> {
  /** For settings that must not be written. */
  let toldInThisRun: string | null = null;

  async function check(): Promise<void> {
    const connection = activeOf(store.current());
    const end = connection === null ? null : credentialEnd(connection);
    if (connection === null || end === null) return;
    const now = clock.now();
    const { days, level } = expiryOf(end.expires, now);
    const today = dayOf(now);
    const told = `${connection.id} ${today}`;
    if (level === 'calm' || connection.expiryToldOn === today || toldInThisRun === told) return;
    toldInThisRun = told;
    notify({ kind: 'expiry', credential: end.kind, days, level });
    logger.info('Told when the credential ends', { credential: end.kind, days, level });
    await store.update((settings) =>
      success({
        ...settings,
        connections: settings.connections.map((each) =>
          each.id === connection.id ? { ...each, expiryToldOn: today } : each,
        ),
      }),
    );
  }

  return check;
}
