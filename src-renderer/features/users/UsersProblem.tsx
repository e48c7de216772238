import { Button } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../src-main/contract/problems';
import { ProblemBar } from '../../ui/ProblemBar';
import { useConnectionState } from '../connection/connection-queries';

interface UsersProblemProps {
  problem: Problem;
  intent?: 'error' | 'warning';
  onRetry?: (() => void) | undefined;
}

/** A problem of the saved connection, in place, with the way to try again. */
export function UsersProblem({ problem, intent = 'error', onRetry }: UsersProblemProps) {
  const { t } = useTranslation();
  const connection = useConnectionState().data?.connection;
  return (
    <ProblemBar
      problem={problem}
      intent={intent}
      onRetry={onRetry}
      {...(connection ? { cloud: connection.cloud, clientId: connection.clientId } : {})}
    >
      {onRetry ? (
        <Button size="small" onClick={onRetry}>
          {t('users.buttons.retry')}
        </Button>
      ) : null}
    </ProblemBar>
  );
}
