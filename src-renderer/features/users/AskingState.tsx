import type { Asking } from './row-source';
import { secondsToWait } from './throttling';
import { UsersProblem } from './UsersProblem';
import { UsersWaiting } from './UsersWaiting';

/** What there is to say while an answer is waited for, or when there is none; mostly nothing. */
export function AskingState({ asking }: { asking: Asking }) {
  const wait = asking.waitingFor ? secondsToWait(asking.waitingFor) : null;
  return (
    <>
      {wait === null ? null : <UsersWaiting key={asking.failures} seconds={wait} />}
      {asking.problem ? <UsersProblem problem={asking.problem} onRetry={asking.retry} /> : null}
    </>
  );
}
