import { z } from 'zod';
import type { Clock, HttpResponse } from '../ports';
import type { Graph } from './graph-client';
import { GraphFailure } from './graph-failure';
import { graphFailure, type GraphSubject } from './graph-problems';
import { unreadableAnswerProblem } from './network-problems';
import { graphPath, queryString, type GraphPath } from './odata';
import { timeLimits } from './time-limits';

/** One read of a batch. */
export interface BatchRead extends GraphSubject {
  path: GraphPath;
  query?: Readonly<Record<string, string>>;
  headers?: Readonly<Record<string, string>>;
}

export interface BatchPorts {
  origin: string;
  clock: Clock;
}

export type BatchAnswer<T> = { ok: true; value: T } | { ok: false; failure: GraphFailure };

/** Graph takes so many requests in one. */
export const mostInBatch = 20;

const answerSchema = z.object({
  responses: z.array(
    z.object({
      id: z.string(),
      status: z.number(),
      headers: z.record(z.string(), z.string()).nullish(),
      body: z.unknown().optional(),
    }),
  ),
});

const usualWaitMs = 2000;
const timeoutMs = timeLimits.usual;
const repeatable: readonly number[] = [429, 503, 504];

/**
 * Reads up to twenty things in one round trip. Parts that were throttled or met a busy service are
 * asked again, alone, as long as the budget lasts; the SDK would not, and they are reads.
 * @see https://learn.microsoft.com/graph/json-batching
 *
 * @param graph the connection's Graph
 * @param options the reads; the shape each answer must have; `retryForMs`, milliseconds from the
 *   beginning in which parts may be repeated; who is told of a wait; the signal
 * @param ports `origin` of Graph, named in problems; the clock waits, and measures the budget
 * @returns an answer for each read, in their order
 * @throws GraphFailure when the batch as a whole did not work, AbortError when aborted
 */
export async function readBatch<T>(
  graph: Pick<Graph, 'post'>,
  options: {
    reads: readonly BatchRead[];
    schema: z.ZodType<T>;
    retryForMs: number;
    signal: AbortSignal;
  },
  ports: BatchPorts,
): Promise<BatchAnswer<T>[]> {
  const { clock } = ports;
  const { reads, schema, retryForMs, signal } = options;
  if (reads.length > mostInBatch) throw new RangeError('Too many reads for one batch');
  const answers: BatchAnswer<T>[] = [];
  const began = clock.elapsed();
  let open = reads.map((_, index) => index);
  while (open.length > 0) {
    const asked = open;
    const parts = await ask(graph, asked, reads, { signal, retryForMs, began }, ports);
    open = [];
    let wait = 0;
    for (const index of asked) {
      const read = reads[index];
      const part = parts.get(String(index));
      if (read === undefined) continue;
      const answer = judge(read, part, schema, ports);
      answers[index] = answer;
      if (answer.ok || !repeatable.includes(answer.failure.status ?? 0)) continue;
      open.push(index);
      wait = Math.max(wait, answer.failure.retryAfterMs ?? usualWaitMs);
    }
    if (open.length === 0 || clock.elapsed() - began + wait > retryForMs) break;
    await clock.sleep(wait, signal);
  }
  return answers;
}

type Part = z.infer<typeof answerSchema>['responses'][number];

async function ask(
  graph: Pick<Graph, 'post'>,
  indexes: readonly number[],
  reads: readonly BatchRead[],
  { signal, retryForMs, began }: { signal: AbortSignal; retryForMs: number; began: number },
  { origin, clock }: BatchPorts,
): Promise<Map<string, Part>> {
  const requests = indexes.map((index) => {
    const read = reads[index];
    return {
      id: String(index),
      method: 'GET',
      url: `${read?.path ?? ''}${queryString(read?.query ?? {})}`,
      ...(read?.headers !== undefined && { headers: read.headers }),
    };
  });
  for (;;) {
    try {
      const { status, body } = await graph.post(
        graphPath`/$batch`,
        { requests },
        { permission: reads[0]?.permission ?? '', signal, timeoutMs, changesNothing: true },
      );
      const answer = answerSchema.safeParse(body);
      if (answer.success) {
        return new Map(answer.data.responses.map((part) => [part.id, part]));
      }
      const named = { method: 'POST' as const, url: `${origin}/v1.0/$batch`, timeoutMs };
      const response = { status, headers: {}, body: '' };
      throw new GraphFailure(unreadableAnswerProblem(response, named, clock.now()), { status });
    } catch (error) {
      // Only reads are in it, so that it may be sent again, which the client never does with a POST.
      if (!(error instanceof GraphFailure) || !repeatable.includes(error.status ?? 0)) throw error;
      const wait = error.retryAfterMs ?? usualWaitMs;
      if (clock.elapsed() - began + wait > retryForMs) throw error;
      await clock.sleep(wait, signal);
    }
  }
}

function judge<T>(
  read: BatchRead,
  part: Part | undefined,
  schema: z.ZodType<T>,
  { origin, clock }: BatchPorts,
): BatchAnswer<T> {
  const request = { method: 'GET' as const, url: `${origin}/v1.0${read.path}`, timeoutMs };
  const response = responseOf(part);
  if (response.status < 200 || response.status > 299) {
    return { ok: false, failure: graphFailure(response, request, read, clock.now()) };
  }
  const parsed = schema.safeParse(part?.body);
  if (parsed.success) return { ok: true, value: parsed.data };
  const unreadable = unreadableAnswerProblem(response, request, clock.now());
  return { ok: false, failure: new GraphFailure(unreadable, { status: response.status }) };
}

/** A part as if it had come alone; one that is missing is an empty answer. */
function responseOf(part: Part | undefined): HttpResponse {
  const headers = Object.entries(part?.headers ?? {}).map(([name, value]) => [
    name.toLowerCase(),
    value,
  ]);
  return {
    status: part?.status ?? 200,
    headers: Object.fromEntries(headers) as Record<string, string>,
    body: textOf(part?.body ?? null),
  };
}

/** Nothing, where what could be read can't be written again: nested too deeply. */
function textOf(body: unknown): string {
  try {
    return JSON.stringify(body);
  } catch {
    return '';
  }
}
