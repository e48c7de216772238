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
  'service-health',
  'docs-register-app',
  'docs-error-codes',
  'docs-national-clouds',
  'docs-network-endpoints',
  'docs-rbac-for-applications',
  'docs-application-access-policy',
  'docs-throttling',
] as const;

export type LinkId = (typeof linkIds)[number];
