/** Microsoft Graph v1.0: what every request passes through, and the routes. */
import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { addBatchRoute, type AnswerPart } from './batch';
import { addCalendarRoutes } from './calendar';
import { GraphError, graphErrorBody } from './graph-errors';
import type { GraphEnv } from './graph-env';
import { addMailRoutes } from './mail';
import type { MailboxSlots } from './mailbox-slots';
import type { TenantState } from '../tenant-state';
import { addDirectoryRoutes } from './users';

/** `/users/{who}/{what}` where Exchange answers, not the directory. */
const mailboxPath =
  /^\/v1\.0\/users\/([^/]+)\/(?:mailFolders|messages|sendMail|mailboxSettings|calendar|events)(?:\/|$)/;

/**
 * Creates the handler for everything under Graph's origin.
 * @see https://learn.microsoft.com/graph/use-the-api
 */
export function createGraph(
  state: TenantState,
  slots: MailboxSlots,
  answerPart: AnswerPart,
): Hono<GraphEnv> {
  const app = new Hono<GraphEnv>({ getPath: (request) => plainPath(request.url) });

  app.use(async (c, next) => {
    const authorization = c.req.header('Authorization') ?? null;
    c.set('claims', state.tokens.verify(authorization, c.env.target.origin, state.now()));
    const who = mailboxPath.exec(c.req.path)?.[1];
    const user = who === undefined ? null : state.directory.find(decode(who));
    c.env.entry.mailbox = user?.id ?? null;
    const leave = user ? slots.enter(c.get('claims').appid, user.id) : null;
    try {
      // Waiting inside the slot is what makes concurrent requests meet.
      await state.latency(c.req.raw.signal);
      await next();
    } finally {
      leave?.();
    }
  });

  addDirectoryRoutes(app, state);
  addMailRoutes(app, state);
  addCalendarRoutes(app, state);
  addBatchRoute(app, answerPart);

  app.notFound((c) => {
    const resource = c.req.path.split('/')[2] ?? '';
    const message = `Resource not found for the segment '${resource}'.`;
    return answerError(state, c.req.raw, { status: 400, code: 'BadRequest', message });
  });
  app.onError((error, c) => {
    if (!(error instanceof GraphError)) throw error;
    return answerError(state, c.req.raw, error);
  });
  return app;
}

/** Percent-decoding that leaves alone what is not encoded properly. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The path with the alternative form `users('id')` rewritten to `users/id`. */
function plainPath(url: string): string {
  return new URL(url).pathname.replace(/\((?:'|%27)(.*?)(?:'|%27)\)(?=\/|$)/g, (_, key: string) => {
    const name = key.replaceAll("''", "'").replaceAll('%27%27', "'");
    return `/${name}`;
  });
}

export interface ErrorAnswer {
  status: number;
  code: string;
  message: string;
  headers?: Record<string, string>;
}

/** An error answer of Graph to a request. */
export function answerError(state: TenantState, request: Request, error: ErrorAnswer): Response {
  const requestId = randomUUID();
  const clientRequestId = request.headers.get('client-request-id') ?? requestId;
  const body = graphErrorBody(error, { requestId, clientRequestId, now: state.now() });
  return new Response(JSON.stringify(body), {
    status: error.status,
    headers: { ...error.headers, 'content-type': 'application/json', 'request-id': requestId },
  });
}
