import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  scroll: { flexGrow: 1, minHeight: 0, overflowY: 'auto' },
  content: {
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: '1184px', // 1120 px of content between paddings of 32 px
    padding: '32px',
    display: 'flex',
    flexDirection: 'column',
    rowGap: '24px',
  },
});

/** The scrolling part of a page, with the page's padding and greatest width. */
export function PageBody({ children }: { children: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={styles.scroll}>
      <div className={styles.content}>{children}</div>
    </div>
  );
}
