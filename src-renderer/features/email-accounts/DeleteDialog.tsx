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
} from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Dependents, EmailAccount } from '../../../src-main/contract/email-accounts';
import { call, problemOf } from '../../ipc/client';
import { VisibleText } from '../../ui/VisibleText';
import { AccountsProblem } from './AccountsProblem';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', rowGap: '12px' },
  list: { margin: 0, paddingInlineStart: '20px' },
});

/** As many accounts as are told one by one. */
const mostTold = 5;

interface DeleteDialogProps {
  /** Empty: the dialog is closed. */
  accounts: readonly EmailAccount[];
  onDelete: () => void;
  onClose: () => void;
}

/** Asks before accounts are deleted, and says what depends on them. */
export function DeleteDialog({ accounts, onDelete, onClose }: DeleteDialogProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const ids = accounts.map(({ id }) => id);
  const { data, error } = useQuery({
    queryKey: ['accounts.dependents', ids],
    queryFn: ({ signal }) => call('accounts.dependents', { ids }, { signal }),
    enabled: ids.length > 0,
    gcTime: 0,
  });
  return (
    <Dialog
      open={ids.length > 0}
      onOpenChange={(_, dialog) => {
        if (!dialog.open) onClose();
      }}
    >
      <DialogSurface>
        <DialogBody>
          <DialogTitle>
            {t('emailAccounts.delete.title', {
              count: ids.length,
              name: accounts[0]?.name ?? '',
            })}
          </DialogTitle>
          <DialogContent className={styles.content}>
            {error ? <AccountsProblem problem={problemOf(error)} /> : null}
            {data?.accounts.slice(0, mostTold).map((account) => (
              <DependentsOf key={account.id} account={account} />
            ))}
            {data && data.accounts.length > mostTold ? (
              <Text>
                {t('emailAccounts.delete.more', { count: data.accounts.length - mostTold })}
              </Text>
            ) : null}
            <Text>{t('emailAccounts.delete.mailboxStays')}</Text>
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onClose}>
              {t('emailAccounts.buttons.cancel')}
            </Button>
            <Button disabledFocusable={!data} onClick={onDelete}>
              {t('emailAccounts.buttons.delete')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function DependentsOf({ account }: { account: Dependents['accounts'][number] }) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <div>
      <Text weight="semibold">
        <VisibleText>{account.name}</VisibleText>
      </Text>
      <ul className={styles.list}>
        {account.enabled ? null : <li>{t('emailAccounts.delete.disabled')}</li>}
        {account.dependents.map((dependent) => (
          <li key={dependent.kind}>
            {dependent.kind === 'default'
              ? dependent.next === null
                ? t('emailAccounts.delete.defaultNone')
                : t('emailAccounts.delete.defaultNext', { next: dependent.next })
              : dependent.kind === 'reads'
                ? t('emailAccounts.delete.reads', { folder: dependent.path.join(' / ') })
                : t(`emailAccounts.delete.${dependent.kind}`)}
          </li>
        ))}
      </ul>
    </div>
  );
}
