import type { ProblemCode } from '../contract/problems';
import type { GraphFailure } from '../graph/graph-failure';

/** Failures before a request could have reached Microsoft 365. */
const neverSent: readonly ProblemCode[] = [
  'network-dns',
  'network-offline',
  'network-refused',
  'network-unreachable',
  'network-certificate-untrusted',
  'network-certificate-expired',
  'network-certificate-wrong-host',
  'network-certificate-other',
  'network-tls-failed',
  'network-proxy-password',
  'network-proxy-refused',
  'network-proxy-blocked',
  'network-proxy-unreachable',
];

/**
 * Whether a write may have been done although it failed. A refusal with a status below 500 was not
 * done; a time-out, a cut connection, a server error or a proxy's page in its place say nothing.
 *
 * @param failure why the write failed; problems of signing in come before anything is sent
 */
export function mayHaveBeenDone(failure: GraphFailure): boolean {
  const { problem, status } = failure;
  if (neverSent.includes(problem.code)) return false;
  // A web page or a redirect comes from something in between, whatever its status.
  const isForeign = problem.code.startsWith('network-');
  return isForeign || (status !== null && status >= 500);
}
