import { z } from 'zod';
import { cloudIds } from './clouds';
import { problemSchema } from './problems';

/** Names of the form's fields, used to point at the one that is wrong. */
export type ConnectionField =
  | 'cloud'
  | 'authorityUrl'
  | 'graphUrl'
  | 'clientId'
  | 'tenantId'
  | 'clientSecret'
  | 'certificate'
  | 'secretExpires'
  | 'testMailbox';

const guidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const domainPattern = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{1,62}$/i;
const addressPattern = /^[^\s@"<>]{1,64}@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]+$/i;
/** What stands between addresses, and what can't be seen, is no part of one. */
const notInAddress = /[,;\p{Cc}\p{Bidi_Control}]/u;

export function isGuid(text: string): boolean {
  return guidPattern.test(text);
}

/** A tenant is named by its GUID or by one of its verified domain names. */
export function isTenant(text: string): boolean {
  return isGuid(text) || domainPattern.test(text);
}

/** A mailbox is named by its address, its user principal name or its object ID. */
export function isMailbox(text: string): boolean {
  return isGuid(text) || (addressPattern.test(text) && !notInAddress.test(text));
}

/** With nothing that `URL` would take away silently, or read as the beginning of something else. */
const originPattern = /^https:\/\/[^\s/?#@\\]+\/?$/i;

/** An https origin without user, path, query or fragment: all a custom endpoint may be. */
export function isHttpsOrigin(text: string): boolean {
  if (!originPattern.test(text)) return false;
  try {
    return new URL(text).host !== '';
  } catch {
    return false;
  }
}

/** A calendar day, `2027-01-31`, that exists. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** No client secret is longer, in characters. */
export const longestSecret = 4096;

/** Write-only: a secret goes to main and never comes back. */
const secretChangeSchema = z.union([
  z.strictObject({ set: z.string().min(1).max(longestSecret) }),
  z.strictObject({ keep: z.literal(true) }),
]);

/** A certificate as the page may know it; its private key stays in main. */
const certificateSchema = z.strictObject({
  /** SHA-256, 64 hexadecimal digits in capitals, as the portal shows it. */
  thumbprint: z.string(),
  subject: z.string(),
  /** When it ends, ISO 8601, UTC. */
  expires: z.iso.datetime(),
});

export type CertificateView = z.infer<typeof certificateSchema>;

/** A certificate that main holds for the form until it is applied. */
export const offeredCertificateSchema = certificateSchema.extend({ id: z.uuid() });

export type OfferedCertificate = z.infer<typeof offeredCertificateSchema>;

/** Keys are names of texts in the catalogue (`connection.invalid`). */
export type InvalidReason =
  'clientId' | 'tenantId' | 'authorityUrl' | 'graphUrl' | 'secretExpires' | 'testMailbox';

/**
 * What each text of the form may be, its length in characters. Main's schema and the form's messages
 * are both made of it, so that what the form lets pass is what main takes.
 */
export const textRules: Readonly<
  Record<InvalidReason, { longest: number; isValid: (text: string) => boolean }>
> = {
  clientId: { longest: 2048, isValid: isGuid },
  tenantId: { longest: 253, isValid: isTenant },
  authorityUrl: { longest: 2048, isValid: isHttpsOrigin },
  graphUrl: { longest: 2048, isValid: isHttpsOrigin },
  secretExpires: { longest: 2048, isValid: isDay },
  testMailbox: { longest: 320, isValid: isMailbox },
};

function textOf(field: InvalidReason) {
  const { longest, isValid } = textRules[field];
  return z.string().max(longest).refine(isValid, field);
}

/**
 * The values of the form as they are sent to main, already trimmed. Custom endpoints are present
 * exactly when the cloud is `custom`.
 */
export const connectionDraftSchema = z.strictObject({
  cloud: z.enum(cloudIds),
  customEndpoints: z
    .strictObject({ authority: textOf('authorityUrl'), graph: textOf('graphUrl') })
    .nullable(),
  clientId: textOf('clientId'),
  tenantId: textOf('tenantId'),
  clientSecret: secretChangeSchema,
  /** ID of an offered certificate, which takes the place of the saved credential. */
  certificate: z.uuid().optional(),
  secretExpires: textOf('secretExpires').nullable(),
  testMailbox: textOf('testMailbox').nullable(),
});

export type ConnectionDraft = z.infer<typeof connectionDraftSchema>;

/** The saved connection as the page may know it: everything but the credential. */
const connectionViewSchema = connectionDraftSchema
  .omit({ clientSecret: true, certificate: true })
  .extend({
    id: z.uuid(),
    hasClientSecret: z.boolean(),
    /** The certificate in use; not `usable` while its private key can't be opened. */
    certificate: certificateSchema.extend({ usable: z.boolean() }).nullable(),
    /** The credential that **Undo** brings back, and the day it was replaced; null when none is kept. */
    previous: z
      .strictObject({
        kind: z.enum(['clientSecret', 'certificate']),
        replacedOn: z.string().refine(isDay),
      })
      .nullable(),
  });

export type ConnectionView = z.infer<typeof connectionViewSchema>;

/** A secret that shall take the place of the saved one. */
export const replacementSchema = z.strictObject({
  secret: z.string().min(1).max(4096),
  secretExpires: connectionDraftSchema.shape.secretExpires,
});

/** What the page needs to show the saved connection, and anything it must tell about it. */
export const connectionStateSchema = z.strictObject({
  connection: connectionViewSchema.nullable(),
  /** `keyring`: encrypted with the system's key store. `memory`: kept for this run only. */
  secretStorage: z.enum(['keyring', 'memory']),
  /** True when the settings were written by a newer version and must not be overwritten. */
  readOnly: z.boolean(),
  notices: z.array(problemSchema),
});

export type ConnectionState = z.infer<typeof connectionStateSchema>;

/** The saved connections, of which at most one is in use. */
export const connectionsSchema = z.strictObject({
  connections: z.array(
    z.strictObject({
      id: z.uuid(),
      name: z.string(),
      cloud: z.enum(cloudIds),
      tenantId: z.string(),
      active: z.boolean(),
      /** When its credential ends, as `expiryOf` takes it; null where nobody has said. */
      expires: z.string().nullable(),
      /** How many email accounts belong to it. */
      accounts: z.int().nonnegative(),
    }),
  ),
});

export type ListedConnection = z.infer<typeof connectionsSchema>['connections'][number];
