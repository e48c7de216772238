import { clouds, type CloudEndpoints } from '../contract/clouds';
import type { ConnectionDraft } from '../contract/connection';

type Place = Pick<ConnectionDraft, 'cloud' | 'customEndpoints'>;

/** Whether a connection has endpoints of its own exactly when its cloud is `custom`. */
export function endpointsFit({ cloud, customEndpoints }: Place): boolean {
  return (cloud === 'custom') === (customEndpoints !== null);
}

/**
 * Origins of the sign-in service and of Microsoft Graph that a connection talks to, without a
 * trailing slash. Throws a RangeError when the cloud is `custom` and they are not given.
 */
export function endpointsOf({ cloud, customEndpoints }: Place): CloudEndpoints {
  if (cloud !== 'custom') {
    const { authority, graph } = clouds[cloud];
    return { authority, graph };
  }
  if (customEndpoints === null) throw new RangeError('Custom endpoints are absent');
  return {
    authority: new URL(customEndpoints.authority).origin,
    graph: new URL(customEndpoints.graph).origin,
  };
}
