import { Toast, ToastBody, ToastTitle, useToastController } from '@fluentui/react-components';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  mostUserRows,
  type ExportFormat,
  type UserRow,
  type UserSelection,
} from '../../../src-main/contract/directory';
import type { Problem } from '../../../src-main/contract/problems';
import { toasterId } from '../../app/toaster';
import { call, problemOf } from '../../ipc/client';
import { visibleText } from '../../ui/visible-text';

/** What is being done with the selection, and how far it is. */
interface Work {
  kind: 'copying' | 'exporting' | 'collecting';
  written: number;
  total: number | null;
}

export interface UserActions {
  work: Work | null;
  problem: Problem | null;
  copyAddresses: () => void;
  copyText: (text: string) => void;
  exportUsers: (format: ExportFormat) => void;
  createAccounts: () => void;
  cancel: () => void;
}

interface UserActionsParts {
  /** The selection, or everything found when nothing is selected. */
  selection: UserSelection | null;
  count: number;
  onCreateEmailAccounts: (rows: UserRow[]) => void;
}

/** What can be done with the selection, one thing at a time; leaving the page cancels it. */
export function useUserActions({
  selection,
  count,
  onCreateEmailAccounts,
}: UserActionsParts): UserActions {
  const { t } = useTranslation();
  const { dispatchToast } = useToastController(toasterId);
  const [work, setWork] = useState<Work | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);

  const say = useCallback(
    (title: string, body: string | null = null, intent: 'success' | 'warning' = 'success') =>
      dispatchToast(
        <Toast>
          <ToastTitle>{title}</ToastTitle>
          {body === null ? null : <ToastBody>{body}</ToastBody>}
        </Toast>,
        { intent },
      ),
    [dispatchToast],
  );

  const run = async (
    kind: Work['kind'],
    task: (signal: AbortSignal, show: (next: Omit<Work, 'kind'>) => void) => Promise<void>,
  ) => {
    abort.current?.abort();
    const controller = new AbortController();
    abort.current = controller;
    setProblem(null);
    setWork({ kind, written: 0, total: null });
    try {
      await task(controller.signal, (next) => {
        if (abort.current === controller) setWork({ kind, ...next });
      });
    } catch (error) {
      const found = problemOf(error);
      if (abort.current === controller && found.code !== 'cancelled') setProblem(found);
    }
    if (abort.current === controller) {
      abort.current = null;
      setWork(null);
    }
  };

  return {
    work,
    problem,
    copyAddresses: () => {
      if (!selection) return;
      void run('copying', async (signal) => {
        const copied = await call('users.copyAddresses', { selection }, { signal });
        const missing =
          copied.withoutAddress > 0
            ? t('users.withoutAddress', { count: copied.withoutAddress })
            : null;
        if (copied.count > 0) say(t('users.copied', { count: copied.count }), missing);
        else say(t('users.copiedNone'), missing, 'warning');
      });
    },
    copyText: (text) =>
      void run('copying', async (signal) => {
        await call('clipboard.write', { text }, { signal });
        say(t('users.copiedText', { text: visibleText(text) }));
      }),
    exportUsers: (format) => {
      if (!selection) return;
      void run('exporting', async (signal, show) => {
        const file = await call(
          'users.export',
          { selection, format },
          { signal, onProgress: show },
        );
        if (file) say(t('users.exported', { file: file.fileName, count: file.count }));
      });
    },
    createAccounts: () => {
      if (!selection || count === 0) return;
      if (count > mostUserRows) {
        say(t('users.tooManyAccounts', { most: mostUserRows, count }), null, 'warning');
        return;
      }
      void run('collecting', async (signal) => {
        const { rows } = await call(
          'users.selected',
          { selection, from: 0, count: mostUserRows },
          { signal },
        );
        onCreateEmailAccounts(rows);
      });
    },
    cancel: () => abort.current?.abort(),
  };
}
