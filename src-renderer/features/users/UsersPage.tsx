import { Button, makeStyles } from '@fluentui/react-components';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UserFilter, UserRow, UserSort } from '../../../src-main/contract/directory';
import { EmptyState } from '../../ui/EmptyState';
import { PageBody } from '../../ui/PageBody';
import { PageHeader } from '../../ui/PageHeader';
import { useSettled } from '../../ui/use-settled';
import { useWideWindow } from '../../ui/use-wide-window';
import type { VirtualGridHandle } from '../../ui/VirtualGrid';
import { AskingState } from './AskingState';
import { LoadingPanel } from './LoadingPanel';
import { patienceMs, typingRestMs } from '../../ui/search-box';
import { useAllCount } from './use-all-count';
import { useLoadingAll } from './use-loading-all';
import { useAskAhead, useOpenView } from './use-open-view';
import { useTypedSearch } from './use-typed-search';
import { useUserActions } from './use-user-actions';
import { useUserSelection } from './use-user-selection';
import { UserDetails } from './UserDetails';
import { UserMenu, type MenuPlace } from './UserMenu';
import { UsersActions } from './UsersActions';
import { UsersGrid } from './UsersGrid';
import { UsersProblem } from './UsersProblem';
import { UsersStatus } from './UsersStatus';
import { UsersToolbar } from './UsersToolbar';
import { UsersWork } from './UsersWork';

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
    '& > .fui-MessageBar': { flexShrink: 0 },
  },
  toolbar: { flexShrink: 0, marginTop: '8px' },
  line: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    flexWrap: 'wrap',
    gap: '8px 16px',
    flexShrink: 0,
    // Room for two lines, so that nothing moves when there is more to say.
    minHeight: '40px',
  },
});

const byName: UserSort = { column: 'displayName', descending: false };

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
  const [show, setShow] = useState<UserFilter>('all');
  const [sort, setSort] = useState(byName);
  // Only the network is spared a question for every letter; the loaded directory answers at once.
  const [rest, setRest] = useState(typingRestMs);
  const askAhead = useAskAhead();
  const ask = useCallback((text: string) => askAhead({ text, show, sort }), [askAhead, show, sort]);
  const search = useTypedSearch(rest, ask);
  const query = useMemo(() => ({ text: search.settled, show, sort }), [search.settled, show, sort]);
  const answer = useOpenView(query);
  const { view } = answer;
  const restNow = view?.source === 'index' ? 0 : typingRestMs;
  if (restNow !== rest) setRest(restNow);
  const all = useAllCount(view);
  const loading = useLoadingAll(answer.reopen);
  const selected = useUserSelection(view);
  const actions = useUserActions({
    selection: selected.selection,
    count: selected.count,
    onCreateEmailAccounts,
  });
  const grid = useRef<VirtualGridHandle>(null);
  const [details, setDetails] = useState<UserRow | null>(null);
  const [menu, setMenu] = useState<MenuPlace | null>(null);
  const impatient = useSettled(answer.stale, patienceMs) && answer.stale;

  if (answer.problem?.code === 'not-connected') {
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

  const unanswered = answer.problem !== null && !view;
  const searching = answer.fetching && (view === undefined || impatient);
  // What is shown can be taken along, also for the moment until the next answer is there.
  const found = view !== undefined && !searching && view.total !== 0;
  return (
    <div className={styles.page}>
      <div className={styles.content}>
        <PageHeader title={t('navigation.users')} purpose={t('users.purpose')} />
        <div className={styles.toolbar}>
          <UsersToolbar
            text={search.text}
            onText={search.type}
            show={show}
            onShow={setShow}
            loading={loading.running}
            onLoadAll={() => void loading.start()}
            grid={grid}
          />
        </div>
        <LoadingPanel loading={loading} />
        <UsersWork actions={actions} selected={selected} />
        <AskingState asking={answer} />
        {view?.partial && !answer.problem ? (
          <UsersProblem problem={view.partial} intent="warning" onRetry={answer.reopen} />
        ) : null}
        {unanswered && selected.count === 0 ? null : (
          <div className={styles.line}>
            <UsersStatus view={view} searching={searching} all={all} selected={selected.count} />
            <UsersActions
              actions={actions}
              selected={selected.count}
              anything={selected.count > 0 || found}
            />
          </div>
        )}
        {unanswered ? null : (
          <UsersGrid
            ref={grid}
            answer={answer}
            searching={searching}
            selected={selected}
            onSort={setSort}
            onDetails={setDetails}
            onActive={(row) => {
              // Beside the list the details follow it; over it they hide it.
              if (details && wide) setDetails(row);
            }}
            onMenu={setMenu}
            onShowAll={() => {
              search.type('');
              setShow('all');
            }}
          />
        )}
      </div>
      <UserDetails
        row={details}
        onClose={() => {
          setDetails(null);
          grid.current?.focus();
        }}
        onCopy={actions.copyText}
      />
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
