import { AriaLiveAnnouncer, FluentProvider, makeStyles, tokens } from '@fluentui/react-components';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import {
  startTransition,
  Suspense,
  useCallback,
  useEffect,
  useRef,
  useState,
  type ReactNode,
} from 'react';
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
import { keepFocus } from './keep-focus';
import { Navigation } from './Navigation';
import { Notifications } from './Notifications';
import { useSystemTheme } from './theme';
import { UnsavedChangesProvider, useLeave } from './unsaved-changes';

const useStyles = makeStyles({
  frame: {
    display: 'flex',
    flexDirection: 'column',
    height: '100vh',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  main: { display: 'flex', flexGrow: 1, minHeight: 0 },
  page: {
    flexGrow: 1,
    minWidth: 0,
    display: 'flex',
    flexDirection: 'column',
    // Focus is here only when what had it is gone: nothing that a person could act on.
    outlineStyle: 'none',
  },
});

export function App({ queryClient }: { queryClient: QueryClient }) {
  const theme = useSystemTheme();
  useEffect(() => keepFocus(document), []);
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
      <Notifications />
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

  /** Where the last click leads, also while the page is still on its way. */
  const wanted = useRef(page);

  const show = useCallback((next: PageId, users: readonly UserRow[] = nobody) => {
    wanted.current = next;
    // A page whose code is still on its way is waited for on the one before it.
    startTransition(() => {
      setHandedOver(users);
      setPage(next);
    });
  }, []);

  const goTo = useCallback(
    (next: PageId, users?: readonly UserRow[]) => leave(() => show(next, users)),
    [leave, show],
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
    if (next === wanted.current) return;
    // Who comes back to the page that is still shown leaves nothing.
    if (next === page) show(next);
    else goTo(next);
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
        <main className={styles.page} tabIndex={-1}>
          <Suspense>{shown()}</Suspense>
        </main>
      </div>
    </div>
  );
}
