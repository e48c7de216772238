import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EmailAccount } from '../../../src-main/contract/email-accounts';
import { call, problemOf } from '../../ipc/client';
import { VisibleText } from '../../ui/VisibleText';
import { AccountsProblem } from './AccountsProblem';
import { MessageGrid, useMessageColumns } from './MessageGrid';

const useStyles = makeStyles({
  surface: { maxWidth: '860px' },
  messages: { display: 'flex', flexDirection: 'column', rowGap: '12px', height: '520px' },
  quiet: { color: tokens.colorNeutralForeground3 },
  grid: { flexGrow: 1, flexBasis: '50%' },
  text: {
    flexBasis: '40%',
    flexShrink: 0,
    boxSizing: 'border-box',
    overflow: 'auto',
    padding: '12px 16px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    userSelect: 'text',
  },
});

interface PreviewDialogProps {
  /** Null: the dialog is closed. */
  account: EmailAccount | null;
  onClose: () => void;
}

/** The newest messages of the account's folder as plain text. Changes nothing in the mailbox. */
export function PreviewDialog({ account, onClose }: PreviewDialogProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <Dialog
      open={account !== null}
      onOpenChange={(_, data) => {
        if (!data.open) onClose();
      }}
    >
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{t('emailAccounts.buttons.preview')}</DialogTitle>
          <DialogContent>{account ? <Messages account={account} /> : null}</DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onClose}>
              {t('emailAccounts.buttons.close')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function Messages({ account }: { account: EmailAccount }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const [selected, setSelected] = useState<string | null>(null);
  const { data, error } = useQuery({
    queryKey: ['accounts.preview', account.id],
    queryFn: ({ signal }) => call('accounts.preview', { id: account.id }, { signal }),
    gcTime: 0,
  });
  const columns = useMessageColumns();
  if (error) return <AccountsProblem problem={problemOf(error)} />;
  return (
    <div className={styles.messages}>
      <Text role="status" className={styles.quiet}>
        {data
          ? t('emailAccounts.preview.folder', {
              folder: data.folder.name,
              unread: data.folder.unread,
              total: data.folder.total,
            })
          : t('emailAccounts.loading')}
      </Text>
      <MessageGrid
        className={styles.grid}
        label={t('emailAccounts.preview.grid')}
        columns={columns}
        widthsOf="messages"
        messages={data?.messages}
        empty={t('emailAccounts.preview.empty')}
        selected={selected}
        onSelect={setSelected}
      />
      {selected === null ? (
        <Text size={200} className={styles.quiet}>
          {t('emailAccounts.preview.hint')}
        </Text>
      ) : (
        <MessageText accountId={account.id} messageId={selected} />
      )}
    </div>
  );
}

function MessageText({ accountId, messageId }: { accountId: string; messageId: string }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { data, error } = useQuery({
    queryKey: ['accounts.readMessage', accountId, messageId],
    queryFn: ({ signal }) => call('accounts.readMessage', { id: accountId, messageId }, { signal }),
    gcTime: 0,
  });
  if (error) return <AccountsProblem problem={problemOf(error)} />;
  return (
    <div
      role="region"
      aria-label={t('emailAccounts.preview.text')}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- so that the keyboard can scroll it
      tabIndex={0}
      className={styles.text}
    >
      {data ? <VisibleText>{data.text}</VisibleText> : t('emailAccounts.loading')}
      {data?.shortened ? `\n${t('emailAccounts.preview.shortened')}` : null}
    </div>
  );
}
