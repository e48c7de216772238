import type { CloudEndpoints } from '../../contract/clouds';
import type { ConnectionDraft } from '../../contract/connection';
import type { SignInSubject } from '../../graph/sign-in-answer';

/** The values of the form that Test Settings works with, without the credential. */
export type TestedConnection = Pick<
  ConnectionDraft,
  'cloud' | 'customEndpoints' | 'tenantId' | 'clientId' | 'testMailbox'
>;

/**
 * @param connection the values of the form
 * @param endpoints the origins they lead to
 * @returns what sentences about signing in name
 */
export function signInSubject(
  connection: TestedConnection,
  endpoints: CloudEndpoints,
): SignInSubject {
  return {
    tenant: connection.tenantId,
    clientId: connection.clientId,
    host: new URL(endpoints.authority).host,
    graphHost: new URL(endpoints.graph).host,
  };
}
