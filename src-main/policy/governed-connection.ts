import type { ConnectionService } from '../connection/connection-service';
import type { ConnectionDraft, ConnectionState } from '../contract/connection';
import { brokenLock, isAllowedCloud } from '../contract/policy';
import { problem, type Problem } from '../contract/problems';
import { failure } from '../contract/result';
import type { Policy } from './read-policy';

type Place = Pick<ConnectionDraft, 'cloud' | 'customEndpoints' | 'tenantId' | 'clientId'>;

/** Why the policy forbids a connection; null when it does not. */
function objection(
  { connection: policy }: Policy,
  connection: Place & Partial<Pick<ConnectionDraft, 'testMailbox'>>,
): Problem | null {
  if (!isAllowedCloud(policy, connection.cloud)) {
    return problem('policy-cloud-not-allowed', { cloud: connection.cloud });
  }
  const setting = brokenLock(policy, connection);
  return setting === null ? null : problem('policy-setting-locked', { setting });
}

/** Without its test mailbox: another one than is given makes no connection useless. */
function placeOf({ cloud, customEndpoints, tenantId, clientId }: Place): Place {
  return { cloud, customEndpoints, tenantId, clientId };
}

/** A credential that comes from the form and not from the settings. */
function bringsCredential({ clientSecret, certificate }: ConnectionDraft): boolean {
  return 'set' in clientSecret || certificate !== undefined;
}

/**
 * Puts the policy of this computer in front of the connection: no credential is handed out or saved
 * for a connection that it forbids, so that nothing reaches Microsoft 365 over one. Besides what the
 * service itself answers, the calls answer `policy-cloud-not-allowed` and `policy-setting-locked`;
 * while the policy can't be read, `policy-not-readable` for every credential but the saved one.
 */
export function governConnection(service: ConnectionService, policy: Policy): ConnectionService {
  const withNotices = (state: ConnectionState): ConnectionState => {
    const forbidden =
      state.connection === null ? null : objection(policy, placeOf(state.connection));
    return forbidden === null ? state : { ...state, notices: [forbidden, ...state.notices] };
  };
  return {
    ...service,
    state: async () => withNotices(await service.state()),
    apply: (draft) => {
      const forbidden = objection(policy, draft);
      return forbidden === null ? service.apply(draft) : Promise.resolve(failure(forbidden));
    },
    credentialFor: (draft) => {
      const unknown = bringsCredential(draft) ? policy.problem : null;
      const forbidden = unknown ?? objection(policy, draft);
      return forbidden === null
        ? service.credentialFor(draft)
        : Promise.resolve(failure(forbidden));
    },
    async active() {
      const active = await service.active();
      if (!active.ok) return active;
      const forbidden = objection(policy, placeOf(active.value.connection));
      return forbidden === null ? active : failure(forbidden);
    },
    replaceCredential: (place, replacement) => {
      const forbidden = objection(policy, placeOf(place));
      return forbidden === null
        ? service.replaceCredential(place, replacement)
        : Promise.resolve(failure(forbidden));
    },
  };
}
