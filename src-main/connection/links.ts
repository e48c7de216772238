import { clouds, type CloudId } from '../contract/clouds';
import { isGuid } from '../contract/connection';
import type { LinkId } from '../contract/links';

const learn = 'https://learn.microsoft.com';
const nationalClouds = `${learn}/entra/identity-platform/authentication-national-cloud`;

const docs = {
  'docs-register-app': `${learn}/entra/identity-platform/quickstart-register-app`,
  'docs-error-codes': `${learn}/entra/identity-platform/reference-error-codes`,
  'docs-national-clouds': nationalClouds,
  'docs-network-endpoints': `${learn}/microsoft-365/enterprise/urls-and-ip-address-ranges`,
  'docs-rbac-for-applications': `${learn}/exchange/permissions-exo/application-rbac`,
  'docs-application-access-policy': `${learn}/exchange/permissions-exo/application-access-policies`,
  'docs-throttling': `${learn}/graph/throttling`,
  'docs-exchange-powershell': `${learn}/powershell/exchange/connect-to-exchange-online-powershell`,
} as const satisfies Partial<Record<LinkId, string>>;

type DocsLink = keyof typeof docs;
type AdminLink = 'admin-licences' | 'admin-groups' | 'service-health';
type PortalLink = Exclude<LinkId, DocsLink | AdminLink>;

const adminPages: Record<AdminLink, string> = {
  'admin-licences': '#/licenses',
  'admin-groups': '#/groups',
  'service-health': '#/servicehealth',
};

/** Microsoft 365 admin centres; a cloud without a known one has no entry. */
const adminCentres: Partial<Record<CloudId, string>> = {
  global: 'https://admin.microsoft.com/Adminportal/Home',
  gccHigh: 'https://portal.office365.us/Adminportal/Home',
  dod: 'https://portal.apps.mil/Adminportal/Home',
  china: 'https://portal.partner.microsoftonline.cn/Adminportal/Home',
};

const appList = '#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade';

function appBlade(blade: string, clientId: string | null): string {
  if (clientId === null) return appList;
  return `#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/${blade}/appId/${clientId}`;
}

const portalPages: Record<PortalLink, (clientId: string | null) => string> = {
  'portal-app-registrations': () => appList,
  'portal-app-overview': (clientId) => appBlade('Overview', clientId),
  'portal-app-credentials': (clientId) => appBlade('Credentials', clientId),
  'portal-app-permissions': (clientId) => appBlade('CallAnAPI', clientId),
  'portal-enterprise-apps': () =>
    '#view/Microsoft_AAD_IAM/StartboardApplicationsMenuBlade/~/AppAppsPreview',
  'portal-tenant-overview': () => '#view/Microsoft_AAD_IAM/ActiveDirectoryMenuBlade/~/Overview',
  'portal-conditional-access': () =>
    '#view/Microsoft_AAD_ConditionalAccess/ConditionalAccessBlade/~/Policies',
};

function isDocs(link: LinkId): link is DocsLink {
  return Object.hasOwn(docs, link);
}

function isAdmin(link: LinkId): link is AdminLink {
  return Object.hasOwn(adminPages, link);
}

/**
 * The address of a place outside the console in one cloud. Clouds without a known portal get the
 * page about national clouds, which says whom to ask; `linkFor` says which it is.
 *
 * @param clientId leads to this app's own page of the portal; anything but a GUID is ignored
 */
export function linkAddress(link: LinkId, cloud: CloudId, clientId: string | null): string {
  if (isDocs(link)) return docs[link];
  if (isAdmin(link)) {
    const centre = adminCentres[cloud];
    return centre === undefined ? nationalClouds : `${centre}${adminPages[link]}`;
  }
  const portal = cloud === 'custom' ? null : clouds[cloud].portal;
  if (portal === null) return nationalClouds;
  const known = clientId !== null && isGuid(clientId) ? clientId : null;
  return `${portal}/${portalPages[link](known)}`;
}

const allowedHosts: readonly string[] = [
  ...Object.values(clouds).flatMap(({ portal }) => (portal === null ? [] : [portal])),
  ...Object.values(adminCentres),
  learn,
].map((address) => new URL(address).host);

/** Whether an address may be opened in the browser: https, and one of Microsoft's own pages. */
export function isAllowedAddress(address: string): boolean {
  try {
    const { protocol, host, username, password } = new URL(address);
    return (
      protocol === 'https:' && username === '' && password === '' && allowedHosts.includes(host)
    );
  } catch {
    return false;
  }
}
