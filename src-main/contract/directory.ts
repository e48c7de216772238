import { z } from 'zod';
import { problemSchema } from './problems';

/** One person or mailbox of the directory, as **Browse users…** shows it before anything is saved. */
export const userSchema = z.strictObject({
  id: z.string(),
  displayName: z.string(),
  mail: z.string().nullable(),
  userPrincipalName: z.string(),
});

export type User = z.infer<typeof userSchema>;

const mailboxKinds = ['user', 'shared', 'room', 'equipment', 'unknown'] as const;

/**
 * What a mailbox is for, and how that was found out: `purpose` is Microsoft's own word
 * (`userPurpose`). `guess` is made of sign-in and licence and must be shown as a guess: `shared` is
 * "sign-in blocked, no licence", `user` has both. `none` means that nothing is known; the value is
 * `unknown` then.
 */
const kindSchema = z.strictObject({
  value: z.enum(mailboxKinds),
  source: z.enum(['purpose', 'guess', 'none']),
});

export type UserKind = z.infer<typeof kindSchema>;

const userRowSchema = z.strictObject({
  /** Object ID of the directory. */
  id: z.string(),
  /**
   * Number of the user in main's list; selections are made of it. Means something only together with
   * the list's `storeId`.
   */
  key: z.int().nonnegative(),
  /** Never empty; exactly as the directory has it, so it may hold any character. */
  displayName: z.string(),
  mail: z.string().nullable(),
  /** Empty where the directory has none. */
  userPrincipalName: z.string(),
  guest: z.boolean(),
  /** Null where the directory does not say. */
  signInBlocked: z.boolean().nullable(),
  licensed: z.boolean().nullable(),
  /** `no`: has no address, or Exchange Online says there is no mailbox. `yes`: Exchange said so. */
  mailbox: z.enum(['yes', 'no', 'unknown']),
  kind: kindSchema,
  /** Whether the mailbox is an email account of the helpdesk already. */
  emailAccount: z.boolean(),
});

export type UserRow = z.infer<typeof userRowSchema>;

/**
 * `kind` sorts in the order of `mailboxKinds`; `status` begins with people who can sign in and have a
 * licence, then those without, guests, and who is blocked.
 */
const userColumns = ['displayName', 'mail', 'userPrincipalName', 'kind', 'status'] as const;

export type UserColumn = (typeof userColumns)[number];

const userSortSchema = z.strictObject({
  column: z.enum(userColumns),
  descending: z.boolean(),
});

export type UserSort = z.infer<typeof userSortSchema>;

/** The choices of the combobox **Show**. */
export const userFilters = ['all', 'likelyShared', 'licensed', 'guests', 'blocked'] as const;

export type UserFilter = (typeof userFilters)[number];

/** What is wanted to be seen. */
export const usersQuerySchema = z.strictObject({
  /** As typed; what it holds never changes the structure of a query. */
  text: z.string().max(256),
  show: z.enum(userFilters),
  sort: userSortSchema,
});

export type UsersQuery = z.infer<typeof usersQuerySchema>;

const viewStateFields = {
  /** How many rows main has at hand; the rows 0 to `loaded` - 1 are answered at once. */
  loaded: z.int().nonnegative(),
  /** How many were found; null where the service does not say until the last page. */
  total: z.int().nonnegative().nullable(),
  /** Whether there are no more than `loaded`. */
  complete: z.boolean(),
};

/**
 * The answer to a question about the directory. Main holds it under `viewId` until the next
 * `users.open`; a call with an older ID answers `users-view-closed`, and the page opens a new one.
 */
export const usersViewSchema = z.strictObject({
  viewId: z.uuid(),
  /** Changes when main forgets everybody, because another connection was saved. */
  storeId: z.uuid(),
  /** The first 100. */
  rows: z.array(userRowSchema),
  ...viewStateFields,
  /** How many users the whole directory has; null as long as that is not known. */
  all: z.int().nonnegative().nullable(),
  /** `index`: everything below is answered without the network. */
  source: z.enum(['server', 'index']),
  /** The order of the rows; null for the order of the service, which refused another one. */
  sort: userSortSchema.nullable(),
  /** The columns this view can be sorted by. All of them once the users are loaded. */
  sortable: z.array(z.enum(userColumns)),
  /**
   * Why only a part of the directory was searched: the network is gone, and the answer is from what
   * had been loaded before. Null otherwise.
   */
  partial: problemSchema.nullable(),
});

export type UsersView = z.infer<typeof usersViewSchema>;

/** The most rows one call answers. */
export const mostUserRows = 200;

const position = z.int().nonnegative();

export const usersWindowSchema = z.strictObject({
  viewId: z.uuid(),
  from: position,
  count: z.int().min(1).max(mostUserRows),
});

/** Rows `from`, `from` + 1 … of a view: fewer than asked for only where the view ends. */
export const usersRowsSchema = z.strictObject({
  rows: z.array(userRowSchema),
  ...viewStateFields,
});

export type UsersRows = z.infer<typeof usersRowsSchema>;

/** Type-ahead: the next row after `after` (-1: from the first) whose name begins with `prefix`. */
export const usersFindSchema = z.strictObject({
  viewId: z.uuid(),
  prefix: z.string().min(1).max(64),
  after: z.int().min(-1),
});

/** First and last key of users that follow each other: `[[0, 99999]]` are 100,000 of them. */
const runsSchema = z.array(z.tuple([position, position])).max(200_000);

export type KeyRuns = z.infer<typeof runsSchema>;

/**
 * Chosen users. Keys survive scrolling, searching and sorting, and runs of them stay small: choosing
 * everybody is one run. Rows chosen one by one bring their key along; ranges and Ctrl+A ask
 * `users.keys`. `{ viewId }` is everything a view finds, loaded or not.
 */
export const userSelectionSchema = z.union([
  z.strictObject({ storeId: z.uuid(), runs: runsSchema }),
  z.strictObject({ viewId: z.uuid() }),
]);

export type UserSelection = z.infer<typeof userSelectionSchema>;

/** Rows `from` to `to` - 1 of a view; further pages of the service are fetched if need be. */
export const usersRangeSchema = z.strictObject({ viewId: z.uuid(), from: position, to: position });

export const usersKeysSchema = z.strictObject({ storeId: z.uuid(), runs: runsSchema });

export const usersSelectedSchema = z.strictObject({
  selection: userSelectionSchema,
  from: position,
  count: z.int().min(1).max(mostUserRows),
});

/** Rows of a selection, in the order of the view or of the keys; `total` is the selection's size. */
export const usersSelectedRowsSchema = z.strictObject({
  rows: z.array(userRowSchema),
  total: z.int().nonnegative(),
});

/** What main has loaded in this session; nothing of it is ever on disk. */
export const usersStateSchema = z.strictObject({
  /** What **Load all users** brought; null before it, and after another connection was saved. */
  index: z
    .strictObject({
      count: z.int().nonnegative(),
      /** False when loading stopped before the end; **Load all users** then goes on from there. */
      complete: z.boolean(),
      /** When the loading ended, ISO 8601, UTC. */
      loadedAt: z.iso.datetime(),
    })
    .nullable(),
  /** Whether a loading is under way; calling `users.loadAll` then joins it. */
  loading: z.boolean(),
});

export type UsersState = z.infer<typeof usersStateSchema>;

export const usersLoadProgressSchema = z.strictObject({
  loaded: z.int().nonnegative(),
  total: z.int().nonnegative().nullable(),
  /** Users a second, over the last seconds; 0 until it is known. */
  perSecond: z.number().nonnegative(),
  secondsLeft: z.int().nonnegative().nullable(),
  /** Seconds until Microsoft 365 allows more requests; null while it does. */
  waitingSeconds: z.int().nonnegative().nullable(),
});

export type UsersLoadProgress = z.infer<typeof usersLoadProgressSchema>;

export const usersLoadedSchema = z.strictObject({
  count: z.int().nonnegative(),
  /** What the directory itself counted afterwards; null where it does not count. */
  expected: z.int().nonnegative().nullable(),
  /** Whether both agree; without a count, that everything was read to its last page. */
  complete: z.boolean(),
  /** How many came or went while they were being loaded. */
  changedMeanwhile: z.int().nonnegative(),
});

export type UsersLoaded = z.infer<typeof usersLoadedSchema>;

export const userDetailsSchema = userRowSchema.extend({
  givenName: z.string().nullable(),
  surname: z.string().nullable(),
  /** Other addresses of the mailbox, the primary one left out, as `name@domain`. */
  aliases: z.array(z.string()),
  department: z.string().nullable(),
  jobTitle: z.string().nullable(),
  officeLocation: z.string().nullable(),
  /** How many licences are assigned; null where the directory does not say. */
  licences: z.int().nonnegative().nullable(),
  /** ISO 8601, UTC; null where the directory says none that can be read. */
  createdAt: z.iso.datetime().nullable(),
  /** Whether the user is kept in step with a directory of the organisation's own. */
  onPremisesSynced: z.boolean(),
  /** False where the organisation hides the mailbox from address lists. */
  inAddressLists: z.boolean().nullable(),
});

export type UserDetails = z.infer<typeof userDetailsSchema>;

export const usersKindsSchema = z.strictObject({
  kinds: z.array(
    z.strictObject({
      id: z.string(),
      kind: kindSchema,
      mailbox: userRowSchema.shape.mailbox,
    }),
  ),
  /** `missing`: the app lacks `MailboxSettings.Read`, and Exchange is not asked any more. */
  permission: z.enum(['granted', 'missing', 'unknown']),
});

export type UsersKinds = z.infer<typeof usersKindsSchema>;

export const usersCopiedSchema = z.strictObject({
  /** How many addresses are on the clipboard. */
  count: z.int().nonnegative(),
  /** How many of the selection have none and were left out. */
  withoutAddress: z.int().nonnegative(),
});

export const exportFormats = ['csv', 'json'] as const;

export type ExportFormat = (typeof exportFormats)[number];

export const usersExportProgressSchema = z.strictObject({
  written: z.int().nonnegative(),
  total: z.int().nonnegative().nullable(),
});

export const usersExportedSchema = z.strictObject({
  /** The file's name without its folder. */
  fileName: z.string(),
  count: z.int().nonnegative(),
});
