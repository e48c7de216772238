import { Button, makeStyles } from '@fluentui/react-components';
import { useCallback, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { UserColumn, UserRow, UserSort } from '../../../src-main/contract/directory';
import { call } from '../../ipc/client';
import { EmptyState } from '../../ui/EmptyState';
import { VirtualGrid, type GridChange, type VirtualGridHandle } from '../../ui/VirtualGrid';
import { useColumnWidths } from '../../ui/column-widths';
import { AskingState } from './AskingState';
import { noRow, skeletonRows } from '../../ui/skeleton-rows';
import { useKinds } from './use-kinds';
import type { DirectoryAnswer, OpenView } from './use-open-view';
import type { SelectedUsers } from './use-user-selection';
import { useViewRows } from './use-view-rows';
import { useUserColumns, useUserWords } from './user-columns';
import type { MenuPlace } from './UserMenu';

const useStyles = makeStyles({ grid: { flexGrow: 1, minHeight: '200px' } });

interface UsersGridProps {
  answer: DirectoryAnswer;
  /** Whether skeletons are to be shown instead of an answer. */
  searching: boolean;
  selected: SelectedUsers;
  onSort: (sort: UserSort) => void;
  onDetails: (row: UserRow) => void;
  /** The row with the focus. */
  onActive: (row: UserRow) => void;
  onMenu: (place: MenuPlace) => void;
  onShowAll: () => void;
  ref: Ref<VirtualGridHandle>;
}

/** The grid of users, which loads what is looked at; scrolling draws nothing but this. */
export function UsersGrid({
  answer,
  searching,
  selected,
  onSort,
  onDetails,
  onActive,
  onMenu,
  onShowAll,
  ref,
}: UsersGridProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { view, stale } = answer;
  const rows = useViewRows(answer);
  const { rowAt, show } = rows;
  const columns = useUserColumns();
  const words = useUserWords();
  const [widths, setWidths] = useColumnWidths('users');
  const lookAtKinds = useKinds(view?.storeId, rowAt, rows.learn);
  const onRange = useCallback(
    (first: number, last: number) => {
      show(first, last);
      lookAtKinds(first, last);
    },
    [show, lookAtKinds],
  );

  const withRow = (use: (row: UserRow) => void) => (index: number) => {
    const row = rowAt(index);
    if (row) use(row);
  };

  const change = (what: GridChange) => {
    // What an earlier question found can't be chosen from any more.
    if (!stale) selected.change(what, rowAt);
  };

  const openMenu = (index: number, at: { x: number; y: number }) =>
    withRow((row) => {
      if (!selected.isSelected(row)) change({ kind: 'only', index });
      onMenu({ row, ...at });
    })(index);

  const findRow = async (prefix: string, after: number, signal: AbortSignal) => {
    if (!view) return null;
    const found = await call('users.findRow', { viewId: view.viewId, prefix, after }, { signal });
    return found.index;
  };

  return (
    <>
      <AskingState asking={rows} />
      <VirtualGrid
        ref={ref}
        className={styles.grid}
        label={t('users.grid')}
        columns={columns}
        rowCount={searching ? skeletonRows : rows.rowCount}
        countKnown={!searching && rows.countKnown}
        rowAt={searching ? noRow : rowAt}
        words={words}
        selectionMode="multiple"
        isSelected={selected.isSelected}
        selected={selected.state}
        onSelect={change}
        onOpen={withRow(onDetails)}
        onMenu={openMenu}
        onActive={withRow(onActive)}
        onRange={onRange}
        onTypeAhead={findRow}
        sort={{
          column: view?.sort?.column ?? null,
          descending: view?.sort?.descending ?? false,
          sortable: view?.sortable ?? [],
          notSortable: t('users.sortNeedsAll'),
          onSort: (id) => {
            const column = id as UserColumn;
            const turned = view?.sort?.column === column && !view.sort.descending;
            onSort({ column, descending: turned });
          },
        }}
        widths={widths}
        onWidths={setWidths}
        resetKey={view ? JSON.stringify(view.query) : ''}
        busy={answer.fetching}
        empty={view ? <NothingFound query={view.query} onShowAll={onShowAll} /> : null}
      />
    </>
  );
}

interface NothingFoundProps {
  query: OpenView['query'];
  onShowAll: () => void;
}

function NothingFound({ query: { text, show }, onShowAll }: NothingFoundProps) {
  const { t } = useTranslation();
  const words = { text, show: t(`users.show.${show}`) };
  const narrowed = text !== '' || show !== 'all';
  return (
    <EmptyState
      action={narrowed ? <Button onClick={onShowAll}>{t('users.buttons.showAll')}</Button> : null}
    >
      {text === ''
        ? t(show === 'all' ? 'users.empty.directory' : 'users.empty.filter', words)
        : t(show === 'all' ? 'users.empty.search' : 'users.empty.both', words)}
    </EmptyState>
  );
}
