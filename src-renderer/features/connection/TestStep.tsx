import {
  Button,
  Caption1,
  makeStyles,
  mergeClasses,
  Text,
  tokens,
} from '@fluentui/react-components';
import {
  CheckmarkCircleFilled,
  ChevronDownRegular,
  ChevronUpRegular,
  DismissCircleFilled,
  SubtractCircleRegular,
  WarningFilled,
  type FluentIcon,
} from '@fluentui/react-icons';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CloudId } from '../../../src-main/contract/clouds';
import type { Problem } from '../../../src-main/contract/problems';
import type { Outcome, StepResult } from '../../../src-main/contract/test-settings';
import { codesLine } from '../../ui/problem-details';
import { ProblemActions } from '../../ui/ProblemActions';
import { useProblemWords } from '../../ui/problem-words';

/** Shared by finished steps and those to come, so that one becomes the other without a jump. */
export const useTimelineStyles = makeStyles({
  item: {
    position: 'relative',
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    columnGap: '12px',
    paddingBottom: '16px',
    '::before': {
      content: '""',
      position: 'absolute',
      left: '9.5px',
      top: '26px',
      bottom: '2px',
      width: '1px',
      backgroundColor: tokens.colorNeutralStroke2,
    },
    ':last-child::before': { display: 'none' },
  },
  icon: {
    fontSize: '20px',
    lineHeight: '20px',
    height: '20px',
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    color: tokens.colorNeutralForeground4,
  },
  content: { display: 'flex', flexDirection: 'column', rowGap: '4px', minWidth: 0 },
});

const useStyles = makeStyles({
  // Name, word, time and the button that opens: the same columns whether or not all are there.
  line: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto 56px 24px',
    alignItems: 'center',
    columnGap: '8px',
    height: '20px',
  },
  time: { color: tokens.colorNeutralForeground3, fontVariantNumeric: 'tabular-nums' },
  note: { color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
  codes: {
    color: tokens.colorNeutralForeground3,
    overflowWrap: 'anywhere',
    userSelect: 'text',
  },
  words: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: '8px',
    marginTop: '8px',
    padding: '12px 16px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    overflowWrap: 'anywhere',
    userSelect: 'text',
  },
  part: { display: 'flex', flexDirection: 'column' },
  partName: { color: tokens.colorNeutralForeground3 },
  passed: { color: tokens.colorStatusSuccessForeground1 },
  warning: { color: tokens.colorStatusWarningForeground3 },
  failed: { color: tokens.colorStatusDangerForeground1 },
  skipped: { color: tokens.colorNeutralForeground3 },
  toggle: { minWidth: 0, width: '24px', height: '24px', padding: 0 },
});

const icons: Record<Outcome, FluentIcon> = {
  passed: CheckmarkCircleFilled,
  warning: WarningFilled,
  failed: DismissCircleFilled,
  skipped: SubtractCircleRegular,
};

interface TestStepProps {
  result: StepResult;
  cloud: CloudId;
  clientId: string | null;
}

/** One finished step; anything but a passed one says what happened, why, and what to do next. */
export function TestStep({ result, cloud, clientId }: TestStepProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const timeline = useTimelineStyles();
  const words = useProblemWords();
  const wordsId = useId();
  // A skipped step repeats another's failure; its advice opens on request.
  const [open, setOpen] = useState(result.outcome !== 'skipped');
  const Icon = icons[result.outcome];
  const problem = result.problem;
  return (
    <li className={timeline.item}>
      <span className={mergeClasses(timeline.icon, styles[result.outcome])}>
        <Icon aria-hidden />
      </span>
      <div className={timeline.content}>
        <div className={styles.line}>
          <Text weight="semibold">{t(`connection.steps.${result.step}`)}</Text>
          <Text size={200} weight="semibold" className={styles[result.outcome]}>
            {t(`connection.outcomes.${result.outcome}`)}
          </Text>
          <Text size={200} align="end" className={styles.time}>
            {result.outcome === 'skipped' ? null : <Duration ms={result.durationMs} />}
          </Text>
          {problem ? (
            <Button
              appearance="transparent"
              size="small"
              className={styles.toggle}
              aria-expanded={open}
              aria-controls={wordsId}
              aria-label={`${t(open ? 'problem.hide' : 'problem.show')}: ${t(`connection.steps.${result.step}`)}`}
              icon={open ? <ChevronUpRegular /> : <ChevronDownRegular />}
              onClick={() => setOpen(!open)}
            />
          ) : null}
        </div>
        {result.note ? (
          <Text size={200} className={styles.note}>
            {t(`notes.${result.note.code}`, result.note.values)}
          </Text>
        ) : null}
        {problem ? (
          <Text
            size={result.outcome === 'skipped' ? 200 : 300}
            className={mergeClasses(result.outcome === 'skipped' && styles.note)}
          >
            {words(problem).happened}
          </Text>
        ) : null}
        <div id={wordsId}>
          {problem && open ? (
            <Advice problem={problem} result={result} cloud={cloud} clientId={clientId} />
          ) : null}
        </div>
      </div>
    </li>
  );
}

function Duration({ ms }: { ms: number }) {
  const { t, i18n } = useTranslation();
  const inSeconds = ms >= 1000;
  const number = new Intl.NumberFormat(i18n.language, {
    maximumFractionDigits: inSeconds ? 1 : 0,
  }).format(inSeconds ? ms / 1000 : ms);
  return inSeconds
    ? t('connection.results.seconds', { number })
    : t('connection.results.milliseconds', { number });
}

interface AdviceProps extends TestStepProps {
  problem: Problem;
}

function Advice({ problem, result, cloud, clientId }: AdviceProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const words = useProblemWords()(problem);
  const codes = codesLine(problem);
  return (
    <div className={styles.words}>
      <div className={styles.part}>
        <Caption1 className={styles.partName}>{t('problem.cause')}</Caption1>
        <Text>{words.cause}</Text>
      </div>
      <div className={styles.part}>
        <Caption1 className={styles.partName}>{t('problem.next')}</Caption1>
        <Text>{words.next}</Text>
      </div>
      {codes ? <Caption1 className={styles.codes}>{codes}</Caption1> : null}
      <ProblemActions
        problem={problem}
        cloud={cloud}
        clientId={clientId}
        heading={[
          `${t('problem.details.step')}: ${t(`connection.steps.${result.step}`)}`,
          `${t('problem.details.result')}: ${t(`connection.outcomes.${result.outcome}`)}`,
        ]}
      />
    </div>
  );
}
