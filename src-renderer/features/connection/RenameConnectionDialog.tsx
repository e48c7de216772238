import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
} from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../src-main/contract/channels';
import type { ListedConnection } from '../../../src-main/contract/connection';
import { call, problemOf } from '../../ipc/client';
import { useProblemWords } from '../../ui/problem-words';

interface RenameConnectionDialogProps {
  /** Null: the dialog is closed. */
  connection: ListedConnection | null;
  onRenamed: (list: Output<'connections.list'>) => void;
  onClose: () => void;
}

/** Gives a connection another name. */
export function RenameConnectionDialog({ connection, ...answers }: RenameConnectionDialogProps) {
  return (
    <Dialog
      open={connection !== null}
      onOpenChange={(_, dialog) => {
        if (!dialog.open) answers.onClose();
      }}
    >
      <DialogSurface>
        {connection ? <RenameForm connection={connection} {...answers} /> : null}
      </DialogSurface>
    </Dialog>
  );
}

function RenameForm({
  connection,
  onRenamed,
  onClose,
}: RenameConnectionDialogProps & { connection: ListedConnection }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const [name, setName] = useState(connection.name);
  const [refusal, setRefusal] = useState<string | null>(null);

  const rename = async () => {
    if (name.trim() === '') {
      setRefusal(t('connection.connections.nameNeeded'));
      return;
    }
    try {
      onRenamed(await call('connections.rename', { id: connection.id, name }));
    } catch (error) {
      const { happened, next } = words(problemOf(error));
      setRefusal(`${happened} ${next}`);
    }
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void rename();
      }}
    >
      <DialogBody>
        <DialogTitle>{t('connection.connections.renameTitle')}</DialogTitle>
        <DialogContent>
          <Field
            label={t('connection.connections.name')}
            {...(refusal && { validationState: 'error', validationMessage: refusal })}
          >
            <Input
              value={name}
              maxLength={80}
              autoComplete="off"
              onChange={(_, data) => setName(data.value)}
            />
          </Field>
        </DialogContent>
        <DialogActions>
          <Button appearance="primary" type="submit">
            {t('connection.connections.renameConfirm')}
          </Button>
          <Button onClick={onClose}>{t('connection.connections.cancel')}</Button>
        </DialogActions>
      </DialogBody>
    </form>
  );
}
