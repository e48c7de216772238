import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { BeakerRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { useAppInfo } from './app-info';

const useStyles = makeStyles({
  banner: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    gap: tokens.spacingHorizontalS,
    paddingBlock: tokens.spacingVerticalXS,
    paddingInline: tokens.spacingHorizontalL,
    color: tokens.colorBrandForeground2,
    backgroundColor: tokens.colorBrandBackground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

/** Says on every page that this is the demo tenant. */
export function DemoBanner() {
  const { t } = useTranslation();
  const styles = useStyles();
  if (!useAppInfo()?.demo) return null;
  return (
    <div role="note" className={styles.banner}>
      <BeakerRegular aria-hidden />
      <Text size={200}>{t('app.demoBanner')}</Text>
    </div>
  );
}
