import { useAnnounce } from '@fluentui/react-components';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../src-main/contract/problems';
import { call, problemOf } from '../../ipc/client';
import { useKeepAccess, useKeepAccounts, useReloadAccounts } from './accounts-queries';

/** How far a check is. */
interface CheckProgress {
  done: number;
  total: number | null;
  /** Seconds Microsoft 365 asked to wait; null while nothing waits. */
  waiting: number | null;
}

export interface AccessCheck {
  progress: CheckProgress | null;
  problem: Problem | null;
  /** How many were left alone in the last check because their denial is still spreading. */
  notDue: number;
  start: (ids: string[] | 'all') => Promise<void>;
  cancel: () => void;
}

/** Checks what the app can do in the mailboxes, one check at a time; leaving the page cancels it. */
export function useAccessCheck(): AccessCheck {
  const { t } = useTranslation();
  const { announce } = useAnnounce();
  const keep = useKeepAccounts();
  const keepAccess = useKeepAccess();
  const reload = useReloadAccounts();
  const [progress, setProgress] = useState<CheckProgress | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [notDue, setNotDue] = useState(0);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);

  const start = useCallback(
    async (ids: string[] | 'all') => {
      abort.current?.abort();
      const controller = new AbortController();
      abort.current = controller;
      const isCurrent = () => abort.current === controller;
      setProblem(null);
      setNotDue(0);
      setProgress({ done: 0, total: null, waiting: null });
      try {
        const checked = await call(
          'accounts.checkAccess',
          { ids },
          {
            signal: controller.signal,
            onProgress: (event) => {
              if (!isCurrent()) return;
              if (event.kind === 'waiting') {
                setProgress((before) => before && { ...before, waiting: event.seconds });
              } else if (event.kind === 'finished') {
                const { accountId, checkedAt, answers, spreading } = event.result;
                setProgress({ done: event.done, total: event.total, waiting: null });
                keepAccess(accountId, { checkedAt, answers, spreading });
              }
            },
          },
        );
        keep(checked.state);
        if (isCurrent()) {
          setNotDue(checked.notDue.length);
          announce(t('emailAccounts.checkEnded'));
        }
      } catch (error) {
        const found = problemOf(error);
        if (isCurrent() && found.code !== 'cancelled') setProblem(found);
        // What was found until then is kept.
        reload();
      }
      if (!isCurrent()) return;
      abort.current = null;
      setProgress(null);
    },
    [announce, keep, keepAccess, reload, t],
  );

  return { progress, problem, notDue, start, cancel: () => abort.current?.abort() };
}
