import { z } from 'zod';
import { cloudIds } from './clouds';
import { accessAnswers, accessParts } from './email-accounts';
import { problemSchema } from './problems';
import { outcomes as stepOutcomes, stepIds } from './test-settings';

/** What a filter can leave: each kind of thing that happens here. */
export const activityKinds = [
  'test',
  'connection',
  'accounts',
  'access',
  'message',
  'event',
  'mail',
  'scope',
  'file',
] as const;

export type ActivityKind = (typeof activityKinds)[number];

/** `warning`: done, with something to look at. */
const activityOutcomes = ['done', 'warning', 'failed', 'cancelled'] as const;

export type ActivityOutcome = (typeof activityOutcomes)[number];

/** What of a connection can change. The credential is no value: only that it was replaced is told. */
export const connectionFields = [
  'cloud',
  'authorityUrl',
  'graphUrl',
  'clientId',
  'tenantId',
  'secretExpires',
  'testMailbox',
] as const;

/** What of an email account can change. */
export const accountFields = [
  'name',
  'address',
  'purposes',
  'enabled',
  'default',
  'folder',
  'messages',
  'notOlderThan',
  'after',
  'moveTo',
  'place',
] as const;

/**
 * A value before and after; null where there was or is none. Values are as the settings hold them
 * (`gccHigh`, `true`, `send,receive`): `activityValue` puts them into words.
 */
const fromTo = { from: z.string().nullable(), to: z.string().nullable() };

const connectionChangeSchema = z.strictObject({ field: z.enum(connectionFields), ...fromTo });

const accountChangeSchema = z.strictObject({
  name: z.string(),
  address: z.string(),
  what: z.enum(['added', 'edited', 'deleted']),
  fields: z.array(z.strictObject({ field: z.enum(accountFields), ...fromTo })),
});

export type AccountChange = z.infer<typeof accountChangeSchema>;

const connectionActions = ['added', 'switched', 'renamed', 'deleted', 'deletedKeeping'] as const;

const accountActions = [
  'added',
  'edited',
  'deleted',
  'defaultSet',
  'enabled',
  'disabled',
  'moved',
  'imported',
  'namesUpdated',
  'undone',
] as const;

const accountSchema = { account: z.string(), address: z.string() };

const common = {
  id: z.uuid(),
  /** When it ended; ISO 8601, UTC. */
  at: z.iso.datetime(),
  /** The user of this computer who did it, by the name the system has for them. */
  who: z.string(),
  outcome: z.enum(activityOutcomes),
  /** Milliseconds. */
  durationMs: z.number().nonnegative(),
  /** What went wrong with the whole of it, with trace ID where Microsoft 365 gave one. */
  problem: problemSchema.nullable(),
};

const stepSchema = z.strictObject({
  step: z.enum(stepIds),
  outcome: z.enum(stepOutcomes),
  durationMs: z.number().nonnegative(),
  problem: problemSchema.nullable(),
});

/** Something that happened, by its kind. Nothing in it has room for a credential. */
export const activityEntrySchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('test'),
    ...common,
    cloud: z.enum(cloudIds),
    tenantId: z.string(),
    clientId: z.string(),
    organisation: z.string().nullable(),
    steps: z.array(stepSchema),
  }),
  z.strictObject({
    kind: z.literal('connection'),
    ...common,
    /** Whether there was none before. */
    first: z.boolean(),
    /** Whether a secret or certificate was put in the place of the one before. */
    credentialReplaced: z.boolean(),
    changes: z.array(connectionChangeSchema),
    /** What was done with one of several connections; null when the values of one were saved. */
    done: z
      .strictObject({
        action: z.enum(connectionActions),
        name: z.string(),
        /** The name before, or of the connection that was in use before; null without one. */
        from: z.string().nullable(),
      })
      .nullable()
      .default(null),
  }),
  z.strictObject({
    kind: z.literal('accounts'),
    ...common,
    action: z.enum(accountActions),
    /** How many accounts it was about; `name` when it was one. */
    count: z.int().nonnegative(),
    name: z.string().nullable(),
    /** What changed by it, also of other accounts, such as the next default; the first of them. */
    changes: z.array(accountChangeSchema),
    /** Changes that are not told one by one. */
    more: z.int().nonnegative(),
    /** Of an import. */
    fileName: z.string().nullable(),
  }),
  z.strictObject({
    kind: z.literal('access'),
    ...common,
    count: z.int().nonnegative(),
    /** The first of them. */
    accounts: z.array(
      z.strictObject({
        ...accountSchema,
        answers: z.record(z.enum(accessParts), z.enum(accessAnswers)),
      }),
    ),
  }),
  z.strictObject({
    kind: z.literal('message'),
    ...common,
    ...accountSchema,
    to: z.string(),
    subject: z.string(),
    result: z.enum(['accepted', 'refused', 'unknown']),
  }),
  z.strictObject({
    kind: z.literal('event'),
    ...common,
    ...accountSchema,
    subject: z.string(),
    result: z.enum(['proved', 'leftBehind', 'refused', 'unknown']),
  }),
  z.strictObject({
    kind: z.literal('mail'),
    ...common,
    ...accountSchema,
    result: z.enum(['moved', 'notMoved', 'unknown']),
    from: z.string(),
    to: z.string(),
  }),
  z.strictObject({
    kind: z.literal('scope'),
    ...common,
    /** How many mailboxes came out how. */
    counts: z.strictObject({
      asIntended: z.int().nonnegative(),
      wronglyReachable: z.int().nonnegative(),
      wronglyBlocked: z.int().nonnegative(),
      unknown: z.int().nonnegative(),
    }),
  }),
  z.strictObject({
    kind: z.literal('file'),
    ...common,
    action: z.enum([
      'usersExported',
      'accountsExported',
      'activityExported',
      'scopeExported',
      'bundleSaved',
      'scriptSaved',
      'scriptCopied',
    ]),
    fileName: z.string(),
    /** Users, accounts, entries, mailboxes or files in it; null for a script. */
    count: z.int().nonnegative().nullable(),
  }),
]);

export type ActivityEntry = z.infer<typeof activityEntrySchema>;

/** Which entries are meant: of one kind or all, and with all of these words in them. */
const activityQuerySchema = z.strictObject({
  kind: z.enum([...activityKinds, 'all']),
  text: z.string().max(256),
});

export type ActivityQuery = z.infer<typeof activityQuerySchema>;

const mostActivityRows = 200;

/** A part of what the query finds, newest first. */
export const activityListSchema = z.strictObject({
  query: activityQuerySchema,
  from: z.int().nonnegative(),
  count: z.int().positive().max(mostActivityRows),
});

export const activityRowsSchema = z.strictObject({
  entries: z.array(activityEntrySchema),
  /** How many the query finds. */
  found: z.int().nonnegative(),
  /** How many are kept. */
  all: z.int().nonnegative(),
  /** Lines of the file that could not be read and were skipped. */
  damaged: z.int().nonnegative(),
  /** Why the file can't be read or written; entries of this run are shown all the same. */
  problem: problemSchema.nullable(),
});

export type ActivityRows = z.infer<typeof activityRowsSchema>;

/** The tests of one day, in this computer's time zone. */
const activityDaySchema = z.strictObject({
  /** `2026-01-31`. */
  day: z.iso.date(),
  done: z.int().nonnegative(),
  warning: z.int().nonnegative(),
  failed: z.int().nonnegative(),
  /** Median duration of the tests that succeeded, in milliseconds; null without any. */
  medianMs: z.number().nonnegative().nullable(),
});

export type ActivityDay = z.infer<typeof activityDaySchema>;

export const activitySummarySchema = z.strictObject({
  /** 30 of them, oldest first, the last is today. Cancelled tests are not counted. */
  days: z.array(activityDaySchema),
});

export type ActivitySummary = z.infer<typeof activitySummarySchema>;

const activityFormats = ['csv', 'json'] as const;

export type ActivityFormat = (typeof activityFormats)[number];

export const activityExportSchema = z.strictObject({
  query: activityQuerySchema,
  format: z.enum(activityFormats),
});

export const activityExportedSchema = z.strictObject({
  fileName: z.string(),
  count: z.int().nonnegative(),
});

/** What a file of the support bundle is; the words are in the catalogue. */
export const bundleContents = ['versions', 'settings', 'tests', 'activity', 'log'] as const;

/** Exactly what the support bundle will hold; nothing has been written yet. */
export const bundlePreviewSchema = z.strictObject({
  /** For `activity.saveBundle`; good until the next preview. */
  bundleId: z.uuid(),
  files: z.array(
    z.strictObject({
      name: z.string(),
      bytes: z.int().nonnegative(),
      content: z.enum(bundleContents),
    }),
  ),
});

export type BundlePreview = z.infer<typeof bundlePreviewSchema>;

export const saveBundleSchema = z.strictObject({ bundleId: z.uuid() });

export const bundleSavedSchema = z.strictObject({
  fileName: z.string(),
  /** How many files are in it. */
  count: z.int().positive(),
});
