import { Notification } from 'electron';
import type { ScopeNotice } from '../access-scope/ports';
import type { PageId } from '../contract/channels';
import type { Logger, Notify } from '../ports';
import { t } from './texts';

export interface Notifications {
  /** Tells that the credential of a connection ends soon, or has ended. */
  credentialEnds: Notify;
  /** Tells how a watch of the access scope ended. */
  scopeWatched: (notice: ScopeNotice) => void;
}

/**
 * Makes the system's notifications. What they say is on a page as well, so that nothing is lost where
 * the system shows none.
 *
 * @param open shows the page a notification is about, when the person chooses it
 */
export function createNotifications(open: (page: PageId) => void, logger: Logger): Notifications {
  /** Kept from the garbage collector, which would take the listener with it. */
  const shown = new Map<string, Notification>();

  /** @param subject what the newest notification is kept of */
  function show(subject: string, page: PageId, title: string, body: string): void {
    if (!Notification.isSupported()) {
      logger.info('This system shows no notifications');
      return;
    }
    const notification = new Notification({ title, body });
    shown.set(subject, notification);
    notification.on('click', () => {
      open(page);
    });
    notification.on('failed', (_event, error) => {
      logger.warn('A notification was not shown', { error });
    });
    notification.show();
  }

  return {
    credentialEnds({ connection, inUse, credential, days, level }) {
      const words = {
        connection,
        credential: t(`shell.expiry.credentials.${credential}`),
        count: days,
      };
      const title =
        level === 'expired' ? t('shell.expiry.expired', words) : t('shell.expiry.expires', words);
      const body = t(inUse ? 'shell.expiry.body' : 'shell.expiry.bodyNotInUse');
      show(connection, 'connection', title, body);
    },
    scopeWatched({ kind, mailboxes }) {
      const body = t(`shell.scope.${kind}.text`, { count: mailboxes });
      show('scope', 'setUpGuide', t(`shell.scope.${kind}.title`), body);
    },
  };
}
