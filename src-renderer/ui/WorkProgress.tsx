import {
  Button,
  makeStyles,
  ProgressBar,
  Text,
  tokens,
  useAnnounce,
} from '@fluentui/react-components';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

const useStyles = makeStyles({
  panel: {
    flexShrink: 0,
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'center',
    columnGap: '16px',
    padding: '8px 16px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  content: { display: 'flex', flexDirection: 'column', rowGap: '8px', minWidth: 0 },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: '16px',
    fontVariantNumeric: 'tabular-nums',
  },
  detail: { color: tokens.colorNeutralForeground3 },
});

interface WorkProgressProps {
  label: string;
  /** From 0 to 1; null while it is not known. */
  value: number | null;
  children?: ReactNode;
  onCancel: () => void;
}

/** Work that takes a while: how far it is, and the way to stop it. */
export function WorkProgress({ label, value, children, onCancel }: WorkProgressProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  useSpokenProgress(label, value);
  return (
    <div className={styles.panel}>
      <div className={styles.content}>
        <div className={styles.line}>
          <Text weight="semibold">{label}</Text>
          <Text className={styles.detail}>{children}</Text>
        </div>
        <ProgressBar
          aria-label={label}
          thickness="large"
          {...(value === null ? {} : { value: Math.min(value, 1) })}
        />
      </div>
      <Button onClick={onCancel}>{t('users.buttons.cancel')}</Button>
    </div>
  );
}

/** A screen reader hears what has begun, and each quarter of it, once. The result speaks for itself. */
function useSpokenProgress(label: string, value: number | null): void {
  const { i18n } = useTranslation();
  const { announce } = useAnnounce();
  const quarters = value === null ? 0 : Math.min(Math.floor(value * 4), 3);
  useEffect(() => {
    const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' });
    announce(quarters === 0 ? label : `${label}: ${percent.format(quarters / 4)}`);
  }, [announce, i18n.language, label, quarters]);
}
