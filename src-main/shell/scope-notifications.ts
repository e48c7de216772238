import { Notification } from 'electron';
import type { ScopeNotice } from '../access-scope/ports';
import type { Logger } from '../ports';
import { t } from './texts';

/**
 * Tells by the system's notifications how a watch of the access scope ended.
 *
 * @param onOpen is called when the person chooses the notification
 * @param logger is told where the system has no notifications, which loses nothing: the page says
 *   the same
 */
export function createScopeNotifications(
  onOpen: () => void,
  logger: Logger,
): (notice: ScopeNotice) => void {
  /** Kept from the garbage collector, which would take the listener with it. */
  let shown: Notification | null = null;
  return ({ kind, mailboxes }) => {
    if (!Notification.isSupported()) {
      logger.warn('The system shows no notifications');
      return;
    }
    shown = new Notification({
      title: t(`shell.scope.${kind}.title`),
      body: t(`shell.scope.${kind}.text`, { count: mailboxes }),
    });
    shown.on('click', onOpen);
    shown.on('failed', (_event, error) => {
      logger.warn('A notification was not shown', { error });
    });
    shown.show();
  };
}
