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
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EmailAccount, PreviewedMessage } from '../../../src-main/contract/email-accounts';
import { call, problemOf } from '../../ipc/client';
import { VirtualGrid, type GridColumn } from '../../ui/VirtualGrid';
import { visibleText } from '../../ui/visible-text';
import { VisibleText } from '../../ui/VisibleText';
import { useColumnWidths } from '../users/column-widths';
import { noRow, skeletonRows } from '../users/search-box';
import { AccountsProblem } from './AccountsProblem';

const useStyles = makeStyles({
  surface: { maxWidth: '860px' },
  messages: { display: 'flex', flexDirection: 'column', rowGap: '12px', height: '520px' },
  quiet: { color: tokens.colorNeutralForeground3 },
  grid: { flexGrow: 1, flexBasis: '50%' },
  empty: { padding: '24px', textAlign: 'center' },
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
  unread: { fontWeight: tokens.fontWeightSemibold },
});

const noMessages: readonly PreviewedMessage[] = [];

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
  const [widths, setWidths] = useColumnWidths('messages');
  const words = useMemo(
    () => ({
      loading: t('emailAccounts.loading'),
      selectAll: '',
      selectRow: (message: PreviewedMessage) => visibleText(message.subject),
    }),
    [t],
  );
  if (error) return <AccountsProblem problem={problemOf(error)} />;
  const messages = data?.messages ?? noMessages;
  const choose = (index: number) => setSelected(messages[index]?.id ?? null);
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
      <VirtualGrid
        className={styles.grid}
        label={t('emailAccounts.preview.grid')}
        columns={columns}
        rowCount={data ? messages.length : skeletonRows}
        countKnown={data !== undefined}
        rowAt={data ? (index) => messages[index] : noRow}
        words={words}
        selectionMode="single"
        isSelected={({ id }) => id === selected}
        selected={selected === null ? 'none' : 'some'}
        onSelect={(change) => {
          if ('index' in change) choose(change.index);
        }}
        onOpen={choose}
        widths={widths}
        onWidths={setWidths}
        resetKey=""
        busy={!data}
        empty={
          <Text block className={styles.empty}>
            {t('emailAccounts.preview.empty')}
          </Text>
        }
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

/** Who sent a message, what it is about, and when it came. */
export function useMessageColumns(): readonly GridColumn<PreviewedMessage>[] {
  const { t, i18n } = useTranslation();
  const styles = useStyles();
  return useMemo(() => {
    const time = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'short', timeStyle: 'short' });
    const number = new Intl.NumberFormat(i18n.language);
    return [
      {
        id: 'from',
        header: t('emailAccounts.preview.columns.from'),
        grow: 3,
        least: 140,
        render: ({ from, unread }) => (
          <span className={unread ? styles.unread : ''}>
            <VisibleText>{from.name === '' ? from.address : from.name}</VisibleText>
          </span>
        ),
      },
      {
        id: 'subject',
        header: t('emailAccounts.preview.columns.subject'),
        grow: 6,
        least: 200,
        render: ({ subject, unread }) => (
          <span className={unread ? styles.unread : ''}>
            <VisibleText>{subject}</VisibleText>
          </span>
        ),
      },
      {
        id: 'state',
        header: t('emailAccounts.preview.columns.state'),
        grow: 1,
        least: 100,
        render: ({ unread }) =>
          t(unread ? 'emailAccounts.preview.unread' : 'emailAccounts.preview.read'),
      },
      {
        id: 'received',
        header: t('emailAccounts.preview.columns.received'),
        grow: 2,
        least: 150,
        render: ({ receivedAt }) => time.format(new Date(receivedAt)),
      },
      {
        id: 'size',
        header: t('emailAccounts.preview.columns.size'),
        grow: 1,
        least: 80,
        render: ({ size }) =>
          size === null
            ? ''
            : t('emailAccounts.preview.kilobytes', { size: number.format(Math.ceil(size / 1024)) }),
      },
    ];
  }, [i18n.language, styles, t]);
}
