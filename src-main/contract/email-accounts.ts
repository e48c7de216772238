import { z } from 'zod';
import { cloudIds } from './clouds';
import { isDay, isGuid, isHttpsOrigin, isMailbox, isTenant } from './connection';
import { problemSchema } from './problems';

/** What the helpdesk does with a mailbox. */
export const purposes = ['send', 'receive', 'calendar'] as const;

export type Purpose = (typeof purposes)[number];

export const purposesSchema = z
  .array(z.enum(purposes))
  .min(1)
  .max(purposes.length)
  .refine((all) => new Set(all).size === all.length);

const text = (longest: number) => z.string().trim().min(1).max(longest);

/** A mail folder by its ID, which never changes, and its path as it was when it was chosen. */
const folderReferenceSchema = z.strictObject({
  id: z.string().min(1).max(1024),
  /** Display names from the top, in the mailbox's language: `['Inbox', 'Queue 3']`. */
  path: z.array(z.string().max(1024)).min(1).max(300),
});

export type FolderReference = z.infer<typeof folderReferenceSchema>;

export const afterProcessing = ['move', 'delete', 'leave'] as const;

/** What the helpdesk does with the mail of a folder. Mail is taken newest first. */
export const receiveRuleSchema = z
  .strictObject({
    folder: folderReferenceSchema,
    messages: z.enum(['unread', 'all']),
    /** `2026-01-31`; mail received before that day (UTC) is left alone. */
    notOlderThan: z.string().refine(isDay).nullable(),
    /** `leave`: the page must warn that the mail is processed again and again. */
    after: z.enum(afterProcessing),
    /** Present exactly when `after` is `move`; never the folder that is read. */
    moveTo: folderReferenceSchema.nullable(),
  })
  .refine(({ after, moveTo }) => (after === 'move') === (moveTo !== null));

export type ReceiveRule = z.infer<typeof receiveRuleSchema>;

/** A mailbox by its object ID; address and name are for reading only. */
export const accountMailboxSchema = z.strictObject({
  id: z.string().refine(isGuid),
  address: z.string().max(320),
  name: z.string().max(1024),
});

export type AccountMailbox = z.infer<typeof accountMailboxSchema>;

/** The values of the form. */
const accountDraftSchema = z
  .strictObject({
    name: text(256),
    /** Object ID where it was picked from the browser, else the address as typed. */
    mailbox: z.string().trim().max(320).refine(isMailbox),
    purposes: purposesSchema,
    /** Present exactly when the purposes hold `receive`. */
    receive: receiveRuleSchema.nullable(),
    enabled: z.boolean(),
  })
  .refine((draft) => draft.purposes.includes('receive') === (draft.receive !== null));

export type AccountDraft = z.infer<typeof accountDraftSchema>;

/** The columns of the access matrix, in their order. */
export const accessParts = ['directory', 'send', 'read', 'calendar'] as const;

export type AccessPart = (typeof accessParts)[number];

/** The words of the matrix: *Allowed*, *Denied by policy*, *Permission missing*… */
export const accessAnswers = [
  'allowed',
  'deniedByPolicy',
  'permissionMissing',
  'noMailbox',
  'notFound',
  'throttled',
  'unknown',
] as const;

export type AccessAnswer = (typeof accessAnswers)[number];

/**
 * Set when something is denied although the access scope was changed less than two hours ago:
 * "may still be spreading". Checking earlier than `nextCheckAt` tells nothing new.
 */
const spreadingSchema = z.strictObject({
  scopeChangedAt: z.iso.datetime(),
  nextCheckAt: z.iso.datetime(),
});

const accessSummarySchema = z.strictObject({
  /** ISO 8601, UTC. */
  checkedAt: z.iso.datetime(),
  answers: z.record(z.enum(accessParts), z.enum(accessAnswers)),
  spreading: spreadingSchema.nullable(),
});

export type AccessSummary = z.infer<typeof accessSummarySchema>;

const accessResultSchema = accessSummarySchema.extend({
  accountId: z.uuid(),
  /** What happened, why and what to do, for every answer but `allowed`. */
  advice: z.record(z.enum(accessParts), problemSchema.nullable()),
});

export type AccessResult = z.infer<typeof accessResultSchema>;

/** What has changed in Microsoft 365 since the account was saved. */
const accountMarkSchema = z.discriminatedUnion('kind', [
  /** The mailbox has another name or address now; `accounts.updateNames` takes it over. */
  z.strictObject({ kind: z.literal('renamed'), address: z.string(), name: z.string() }),
  /** The directory does not have the mailbox any more. */
  z.strictObject({ kind: z.literal('deleted') }),
  /** The account belongs to another tenant than the connection leads to; it is kept, not used. */
  z.strictObject({ kind: z.literal('otherTenant'), tenant: z.string() }),
  /** A folder of the rule is gone. */
  z.strictObject({
    kind: z.literal('folderGone'),
    which: z.enum(['folder', 'moveTo']),
    path: z.array(z.string()),
  }),
]);

export type AccountMark = z.infer<typeof accountMarkSchema>;

const accountSchema = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  mailbox: accountMailboxSchema,
  purposes: z.array(z.enum(purposes)),
  receive: receiveRuleSchema.nullable(),
  enabled: z.boolean(),
  /** Exactly one of the sending accounts of a tenant. */
  isDefault: z.boolean(),
  connectionId: z.uuid(),
  marks: z.array(accountMarkSchema),
  /** Null before the first check; `accounts.access` has the advice. */
  access: accessSummarySchema.nullable(),
});

export type EmailAccount = z.infer<typeof accountSchema>;

/** What was changed, for the words of the toast. */
const changeKinds = [
  'added',
  'edited',
  'deleted',
  'defaultSet',
  'enabled',
  'disabled',
  'moved',
  'imported',
  'namesUpdated',
] as const;

const changeSchema = z.strictObject({
  id: z.uuid(),
  kind: z.enum(changeKinds),
  /** How many accounts it was about. */
  count: z.int().positive(),
  /** Name of the account when it was one. */
  name: z.string().nullable(),
});

export type AccountsChange = z.infer<typeof changeSchema>;

/** Everything the list shows, in its order. */
export const accountsStateSchema = z.strictObject({
  accounts: z.array(accountSchema),
  /** False before a connection is saved: accounts can be looked at, and nothing else. */
  connected: z.boolean(),
  /** When the person last said that the access scope was changed, or it was noticed. */
  scopeChangedAt: z.iso.datetime().nullable(),
  /** The newest change that **Undo** takes back; null after a restart. */
  undo: changeSchema.nullable(),
});

export type AccountsState = z.infer<typeof accountsStateSchema>;

/** The answer of everything that changes the list. `change` is null when nothing had to change. */
export const accountsChangedSchema = z.strictObject({
  state: accountsStateSchema,
  change: changeSchema.nullable(),
});

export type AccountsChanged = z.infer<typeof accountsChangedSchema>;

const accountId = z.uuid();
const accountIds = z.array(accountId).min(1).max(5000);
const confirmed = z.literal(true);
const mailboxId = z.string().refine(isGuid);
const messageId = z.string().min(1).max(1024);

export const accountSchemas = {
  one: z.strictObject({ id: accountId }),
  many: z.strictObject({ ids: accountIds }),
  /** `id`: null adds, anything else edits. */
  save: z.strictObject({ id: accountId.nullable(), draft: accountDraftSchema }),
  delete: z.strictObject({ ids: accountIds, confirmed }),
  setEnabled: z.strictObject({ ids: accountIds, enabled: z.boolean() }),
  /** `to`: the place in the list it has afterwards, from 0. */
  move: z.strictObject({ id: accountId, to: z.int().nonnegative() }),
  undo: z.strictObject({ changeId: z.uuid() }),
} as const;

export const lookUpSchema = z.strictObject({
  /** Address, user principal name or object ID. */
  mailbox: z.string().trim().max(320).refine(isMailbox),
});

export const lookedUpSchema = z.strictObject({
  mailbox: accountMailboxSchema,
  /** The account that has this mailbox already. */
  accountId: z.uuid().nullable(),
  /**
   * What speaks against the mailbox without forbidding it: no mailbox, on premises, a room, blocked
   * by a policy, permission missing, throttled.
   */
  warnings: z.array(problemSchema),
});

/** What depends on an account, for the confirmation of **Delete**. */
const dependentSchema = z.discriminatedUnion('kind', [
  /** It is the default; `next` is the name of the one that becomes it, null when none is left. */
  z.strictObject({ kind: z.literal('default'), next: z.string().nullable() }),
  z.strictObject({ kind: z.literal('sends') }),
  z.strictObject({ kind: z.literal('reads'), path: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('calendar') }),
]);

export const dependentsSchema = z.strictObject({
  accounts: z.array(
    z.strictObject({
      id: z.uuid(),
      name: z.string(),
      enabled: z.boolean(),
      dependents: z.array(dependentSchema),
    }),
  ),
});

export type Dependents = z.infer<typeof dependentsSchema>;

/** Creates accounts from users. Receiving needs a folder, so it is set up one by one afterwards. */
export const addManySchema = z.strictObject({
  /** Object IDs of users. */
  ids: z.array(mailboxId).min(1).max(2000),
  purposes: z
    .array(z.enum(['send', 'calendar']))
    .min(1)
    .max(2)
    .refine((all) => new Set(all).size === all.length),
});

export const doneOfSchema = z.strictObject({
  done: z.int().nonnegative(),
  total: z.int().nonnegative(),
});

export const addedManySchema = accountsChangedSchema.extend({
  rows: z.array(
    z.strictObject({
      mailboxId: z.string(),
      /** Null where the directory does not know it. */
      mailbox: accountMailboxSchema.nullable(),
      outcome: z.enum(['created', 'exists', 'refused']),
      /** Why not, or (with `created`) what to look at. */
      problem: problemSchema.nullable(),
    }),
  ),
});

export type AddedMany = z.infer<typeof addedManySchema>;

export const wellKnownFolders = [
  'inbox',
  'drafts',
  'sentitems',
  'deleteditems',
  'archive',
  'junkemail',
  'outbox',
] as const;

export type WellKnownFolder = (typeof wellKnownFolders)[number];

const mailFolderSchema = z.strictObject({
  id: z.string(),
  /** Null directly below the top. */
  parentId: z.string().nullable(),
  /** In the language of the mailbox. */
  name: z.string(),
  /** 0 directly below the top. */
  depth: z.int().nonnegative(),
  unread: z.int().nonnegative(),
  total: z.int().nonnegative(),
  hidden: z.boolean(),
  wellKnown: z.enum(wellKnownFolders).nullable(),
});

export type MailFolder = z.infer<typeof mailFolderSchema>;

export const foldersSchema = z.strictObject({
  /** Object ID, address or user principal name: the account need not be saved yet. */
  mailbox: z.string().trim().max(320).refine(isMailbox),
  includeHidden: z.boolean(),
  /** **Reload folders**: asks again; without it the last answer of this session is good enough. */
  reload: z.boolean(),
});

export const foldersProgressSchema = z.strictObject({
  /** Folders found so far. */
  found: z.int().nonnegative(),
  /** Folders whose children are still to be read. */
  open: z.int().nonnegative(),
});

export const folderTreeSchema = z.strictObject({
  mailboxId: z.string(),
  /** Each folder is followed by what is below it; well-known ones come first, then by name. */
  folders: z.array(mailFolderSchema),
  readAt: z.iso.datetime(),
});

export type FolderTree = z.infer<typeof folderTreeSchema>;

export const checkAccessSchema = z.strictObject({
  /** `all`: every account but those whose denial is spreading and not due for a check yet. */
  ids: z.union([z.literal('all'), accountIds]),
});

/** One event for each account that is finished, and when everything has to wait. */
export const checkAccessProgressSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('started'), accountId: z.uuid() }),
  z.strictObject({
    kind: z.literal('finished'),
    result: accessResultSchema,
    done: z.int().nonnegative(),
    total: z.int().nonnegative(),
  }),
  /** Microsoft 365 asked to wait. */
  z.strictObject({ kind: z.literal('waiting'), accountId: z.uuid(), seconds: z.number() }),
]);

export type CheckAccessProgress = z.infer<typeof checkAccessProgressSchema>;

export const accessCheckedSchema = z.strictObject({
  state: accountsStateSchema,
  results: z.array(accessResultSchema),
  /** Left alone because their denial is spreading and a check would tell nothing yet. */
  notDue: z.array(z.uuid()),
});

export const accountAccessSchema = z.strictObject({ access: accessResultSchema.nullable() });

const address = z
  .string()
  .trim()
  .max(320)
  .refine((value) => isMailbox(value) && !isGuid(value));

/**
 * One test message. `attempt` is made by the page for each press of the button: a second call with
 * the same one never sends again, it answers what became of the first.
 */
export const sendTestSchema = z.strictObject({
  id: accountId,
  attempt: z.uuid(),
  to: address,
  /** Should hold something that finds the message again, for example a short reference. */
  subject: text(255),
  text: text(10_000),
});

const sentItemSchema = z.strictObject({
  /** `Message-ID` header, for tracing the message. */
  internetMessageId: z.string().nullable(),
  subject: z.string(),
  sentAt: z.iso.datetime(),
  to: z.array(z.string()),
});

/**
 * `accepted`: Microsoft 365 has taken the message, which does not mean that it was delivered.
 * `refused`: it was certainly not sent. `unknown`: the reply was lost, nobody knows; the page offers
 * `accounts.lookInSentItems` and never a second attempt by itself.
 */
export const sentTestSchema = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('accepted'),
    at: z.iso.datetime(),
    /** Null where Sent Items can't be read or does not show it yet. */
    message: sentItemSchema.nullable(),
  }),
  z.strictObject({ outcome: z.literal('refused'), problem: problemSchema }),
  z.strictObject({ outcome: z.literal('unknown'), at: z.iso.datetime(), problem: problemSchema }),
]);

export type SentTest = z.infer<typeof sentTestSchema>;

/** Looks for a message with exactly this subject among the newest of Sent Items. */
export const lookInSentItemsSchema = z.strictObject({ id: accountId, subject: text(255) });

export const lookedInSentItemsSchema = z.strictObject({ message: sentItemSchema.nullable() });

export type SentItem = z.infer<typeof sentItemSchema>;

/** A message as a list shows it. Everything is plain text; nothing of it may be made a link. */
const messageSchema = z.strictObject({
  /** Immutable: stays the same when the message moves. */
  id: z.string(),
  from: z.strictObject({ name: z.string(), address: z.string() }),
  subject: z.string(),
  receivedAt: z.iso.datetime(),
  unread: z.boolean(),
  /** Bytes; null where the service does not say. */
  size: z.int().nonnegative().nullable(),
  hasAttachments: z.boolean(),
  /** The first 255 characters. */
  excerpt: z.string(),
});

export type PreviewedMessage = z.infer<typeof messageSchema>;

export const previewedSchema = z.strictObject({
  /** The folder of the account's rule, or the inbox. */
  folder: z.strictObject({
    id: z.string(),
    name: z.string(),
    unread: z.int().nonnegative(),
    total: z.int().nonnegative(),
  }),
  /** The newest 25. */
  messages: z.array(messageSchema),
});

export const readMessageSchema = z.strictObject({ id: accountId, messageId });

export const messageTextSchema = z.strictObject({
  text: z.string(),
  /** Whether the text was cut. */
  shortened: z.boolean(),
});

export type MessageText = z.infer<typeof messageTextSchema>;

/** The rule of the form, saved or not. */
export const tryRuleSchema = z.strictObject({ mailboxId, rule: receiveRuleSchema });

/** Where a message goes: a folder, or it stays where it is. */
const destinationSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('move'), path: z.array(z.string()) }),
  /** Into Deleted Items. */
  z.strictObject({ kind: z.literal('delete') }),
  z.strictObject({ kind: z.literal('leave') }),
]);

export const triedRuleSchema = z.strictObject({
  /** How many messages the rule would take now; null where the service does not count. */
  total: z.int().nonnegative().nullable(),
  /** The first 50 it would take, in the order it would take them. */
  messages: z.array(messageSchema),
  destination: destinationSchema,
  /** The folders as they are called now. */
  folder: z.string(),
  moveTo: z.string().nullable(),
});

export type TriedRule = z.infer<typeof triedRuleSchema>;

export const runRuleOnOneSchema = z.strictObject({
  mailboxId,
  rule: receiveRuleSchema,
  messageId,
  confirmed,
});

const namedFolderSchema = z.strictObject({ id: z.string().min(1).max(1024), name: z.string() });

export const moveBackSchema = z.strictObject({
  mailboxId,
  messageId,
  /** `from` of what `accounts.runRuleOnOne` answered. */
  folder: namedFolderSchema,
  confirmed,
});

/**
 * Where the message is. `unknown`: the reply was lost and the mailbox could not be asked either;
 * `problem` says what to look at. Nothing is ever moved twice.
 */
export const movedSchema = z.strictObject({
  outcome: z.enum(['moved', 'notMoved', 'unknown']),
  messageId: z.string(),
  from: namedFolderSchema,
  to: namedFolderSchema,
  problem: problemSchema.nullable(),
});

export type Moved = z.infer<typeof movedSchema>;

export const testEventSchema = z.strictObject({ id: accountId, subject: text(255), confirmed });

/**
 * `proved`: created and deleted again. `leftBehind`: created, but deleting failed, so that the event
 * is still in the calendar. `refused`: nothing was created. `unknown`: nobody knows whether it is
 * there.
 */
export const testedEventSchema = z.strictObject({
  outcome: z.enum(['proved', 'leftBehind', 'refused', 'unknown']),
  event: z
    .strictObject({
      subject: z.string(),
      /** ISO 8601, UTC. */
      start: z.iso.datetime(),
      end: z.iso.datetime(),
    })
    .nullable(),
  problem: problemSchema.nullable(),
});

export type TestedEvent = z.infer<typeof testedEventSchema>;

export const exportedAccountsSchema = z.strictObject({
  /** The file's name without its folder. */
  fileName: z.string(),
  count: z.int().nonnegative(),
});

const httpsOrigin = z.string().max(2048).refine(isHttpsOrigin);

/** The connection of an import file: everything but a credential, which no file ever holds. */
export const fileConnectionSchema = z.strictObject({
  cloud: z.enum(cloudIds),
  customEndpoints: z.strictObject({ authority: httpsOrigin, graph: httpsOrigin }).nullable(),
  tenantId: z.string().max(253).refine(isTenant),
  clientId: z.string().refine(isGuid),
});

export const importActions = ['create', 'update', 'skip', 'wrong'] as const;

/** What importing the file would do; nothing has been changed yet. */
export const importPreviewSchema = z.strictObject({
  /** For `accounts.importApply`; good until the next preview or change of the connection. */
  previewId: z.uuid(),
  fileName: z.string(),
  format: z.enum(['json', 'csv']),
  rows: z.array(
    z.strictObject({
      /** Line of a CSV file, number of an account in a JSON file; both from 1. */
      row: z.int().positive(),
      name: z.string(),
      address: z.string(),
      action: z.enum(importActions),
      /** With `wrong` the reason; with another action what to look at, if anything. */
      problem: problemSchema.nullable(),
    }),
  ),
  counts: z.record(z.enum(importActions), z.int().nonnegative()),
  /** The connection of the file, to compare with one's own; null in a CSV file. */
  connection: fileConnectionSchema.nullable(),
});

export type ImportPreview = z.infer<typeof importPreviewSchema>;

export const importApplySchema = z.strictObject({ previewId: z.uuid(), confirmed });

export const namesRefreshedSchema = z.strictObject({
  state: accountsStateSchema,
  renamed: z.int().nonnegative(),
  deleted: z.int().nonnegative(),
  /** How many could not be asked about, for example because of throttling. */
  unknown: z.int().nonnegative(),
});
