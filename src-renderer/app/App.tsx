import {
  AriaLiveAnnouncer,
  FluentProvider,
  makeStyles,
  Toaster,
  tokens,
} from '@fluentui/react-components';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useCallback, useEffect, useState, type ReactNode } from 'react';
import type { PageId } from '../../src-main/contract/channels';
import type { UserRow } from '../../src-main/contract/directory';
import { ActivityPage } from '../features/activity/ActivityPage';
import { ConnectionPage } from '../features/connection/ConnectionPage';
import { EmailAccountsPage } from '../features/email-accounts/EmailAccountsPage';
import { UsersPage } from '../features/users/UsersPage';
import { listen } from '../ipc/client';
import { ComingPage } from './ComingPage';
import { DemoBanner } from './DemoBanner';
import { ErrorBoundary } from './ErrorBoundary';
import { Navigation } from './Navigation';
import { useSystemTheme } from './theme';
import { toasterId } from './toaster';
import { UnsavedChangesProvider, useLeave } from './unsaved-changes';

const queryClient = new QueryClient({
  defaultOptions: {
    // Main retries what may be retried; the page asking again would only double that.
    queries: { retry: false, refetchOnWindowFocus: false, networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
});

const useStyles = makeStyles({
  frame: {
    display: 'flex',
    flexDirection: 'column',
    height: '100vh',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  main: { display: 'flex', flexGrow: 1, minHeight: 0 },
  page: { flexGrow: 1, minWidth: 0, display: 'flex', flexDirection: 'column' },
});

export function App() {
  const theme = useSystemTheme();
  return (
    <FluentProvider theme={theme}>
      <ErrorBoundary>
        <QueryClientProvider client={queryClient}>
          <AriaLiveAnnouncer>
            <UnsavedChangesProvider>
              <Frame />
            </UnsavedChangesProvider>
          </AriaLiveAnnouncer>
        </QueryClientProvider>
      </ErrorBoundary>
      {/* Above the page's footer, whose buttons it must not cover. */}
      <Toaster
        toasterId={toasterId}
        position="bottom-end"
        offset={{ vertical: 80, horizontal: 24 }}
      />
    </FluentProvider>
  );
}

const nobody: readonly UserRow[] = [];

function Frame() {
  const styles = useStyles();
  const [page, setPage] = useState<PageId>('connection');
  /** Users on their way to Global Email Accounts. */
  const [handedOver, setHandedOver] = useState(nobody);
  const leave = useLeave();

  const goTo = useCallback(
    (next: PageId, users: readonly UserRow[] = nobody) =>
      leave(() => {
        setHandedOver(users);
        setPage(next);
      }),
    [leave],
  );

  useEffect(
    () =>
      listen((event) => {
        if (event.kind === 'navigate') goTo(event.page);
      }),
    [goTo],
  );

  const open = (next: PageId) => {
    if (next !== page) goTo(next);
  };

  const shown = (): ReactNode => {
    switch (page) {
      case 'connection':
        return <ConnectionPage />;
      case 'users':
        return (
          <UsersPage
            onOpenConnection={() => open('connection')}
            onCreateEmailAccounts={(rows) => goTo('emailAccounts', rows)}
          />
        );
      case 'emailAccounts':
        return (
          <EmailAccountsPage
            onOpenConnection={() => open('connection')}
            handedOver={handedOver}
            onTaken={() => setHandedOver(nobody)}
          />
        );
      case 'activity':
        return <ActivityPage onOpenConnection={() => open('connection')} />;
      case 'setUpGuide':
      case 'preferences':
        return <ComingPage page={page} onOpenConnection={() => open('connection')} />;
    }
  };

  return (
    <div className={styles.frame}>
      <DemoBanner />
      <div className={styles.main}>
        <Navigation page={page} onOpen={open} />
        <main className={styles.page}>{shown()}</main>
      </div>
    </div>
  );
}
