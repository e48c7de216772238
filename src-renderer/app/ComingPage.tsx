import { Button } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { PageId } from '../../src-main/contract/channels';
import { EmptyState } from '../ui/EmptyState';
import { PageHeader } from '../ui/PageHeader';
import { PageBody } from '../ui/PageBody';
import { useAppInfo } from './app-info';

interface ComingPageProps {
  page: Exclude<PageId, 'connection' | 'users' | 'emailAccounts' | 'activity'>;
  onOpenConnection: () => void;
}

/** Says plainly that a page of the navigation is not in this version yet. */
export function ComingPage({ page, onOpenConnection }: ComingPageProps) {
  const { t } = useTranslation();
  const version = useAppInfo()?.version ?? '';
  return (
    <PageBody>
      <PageHeader title={t(`navigation.${page}`)} purpose={t(`comingPage.purpose.${page}`)} />
      <EmptyState action={<Button onClick={onOpenConnection}>{t('comingPage.button')}</Button>}>
        {t('comingPage.text', { version })}
      </EmptyState>
    </PageBody>
  );
}
