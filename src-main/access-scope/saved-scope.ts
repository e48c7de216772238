import { z } from 'zod';
import { scopeOrigins, scopeRowSchema } from '../contract/access-scope';
import { cloudIds } from '../contract/clouds';
import { accountMailboxSchema } from '../contract/email-accounts';

/** Which app in which tenant a scope is about: another one reaches other mailboxes. */
const scopedAppSchema = z.object({
  cloud: z.enum(cloudIds),
  tenantId: z.string(),
  clientId: z.string(),
});

export type ScopedApp = z.infer<typeof scopedAppSchema>;

const chosenSchema = z.object({
  mailbox: accountMailboxSchema,
  origin: z.enum(scopeOrigins).exclude(['account']),
});

/** A mailbox that must not be reachable. */
export type ChosenMailbox = z.infer<typeof chosenSchema>;

const savedScopeSchema = z.object({
  app: scopedAppSchema,
  chosen: z.array(chosenSchema),
  proof: z
    .object({
      provedAt: z.iso.datetime(),
      /** Those that were tried. */
      rows: z.array(scopeRowSchema),
    })
    .nullable(),
});

export type SavedScope = z.infer<typeof savedScopeSchema>;

/** The section `accessScopes` of the settings file: one for each app there is a connection to. */
export const savedScopesSchema = z.array(savedScopeSchema);

/** Whether both are the same app in the same tenant. */
export function isSameApp(one: ScopedApp, other: ScopedApp): boolean {
  return keyOf(one) === keyOf(other);
}

function keyOf({ cloud, tenantId, clientId }: ScopedApp): string {
  return [cloud, tenantId, clientId].join(' ').toLowerCase();
}
