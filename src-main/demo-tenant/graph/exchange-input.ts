/** What Exchange reads from a request once it has let it into the mailbox. */
import type { Context } from 'hono';
import { badRequest, GraphError } from './graph-errors';
import type { GraphEnv } from './graph-env';

/** A JSON body, or Graph's complaint about it. */
export async function readJson(c: Context<GraphEnv>): Promise<Record<string, unknown>> {
  const body: unknown = await c.req.json().catch(() => null);
  if (typeof body === 'object' && body !== null) return body as Record<string, unknown>;
  throw unreadableJson();
}

export function unreadableJson(): GraphError {
  return badRequest(
    'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
  );
}

/** Refuses an ID that can't be one; Exchange parses an ID before it looks for the item. */
export function checkId(id: unknown): asserts id is string {
  if (typeof id === 'string' && /^AA[A-Za-z]{4}[\w=-]{20,}$/.test(id)) return;
  throw new GraphError(400, 'ErrorInvalidIdMalformed', 'Id is malformed.');
}
