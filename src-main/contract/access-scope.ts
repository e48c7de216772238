import { z } from 'zod';
import { isGuid } from './connection';
import { accountMailboxSchema } from './email-accounts';
import { problemSchema } from './problems';

/**
 * Why a mailbox is part of the proof. An email account should be reachable; one that somebody picked
 * or that chance has chosen must not be.
 */
export const scopeOrigins = ['account', 'picked', 'sampled'] as const;

/** *As intended*, *Wrongly reachable*, *Wrongly blocked*, *Unknown*. */
const scopeResults = ['asIntended', 'wronglyReachable', 'wronglyBlocked', 'unknown'] as const;

export type ScopeResult = (typeof scopeResults)[number];

/** What is tried in a mailbox, in this order: reading mail, sending, the calendar. */
export const scopeProbes = ['read', 'send', 'calendar'] as const;

export type ScopeProbe = (typeof scopeProbes)[number];

/** All that is ever said about what is in a mailbox. */
const scopeAnswers = ['yes', 'no', 'unknown'] as const;

export type ScopeAnswer = (typeof scopeAnswers)[number];

/** One mailbox of the proof. */
export const scopeRowSchema = z.strictObject({
  mailbox: accountMailboxSchema,
  origin: z.enum(scopeOrigins),
  /** Null until it was tried. */
  result: z.enum(scopeResults).nullable(),
  /** What was tried, and whether the app was let in. */
  answers: z.partialRecord(z.enum(scopeProbes), z.enum(scopeAnswers)),
  /** What keeps the app out, as intended or not, or why nobody knows; null where it is let in. */
  reason: problemSchema.nullable(),
});

export type ScopeRow = z.infer<typeof scopeRowSchema>;

const scopeWatchSchema = z.strictObject({
  /** ISO 8601, UTC; null while a check is under way. */
  nextCheckAt: z.iso.datetime().nullable(),
  /** When it gives up. */
  endsAt: z.iso.datetime(),
  /** Why the last check could not be made; the next one may be. */
  problem: problemSchema.nullable(),
});

export type ScopeWatch = z.infer<typeof scopeWatchSchema>;

/** Everything the section **Access scope** shows. */
export const scopeStateSchema = z.strictObject({
  /** False before a connection is saved. */
  connected: z.boolean(),
  /** Email accounts in the order of their list, then the picked ones, then the sampled ones. */
  rows: z.array(scopeRowSchema),
  /** When the results were found, ISO 8601, UTC; null before the first proof. */
  provedAt: z.iso.datetime().nullable(),
  /** Null while nothing is watched. */
  watch: scopeWatchSchema.nullable(),
  /** How the last watch of this run of the console ended. */
  watched: z.enum(['applies', 'gaveUp']).nullable(),
});

export type ScopeState = z.infer<typeof scopeStateSchema>;

/** So many mailboxes can be picked. */
export const mostPicked = 200;

const ids = z.array(z.string().refine(isGuid)).min(1).max(mostPicked);

/** Object IDs of users. */
export const scopeMailboxesSchema = z.strictObject({ ids });

export const scopeSampleProgressSchema = z.strictObject({
  /** How many users of the directory have been looked at. */
  looked: z.int().nonnegative(),
});

export const scopeProveProgressSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('tried'),
    done: z.int().nonnegative(),
    total: z.int().nonnegative(),
  }),
  /** Microsoft 365 asked to wait. */
  z.strictObject({ kind: z.literal('waiting'), seconds: z.number() }),
]);

export const scopeExportedSchema = z.strictObject({
  /** The file's name without its folder. */
  fileName: z.string(),
  count: z.int().nonnegative(),
});

export interface ScopeCounts extends Record<ScopeResult, number> {
  notTried: number;
  /** How many should be reachable, and how many must not be. */
  should: number;
  mustNot: number;
}

/** @returns how many mailboxes have which result */
export function countScope(rows: readonly ScopeRow[]): ScopeCounts {
  const count = (fits: (row: ScopeRow) => boolean): number => rows.filter(fits).length;
  const having = (wanted: ScopeResult | null): number => count(({ result }) => result === wanted);
  return {
    asIntended: having('asIntended'),
    wronglyReachable: having('wronglyReachable'),
    wronglyBlocked: having('wronglyBlocked'),
    unknown: having('unknown'),
    notTried: having(null),
    should: count(({ origin }) => origin === 'account'),
    mustNot: count(({ origin }) => origin !== 'account'),
  };
}
