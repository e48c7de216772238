import { Notification } from 'electron';
import type { Logger, Notify } from '../ports';
import { t } from './texts';

/**
 * Makes the system's notifications. A click brings the console forward.
 *
 * @param onClick shows the page that the notification is about
 */
export function createNotifier(onClick: () => void, logger: Logger): Notify {
  return ({ credential, days, level }) => {
    if (!Notification.isSupported()) {
      logger.info('This system shows no notifications');
      return;
    }
    const of = t(`shell.expiry.credentials.${credential}`);
    const notification = new Notification({
      title:
        level === 'expired'
          ? t('shell.expiry.expired', { credential: of })
          : t('shell.expiry.expires', { credential: of, count: days }),
      body: t('shell.expiry.body'),
    });
    notification.on('click', onClick);
    notification.show();
  };
}
