import { makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
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
  title: { margin: 0 },
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
  /** What kind of heading the title is; `h1` where there is no page around. */
  heading?: 'h1' | 'h2';
  children: ReactNode;
  /** The one button that helps. */
  action?: ReactNode;
}

/** A line drawing, one sentence and at most one button, where there is nothing to show yet. */
export function EmptyState({ title, heading = 'h2', children, action }: EmptyStateProps) {
  const styles = useStyles();
  return (
    <div className={styles.state}>
      <svg className={styles.drawing} viewBox="0 0 160 112" aria-hidden>
        <rect x="12" y="36" width="52" height="38" rx="5" />
        <path d="M12 43l26 17 26-17" />
        <path d="M131 50a14 14 0 0 1 2 27.900h-22a11 11 0 0 1-1.500-21.900A17 17 0 0 1 131 50z" />
        <path className={styles.accent} d="M72 58h16" strokeDasharray="1 6" />
        <circle className={styles.accent} cx="80" cy="58" r="0.500" />
        <path d="M20 96h120" strokeDasharray="1 7" />
      </svg>
      <div className={styles.words}>
        {title ? (
          <Subtitle2 as={heading} align="center" className={styles.title}>
            {title}
          </Subtitle2>
        ) : null}
        <Text align="center">{children}</Text>
      </div>
      {action}
    </div>
  );
}
