import {
  Link,
  Toast,
  ToastTitle,
  ToastTrigger,
  useToastController,
} from '@fluentui/react-components';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountsChange, AccountsChanged } from '../../../src-main/contract/email-accounts';
import type { Problem } from '../../../src-main/contract/problems';
import { toasterId } from '../../app/toaster';
import { call, problemOf } from '../../ipc/client';
import { useKeepAccounts } from './accounts-queries';

export interface AccountChanges {
  /** Why the last change was not made. */
  problem: Problem | null;
  dismiss: () => void;
  /** Shows the changed list, and says what was changed, with the way back. */
  take: (changed: AccountsChanged) => void;
  /** Takes a change back; main refuses all but the newest. */
  undo: (change: AccountsChange) => Promise<void>;
  run: (task: () => Promise<AccountsChanged>) => Promise<void>;
}

/** Changes of the list, each of which **Undo** takes back. */
export function useAccountChanges(): AccountChanges {
  const { t } = useTranslation();
  const { dispatchToast } = useToastController(toasterId);
  const keep = useKeepAccounts();
  const [problem, setProblem] = useState<Problem | null>(null);

  const undo = useCallback(
    async (change: AccountsChange) => {
      setProblem(null);
      try {
        const { state } = await call('accounts.undo', { changeId: change.id });
        keep(state);
        dispatchToast(
          <Toast>
            <ToastTitle>{t('emailAccounts.undone')}</ToastTitle>
          </Toast>,
          { intent: 'success' },
        );
      } catch (error) {
        setProblem(problemOf(error));
      }
    },
    [dispatchToast, keep, t],
  );

  const take = useCallback(
    ({ state, change }: AccountsChanged) => {
      keep(state);
      if (!change) return;
      const { kind, count, name } = change;
      dispatchToast(
        <Toast>
          <ToastTitle
            action={
              <ToastTrigger>
                {/* With keys it is done beside the count, where it stays; Tab would be held here. */}
                <Link as="button" tabIndex={-1} onClick={() => void undo(change)}>
                  {t('emailAccounts.buttons.undo')}
                </Link>
              </ToastTrigger>
            }
          >
            {t(`emailAccounts.changed.${kind}`, { count, name: name ?? '' })}
          </ToastTitle>
        </Toast>,
        // Long enough to read it and to reach the button.
        { intent: 'success', timeout: 6000, pauseOnHover: true },
      );
    },
    [dispatchToast, keep, t, undo],
  );

  const run = useCallback(
    async (task: () => Promise<AccountsChanged>) => {
      setProblem(null);
      try {
        take(await task());
      } catch (error) {
        setProblem(problemOf(error));
      }
    },
    [take],
  );

  return { problem, dismiss: useCallback(() => setProblem(null), []), take, undo, run };
}
