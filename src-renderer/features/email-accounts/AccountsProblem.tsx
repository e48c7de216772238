import type { ReactNode } from 'react';
import type { Problem } from '../../../src-main/contract/problems';
import { ProblemBar } from '../../ui/ProblemBar';
import { useConnectionState } from '../connection/connection-queries';

interface AccountsProblemProps {
  problem: Problem;
  intent?: 'error' | 'warning' | 'info';
  /** Buttons that lead on. */
  children?: ReactNode;
}

/** A problem with an account, in place, with links into the portal of the saved connection. */
export function AccountsProblem({ problem, intent = 'error', children }: AccountsProblemProps) {
  const connection = useConnectionState().data?.connection;
  return (
    <ProblemBar
      problem={problem}
      intent={intent}
      {...(connection ? { cloud: connection.cloud, clientId: connection.clientId } : {})}
    >
      {children}
    </ProblemBar>
  );
}
