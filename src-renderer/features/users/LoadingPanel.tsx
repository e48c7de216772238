import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { UsersLoadProgress } from '../../../src-main/contract/directory';
import type { useDirectoryLoading } from './directory-loading';
import { UsersProblem } from './UsersProblem';
import { SecondsLeft } from './UsersWaiting';
import { BarTitle } from '../../ui/BarTitle';
import { WorkProgress } from '../../ui/WorkProgress';

interface LoadingPanelProps {
  loading: ReturnType<typeof useDirectoryLoading>;
}

/** Load all users while it runs, and what there is to say when it did not reach the end. */
export function LoadingPanel({ loading }: LoadingPanelProps) {
  const { t } = useTranslation();
  const { running, progress, problem, result } = loading;
  if (running) {
    return (
      <WorkProgress
        label={t('users.loading.label')}
        value={progress?.total ? progress.loaded / progress.total : null}
        onCancel={loading.cancel}
      >
        <ProgressWords progress={progress} />
      </WorkProgress>
    );
  }
  if (problem && problem.code !== 'cancelled') {
    return <UsersProblem problem={problem} intent="warning" onRetry={() => void loading.start()} />;
  }
  const stopped = problem?.code === 'cancelled';
  if (!stopped && (result === null || result.complete)) return null;
  const loaded = result?.count ?? progress?.loaded ?? 0;
  return (
    <MessageBar intent={stopped ? 'info' : 'warning'} layout="multiline">
      <MessageBarBody>
        <BarTitle>
          {result?.expected != null
            ? t('users.loading.differsTitle', { loaded, expected: result.expected })
            : loaded > 0
              ? t('users.loading.stoppedTitle', { loaded })
              : t('users.loading.stoppedNone')}
        </BarTitle>
        {t(result?.expected != null ? 'users.loading.differsText' : 'users.loading.stoppedText')}
      </MessageBarBody>
      <MessageBarActions
        containerAction={
          <Button
            appearance="transparent"
            aria-label={t('users.buttons.dismiss')}
            icon={<DismissRegular />}
            onClick={loading.dismiss}
          />
        }
      >
        <Button size="small" onClick={() => void loading.start()}>
          {t('users.buttons.goOn')}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}

function ProgressWords({ progress }: { progress: UsersLoadProgress | null }) {
  const { t } = useTranslation();
  if (!progress) return t('users.loading.starting');
  const { loaded, total, perSecond, secondsLeft, waitingSeconds } = progress;
  if (loaded === 0 && waitingSeconds === null) return t('users.loading.starting');
  const counted =
    total === null
      ? t('users.loading.progressOnly', { loaded })
      : t('users.loading.progress', { loaded, total });
  if (waitingSeconds !== null) {
    return (
      <>
        {counted} ·{' '}
        <SecondsLeft key={waitingSeconds} seconds={waitingSeconds}>
          {(left) => t('users.loading.waiting', { seconds: left })}
        </SecondsLeft>
      </>
    );
  }
  return [
    counted,
    ...(perSecond > 0 ? [t('users.loading.rate', { rate: Math.round(perSecond) })] : []),
    ...(secondsLeft === null
      ? []
      : [
          secondsLeft < 100
            ? t('users.loading.secondsLeft', { count: secondsLeft })
            : t('users.loading.minutesLeft', { count: Math.round(secondsLeft / 60) }),
        ]),
  ].join(' · ');
}
