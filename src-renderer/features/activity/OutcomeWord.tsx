import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  CheckmarkCircle16Filled,
  DismissCircle16Filled,
  SubtractCircle16Regular,
  Warning16Filled,
  type FluentIcon,
} from '@fluentui/react-icons';

const useStyles = makeStyles({
  line: { display: 'flex', alignItems: 'center', columnGap: '6px', minWidth: 0 },
  icon: { flexShrink: 0 },
  word: { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  good: { color: tokens.colorStatusSuccessForeground1 },
  limited: { color: tokens.colorStatusWarningForeground3 },
  bad: { color: tokens.colorStatusDangerForeground1 },
  quiet: { color: tokens.colorNeutralForeground3 },
});

export type Tone = 'good' | 'limited' | 'bad' | 'quiet';

const icons: Record<Tone, FluentIcon> = {
  good: CheckmarkCircle16Filled,
  limited: Warning16Filled,
  bad: DismissCircle16Filled,
  quiet: SubtractCircle16Regular,
};

/** How something ended: an icon in its tone, and the word. */
export function OutcomeWord({ tone, children }: { tone: Tone; children: string }) {
  const styles = useStyles();
  const Icon = icons[tone];
  return (
    <span className={styles.line}>
      <Icon aria-hidden className={mergeClasses(styles.icon, styles[tone])} />
      <span className={styles.word}>{children}</span>
    </span>
  );
}
