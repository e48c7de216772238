import {
  AriaLiveAnnouncer,
  FluentProvider,
  makeStyles,
  Toaster,
  tokens,
} from '@fluentui/react-components';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { startTransition, Suspense, useCallback, useEffect, useState, type ReactNode } from 'react';
import type { PageId } from '../../src-main/contract/channels';
import type { UserRow } from '../../src-main/contract/directory';
import { ConnectionPage } from '../features/connection/ConnectionPage';
import { UpdateBanner } from '../features/updates/UpdateBanner';
import { listen } from '../ipc/client';
import { DemoBanner } from './DemoBanner';
import { ErrorBoundary } from './ErrorBoundary';
import {
  ActivityPage,
  EmailAccountsPage,
  fetchLaterPages,
  PreferencesPage,
  SetUpGuidePage,
  UsersPage,
} from './later-pages';
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
      leave(() =>
        // A page whose code is still on its way is waited for on the one before it.
        startTransition(() => {
          setHandedOver(users);
          setPage(next);
        }),
      ),
    [leave],
  );

  useEffect(
    () =>
      listen((event) => {
        if (event.kind === 'navigate') goTo(event.page);
      }),
    [goTo],
  );

  useEffect(fetchLaterPages, []);

  const open = (next: PageId) => {
    if (next !== page) goTo(next);
  };

  const shown = (): ReactNode => {
    switch (page) {
      case 'connection':
        return <ConnectionPage onOpenEmailAccounts={() => open('emailAccounts')} />;
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
      case 'setUpGuide':
        return <SetUpGuidePage onOpen={open} />;
      case 'activity':
        return <ActivityPage onOpenConnection={() => open('connection')} />;
      case 'preferences':
        return <PreferencesPage />;
    }
  };

  return (
    <div className={styles.frame}>
      <DemoBanner />
      {page === 'preferences' ? null : <UpdateBanner onOpen={() => open('preferences')} />}
      <div className={styles.main}>
        <Navigation page={page} onOpen={open} />
        <main className={styles.page}>
          <Suspense>{shown()}</Suspense>
        </main>
      </div>
    </div>
  );
}
