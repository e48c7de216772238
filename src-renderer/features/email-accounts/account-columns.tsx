import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { EmailAccount } from '../../../src-main/contract/email-accounts';
import type { GridColumn, GridWords } from '../../ui/VirtualGrid';
import { visibleText } from '../../ui/visible-text';
import { AccessCell, DefaultCell, EnabledCell, NameCell, PurposesCell } from './AccountCells';

/** The columns of Global Email Accounts. */
export function useAccountColumns(): readonly GridColumn<EmailAccount>[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('emailAccounts.columns.name'),
        grow: 5,
        least: 160,
        render: (account) => <NameCell account={account} />,
      },
      {
        id: 'address',
        header: t('emailAccounts.columns.address'),
        grow: 5,
        least: 140,
        render: (account) => <bdi>{account.mailbox.address}</bdi>,
      },
      {
        id: 'purposes',
        header: t('emailAccounts.columns.purposes'),
        grow: 3,
        least: 120,
        render: (account) => <PurposesCell account={account} />,
      },
      {
        id: 'access',
        header: t('emailAccounts.columns.access'),
        grow: 3,
        // As wide as “May still be spreading” beside its icons.
        least: 240,
        render: (account) => <AccessCell account={account} />,
      },
      {
        id: 'default',
        header: t('emailAccounts.columns.default'),
        grow: 1,
        least: 112,
        render: (account) => <DefaultCell account={account} />,
      },
      {
        id: 'enabled',
        header: t('emailAccounts.columns.enabled'),
        grow: 1,
        least: 80,
        render: (account) => <EnabledCell account={account} />,
      },
    ],
    [t],
  );
}

/** What screen readers hear of a row of accounts. */
export function useAccountWords(): GridWords<EmailAccount> {
  const { t } = useTranslation();
  return useMemo(
    () => ({
      loading: t('emailAccounts.loading'),
      selectAll: t('emailAccounts.selectAll'),
      selectRow: (account) => t('emailAccounts.selectRow', { name: visibleText(account.name) }),
    }),
    [t],
  );
}
