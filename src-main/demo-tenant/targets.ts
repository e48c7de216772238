/** From the address of a request to the service, and the cloud, it is meant for. */
import { clouds, type CloudId } from './clouds';
import type { DemoTenantOptions } from './options';
import type { Target } from './tenant-state';

/** Answers null for a host that is none of Microsoft's, nor one of the configured origins. */
export function findTarget(options: DemoTenantOptions, address: string): Target | null {
  const { origin, protocol, hostname, pathname } = new URL(address);
  if (protocol !== 'https:') return null;
  const isGraph = origin === options.graphOrigin;
  const isSignIn = origin === options.authorityOrigin;
  if (isGraph || isSignIn) {
    // Served on loopback, both have the same origin; only Graph's paths begin with a version.
    const asksGraph = isGraph && (!isSignIn || /^\/(v1\.0|beta)\//.test(pathname));
    return { service: asksGraph ? 'graph' : 'signIn', cloud: cloudOf(options, hostname), origin };
  }
  const ids = Object.keys(clouds) as CloudId[];
  const graphCloud = ids.find((id) => clouds[id].graphHost === hostname);
  if (graphCloud) return { service: 'graph', cloud: graphCloud, origin };
  const isKnown = ids.some((id) => clouds[id].signInHosts.includes(hostname));
  return isKnown ? { service: 'signIn', cloud: cloudOf(options, hostname), origin } : null;
}

/** GCC High and DoD share a sign-in host: then it is the tenant's home that is meant. */
function cloudOf(options: DemoTenantOptions, hostname: string): CloudId {
  const ids: CloudId[] = [options.homeCloud, ...(Object.keys(clouds) as CloudId[])];
  const found = ids.find(
    (id) => clouds[id].signInHosts.includes(hostname) || clouds[id].graphHost === hostname,
  );
  return found ?? 'global';
}
