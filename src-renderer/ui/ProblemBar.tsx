import {
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  type MessageBarProps,
} from '@fluentui/react-components';
import type { Problem } from '../../src-main/contract/problems';
import { useProblemWords } from './problem-words';

interface ProblemBarProps {
  problem: Problem;
  intent?: MessageBarProps['intent'];
}

/** A problem that concerns the whole page, in place: what happened, why, what to do next. */
export function ProblemBar({ problem, intent = 'error' }: ProblemBarProps) {
  const words = useProblemWords()(problem);
  return (
    <MessageBar intent={intent} layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{words.happened}</MessageBarTitle>
        {words.cause} {words.next}
      </MessageBarBody>
    </MessageBar>
  );
}
