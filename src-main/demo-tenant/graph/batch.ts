/** `$batch`: up to twenty requests in one. */
import type { Hono } from 'hono';
import { badRequest } from './graph-errors';
import type { GraphEnv } from './graph-env';
import type { Target } from '../tenant-state';

interface BatchPart {
  id: string;
  method: string;
  url: string;
  headers?: Record<string, string>;
  body?: unknown;
  dependsOn?: string[];
}

interface PartAnswer {
  id: string;
  status: number;
  headers: Record<string, string>;
  body?: unknown;
}

const maximum = 20;
/** Outlook runs at most this many parts of a batch at once. */
const atOnce = 4;

/** Answers one part as if it had come alone; tells whether it changed anything. */
export type AnswerPart = (
  request: Request,
  target: Target,
) => Promise<{ response: Response; changed: boolean }>;

/** @see https://learn.microsoft.com/graph/json-batching */
export function addBatchRoute(app: Hono<GraphEnv>, answerPart: AnswerPart): void {
  app.post('/v1.0/$batch', async (c) => {
    const parts = readParts(await c.req.json().catch(() => null));
    const { target } = c.env;
    const answers = new Map<string, Promise<PartAnswer>>();
    const enter = createTurnstile(atOnce);

    async function run(part: BatchPart): Promise<PartAnswer> {
      const before = (part.dependsOn ?? []).map(
        async (id) => (await answers.get(id))?.status ?? 400,
      );
      if ((await Promise.all(before)).some((status) => status >= 400)) {
        const error = {
          code: 'FailedDependency',
          message: 'A request this one depends on failed.',
        };
        return { id: part.id, status: 424, headers: {}, body: { error } };
      }
      return enter(async () => {
        const headers = new Headers(part.headers);
        headers.set('authorization', c.req.header('Authorization') ?? '');
        const hasBody = part.body !== undefined;
        if (hasBody && !headers.has('content-type')) {
          const message = `Write request id : ${part.id} does not contain Content-Type header or body.`;
          return {
            id: part.id,
            status: 400,
            headers: {},
            body: { error: { code: 'BadRequest', message } },
          };
        }
        const url = `${target.origin}/v1.0/${part.url.replace(/^\//, '')}`;
        const body = typeof part.body === 'string' ? part.body : JSON.stringify(part.body);
        const method = part.method.toUpperCase();
        const request = new Request(url, { method, headers, ...(hasBody ? { body } : {}) });
        const { response, changed } = await answerPart(request, target);
        if (changed) c.env.entry.changed = true;
        return readAnswer(part.id, response);
      });
    }

    for (const part of parts) answers.set(part.id, run(part));
    return c.json({ responses: await Promise.all(answers.values()) });
  });
}

function readParts(body: unknown): BatchPart[] {
  const parts = (body as { requests?: BatchPart[] } | null)?.requests;
  if (!Array.isArray(parts)) throw badRequest('Invalid batch payload format.');
  if (parts.length > maximum) {
    throw badRequest(
      `Number of batch request steps exceeds the maximum value of ${String(maximum)}.`,
    );
  }
  if (new Set(parts.map((part) => part.id)).size < parts.length) {
    throw badRequest('Request Id(s) must be unique.');
  }
  return parts;
}

async function readAnswer(id: string, response: Response): Promise<PartAnswer> {
  const text = await response.text();
  const headers = Object.fromEntries(response.headers);
  const isJson = headers['content-type']?.includes('json') === true;
  const body: unknown = isJson ? JSON.parse(text) : text;
  return { id, status: response.status, headers, ...(text === '' ? {} : { body }) };
}

/** Lets at most `limit` pieces of work run at once. */
function createTurnstile(limit: number) {
  const waiting: (() => void)[] = [];
  let free = limit;

  return async function enter<T>(work: () => Promise<T>): Promise<T> {
    if (free === 0) await new Promise<void>((resolve) => waiting.push(resolve));
    else free--;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free++;
    }
  };
}
