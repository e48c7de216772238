import {
  makeStyles,
  mergeClasses,
  Spinner,
  Subtitle2,
  Text,
  tokens,
  useAnnounce,
} from '@fluentui/react-components';
import { CircleRegular } from '@fluentui/react-icons';
import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CloudId } from '../../../src-main/contract/clouds';
import { stepIds } from '../../../src-main/contract/test-settings';
import { EmptyState } from '../../ui/EmptyState';
import { ProblemBar } from '../../ui/ProblemBar';
import type { TestRun } from './connection-queries';
import { TestStep, useTimelineStyles } from './TestStep';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', rowGap: '16px', minWidth: 0 },
  title: { margin: 0 },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  note: { color: tokens.colorNeutralForeground3 },
  toCome: { color: tokens.colorNeutralForeground3 },
});

interface TestResultsProps {
  run: TestRun | null;
  /** Whether the form no longer holds what was tested. */
  changed: boolean;
  cloud: CloudId;
  clientId: string | null;
}

/** The test as a vertical timeline: finished steps, the one under way, and those to come. */
export function TestResults({ run, changed, cloud, clientId }: TestResultsProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const titleId = useId();
  const section = useRef<HTMLElement>(null);
  const running = run !== null && run.running !== null;
  useSpokenSteps(run);
  useEffect(() => {
    // In a narrow window the results are below the form: whoever starts a test wants to see it.
    if (!running || section.current === null) return;
    const isBelow = section.current.getBoundingClientRect().top > window.innerHeight / 2;
    if (isBelow) section.current.scrollIntoView({ block: 'start' });
  }, [running]);
  return (
    <section ref={section} aria-labelledby={titleId} className={styles.section}>
      <Subtitle2 as="h2" id={titleId} className={styles.title}>
        {t('connection.results.title')}
      </Subtitle2>
      {run === null ? (
        <EmptyState>{t('connection.results.empty')}</EmptyState>
      ) : (
        <>
          {run.problem && run.problem.code !== 'cancelled' ? (
            <ProblemBar problem={run.problem} cloud={cloud} clientId={clientId} />
          ) : null}
          <div>
            <ol aria-labelledby={titleId} className={styles.list}>
              {run.results.map((result) => (
                <TestStep key={result.step} result={result} cloud={cloud} clientId={clientId} />
              ))}
            </ol>
            {run.running ? <StepsToCome run={run} /> : null}
          </div>
          {run.report?.cancelled === true || run.problem?.code === 'cancelled' ? (
            <Text className={styles.note}>{t('connection.results.cancelled')}</Text>
          ) : changed && run.running === null ? (
            <Text className={styles.note}>{t('connection.results.changed')}</Text>
          ) : null}
        </>
      )}
    </section>
  );
}

/** A screen reader hears each step that has finished, once. */
function useSpokenSteps(run: TestRun | null): void {
  const { t } = useTranslation();
  const { announce } = useAnnounce();
  const said = useRef(0);
  useEffect(() => {
    const results = run?.results ?? [];
    for (const { step, outcome } of results.slice(said.current)) {
      // What failed is said at the end, with why; what was left out because of it needs no words.
      if (outcome === 'failed' || outcome === 'skipped') continue;
      announce(`${t(`connection.steps.${step}`)}: ${t(`connection.outcomes.${outcome}`)}`);
    }
    said.current = results.length;
  }, [announce, run, t]);
}

/** What has no result yet. Not part of the list of results: those appear as they finish. */
function StepsToCome({ run }: { run: TestRun }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const timeline = useTimelineStyles();
  const finished = new Set(run.results.map(({ step }) => step));
  return (
    <div aria-hidden>
      {stepIds
        .filter((step) => !finished.has(step))
        .map((step) => (
          <div key={step} className={timeline.item}>
            <span className={timeline.icon}>
              {step === run.running ? <Spinner size="extra-tiny" /> : <CircleRegular />}
            </span>
            <div className={timeline.content}>
              <Text className={mergeClasses(step !== run.running && styles.toCome)}>
                {t(`connection.steps.${step}`)}
              </Text>
            </div>
          </div>
        ))}
    </div>
  );
}
