import { z } from 'zod';
import { activityEntrySchema, type ActivityEntry } from '../contract/activity';
import { fileReasonOf } from '../contract/file-reasons';
import { problem, type Problem, type ProblemCode } from '../contract/problems';
import { clean } from './clean';
import type { ActivityPorts } from './ports';

type Common = 'id' | 'at' | 'who';
type Without<T> = T extends ActivityEntry ? Omit<T, Common> : never;

/**
 * Something that happened, before it is written down. An `id` of its own makes it an entry only once,
 * however often it is told.
 */
export type NewEntry = Without<ActivityEntry> & { id?: string };

export interface ActivityLog {
  /** Writes an entry down. Never rejects: what happened has happened, whatever the disk does. */
  add(entry: NewEntry): Promise<void>;
  /** Everything that is kept, newest first. Tries again to write what could not be written. */
  entries(): Promise<readonly ActivityEntry[]>;
  /** How many lines could not be read. */
  damaged(): number;
  /** `activity-not-readable` or `activity-not-writable`; null when all is well. */
  problem(): Problem | null;
}

/** 10 MB. */
const mostBytes = 10 * 1024 * 1024;
/** What is left when there is too much, so that not every entry has the file written anew. */
const bytesAfterPruning = 9 * 1024 * 1024;
const yearMs = 365 * 24 * 60 * 60 * 1000;
const dayMs = 24 * 60 * 60 * 1000;

interface Line {
  text: string;
  bytes: number;
  atMs: number;
  /** Null: dated, but not understood, as one of a newer version. It is kept, not shown. */
  entry: ActivityEntry | null;
}

const datedSchema = z.looseObject({ at: z.iso.datetime() });

function readLine(text: string): Line | null {
  try {
    const value: unknown = JSON.parse(text);
    const dated = datedSchema.safeParse(value);
    if (!dated.success) return null;
    const entry = activityEntrySchema.safeParse(value).data ?? null;
    return lineOf(text, dated.data.at, entry);
  } catch {
    return null;
  }
}

function lineOf(text: string, at: string, entry: ActivityEntry | null): Line {
  return { text, bytes: Buffer.byteLength(text) + 1, atMs: Date.parse(at), entry };
}

/**
 * Keeps what happened for a year, within 10 MB, in a file that is only ever written at its end, but
 * for pruning. A line that can't be read is skipped and counted, wherever it is.
 *
 * @param ports the file, the time, and who does things here
 */
export function createActivityLog(
  ports: Pick<ActivityPorts, 'file' | 'userName' | 'redact' | 'clock' | 'logger' | 'newId'>,
): ActivityLog {
  const { file, clock, logger } = ports;
  /** Oldest first. */
  let lines: Line[] = [];
  const ids = new Set<string>();
  let damaged = 0;
  let unreadable: Problem | null = null;
  let unwritten: Problem | null = null;
  /** What the file does not have yet. */
  let pending: string[] = [];
  /** Whether the file may end within a line. */
  let torn = false;
  let prunedAtMs = 0;
  let loading: Promise<void> | null = null;
  let lastTurn: Promise<unknown> = Promise.resolve();

  /** One after the other, so that lines do not get into each other. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    loading ??= load();
    const result = Promise.all([lastTurn, loading]).then(work);
    lastTurn = result.catch(() => undefined);
    return result;
  }

  function fileProblem(
    code: Extract<ProblemCode, `activity-${string}`>,
    message: string,
    error: unknown,
  ): Problem {
    const systemError = error instanceof Error ? error.message : String(error);
    logger.warn(message, { reason: systemError });
    const values = { path: file.path, reason: fileReasonOf(systemError) };
    return problem(code, values, { systemError });
  }

  async function load(): Promise<void> {
    try {
      const text = await file.read(mostBytes);
      torn = text !== '' && !text.endsWith('\n');
      for (const each of text.split('\n')) {
        if (each.trim() === '') continue;
        const line = readLine(each);
        if (line !== null) lines.push(line);
        if (line?.entry) ids.add(line.entry.id);
        else damaged += 1;
      }
      if (damaged > 0) logger.warn('Lines of the activity file could not be read', { damaged });
    } catch (error) {
      torn = true;
      unreadable = fileProblem(
        'activity-not-readable',
        'The activity file could not be read',
        error,
      );
    }
  }

  async function prune(): Promise<void> {
    const nowMs = clock.now().getTime();
    const total = lines.reduce((sum, { bytes }) => sum + bytes, 0);
    if (total <= mostBytes && nowMs - prunedAtMs < dayMs) return;
    prunedAtMs = nowMs;
    let excess = total > mostBytes ? total - bytesAfterPruning : 0;
    const kept = lines.filter(({ bytes, atMs }) => {
      if (excess > 0) {
        excess -= bytes;
        return false;
      }
      return nowMs - atMs <= yearMs;
    });
    if (kept.length === lines.length) return;
    lines = kept;
    // What can't be read must not be replaced by what is left of it.
    if (unreadable !== null) return;
    await write(async () => {
      await file.replace(kept.map(({ text }) => `${text}\n`).join(''));
    });
  }

  async function write(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      pending = [];
      torn = false;
      unwritten = null;
    } catch (error) {
      torn = true;
      unwritten = fileProblem(
        'activity-not-writable',
        'The activity file could not be written',
        error,
      );
    }
  }

  async function flush(): Promise<void> {
    if (pending.length === 0) return;
    await write(() =>
      file.append(`${torn ? '\n' : ''}${pending.map((text) => `${text}\n`).join('')}`),
    );
  }

  return {
    add: (entry) =>
      inTurn(async () => {
        const made = { id: ports.newId(), ...entry, at: clock.now().toISOString() };
        const cleaned = clean({ ...made, who: ports.userName }, ports.redact);
        const parsed = activityEntrySchema.safeParse(cleaned);
        if (!parsed.success) {
          const issues = parsed.error.issues.map(({ path }) => path.map(String).join('.'));
          logger.error('An entry of the activity is not as it should be', { issues });
          return;
        }
        if (ids.has(parsed.data.id)) return;
        ids.add(parsed.data.id);
        const text = JSON.stringify(parsed.data);
        lines.push(lineOf(text, parsed.data.at, parsed.data));
        pending.push(text);
        await flush();
        await prune();
      }),
    entries: () =>
      inTurn(async () => {
        await flush();
        await prune();
        return lines.flatMap(({ entry }) => (entry === null ? [] : [entry])).reverse();
      }),
    damaged: () => damaged,
    problem: () => unreadable ?? unwritten,
  };
}
