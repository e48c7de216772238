import {
  Button,
  makeStyles,
  Toast,
  ToastTitle,
  tokens,
  useToastController,
} from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  UserColumn,
  UserFilter,
  UserRow,
  UsersQuery,
} from '../../../src-main/contract/directory';
import { toasterId } from '../../app/toaster';
import { call } from '../../ipc/client';
import { EmptyState } from '../../ui/EmptyState';
import { PageBody } from '../../ui/PageBody';
import { PageHeader } from '../../ui/PageHeader';
import { useSettled } from '../../ui/use-settled';
import { useWideWindow } from '../../ui/use-wide-window';
import { VirtualGrid, type GridChange, type VirtualGridHandle } from '../../ui/VirtualGrid';
import { useColumnWidths } from './column-widths';
import { useDirectoryLoading } from './directory-loading';
import { LoadingPanel } from './LoadingPanel';
import { noRow, patienceMs, skeletonRows, typingRestMs } from './search-box';
import { secondsToWait } from './throttling';
import { useDirectoryView, type DirectoryView } from './use-directory-view';
import { useKinds } from './use-kinds';
import { useUserActions } from './use-user-actions';
import { useUserSelection } from './use-user-selection';
import { useUserColumns, useUserWords } from './user-columns';
import { UserDetails } from './UserDetails';
import { UserMenu, type MenuPlace } from './UserMenu';
import { UsersActions } from './UsersActions';
import { UsersProblem } from './UsersProblem';
import { UsersStatus } from './UsersStatus';
import { UsersToolbar } from './UsersToolbar';
import { UsersWaiting } from './UsersWaiting';
import { WorkProgress } from './WorkProgress';

const useStyles = makeStyles({
  page: { flexGrow: 1, minHeight: 0, display: 'flex' },
  content: {
    boxSizing: 'border-box',
    flexGrow: 1,
    minWidth: 0,
    maxWidth: '1184px', // 1120 px of content between paddings of 32 px
    padding: '32px',
    paddingBottom: '24px',
    display: 'flex',
    flexDirection: 'column',
    rowGap: '16px',
    overflowY: 'auto',
  },
  toolbar: { marginTop: '8px' },
  line: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    columnGap: '16px',
    // Room for two lines, so that nothing moves when there is more to say.
    minHeight: '40px',
  },
  grid: { flexGrow: 1, minHeight: '200px' },
  hint: { color: tokens.colorNeutralForeground3 },
});

interface UsersPageProps {
  onOpenConnection: () => void;
  /** Hands selected users over to Global Email Accounts. */
  onCreateEmailAccounts: (rows: UserRow[]) => void;
}

/** Microsoft 365 Users: every user and mailbox of the organisation. */
export function UsersPage({ onOpenConnection, onCreateEmailAccounts }: UsersPageProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const wide = useWideWindow();
  const [text, setText] = useState('');
  const [show, setShow] = useState<UserFilter>('all');
  const [sort, setSort] = useState<UsersQuery['sort']>({
    column: 'displayName',
    descending: false,
  });
  const settledText = useSettled(text.trim(), typingRestMs);
  const query = useMemo(() => ({ text: settledText, show, sort }), [settledText, show, sort]);
  const directory = useDirectoryView(query);
  const { view, rowAt } = directory;

  const selected = useUserSelection(directory);
  const actions = useUserActions({
    selection: selected.selection,
    count: selected.count,
    onCreateEmailAccounts,
  });
  const loading = useLoadingAll(directory.reopen);
  const lookAtKinds = useKinds(view?.storeId, rowAt, directory.learn);
  const showRows = directory.show;
  const onRange = useCallback(
    (first: number, last: number) => {
      showRows(first, last);
      lookAtKinds(first, last);
    },
    [showRows, lookAtKinds],
  );

  const grid = useRef<VirtualGridHandle>(null);
  const [details, setDetails] = useState<UserRow | null>(null);
  const [menu, setMenu] = useState<MenuPlace | null>(null);
  const columns = useUserColumns();
  const words = useUserWords();
  const [widths, setWidths] = useColumnWidths('users');

  const impatient = useSettled(directory.stale, patienceMs) && directory.stale;
  const searching = directory.fetching && (view === undefined || impatient);
  const all = useAllCount(directory);

  if (directory.problem?.code === 'not-connected') {
    return (
      <PageBody>
        <PageHeader title={t('navigation.users')} purpose={t('users.purpose')} />
        <EmptyState
          title={t('users.notConnected.title')}
          action={
            <Button appearance="primary" onClick={onOpenConnection}>
              {t('users.buttons.openConnection')}
            </Button>
          }
        >
          {t('users.notConnected.text')}
        </EmptyState>
      </PageBody>
    );
  }

  const change = (what: GridChange) => {
    // What an earlier question found can't be chosen from any more.
    if (!directory.stale) selected.change(what);
  };

  const openMenu = (index: number, at: { x: number; y: number }) => {
    const row = rowAt(index);
    if (!row) return;
    if (!selected.isSelected(row)) change({ kind: 'only', index });
    setMenu({ row, ...at });
  };

  const showDetails = (index: number) => setDetails(rowAt(index) ?? null);

  const findRow = async (prefix: string, after: number, signal: AbortSignal) => {
    if (!view) return null;
    const found = await call('users.findRow', { viewId: view.viewId, prefix, after }, { signal });
    return found.index;
  };

  const closeDetails = () => {
    setDetails(null);
    grid.current?.focus();
  };

  const unanswered = directory.problem !== null && !view;
  const wait = directory.waitingFor ? secondsToWait(directory.waitingFor) : null;
  return (
    <div className={styles.page}>
      <div className={styles.content}>
        <PageHeader title={t('navigation.users')} purpose={t('users.purpose')} />
        <div className={styles.toolbar}>
          <UsersToolbar
            text={text}
            onText={setText}
            show={show}
            onShow={setShow}
            loading={loading.running}
            onLoadAll={() => void loading.start()}
            onDown={() => grid.current?.focus()}
          />
        </div>
        <LoadingPanel loading={loading} />
        {actions.work ? (
          <WorkProgress
            label={t(`users.${actions.work.kind}`)}
            value={actions.work.total ? actions.work.written / actions.work.total : null}
            onCancel={actions.cancel}
          >
            {actions.work.written === 0
              ? null
              : actions.work.total === null
                ? t('users.exportProgressOnly', { written: actions.work.written })
                : t('users.exportProgress', {
                    written: actions.work.written,
                    total: actions.work.total,
                  })}
          </WorkProgress>
        ) : null}
        {selected.pending ? (
          <WorkProgress label={t('users.selecting')} value={null} onCancel={selected.cancel} />
        ) : null}
        {actions.problem ? <UsersProblem problem={actions.problem} /> : null}
        {selected.problem ? <UsersProblem problem={selected.problem} /> : null}
        {wait !== null && directory.waitingFor ? (
          <UsersWaiting key={directory.failures} seconds={wait} />
        ) : null}
        {directory.problem ? (
          <UsersProblem problem={directory.problem} onRetry={directory.retry} />
        ) : view?.partial ? (
          <UsersProblem problem={view.partial} intent="warning" onRetry={directory.reopen} />
        ) : null}
        {unanswered && selected.count === 0 ? null : (
          <div className={styles.line}>
            <UsersStatus view={view} searching={searching} all={all} selected={selected.count} />
            <UsersActions
              actions={actions}
              selected={selected.count}
              anything={selected.count > 0 || (directory.rowCount > 0 && !directory.stale)}
            />
          </div>
        )}
        {unanswered ? null : (
          <VirtualGrid
            ref={grid}
            className={styles.grid}
            label={t('users.grid')}
            columns={columns}
            rowCount={searching ? skeletonRows : directory.rowCount}
            countKnown={!searching && directory.countKnown}
            rowAt={searching ? noRow : rowAt}
            words={words}
            selectionMode="multiple"
            isSelected={selected.isSelected}
            selected={selected.state}
            onSelect={change}
            onOpen={showDetails}
            onMenu={openMenu}
            onActive={(index) => {
              // Beside the list the details follow; over it they have been closed.
              if (details && wide) showDetails(index);
            }}
            onRange={onRange}
            onTypeAhead={findRow}
            sort={{
              column: view?.sort?.column ?? null,
              descending: view?.sort?.descending ?? false,
              sortable: view?.sortable ?? [],
              notSortable: t('users.sortNeedsAll'),
              onSort: (column) =>
                setSort({
                  column: column as UserColumn,
                  descending: view?.sort?.column === column && !view.sort.descending,
                }),
            }}
            widths={widths}
            onWidths={setWidths}
            resetKey={view ? JSON.stringify(view.query) : ''}
            busy={directory.fetching}
            empty={
              <NothingFound
                query={view?.query ?? query}
                onShowAll={() => {
                  setText('');
                  setShow('all');
                }}
              />
            }
          />
        )}
      </div>
      <UserDetails row={details} onClose={closeDetails} onCopy={actions.copyText} />
      <UserMenu
        place={menu}
        onClose={() => {
          setMenu(null);
          grid.current?.focus();
        }}
        onCopy={actions.copyText}
        onDetails={setDetails}
        onExport={() => actions.exportUsers('csv')}
      />
    </div>
  );
}

/** How many users there are in all: told with the view, or asked for once. */
function useAllCount({ view }: DirectoryView): number | null {
  const { data } = useQuery({
    queryKey: ['users.count', view?.storeId],
    queryFn: ({ signal }) => call('users.count', {}, { signal }),
    enabled: view?.all === null,
    staleTime: 5 * 60_000,
  });
  return view?.all ?? data?.all ?? null;
}

/** Load all users: joins a loading under way, and shows the whole directory when it has ended. */
function useLoadingAll(reopen: () => void) {
  const { t } = useTranslation();
  const { dispatchToast } = useToastController(toasterId);
  const loading = useDirectoryLoading();
  const { start, dismiss, result } = loading;

  const { data: state } = useQuery({
    queryKey: ['users.state'],
    queryFn: () => call('users.state', {}),
    gcTime: 0,
  });
  const underWay = state?.loading === true;
  useEffect(() => {
    if (underWay) void start();
  }, [underWay, start]);

  useEffect(() => dismiss, [dismiss]);

  useEffect(() => {
    if (!result) return;
    reopen();
    if (!result.complete) return;
    dispatchToast(
      <Toast>
        <ToastTitle>{t('users.loading.done', { count: result.count })}</ToastTitle>
      </Toast>,
      { intent: 'success' },
    );
    dismiss();
  }, [result, reopen, dispatchToast, dismiss, t]);

  return loading;
}

interface NothingFoundProps {
  query: UsersQuery;
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
