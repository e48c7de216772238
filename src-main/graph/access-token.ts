import { z } from 'zod';
import { parseJson } from './json';

/** A token for Microsoft Graph, and what it says about the app. */
export interface AccessToken {
  /** The bearer token itself; goes into the Authorization header and nowhere else. */
  value: string;
  /** Application permissions (`roles`); null when the token cannot be read. */
  roles: readonly string[] | null;
  /** GUID of the tenant; null when the token cannot be read. */
  tenantId: string | null;
  /** The app registration's display name; null when the token does not say it. */
  appName: string | null;
  /** Object ID of the enterprise application; null when the token does not say it. */
  servicePrincipalId: string | null;
}

const claimsSchema = z.object({
  roles: z.array(z.string()).optional(),
  tid: z.string().optional(),
  app_displayname: z.string().optional(),
  oid: z.string().optional(),
});

/**
 * Reads the claims of an access token, without verifying it: only Graph can do that, and nothing
 * here is decided by them beyond what the person is told.
 * @see https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference
 *
 * @param value the token; need not be a JWT
 * @returns the token with its claims. A readable token without `roles` has none, which differs from
 *   a token that cannot be read
 */
export function readAccessToken(value: string): AccessToken {
  const payload = value.split('.')[1] ?? '';
  const claims = claimsSchema.safeParse(
    parseJson(Buffer.from(payload, 'base64url').toString('utf8')),
  );
  if (!claims.success)
    return { value, roles: null, tenantId: null, appName: null, servicePrincipalId: null };
  return {
    value,
    roles: claims.data.roles ?? [],
    tenantId: claims.data.tid ?? null,
    appName: claims.data.app_displayname ?? null,
    servicePrincipalId: claims.data.oid ?? null,
  };
}
