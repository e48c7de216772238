import { useTranslation } from 'react-i18next';
import { PageBody } from '../../ui/PageBody';
import { PageHeader } from '../../ui/PageHeader';
import { AccessScope } from '../access-scope/AccessScope';

/** Set-up Guide: everything Microsoft 365 needs, and the proof that the app reaches no more. */
export function SetUpGuidePage({ onOpenConnection }: { onOpenConnection: () => void }) {
  const { t } = useTranslation();
  return (
    <PageBody>
      <PageHeader title={t('navigation.setUpGuide')} purpose={t('comingPage.purpose.setUpGuide')} />
      <AccessScope onOpenConnection={onOpenConnection} />
    </PageBody>
  );
}
