import { Notification } from 'electron';
import type { ScopeNotice } from '../access-scope/ports';
import type { PageId } from '../contract/channels';
import type { Logger, Notify } from '../ports';
import { t } from './texts';

export interface Notifications {
  /** Tells that the credential ends soon, or has ended. */
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
  const shown = new Map<PageId, Notification>();

  function show(page: PageId, title: string, body: string): void {
    if (!Notification.isSupported()) {
      logger.info('This system shows no notifications');
      return;
    }
    const notification = new Notification({ title, body });
    shown.set(page, notification);
    notification.on('click', () => {
      open(page);
    });
    notification.on('failed', (_event, error) => {
      logger.warn('A notification was not shown', { error });
    });
    notification.show();
  }

  return {
    credentialEnds({ credential, days, level }) {
      const words = { credential: t(`shell.expiry.credentials.${credential}`), count: days };
      const title =
        level === 'expired' ? t('shell.expiry.expired', words) : t('shell.expiry.expires', words);
      show('connection', title, t('shell.expiry.body'));
    },
    scopeWatched({ kind, mailboxes }) {
      const body = t(`shell.scope.${kind}.text`, { count: mailboxes });
      show('setUpGuide', t(`shell.scope.${kind}.title`), body);
    },
  };
}
