import { Toast, ToastBody, ToastTitle, useToastController } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { toasterId } from '../../app/toaster';
import { call } from '../../ipc/client';
import { useDirectoryLoading } from './directory-loading';

/**
 * Load all users on the page: joins a loading under way, and shows the whole directory when it has
 * ended.
 *
 * @param reopen asks the page's question again
 */
export function useLoadingAll(reopen: () => void) {
  const { t } = useTranslation();
  const { dispatchToast } = useToastController(toasterId);
  const loading = useDirectoryLoading();
  const { start, dismiss, result } = loading;

  const { data: state } = useQuery({
    queryKey: ['users.state'],
    queryFn: () => call('users.state', {}),
    gcTime: 0,
  });
  const underWay = state?.loading === true;
  useEffect(() => {
    if (underWay) void start();
  }, [underWay, start]);

  useEffect(() => dismiss, [dismiss]);

  useEffect(() => {
    if (!result) return;
    reopen();
    if (!result.complete) return;
    dispatchToast(
      <Toast>
        <ToastTitle>{t('users.loading.done', { count: result.count })}</ToastTitle>
        {result.changedMeanwhile > 0 ? (
          <ToastBody>
            {t('users.loading.changedMeanwhile', { count: result.changedMeanwhile })}
          </ToastBody>
        ) : null}
      </Toast>,
      { intent: 'success' },
    );
    dismiss();
  }, [result, reopen, dispatchToast, dismiss, t]);

  return loading;
}
