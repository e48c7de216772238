import { notifyManager, QueryClient } from '@tanstack/react-query';
import { connectionQuery } from '../features/connection/connection-queries';
import { appInfoQuery } from './app-info';

/** A keyring that is slow to open, say, keeps nobody from seeing the window. */
const longestWaitMs = 250;

/** What main answers is kept here for the whole page. */
export const queryClient = new QueryClient({
  defaultOptions: {
    // Main retries what may be retried; the page asking again would only double that.
    queries: { retry: false, refetchOnWindowFocus: false, networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
});

// An answer is drawn at once and not after a timer, which a busy window fires late.
notifyManager.setScheduler(queueMicrotask);

/** Asks for what the first page shows, so that it is drawn at once and not first as a skeleton. */
export async function waitForFirstAnswers(): Promise<void> {
  // The page shows what went wrong where it uses the answer.
  const answers = Promise.allSettled([
    queryClient.query(appInfoQuery),
    queryClient.query(connectionQuery),
  ]);
  await Promise.race([answers, new Promise((resolve) => setTimeout(resolve, longestWaitMs))]);
}
