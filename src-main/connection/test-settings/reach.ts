import { GraphFailure } from '../../graph/graph-failure';
import { readOpenIdDocument } from './openid-document';
import { passed, type StepEnd } from './step';

/**
 * **Reach the sign-in service**: whether anything that is no proxy's page answers at the authority.
 * Whether it is a sign-in service is for the next step to say.
 *
 * @param options as `readOpenIdDocument` takes them, without the tenant
 * @param ports how to reach the network, and the time
 * @returns `reached` with its host
 * @throws GraphFailure with the network's cause, AbortError when aborted
 */
export async function reachSignInService(
  options: Omit<Parameters<typeof readOpenIdDocument>[0], 'tenant'>,
  ports: Parameters<typeof readOpenIdDocument>[1],
): Promise<StepEnd> {
  try {
    await readOpenIdDocument({ ...options, tenant: 'common' }, ports);
  } catch (error) {
    if (!(error instanceof GraphFailure) || error.problem.code.startsWith('network-')) throw error;
  }
  return passed('reached', { host: options.subject.host });
}
