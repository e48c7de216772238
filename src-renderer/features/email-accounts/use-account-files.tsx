import { Toast, ToastTitle, useToastController } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportPreview } from '../../../src-main/contract/email-accounts';
import type { Problem } from '../../../src-main/contract/problems';
import { toasterId } from '../../app/toaster';
import { call, problemOf } from '../../ipc/client';

interface AccountFiles {
  /** What is being done with a file; null when nothing is. */
  work: 'exporting' | 'reading' | null;
  /** How many mailboxes of the file are looked up; null before that. */
  progress: { done: number; total: number } | null;
  problem: Problem | null;
  /** What importing the chosen file would do. */
  preview: ImportPreview | null;
  exportAccounts: () => void;
  /** Has a file chosen and looked at; changes nothing. */
  openImport: () => void;
  cancel: () => void;
  closePreview: () => void;
}

/** Files of email accounts, one at a time; leaving the page cancels what is under way. */
export function useAccountFiles(): AccountFiles {
  const { t } = useTranslation();
  const { dispatchToast } = useToastController(toasterId);
  const [work, setWork] = useState<AccountFiles['work']>(null);
  const [progress, setProgress] = useState<AccountFiles['progress']>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);

  const run = async (
    kind: NonNullable<AccountFiles['work']>,
    task: (signal: AbortSignal) => Promise<void>,
  ) => {
    const controller = new AbortController();
    abort.current = controller;
    setProblem(null);
    setProgress(null);
    setWork(kind);
    try {
      await task(controller.signal);
    } catch (error) {
      const found = problemOf(error);
      if (found.code !== 'cancelled') setProblem(found);
    }
    setWork(null);
  };

  return {
    work,
    progress,
    problem,
    preview,
    exportAccounts: () =>
      void run('exporting', async (signal) => {
        const file = await call('accounts.export', {}, { signal });
        if (!file) return;
        const { count, fileName } = file;
        dispatchToast(
          <Toast>
            <ToastTitle>{t('emailAccounts.exported', { count, file: fileName })}</ToastTitle>
          </Toast>,
          { intent: 'success' },
        );
      }),
    openImport: () =>
      void run('reading', async (signal) =>
        setPreview(await call('accounts.importPreview', {}, { signal, onProgress: setProgress })),
      ),
    cancel: () => abort.current?.abort(),
    closePreview: () => setPreview(null),
  };
}
