import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUpdateState } from './use-updates';

const useStyles = makeStyles({
  banner: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'center',
    gap: '8px',
    paddingBlock: tokens.spacingVerticalXS,
    paddingInline: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground3,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

/** Says on every other page that there is a newer version, until it is told to wait. */
export function UpdateBanner({ onOpen }: { onOpen: () => void }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const state = useUpdateState();
  /** The news that were put off, by kind and version. */
  const [put, setPut] = useState<string | null>(null);
  if (state?.kind !== 'available' && state?.kind !== 'ready') return null;
  const news = `${state.kind} ${state.update.version}`;
  if (news === put) return null;
  return (
    <section aria-label={t('updates.title')} className={styles.banner}>
      <Text size={200}>{t(`updates.banner.${state.kind}`, { version: state.update.version })}</Text>
      <Button size="small" onClick={onOpen}>
        {t('updates.banner.open')}
      </Button>
      <Button size="small" appearance="subtle" onClick={() => setPut(news)}>
        {t('updates.banner.later')}
      </Button>
    </section>
  );
}
