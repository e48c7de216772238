/** Which cloud a host belongs to; ids as in the console's contract, data as Microsoft publishes it. */
export type CloudId = 'global' | 'gccHigh' | 'dod' | 'china' | 'bleu' | 'delos' | 'govSg';

export interface CloudData {
  /** All hosts of its sign-in service, the preferred one first. */
  signInHosts: readonly [string, ...string[]];
  graphHost: string;
  /** `tenant_region_scope` and `tenant_region_sub_scope` of a typical tenant in this cloud. */
  regionScope: string;
  regionSubScope: string | null;
}

/**
 * @see https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud
 * @see https://learn.microsoft.com/graph/deployments
 */
export const clouds: Readonly<Record<CloudId, CloudData>> = {
  global: {
    signInHosts: ['login.microsoftonline.com', 'login.windows.net', 'login.microsoft.com'],
    graphHost: 'graph.microsoft.com',
    regionScope: 'EU',
    regionSubScope: null,
  },
  gccHigh: {
    signInHosts: ['login.microsoftonline.us'],
    graphHost: 'graph.microsoft.us',
    regionScope: 'USGov',
    regionSubScope: 'DODCON',
  },
  dod: {
    signInHosts: ['login.microsoftonline.us'],
    graphHost: 'dod-graph.microsoft.us',
    regionScope: 'USGov',
    regionSubScope: 'DOD',
  },
  china: {
    signInHosts: ['login.partner.microsoftonline.cn', 'login.chinacloudapi.cn'],
    graphHost: 'microsoftgraph.chinacloudapi.cn',
    regionScope: 'AS',
    regionSubScope: null,
  },
  bleu: {
    signInHosts: ['login.sovcloud-identity.fr'],
    graphHost: 'graph.svc.sovcloud.fr',
    regionScope: 'EU',
    regionSubScope: null,
  },
  delos: {
    signInHosts: ['login.sovcloud-identity.de'],
    graphHost: 'graph.svc.sovcloud.de',
    regionScope: 'EU',
    regionSubScope: null,
  },
  govSg: {
    signInHosts: ['login.sovcloud-identity.sg'],
    graphHost: 'graph.svc.sovcloud.sg',
    regionScope: 'AS',
    regionSubScope: null,
  },
};
