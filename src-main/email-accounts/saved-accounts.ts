import { z } from 'zod';
import { cloudIds } from '../contract/clouds';
import {
  accessAnswers,
  accessParts,
  accountMailboxSchema,
  purposes,
  receiveRuleSchema,
} from '../contract/email-accounts';
import { problemSchema } from '../contract/problems';

/** An email account as the settings file holds it. */
const savedAccountSchema = z.object({
  id: z.uuid(),
  connectionId: z.uuid(),
  /** Where the mailbox is: the tenant as the connection named it, and its ID as the token said it. */
  tenant: z.object({
    cloud: z.enum(cloudIds),
    name: z.string(),
    id: z.string().nullable(),
  }),
  name: z.string(),
  mailbox: accountMailboxSchema,
  purposes: z.array(z.enum(purposes)),
  receive: receiveRuleSchema.nullable(),
  enabled: z.boolean(),
  isDefault: z.boolean(),
});

export type SavedAccount = z.infer<typeof savedAccountSchema>;

const savedAccessSchema = z.object({
  checkedAt: z.iso.datetime(),
  answers: z.record(z.enum(accessParts), z.enum(accessAnswers)),
  advice: z.record(z.enum(accessParts), problemSchema.nullable()),
});

export type SavedAccess = z.infer<typeof savedAccessSchema>;

/** What Microsoft 365 said about an account; no change of the person's, so not part of Undo. */
const observationSchema = z.object({
  mailbox: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('renamed'), address: z.string(), name: z.string() }),
      z.object({ kind: z.literal('deleted') }),
    ])
    .nullable(),
  foldersGone: z.array(z.enum(['folder', 'moveTo'])),
  access: savedAccessSchema.nullable(),
});

export type Observation = z.infer<typeof observationSchema>;

/** The section `emailAccounts` of the settings file. */
export const emailAccountsSchema = z.object({
  /** In the order of the list. */
  accounts: z.array(savedAccountSchema),
  /** By account ID. */
  observations: z.record(z.string(), observationSchema),
  scopeChangedAt: z.iso.datetime().nullable(),
});

export type EmailAccounts = z.infer<typeof emailAccountsSchema>;

/** The section before anything has been saved, and of files that are older than it. */
export function noEmailAccounts(): EmailAccounts {
  return { accounts: [], observations: {}, scopeChangedAt: null };
}

/** What is known about an account nobody has asked about yet. */
export const nothingObserved: Observation = { mailbox: null, foldersGone: [], access: null };
