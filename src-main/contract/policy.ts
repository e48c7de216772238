import { z } from 'zod';
import { cloudIds, type CloudId } from './clouds';
import { isGuid, isHttpsOrigin, isMailbox, isTenant, type ConnectionDraft } from './connection';

const httpsOrigin = z.string().max(2048).refine(isHttpsOrigin);

/** The settings that a policy gives the values of; those that are left out are free. */
const lockedSettingsSchema = z.strictObject({
  cloud: z.enum(cloudIds).exactOptional(),
  customEndpoints: z.strictObject({ authority: httpsOrigin, graph: httpsOrigin }).exactOptional(),
  tenantId: z.string().max(253).refine(isTenant).exactOptional(),
  clientId: z.string().refine(isGuid).exactOptional(),
  testMailbox: z.string().max(320).refine(isMailbox).exactOptional(),
});

/**
 * The policy file of a managed workstation; `assets/policy.schema.json` is made from it. Everything
 * that is left out is as without a policy.
 */
export const policyFileSchema = z
  .strictObject({
    $schema: z.string().max(2048).optional(),
    version: z.literal(1),
    /** Where updates come from; `off`: no update is looked for. */
    updates: z.strictObject({ channel: z.enum(['stable', 'beta', 'off']) }).optional(),
    /** The only clouds a connection may lead to. */
    allowedClouds: z.array(z.enum(cloudIds)).min(1).optional(),
    /** Values that every connection has, and that can't be changed. */
    lockedSettings: lockedSettingsSchema.optional(),
  })
  .refine(({ lockedSettings: locked }) => !locked?.customEndpoints || locked.cloud === 'custom', {
    path: ['lockedSettings', 'customEndpoints'],
  })
  .refine(
    ({ allowedClouds, lockedSettings: locked }) =>
      locked?.cloud === undefined || isAllowedCloud({ allowedClouds }, locked.cloud),
    { path: ['lockedSettings', 'cloud'] },
  );

/** What the page knows of the policy: what may be chosen and what is given. */
export const connectionPolicySchema = z.strictObject({
  /** Null where every cloud is allowed. */
  allowedClouds: z.array(z.enum(cloudIds)).nullable(),
  lockedSettings: lockedSettingsSchema,
});

export type ConnectionPolicy = z.infer<typeof connectionPolicySchema>;

/** What holds where there is no policy. */
export const freePolicy: ConnectionPolicy = { allowedClouds: null, lockedSettings: {} };

type Place = Pick<ConnectionDraft, 'cloud' | 'customEndpoints' | 'tenantId' | 'clientId'>;

export function isAllowedCloud(
  { allowedClouds }: { allowedClouds?: readonly CloudId[] | null | undefined },
  cloud: CloudId,
): boolean {
  return allowedClouds?.includes(cloud) ?? true;
}

/** Names of the fields whose values a policy gives, as the form has them. */
export type LockedField =
  'cloud' | 'authorityUrl' | 'graphUrl' | 'clientId' | 'tenantId' | 'testMailbox';

/**
 * The first field of a connection that is not as the policy gives it; null when all are. A connection
 * is compared without its test mailbox where none is given to compare.
 */
export function brokenLock(
  { lockedSettings: locked }: ConnectionPolicy,
  connection: Place & Partial<Pick<ConnectionDraft, 'testMailbox'>>,
): LockedField | null {
  const differs = (given: string | undefined, actual: string | null | undefined) =>
    given !== undefined && actual !== undefined && given.toLowerCase() !== actual?.toLowerCase();
  const origin = (url: string | undefined) => (url === undefined ? null : new URL(url).origin);
  const { customEndpoints: endpoints } = connection;
  if (differs(locked.cloud, connection.cloud)) return 'cloud';
  if (locked.customEndpoints) {
    const { authority, graph } = locked.customEndpoints;
    if (new URL(authority).origin !== origin(endpoints?.authority)) return 'authorityUrl';
    if (new URL(graph).origin !== origin(endpoints?.graph)) return 'graphUrl';
  }
  if (differs(locked.clientId, connection.clientId)) return 'clientId';
  if (differs(locked.tenantId, connection.tenantId)) return 'tenantId';
  if (differs(locked.testMailbox, connection.testMailbox)) return 'testMailbox';
  return null;
}
