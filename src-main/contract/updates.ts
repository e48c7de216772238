import { z } from 'zod';
import { problemSchema } from './problems';

/**
 * Why this console can't update itself: no address was built into it; it runs from its sources; it
 * runs on the demo tenant; it came as a package that others keep up to date; it carries no signature
 * that an update could be compared with.
 */
const updateObstacles = ['no-feed', 'development', 'demo', 'package', 'unsigned'] as const;

export type UpdateObstacle = (typeof updateObstacles)[number];

const announcedSchema = z.strictObject({
  version: z.string(),
  /** What is new, as plain text; null when nothing is said. */
  notes: z.string().nullable(),
});

/** A newer version, as its publisher announces it. */
export type AnnouncedUpdate = z.infer<typeof announcedSchema>;

/** Where looking for, fetching and installing an update has got to. */
export const updateStateSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('unavailable'), obstacle: z.enum(updateObstacles) }),
  /** Turned off by the policy of this computer, or because that can't be read. */
  z.strictObject({ kind: z.literal('off') }),
  z.strictObject({ kind: z.literal('notChecked') }),
  z.strictObject({ kind: z.literal('checking') }),
  /** When that was found out, ISO 8601, UTC. */
  z.strictObject({ kind: z.literal('upToDate'), checkedAt: z.iso.datetime() }),
  z.strictObject({ kind: z.literal('checkFailed'), problem: problemSchema }),
  z.strictObject({
    kind: z.literal('available'),
    update: announcedSchema,
    /** Why it was not fetched or installed when that was last tried. */
    problem: problemSchema.nullable(),
  }),
  z.strictObject({ kind: z.literal('downloading'), update: announcedSchema }),
  /** Fetched and verified; installed by a restart. */
  z.strictObject({ kind: z.literal('ready'), update: announcedSchema }),
]);

export type UpdateState = z.infer<typeof updateStateSchema>;

export const downloadProgressSchema = z.strictObject({
  /** Bytes that have arrived, and how many there are. */
  done: z.number().nonnegative(),
  of: z.number().nonnegative(),
});

export type DownloadProgress = z.infer<typeof downloadProgressSchema>;
