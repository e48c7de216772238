import { z } from 'zod';
import {
  accountMailboxSchema,
  fileConnectionSchema,
  purposesSchema,
  receiveRuleSchema,
  type ImportPreview,
} from '../../contract/email-accounts';
import type { SavedAccount } from '../saved-accounts';

/** The most accounts a file may hold, and the largest file that is read. */
export const mostAccounts = 10_000;
export const mostMegabytes = 5;

/** One account of the file. */
const fileAccountSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(256),
    mailbox: accountMailboxSchema,
    purposes: purposesSchema,
    receive: receiveRuleSchema.nullable(),
    enabled: z.boolean(),
    isDefault: z.boolean(),
  })
  .refine(({ purposes, receive }) => purposes.includes('receive') === (receive !== null), {
    path: ['receive'],
  });

type FileAccount = z.infer<typeof fileAccountSchema>;

const format = 'helpmaster-m365-email-accounts';
const version = 1;

const headFields = {
  $schema: z.string().max(2048).optional(),
  format: z.literal(format),
  version: z.literal(version),
  exportedAt: z.iso.datetime(),
  /** Where the mailboxes are. Never a credential. */
  connection: fileConnectionSchema.nullable(),
};

/**
 * The whole file; `assets/email-accounts.schema.json` is made from it. In the order of the list.
 */
export const accountsFileSchema = z.strictObject({
  ...headFields,
  accounts: z.array(fileAccountSchema).max(mostAccounts),
});

const anyFileSchema = z.object({ format: z.literal(format), version: z.number().int().min(1) });

/** The head of a file whose accounts are looked at one by one. */
const headSchema = z.strictObject({
  ...headFields,
  accounts: z.array(z.unknown()),
});

/** One entry of a file: the account, or the name of what is wrong with it. */
export type FileEntry =
  | { row: number; account: FileAccount }
  | { row: number; name: string; address: string; column: string };

export type ReadFile =
  | { kind: 'read'; connection: ImportPreview['connection']; entries: FileEntry[] }
  | { kind: 'newer'; version: number }
  | { kind: 'too-many' }
  | { kind: 'unreadable' };

const namesSchema = z.object({
  name: z.string().catch(''),
  mailbox: z.object({ address: z.string().catch('') }).catch({ address: '' }),
});

/**
 * Reads a file that **Export** wrote, or that somebody made after its schema.
 *
 * @param value the file's JSON
 * @returns its accounts, each good or not; never throws
 */
export function readAccountsFile(value: unknown): ReadFile {
  const any = anyFileSchema.safeParse(value);
  if (any.success && any.data.version > version) {
    return { kind: 'newer', version: any.data.version };
  }
  const head = headSchema.safeParse(value);
  if (!head.success) return { kind: 'unreadable' };
  if (head.data.accounts.length > mostAccounts) return { kind: 'too-many' };
  const entries = head.data.accounts.map((entry, index): FileEntry => {
    const row = index + 1;
    const account = fileAccountSchema.safeParse(entry);
    if (account.success) return { row, account: account.data };
    const names = namesSchema.safeParse(entry).data;
    return {
      row,
      name: names?.name ?? '',
      address: names?.mailbox.address ?? '',
      column: columnOf(account.error),
    };
  });
  return { kind: 'read', connection: head.data.connection, entries };
}

/** Where in an entry it went wrong first: `mailbox.id`, or the key that nobody knows. */
function columnOf({ issues: [issue] }: z.ZodError): string {
  if (issue?.code === 'unrecognized_keys') return [...issue.path, issue.keys[0]].join('.');
  return issue === undefined || issue.path.length === 0 ? 'accounts' : issue.path.join('.');
}

/**
 * Writes the file. What it holds is listed here, so that nothing else ever gets into it.
 *
 * @param accounts the accounts, in the order of the list
 * @param connection where they are; of a saved connection only what the file may hold
 * @param now when it is written
 * @returns the text of the file
 */
export function writeAccountsFile(
  accounts: readonly SavedAccount[],
  connection: ImportPreview['connection'],
  now: Date,
): string {
  const file: z.infer<typeof accountsFileSchema> = {
    format,
    version,
    exportedAt: now.toISOString(),
    connection: connection && {
      cloud: connection.cloud,
      customEndpoints: connection.customEndpoints,
      tenantId: connection.tenantId,
      clientId: connection.clientId,
    },
    accounts: accounts.map(({ name, mailbox, purposes, receive, enabled, isDefault }) => ({
      name,
      mailbox,
      purposes,
      receive,
      enabled,
      isDefault,
    })),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}
