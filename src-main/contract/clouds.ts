/** The Microsoft clouds a connection can choose, in the order the page lists them. */
export const cloudIds = [
  'global',
  'gccHigh',
  'dod',
  'china',
  'bleu',
  'delos',
  'govSg',
  'custom',
] as const;

export type CloudId = (typeof cloudIds)[number];
export type KnownCloudId = Exclude<CloudId, 'custom'>;

export interface CloudEndpoints {
  /** Origin of the sign-in service, for example `https://login.microsoftonline.com`. */
  authority: string;
  /** Origin of Microsoft Graph, for example `https://graph.microsoft.com`. */
  graph: string;
}

export interface Cloud extends CloudEndpoints {
  /** Origin of the portal with the app registrations; null where Microsoft names none. */
  portal: string | null;
  /** Whether this cloud's Graph has mail and calendar at all (GovSG's has not). */
  hasMail: boolean;
}

/**
 * Endpoints of each cloud.
 * @see https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud
 * @see https://learn.microsoft.com/graph/deployments
 */
export const clouds: Record<KnownCloudId, Cloud> = {
  global: {
    authority: 'https://login.microsoftonline.com',
    graph: 'https://graph.microsoft.com',
    portal: 'https://portal.azure.com',
    hasMail: true,
  },
  gccHigh: {
    authority: 'https://login.microsoftonline.us',
    graph: 'https://graph.microsoft.us',
    portal: 'https://portal.azure.us',
    hasMail: true,
  },
  dod: {
    authority: 'https://login.microsoftonline.us',
    graph: 'https://dod-graph.microsoft.us',
    portal: 'https://portal.azure.us',
    hasMail: true,
  },
  china: {
    authority: 'https://login.partner.microsoftonline.cn',
    graph: 'https://microsoftgraph.chinacloudapi.cn',
    portal: 'https://portal.azure.cn',
    hasMail: true,
  },
  bleu: {
    authority: 'https://login.sovcloud-identity.fr',
    graph: 'https://graph.svc.sovcloud.fr',
    portal: null,
    hasMail: true,
  },
  delos: {
    authority: 'https://login.sovcloud-identity.de',
    graph: 'https://graph.svc.sovcloud.de',
    portal: null,
    hasMail: true,
  },
  govSg: {
    authority: 'https://login.sovcloud-identity.sg',
    graph: 'https://graph.svc.sovcloud.sg',
    portal: null,
    hasMail: false,
  },
};
