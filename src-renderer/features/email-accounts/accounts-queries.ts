import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { AccountsState, AccessSummary } from '../../../src-main/contract/email-accounts';
import { call } from '../../ipc/client';

const accountsKey = ['accounts.list'];

/** The list of accounts as main has it. */
export function useAccounts() {
  return useQuery({
    queryKey: accountsKey,
    queryFn: ({ signal }) => call('accounts.list', {}, { signal }),
  });
}

/** Puts a newer list in the place of the one that is shown. */
export function useKeepAccounts(): (state: AccountsState) => void {
  const queryClient = useQueryClient();
  return useCallback(
    (state) => {
      // An answer that is still on its way is older.
      void queryClient.cancelQueries({ queryKey: accountsKey });
      queryClient.setQueryData(accountsKey, state);
    },
    [queryClient],
  );
}

/** Shows the result of one account before all are checked. */
export function useKeepAccess(): (accountId: string, access: AccessSummary) => void {
  const queryClient = useQueryClient();
  return useCallback(
    (accountId, access) => {
      queryClient.setQueryData<AccountsState>(
        accountsKey,
        (before) =>
          before && {
            ...before,
            accounts: before.accounts.map((account) =>
              account.id === accountId ? { ...account, access } : account,
            ),
          },
      );
    },
    [queryClient],
  );
}

/** Asks main for the list again. */
export function useReloadAccounts(): () => void {
  const queryClient = useQueryClient();
  return useCallback(
    () => void queryClient.invalidateQueries({ queryKey: accountsKey }),
    [queryClient],
  );
}

/** Asks the directory from time to time whether mailboxes were renamed or deleted. */
export function useFreshNames(wanted: boolean): void {
  const keep = useKeepAccounts();
  useQuery({
    queryKey: ['accounts.refreshNames'],
    queryFn: async ({ signal }) => {
      const { state, ...counts } = await call('accounts.refreshNames', {}, { signal });
      keep(state);
      return counts;
    },
    enabled: wanted,
    staleTime: 5 * 60_000,
  });
}
