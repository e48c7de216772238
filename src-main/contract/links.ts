import { clouds, type CloudId } from './clouds';

/**
 * Places outside the console that advice can point at. The page names a place; main knows its
 * address in the chosen cloud, so that no address ever comes from the page.
 */
export const linkIds = [
  'portal-app-registrations',
  'portal-app-overview',
  'portal-app-credentials',
  'portal-app-permissions',
  'portal-enterprise-apps',
  'portal-tenant-overview',
  'portal-conditional-access',
  'admin-licences',
  'admin-groups',
  'service-health',
  'docs-register-app',
  'docs-error-codes',
  'docs-national-clouds',
  'docs-network-endpoints',
  'docs-rbac-for-applications',
  'docs-application-access-policy',
  'docs-throttling',
  'docs-exchange-powershell',
] as const;

export type LinkId = (typeof linkIds)[number];

/**
 * The place a link really leads to: where no portal of the cloud is known, the page about national
 * clouds, which says whom to ask. For a label that says what will be opened.
 */
export function linkFor(link: LinkId, cloud: CloudId): LinkId {
  const hasPortal = cloud !== 'custom' && clouds[cloud].portal !== null;
  return hasPortal || link.startsWith('docs-') ? link : 'docs-national-clouds';
}
