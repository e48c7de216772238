import { z } from 'zod';
import { problemSchema } from './problems';

/** The steps of Test Settings, in the order they run. */
export const stepIds = [
  'reach',
  'tenant',
  'authenticate',
  'directory',
  'send',
  'read',
  'calendar',
] as const;

export type StepId = (typeof stepIds)[number];

export const outcomes = ['passed', 'warning', 'failed', 'skipped'] as const;
export type Outcome = (typeof outcomes)[number];

/** What a passed step has to say; the words are in the catalogue (`notes`). */
const noteCodes = [
  'reached',
  'tenantFound',
  'authenticated',
  'directoryRead',
  'grantedByToken',
  'provedOnMailbox',
  'provedByRbac',
] as const;

export type NoteCode = (typeof noteCodes)[number];

const stepResultSchema = z.strictObject({
  step: z.enum(stepIds),
  outcome: z.enum(outcomes),
  /** Milliseconds the step took; 0 when it was skipped. */
  durationMs: z.number().nonnegative(),
  /** Present for every outcome but `passed`. */
  problem: problemSchema.nullable(),
  /** Present for `passed`. */
  note: z
    .strictObject({
      code: z.enum(noteCodes),
      values: z.record(z.string(), z.union([z.string(), z.number()])),
    })
    .nullable(),
});

export type StepResult = z.infer<typeof stepResultSchema>;

export const testReportSchema = z.strictObject({
  /** ISO 8601, UTC. */
  startedAt: z.iso.datetime(),
  durationMs: z.number().nonnegative(),
  /** Whether the first four steps passed, with or without a warning. */
  succeeded: z.boolean(),
  /** Whether the administrator cancelled the test; `steps` then holds what was finished. */
  cancelled: z.boolean(),
  /** The organisation's display name, where the app may read it. */
  organisation: z.string().nullable(),
  steps: z.array(stepResultSchema),
});

export type TestReport = z.infer<typeof testReportSchema>;

export const testProgressSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('started'), step: z.enum(stepIds) }),
  z.strictObject({ kind: z.literal('finished'), result: stepResultSchema }),
]);

export type TestProgress = z.infer<typeof testProgressSchema>;
