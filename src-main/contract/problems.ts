import { z } from 'zod';
import type { PageId } from './channels';
import type { ConnectionField } from './connection';
import type { LinkId } from './links';

/**
 * Everything the console can tell a person that is not plain success. A problem crosses IPC as its
 * code and values; the words (what happened, the likely cause, the next step) are in the catalogue
 * under the same code, and `problemPointers` says which field and which outside page it is about.
 */
export const problemCodes = [
  // The call itself
  'request-refused',
  'request-invalid',
  'cancelled',
  'unexpected',
  // The settings file
  'settings-damaged',
  'settings-restored',
  'settings-missing',
  'settings-newer',
  'settings-not-readable',
  'settings-not-writable',
  // The credential
  'secret-required',
  'secret-for-other-connection',
  'secret-not-readable',
  'secret-locked',
  'keyring-absent',
  'two-credentials',
  'certificate-required',
  'certificate-password-needed',
  'certificate-password-wrong',
  'certificate-file-unreadable',
  'certificate-file-too-large',
  'certificate-several',
  'certificate-without-key',
  'certificate-key-mismatch',
  'certificate-key-unsupported',
  'certificate-expired',
  'certificate-not-yet-valid',
  'certificate-in-use',
  'secret-unchanged',
  'connection-gone',
  'connection-name-taken',
  'expiry-not-found',
  'expiry-permission-missing',
  // The network, told by the transport
  'network-dns',
  'network-offline',
  'network-refused',
  'network-unreachable',
  'network-timeout',
  'network-reset',
  'network-certificate-untrusted',
  'network-certificate-expired',
  'network-certificate-wrong-host',
  'network-certificate-other',
  'network-tls-failed',
  'network-proxy-password',
  'network-proxy-refused',
  'network-proxy-not-asking',
  'network-proxy-blocked',
  'network-proxy-unreachable',
  'network-web-page',
  'network-redirected',
  'network-server-error',
  'network-answer-unreadable',
  'network-answer-too-large',
  'network-other',
  // The tenant
  'tenant-unknown',
  'tenant-malformed',
  'tenant-in-other-cloud',
  'tenant-graph-differs',
  'sign-in-service-unrecognised',
  // Signing in: one for each row of Microsoft's AADSTS codes for client credentials
  'secret-wrong',
  'secret-is-id',
  'secret-expired',
  'secret-not-received',
  'client-unknown',
  'service-principal-missing',
  'app-disabled',
  'app-blocked',
  'cloud-mismatch',
  'tenant-not-named',
  'graph-not-in-tenant',
  'graph-disabled-in-tenant',
  'service-not-subscribed',
  'scope-refused',
  'scope-without-default',
  'scope-mixed',
  'request-altered',
  'request-field-refused',
  'request-malformed',
  'certificate-not-registered',
  'certificate-refused',
  'clock-refused',
  'conditional-access',
  'security-policy',
  'user-flow-code',
  'consent-missing',
  'single-tenant-endpoint',
  'app-is-public-client',
  'sign-in-loop',
  'sign-in-busy',
  'sign-in-refused',
  'clock-skew',
  // Microsoft Graph
  'graph-token-refused',
  'graph-token-for-other-cloud',
  'graph-throttled',
  'graph-refused',
  'graph-foreign-link',
  'directory-permission-missing',
  // One mailbox
  'mailbox-permission-missing',
  'mailbox-permission-not-in-token',
  'mailbox-outside-scope',
  'mailbox-blocked-by-policy',
  'mailbox-missing',
  'mailbox-unknown',
  'mailbox-ambiguous',
  'mailbox-throttled',
  'mailbox-stale',
  'mailbox-not-proved',
  'mailbox-probe-accepted',
  'cloud-without-mail',
  // Test Settings
  'step-not-reached',
  // Microsoft 365 Users
  'not-connected',
  'users-view-closed',
  'users-outdated',
  'user-gone',
  'file-not-writable',
  // Global Email Accounts
  'account-gone',
  'account-duplicate',
  'account-not-sending',
  'account-of-other-tenant',
  'undo-not-possible',
  'mailbox-guest',
  'mailbox-on-premises',
  'mailbox-is-resource',
  'rule-moves-into-itself',
  'rule-leaves-mail',
  'folder-gone',
  'message-gone',
  'send-test-unknown',
  'move-unknown',
  'event-left-behind',
  'event-unknown',
  'import-not-readable',
  'import-too-large',
  'import-newer-version',
  'import-row-unreadable',
  'import-row-repeated',
  'import-other-tenant',
  'import-folder-unknown',
  'import-closed',
  'file-not-readable',
  // Access scope
  'scope-mailbox-is-account',
  'scope-nobody-to-sample',
  // Activity
  'activity-not-readable',
  'activity-not-writable',
  'bundle-closed',
  // The policy of this computer
  'policy-not-readable',
  'policy-cloud-not-allowed',
  'policy-setting-locked',
  // Updates
  'update-information-unusable',
  'update-altered',
  'update-not-signed',
  'update-not-written',
  'update-failed',
] as const;

export type ProblemCode = (typeof problemCodes)[number];

/**
 * What support asks for: codes, trace ID, correlation ID, time. Copied by **Copy details**; never a
 * token, a secret or the body of a message.
 */
const problemDetailsSchema = z.strictObject({
  /** AADSTS codes, most specific first, for example `[7000215]`. */
  aadsts: z.array(z.number()).optional(),
  /** The OAuth or Graph error code, for example `invalid_client`. */
  errorCode: z.string().optional(),
  /** Microsoft's own sentence, shortened to one line. */
  serviceMessage: z.string().optional(),
  httpStatus: z.number().optional(),
  /** Chromium's name for a network error, for example `ERR_NAME_NOT_RESOLVED`. */
  networkError: z.string().optional(),
  /** The operating system's own sentence about a file, for example `EACCES: permission denied`. */
  systemError: z.string().optional(),
  traceId: z.string().optional(),
  correlationId: z.string().optional(),
  requestId: z.string().optional(),
  /** Method, host and path of the request, without its query. */
  request: z.string().optional(),
  /** When it happened, ISO 8601, UTC. */
  timestamp: z.string().optional(),
});

export type ProblemDetails = z.infer<typeof problemDetailsSchema>;

/** Names of values that are dates or times, ISO 8601; the page says them as people write them. */
export const problemTimes = ['start'] as const;
export const problemDays = ['begins', 'expired'] as const;

const valuesSchema = z.record(z.string(), z.union([z.string(), z.number()])).refine((values) =>
  [...problemTimes, ...problemDays].every((name) => {
    const value = values[name];
    return value === undefined || (typeof value === 'string' && !Number.isNaN(Date.parse(value)));
  }),
);

export const problemSchema = z.strictObject({
  code: z.enum(problemCodes),
  /** What the catalogue's sentences name, for example `{ host: 'login.microsoftonline.com' }`. */
  values: valuesSchema,
  details: problemDetailsSchema,
});

export type Problem = z.infer<typeof problemSchema>;

/** Makes a problem: its code, the values its sentences name, and what support asks for. */
export function problem(
  code: ProblemCode,
  values: Problem['values'] = {},
  details: ProblemDetails = {},
): Problem {
  return { code, values, details };
}

export interface ProblemPointer {
  /** The form's field that is most likely wrong. */
  field?: ConnectionField;
  /** The outside page where the next step is done. */
  link?: LinkId;
  /** The page of the console where the next step is done. */
  page?: PageId;
}

/** Where to look for each problem. Exhaustive, so that a new code can't be forgotten. */
export const problemPointers: Record<ProblemCode, ProblemPointer> = {
  'request-refused': {},
  'request-invalid': {},
  cancelled: {},
  unexpected: {},
  'settings-damaged': {},
  'settings-restored': {},
  'settings-missing': {},
  'settings-newer': {},
  'settings-not-readable': {},
  'settings-not-writable': {},
  'secret-required': { field: 'clientSecret', link: 'portal-app-credentials' },
  'secret-for-other-connection': { field: 'clientSecret', link: 'portal-app-credentials' },
  'secret-not-readable': { field: 'clientSecret', link: 'portal-app-credentials' },
  'secret-locked': {},
  'keyring-absent': {},
  'two-credentials': {},
  'certificate-required': { field: 'certificate' },
  'certificate-password-needed': {},
  'certificate-password-wrong': {},
  'certificate-file-unreadable': {},
  'certificate-file-too-large': {},
  'certificate-several': {},
  'certificate-without-key': {},
  'certificate-key-mismatch': {},
  'certificate-key-unsupported': {},
  'certificate-expired': { link: 'portal-app-credentials' },
  'certificate-not-yet-valid': {},
  'certificate-in-use': {},
  'connection-gone': {},
  'connection-name-taken': {},
  'secret-unchanged': { link: 'portal-app-credentials' },
  'expiry-permission-missing': { link: 'portal-app-permissions' },
  'expiry-not-found': { field: 'secretExpires', link: 'portal-app-credentials' },
  'network-dns': { link: 'docs-network-endpoints' },
  'network-offline': {},
  'network-refused': { link: 'docs-network-endpoints' },
  'network-unreachable': { link: 'docs-network-endpoints' },
  'network-timeout': { link: 'docs-network-endpoints' },
  'network-reset': { link: 'docs-network-endpoints' },
  'network-certificate-untrusted': { link: 'docs-network-endpoints' },
  'network-certificate-expired': {},
  'network-certificate-wrong-host': { link: 'docs-network-endpoints' },
  'network-certificate-other': { link: 'docs-network-endpoints' },
  'network-tls-failed': { link: 'docs-network-endpoints' },
  'network-proxy-password': {},
  'network-proxy-refused': {},
  'network-proxy-not-asking': {},
  'network-proxy-blocked': {},
  'network-proxy-unreachable': {},
  'network-web-page': {},
  'network-redirected': {},
  'network-server-error': { link: 'service-health' },
  'network-answer-unreadable': {},
  'network-answer-too-large': {},
  'network-other': { link: 'docs-network-endpoints' },
  'tenant-unknown': { field: 'tenantId', link: 'portal-tenant-overview' },
  'tenant-malformed': { field: 'tenantId', link: 'portal-tenant-overview' },
  'tenant-in-other-cloud': { field: 'cloud', link: 'docs-national-clouds' },
  'tenant-graph-differs': { field: 'graphUrl', link: 'docs-national-clouds' },
  'sign-in-service-unrecognised': { field: 'authorityUrl', link: 'docs-national-clouds' },
  'secret-wrong': { field: 'clientSecret', link: 'portal-app-credentials' },
  'secret-is-id': { field: 'clientSecret', link: 'portal-app-credentials' },
  'secret-expired': { field: 'clientSecret', link: 'portal-app-credentials' },
  'secret-not-received': { field: 'clientSecret', link: 'portal-app-credentials' },
  'client-unknown': { field: 'clientId', link: 'portal-app-registrations' },
  'service-principal-missing': { field: 'clientId', link: 'portal-app-permissions' },
  'app-disabled': { field: 'clientId', link: 'portal-enterprise-apps' },
  'app-blocked': { field: 'clientId', link: 'portal-enterprise-apps' },
  'cloud-mismatch': { field: 'cloud', link: 'docs-national-clouds' },
  'tenant-not-named': { field: 'tenantId', link: 'portal-tenant-overview' },
  'graph-not-in-tenant': { field: 'cloud', link: 'docs-national-clouds' },
  'graph-disabled-in-tenant': { link: 'portal-enterprise-apps' },
  'service-not-subscribed': { link: 'admin-licences' },
  'scope-refused': { link: 'docs-error-codes' },
  'scope-without-default': { link: 'docs-error-codes' },
  'scope-mixed': { link: 'docs-error-codes' },
  'request-altered': { link: 'docs-network-endpoints' },
  'request-field-refused': { field: 'clientId', link: 'portal-app-overview' },
  'request-malformed': { link: 'docs-error-codes' },
  'certificate-not-registered': { field: 'certificate', link: 'portal-app-credentials' },
  'certificate-refused': { field: 'certificate', link: 'portal-app-credentials' },
  'clock-refused': {},
  'conditional-access': { link: 'portal-conditional-access' },
  'security-policy': { link: 'portal-conditional-access' },
  'user-flow-code': { link: 'docs-error-codes' },
  'consent-missing': { link: 'portal-app-permissions' },
  'single-tenant-endpoint': { field: 'tenantId', link: 'portal-tenant-overview' },
  'app-is-public-client': { field: 'clientId', link: 'portal-app-registrations' },
  'sign-in-loop': { link: 'docs-throttling' },
  'sign-in-busy': { link: 'service-health' },
  'sign-in-refused': { link: 'docs-error-codes' },
  'clock-skew': {},
  'graph-token-refused': { link: 'portal-app-permissions' },
  'graph-token-for-other-cloud': { field: 'cloud', link: 'docs-national-clouds' },
  'graph-throttled': { link: 'docs-throttling' },
  'graph-refused': {},
  'graph-foreign-link': { link: 'docs-network-endpoints' },
  'directory-permission-missing': { link: 'portal-app-permissions' },
  'mailbox-permission-missing': { link: 'portal-app-permissions' },
  'mailbox-permission-not-in-token': { field: 'testMailbox', link: 'portal-app-permissions' },
  'mailbox-outside-scope': { field: 'testMailbox', link: 'docs-rbac-for-applications' },
  'mailbox-blocked-by-policy': {
    field: 'testMailbox',
    link: 'docs-application-access-policy',
  },
  'mailbox-missing': { field: 'testMailbox', link: 'admin-licences' },
  'mailbox-unknown': { field: 'testMailbox' },
  'mailbox-ambiguous': { field: 'testMailbox' },
  'mailbox-throttled': { link: 'docs-throttling' },
  'mailbox-stale': { field: 'testMailbox' },
  'mailbox-not-proved': { field: 'testMailbox' },
  'mailbox-probe-accepted': { field: 'testMailbox' },
  'cloud-without-mail': { link: 'docs-national-clouds' },
  'step-not-reached': {},
  'not-connected': { page: 'connection' },
  'users-view-closed': {},
  'users-outdated': {},
  'user-gone': {},
  'file-not-writable': {},
  'account-gone': {},
  'account-duplicate': {},
  'account-not-sending': {},
  'account-of-other-tenant': { page: 'connection' },
  'undo-not-possible': {},
  'mailbox-guest': {},
  'mailbox-on-premises': { link: 'admin-licences' },
  'mailbox-is-resource': {},
  'rule-moves-into-itself': {},
  'rule-leaves-mail': {},
  'folder-gone': {},
  'message-gone': {},
  'send-test-unknown': {},
  'move-unknown': {},
  'event-left-behind': {},
  'event-unknown': {},
  'import-not-readable': {},
  'import-too-large': {},
  'import-newer-version': {},
  'import-row-unreadable': {},
  'import-row-repeated': {},
  'import-other-tenant': { page: 'connection' },
  'import-folder-unknown': {},
  'import-closed': {},
  'file-not-readable': {},
  'scope-mailbox-is-account': {},
  'scope-nobody-to-sample': {},
  'activity-not-readable': {},
  'activity-not-writable': {},
  'bundle-closed': {},
  'policy-not-readable': {},
  'policy-cloud-not-allowed': { field: 'cloud', page: 'connection' },
  'policy-setting-locked': { page: 'connection' },
  'update-information-unusable': {},
  'update-altered': {},
  'update-not-signed': {},
  'update-not-written': {},
  'update-failed': {},
};
