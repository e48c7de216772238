import { useQuery } from '@tanstack/react-query';
import type { UsersView } from '../../../src-main/contract/directory';
import { call } from '../../ipc/client';

/** How many users the directory has: told with the view, or asked for once; null when not told. */
export function useAllCount(view: UsersView | undefined): number | null {
  const { data } = useQuery({
    queryKey: ['users.count', view?.storeId],
    queryFn: ({ signal }) => call('users.count', {}, { signal }),
    enabled: view?.all === null,
    staleTime: 5 * 60_000,
  });
  return view?.all ?? data?.all ?? null;
}
