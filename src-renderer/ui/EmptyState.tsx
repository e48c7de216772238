import { makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  state: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    textAlign: 'center',
    rowGap: '16px',
    paddingBlock: '48px',
    paddingInline: '24px',
    color: tokens.colorNeutralForeground2,
  },
  words: { maxWidth: '360px', display: 'flex', flexDirection: 'column', rowGap: '8px' },
  drawing: {
    width: '160px',
    height: '112px',
    fill: 'none',
    stroke: tokens.colorNeutralStroke1,
    strokeWidth: '2px',
    strokeLinecap: 'round',
    strokeLinejoin: 'round',
  },
  accent: { stroke: tokens.colorBrandStroke1 },
});

interface EmptyStateProps {
  title?: string;
  children: ReactNode;
  /** The one button that helps. */
  action?: ReactNode;
}

/** A line drawing, one sentence and at most one button, where there is nothing to show yet. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  const styles = useStyles();
  return (
    <div className={styles.state}>
      <svg className={styles.drawing} viewBox="0 0 160 112" aria-hidden>
        <rect x="14" y="22" width="60" height="44" rx="6" />
        <path d="M14 30l30 20 30-20" />
        <path d="M118 44a16 16 0 0 1 3 31.700H98a13 13 0 0 1-2-25.800A20 20 0 0 1 118 44z" />
        <path className={styles.accent} d="M80 44h8M80 44c-3 0-5 2-5 5v20c0 4 3 7 7 7h2" />
        <path d="M26 92h108" strokeDasharray="2 7" />
      </svg>
      <div className={styles.words}>
        {title ? <Subtitle2 as="h2">{title}</Subtitle2> : null}
        {children}
      </div>
      {action}
    </div>
  );
}
