import { dayOf, expiryOf } from '../../contract/expiry';
import { success } from '../../contract/result';
import type { Clock, Logger, Notify } from '../../ports';
import type { SettingsStore } from '../settings-store';
import { credentialEnd } from './credential-expiry';

export interface ExpiryWatchPorts {
  store: SettingsStore;
  clock: Clock;
  logger: Logger;
  notify: Notify;
}

/**
 * Watches when the credential of each saved connection ends, also of those that are not in use. The
 * day of the last notification is in the settings, so that opening the console again does not repeat
 * it.
 *
 * @returns the check, to be done every hour: it notifies when a credential ends within 30 days, about
 *   each connection at most once a calendar day
 */
export function createExpiryWatch({
  store,
  clock,
  logger,
  notify,
}: ExpiryWatchPorts): () => Promise<void> {
  /** The days by the connections' IDs, for settings that must not be written. */
  const toldInThisRun = new Map<string, string>();

  async function check(): Promise<void> {
    const now = clock.now();
    const today = dayOf(now);
    const { connections, activeConnectionId } = store.current();
    const told = new Set<string>();
    for (const connection of connections) {
      const { id, name } = connection;
      const end = credentialEnd(connection);
      if (end === null) continue;
      const { days, level } = expiryOf(end.expires, now);
      const isTold = connection.expiryToldOn === today || toldInThisRun.get(id) === today;
      if (level === 'calm' || isTold) continue;
      toldInThisRun.set(id, today);
      told.add(id);
      const inUse = id === activeConnectionId;
      notify({ kind: 'expiry', connection: name, inUse, credential: end.kind, days, level });
      logger.info('Told when the credential ends', {
        connection: id,
        credential: end.kind,
        days,
        level,
      });
    }
    if (told.size === 0) return;
    await store.update((settings) =>
      success({
        ...settings,
        connections: settings.connections.map((each) =>
          told.has(each.id) ? { ...each, expiryToldOn: today } : each,
        ),
      }),
    );
  }

  return check;
}
