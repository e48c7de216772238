import {
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  type MessageBarProps,
} from '@fluentui/react-components';
import type { ComponentProps, ReactNode } from 'react';
import type { Problem } from '../../src-main/contract/problems';
import { ProblemActions } from './ProblemActions';
import { useProblemWords } from './problem-words';
import { BarTitle } from './BarTitle';

const useStyles = makeStyles({
  actions: { display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: '4px 12px' },
});

interface ProblemBarProps extends Pick<
  ComponentProps<typeof ProblemActions>,
  'cloud' | 'clientId' | 'onRetry'
> {
  problem: Problem;
  intent?: MessageBarProps['intent'];
  /** Buttons that lead on. */
  children?: ReactNode;
}

/** A problem that concerns the whole page, in place: what happened, why, what to do next. */
export function ProblemBar({ problem, intent = 'error', children, ...place }: ProblemBarProps) {
  const styles = useStyles();
  const words = useProblemWords()(problem);
  return (
    <MessageBar intent={intent} layout="multiline">
      <MessageBarBody>
        <BarTitle>{words.happened}</BarTitle>
        {words.cause} {words.next}
      </MessageBarBody>
      <MessageBarActions className={styles.actions}>
        {children}
        <ProblemActions problem={problem} {...place} />
      </MessageBarActions>
    </MessageBar>
  );
}
