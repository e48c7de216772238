import { Toaster } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toasterId } from './toaster';

/** Short confirmations in the corner, in a landmark that a screen reader can go to. */
export function Notifications() {
  const { t } = useTranslation();
  const [region, setRegion] = useState<HTMLElement | null>(null);
  return (
    <section ref={setRegion} aria-label={t('app.notifications')}>
      {/* Above the page's footer, whose buttons it must not cover. */}
      <Toaster
        toasterId={toasterId}
        mountNode={region}
        position="bottom-end"
        offset={{ vertical: 80, horizontal: 24 }}
      />
    </section>
  );
}
