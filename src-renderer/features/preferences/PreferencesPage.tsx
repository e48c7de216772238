import {
  Button,
  makeStyles,
  Subtitle1,
  Text,
  tokens,
  useRestoreFocusTarget,
} from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppInfo } from '../../app/app-info';
import { PageBody } from '../../ui/PageBody';
import { PageHeader } from '../../ui/PageHeader';
import { LanguageChoice } from './LanguageChoice';
import { UpdatesSection } from '../updates/UpdatesSection';

/** Fetched when it is opened: the licences are longer than the rest of the page. */
const LicencesDialog = lazy(() => import('./LicencesDialog'));

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', rowGap: '16px' },
  heading: { margin: 0 },
  facts: {
    margin: 0,
    display: 'grid',
    gridTemplateColumns: 'max-content 1fr',
    gap: '8px 24px',
  },
  name: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, fontVariantNumeric: 'tabular-nums' },
  button: { alignSelf: 'flex-start' },
});

/** Preferences: the language, and what this console is made of. */
export function PreferencesPage() {
  const { t } = useTranslation();
  const styles = useStyles();
  const info = useAppInfo();
  const restoreFocus = useRestoreFocusTarget();
  const [licences, setLicences] = useState(false);
  const facts = [
    [t('preferences.about.version'), info?.version],
    [t('preferences.about.electron'), info?.electron],
    [t('preferences.about.chromium'), info?.chrome],
  ];
  return (
    <PageBody>
      <PageHeader title={t('navigation.preferences')} purpose={t('preferences.purpose')} />
      <LanguageChoice />
      <section aria-labelledby="about" className={styles.section}>
        <Subtitle1 as="h2" id="about" className={styles.heading}>
          {t('preferences.about.title')}
        </Subtitle1>
        <dl className={styles.facts}>
          {facts.map(([name, value]) => (
            <Fact key={name} name={name ?? ''} value={value ?? ''} />
          ))}
        </dl>
        <Text>{t('preferences.about.licence')}</Text>
        <Button {...restoreFocus} className={styles.button} onClick={() => setLicences(true)}>
          {t('preferences.about.licences')}
        </Button>
        <Suspense>
          {licences ? <LicencesDialog onClose={() => setLicences(false)} /> : null}
        </Suspense>
      </section>
      <UpdatesSection />
    </PageBody>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  const styles = useStyles();
  return (
    <>
      <dt className={styles.name}>{name}</dt>
      <dd className={styles.value}>{value}</dd>
    </>
  );
}
