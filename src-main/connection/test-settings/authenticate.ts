import { problem } from '../../contract/problems';
import type { AccessToken } from '../../graph/access-token';
import { GraphFailure } from '../../graph/graph-failure';
import type { TokenSource } from '../../graph/token-source';
import { ended, passed, type StepEnd } from './step';

/**
 * **Authenticate the app**: signs in with the credential, on a token source that has no memory.
 *
 * @param options `tokenSource` fresh for this test; `clientId` for apps whose token doesn't say
 *   their name; `skewMinutes` as `watchClockSkew` answers it; `signal`
 * @returns how the step ended, and the token
 * @throws GraphFailure with the cause; a refusal for reasons of time names the clock, when it is
 *   wrong; AbortError when aborted
 */
export async function authenticate(options: {
  tokenSource: TokenSource;
  clientId: string;
  skewMinutes: () => number | null;
  signal: AbortSignal;
}): Promise<{ end: StepEnd; token: AccessToken }> {
  const { tokenSource, clientId, skewMinutes, signal } = options;
  const token = await tokenSource.acquire(signal).catch((error: unknown) => {
    const minutes = skewMinutes();
    const isAboutTime = error instanceof GraphFailure && error.problem.code === 'clock-refused';
    throw isAboutTime && minutes !== null
      ? new GraphFailure(problem('clock-skew', { minutes }, error.problem.details))
      : error;
  });
  const minutes = skewMinutes();
  const end =
    minutes === null
      ? passed('authenticated', { app: token.appName ?? clientId })
      : ended('warning', problem('clock-skew', { minutes }));
  return { end, token };
}
