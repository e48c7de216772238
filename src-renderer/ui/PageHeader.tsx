import { makeStyles, Text, Title2, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  header: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: '8px 16px' },
  // Twice as large, actions stand below the words.
  words: {
    flexGrow: 1,
    flexBasis: '240px',
    display: 'flex',
    flexDirection: 'column',
    rowGap: '4px',
  },
  title: { margin: 0 },
  purpose: { color: tokens.colorNeutralForeground3 },
});

interface PageHeaderProps {
  title: string;
  /** One sentence that says what the page is for. */
  purpose: string;
  /** The page's actions, at the right. */
  children?: ReactNode;
}

export function PageHeader({ title, purpose, children }: PageHeaderProps) {
  const styles = useStyles();
  return (
    <header className={styles.header}>
      <div className={styles.words}>
        <Title2 as="h1" className={styles.title}>
          {title}
        </Title2>
        <Text className={styles.purpose}>{purpose}</Text>
      </div>
      {children}
    </header>
  );
}
