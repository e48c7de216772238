import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { User, UserRow } from '../../../src-main/contract/directory';
import type { GridColumn, GridWords } from '../../ui/VirtualGrid';
import { visibleText } from '../../ui/visible-text';
import { VisibleText } from '../../ui/VisibleText';
import { useUserCells, type UserCells } from './UserCells';

function nameColumn(t: TFunction): GridColumn<User> {
  return {
    id: 'displayName',
    header: t('users.columns.displayName'),
    grow: 5,
    least: 140,
    render: (row) => <VisibleText>{row.displayName}</VisibleText>,
  };
}

function mailColumn(t: TFunction, cells: UserCells): GridColumn<User> {
  return {
    id: 'mail',
    header: t('users.columns.mail'),
    grow: 6,
    least: 140,
    render: (row) => cells.address(row.mail),
  };
}

function kindColumn(t: TFunction, cells: UserCells): GridColumn<UserRow> {
  return {
    id: 'kind',
    header: t('users.columns.kind'),
    grow: 3,
    least: 152,
    render: cells.kind,
  };
}

/** The columns of Microsoft 365 Users. */
export function useUserColumns(): readonly GridColumn<UserRow>[] {
  const { t } = useTranslation();
  const cells = useUserCells();
  return useMemo(
    () => [
      nameColumn(t),
      mailColumn(t, cells),
      {
        id: 'userPrincipalName',
        header: t('users.columns.userPrincipalName'),
        grow: 6,
        least: 160,
        render: (row) => <VisibleText>{row.userPrincipalName}</VisibleText>,
      },
      kindColumn(t, cells),
      {
        id: 'status',
        header: t('users.columns.status'),
        grow: 3,
        least: 156,
        render: cells.status,
      },
    ],
    [t, cells],
  );
}

/** The columns by which a mailbox is chosen; its kind only where the directory has been listed. */
export function useMailboxColumns(): {
  found: readonly GridColumn<User>[];
  listed: readonly GridColumn<UserRow>[];
} {
  const { t } = useTranslation();
  const cells = useUserCells();
  return useMemo(() => {
    const found = [nameColumn(t), mailColumn(t, cells)];
    return { found, listed: [...found, kindColumn(t, cells)] };
  }, [t, cells]);
}

/** What screen readers hear of a row of users. */
export function useUserWords(): GridWords<User> {
  const { t } = useTranslation();
  return useMemo(
    () => ({
      loading: t('users.loadingRow'),
      selectAll: t('users.selectAll'),
      selectRow: (row) => t('users.selectUser', { name: visibleText(row.displayName) }),
    }),
    [t],
  );
}
