import {
  Button,
  makeStyles,
  ProgressBar,
  Subtitle1,
  Subtitle2,
  Text,
  tokens,
} from '@fluentui/react-components';
import {
  ArrowDownloadRegular,
  CheckmarkCircleRegular,
  ShieldCheckmarkRegular,
} from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DownloadProgress, UpdateState } from '../../../src-main/contract/updates';
import { ProblemBar } from '../../ui/ProblemBar';
import { VisibleText } from '../../ui/VisibleText';
import { useUpdateActions, useUpdateState } from './use-updates';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', rowGap: '16px', maxWidth: '640px' },
  heading: { margin: 0 },
  line: { display: 'flex', alignItems: 'center', columnGap: '8px' },
  icon: { flexShrink: 0, fontSize: '20px', color: tokens.colorPaletteGreenForeground1 },
  news: { color: tokens.colorBrandForeground1 },
  quiet: { color: tokens.colorNeutralForeground3 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  notes: {
    padding: '12px 16px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
});

/** Updates of the console: what is known, and the one thing to do about it. */
export function UpdatesSection() {
  const { t } = useTranslation();
  const styles = useStyles();
  const state = useUpdateState();
  const { check, download, cancel, install, installing, progress, problem } = useUpdateActions();
  if (!state) return null;
  const isFree = state.kind !== 'unavailable' && state.kind !== 'off';
  const canCheck = ['notChecked', 'upToDate', 'checkFailed', 'available'].includes(state.kind);
  return (
    <section aria-labelledby="updates" className={styles.section}>
      <Subtitle1 as="h2" id="updates" className={styles.heading}>
        {t('updates.title')}
      </Subtitle1>
      {problem ? <ProblemBar problem={problem} /> : null}
      {state.kind === 'checkFailed' ? (
        <ProblemBar problem={state.problem} intent="warning" onRetry={check} />
      ) : null}
      {state.kind === 'available' && state.problem ? (
        <ProblemBar problem={state.problem} onRetry={download} />
      ) : null}
      {state.kind === 'checkFailed' ? null : (
        <div role="status" className={styles.line}>
          <StateLine state={state} installing={installing} />
        </div>
      )}
      {state.kind === 'downloading' ? <Progress progress={progress} /> : null}
      {'update' in state && state.update.notes !== null ? (
        <>
          <Subtitle2 as="h3" className={styles.heading}>
            {t('updates.notes')}
          </Subtitle2>
          <div className={styles.notes}>
            {state.update.notes.split('\n').map((line, index) => (
              <div key={index}>
                <VisibleText>{line}</VisibleText>
              </div>
            ))}
          </div>
        </>
      ) : null}
      {isFree ? (
        <>
          <div className={styles.buttons}>
            {state.kind === 'available' ? (
              <Button appearance="primary" onClick={download}>
                {t('updates.download')}
              </Button>
            ) : null}
            {state.kind === 'downloading' ? (
              <Button onClick={cancel}>{t('updates.cancel')}</Button>
            ) : null}
            {state.kind === 'ready' ? (
              <Button appearance="primary" disabledFocusable={installing} onClick={install}>
                {t('updates.install')}
              </Button>
            ) : null}
            {canCheck || state.kind === 'checking' ? (
              <Button disabledFocusable={!canCheck} onClick={check}>
                {t('updates.check')}
              </Button>
            ) : null}
          </div>
          <Text size={200} className={styles.quiet}>
            {t('updates.hint')}
          </Text>
        </>
      ) : null}
    </section>
  );
}

interface StateLineProps {
  state: Exclude<UpdateState, { kind: 'checkFailed' }>;
  installing: boolean;
}

function StateLine({ state, installing }: StateLineProps) {
  const { t, i18n } = useTranslation();
  const styles = useStyles();
  const quiet = (text: string) => <Text className={styles.quiet}>{text}</Text>;
  const marked = (icon: ReactNode, text: string) => (
    <>
      {icon}
      <Text>{text}</Text>
    </>
  );
  switch (state.kind) {
    case 'off':
      return quiet(t('updates.off'));
    case 'unavailable':
      return quiet(t(`updates.unavailable.${state.obstacle}`));
    case 'notChecked':
      return quiet(t('updates.notChecked'));
    case 'checking':
      return quiet(t('updates.checking'));
    case 'upToDate': {
      const format = new Intl.DateTimeFormat(i18n.language, {
        dateStyle: 'medium',
        timeStyle: 'short',
      });
      const time = format.format(new Date(state.checkedAt));
      const icon = <CheckmarkCircleRegular aria-hidden className={styles.icon} />;
      return marked(icon, t('updates.upToDate', { time }));
    }
    case 'available':
    case 'downloading': {
      const icon = <ArrowDownloadRegular aria-hidden className={styles.news} fontSize={20} />;
      return marked(icon, t(`updates.${state.kind}`, { version: state.update.version }));
    }
    case 'ready': {
      const icon = <ShieldCheckmarkRegular aria-hidden className={styles.icon} />;
      const { version } = state.update;
      return marked(icon, installing ? t('updates.installing') : t('updates.ready', { version }));
    }
  }
}

function Progress({ progress }: { progress: DownloadProgress | null }) {
  const { t, i18n } = useTranslation();
  const styles = useStyles();
  if (progress === null || progress.of === 0) return <ProgressBar />;
  const megabytes = new Intl.NumberFormat(i18n.language, {
    style: 'unit',
    unit: 'megabyte',
    maximumFractionDigits: 1,
  });
  const done = megabytes.format(progress.done / 1e6);
  const of = megabytes.format(progress.of / 1e6);
  return (
    <>
      <ProgressBar
        value={progress.done / progress.of}
        aria-label={t('updates.progress', { done, of })}
      />
      <Text size={200} className={styles.quiet}>
        {t('updates.progress', { done, of })}
      </Text>
    </>
  );
}
