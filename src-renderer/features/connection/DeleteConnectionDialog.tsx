import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { ListedConnection } from '../../../src-main/contract/connection';

interface DeleteConnectionDialogProps {
  /** Null: the dialog is closed. */
  connection: ListedConnection | null;
  onDelete: (id: string, accounts: 'keep' | 'delete') => void;
  onClose: () => void;
}

/** Asks before a connection is deleted, and what shall become of its email accounts. */
export function DeleteConnectionDialog({
  connection,
  onDelete,
  onClose,
}: DeleteConnectionDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog
      open={connection !== null}
      onOpenChange={(_, dialog) => {
        if (!dialog.open) onClose();
      }}
    >
      <DialogSurface>
        {connection ? (
          <DialogBody>
            <DialogTitle>
              {t('connection.connections.deleteTitle', { name: connection.name })}
            </DialogTitle>
            <DialogContent>
              {t('connection.connections.deleteWords')}{' '}
              {connection.accounts > 0
                ? t('connection.connections.accounts', { count: connection.accounts })
                : null}
            </DialogContent>
            <DialogActions fluid>
              <Button appearance="primary" onClick={onClose}>
                {t('connection.connections.cancel')}
              </Button>
              {connection.accounts > 0 ? (
                <Button onClick={() => onDelete(connection.id, 'keep')}>
                  {t('connection.connections.deleteKeeping')}
                </Button>
              ) : null}
              <Button onClick={() => onDelete(connection.id, 'delete')}>
                {t(
                  connection.accounts > 0
                    ? 'connection.connections.deleteWithAccounts'
                    : 'connection.connections.deleteConfirm',
                )}
              </Button>
            </DialogActions>
          </DialogBody>
        ) : null}
      </DialogSurface>
    </Dialog>
  );
}
