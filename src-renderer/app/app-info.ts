import { queryOptions, useQuery } from '@tanstack/react-query';
import type { AppInfo } from '../../src-main/contract/channels';
import { call } from '../ipc/client';

export const appInfoQuery = queryOptions({
  queryKey: ['app.info'],
  queryFn: () => call('app.info', {}),
  staleTime: Infinity,
});

/** Versions, and the demo tenant's values when the console runs on it. Never changes in a run. */
export function useAppInfoQuery() {
  return useQuery(appInfoQuery);
}

/** The same where it may be missing for a moment. */
export function useAppInfo(): AppInfo | undefined {
  return useAppInfoQuery().data;
}
