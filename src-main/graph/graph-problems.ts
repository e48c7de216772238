import { z } from 'zod';
import { problem, type Problem, type ProblemCode, type ProblemDetails } from '../contract/problems';
import type { HttpResponse } from '../ports';
import { GraphFailure } from './graph-failure';
import { parseJson } from './json';
import {
  foreignAnswerProblem,
  requestName,
  unreadableAnswerProblem,
  type NamedRequest,
} from './network-problems';
import { shownLine } from './plain-text';
import { retryAfterMs } from './retry-after';

const innerErrorSchema = z
  .object({
    date: z.string().optional(),
    'request-id': z.string().optional(),
    'client-request-id': z.string().optional(),
  })
  .optional();

const errorAnswerSchema = z.object({
  error: z.object({
    code: z.string(),
    message: z.string().default(''),
    // Services differ in how they write it.
    innerError: innerErrorSchema,
    innererror: innerErrorSchema,
  }),
});

type ErrorAnswer = z.infer<typeof errorAnswerSchema>['error'];

const longestMessage = 300;
const longestCode = 100;

/** Advised where the service asks to wait without saying how long. */
const usualWaitSeconds = 60;

/** What a call to Graph is about, for the sentences when it is refused. */
export interface GraphSubject {
  /** The least application permission the call needs, for example `User.Read.All`. */
  permission: string;
  /** The mailbox it addresses, as the person knows it; absent for calls to the directory. */
  mailbox?: string | undefined;
}

/**
 * Turns an answer of Graph that is not a success into a failure with its cause told apart.
 * @see https://learn.microsoft.com/graph/errors
 *
 * @param response an answer with a status outside 200–299
 * @param request what was asked
 * @param subject what the call was about
 * @param now when it was answered
 * @returns the failure; never holds anything of the request but its method, host and path
 */
export function graphFailure(
  response: HttpResponse,
  request: NamedRequest,
  subject: GraphSubject,
  now: Date,
): GraphFailure {
  const wait = retryAfterMs(response.headers, now);
  const answer = errorAnswerSchema.safeParse(parseJson(response.body));
  const error = answer.success ? answer.data.error : undefined;
  const facts = {
    status: response.status,
    ...(error !== undefined && { code: error.code }),
    ...(wait !== undefined && { retryAfterMs: wait }),
  };
  const { host } = new URL(request.url);
  const code = problemCode(response, error, subject);
  if (code === null) {
    const foreign =
      foreignAnswerProblem(response, request, now) ??
      unreadableAnswerProblem(response, request, now);
    return new GraphFailure(foreign, facts);
  }
  const values: Problem['values'] = {
    host,
    permission: subject.permission,
    ...(subject.mailbox !== undefined && { mailbox: subject.mailbox }),
  };
  if (code === 'graph-throttled' || code === 'mailbox-throttled') {
    values['seconds'] = wait === undefined ? usualWaitSeconds : Math.ceil(wait / 1000);
  }
  if (code === 'graph-refused') values['message'] = ownSentence(error, response.status);
  return new GraphFailure(
    problem(code, values, graphDetails(response, request, error, now)),
    facts,
  );
}

/**
 * The one table of Graph's refusals; null when the answer is no refusal of Graph's own.
 * Two refusals share `ErrorAccessDenied`: only the message tells a policy from a permission.
 */
function problemCode(
  { status, body }: HttpResponse,
  error: ErrorAnswer | undefined,
  { mailbox }: GraphSubject,
): ProblemCode | null {
  const ofMailbox = mailbox !== undefined;
  // Whoever answers 429, and whatever is in it, wants a wait.
  if (status === 429) return ofMailbox ? 'mailbox-throttled' : 'graph-throttled';
  // An empty 401 is Graph's all the same; a web page in its place is not.
  if (status === 401 && body.trim() === '') return 'graph-token-refused';
  if (error === undefined) return null;
  if (status === 401) {
    return /audience/i.test(error.message) ? 'graph-token-for-other-cloud' : 'graph-token-refused';
  }
  switch (error.code) {
    case 'Authorization_RequestDenied':
      return 'directory-permission-missing';
    case 'ErrorAccessDenied':
      if (!ofMailbox) return 'graph-refused';
      return /\[RAOP\]|OData is disabled/i.test(error.message)
        ? 'mailbox-blocked-by-policy'
        : 'mailbox-permission-missing';
    case 'MailboxNotEnabledForRESTAPI':
    case 'MailboxNotSupportedForRESTAPI':
      return ofMailbox ? 'mailbox-missing' : 'graph-refused';
    case 'ErrorInvalidUser':
    case 'Request_ResourceNotFound':
    case 'ResourceNotFound':
      return ofMailbox ? 'mailbox-unknown' : 'graph-refused';
    case 'MailboxInfoStale':
      return ofMailbox ? 'mailbox-stale' : null;
    case 'TooManyRequests':
    case 'ApplicationThrottled':
    case 'activityLimitReached':
      return ofMailbox ? 'mailbox-throttled' : 'graph-throttled';
    default:
      return status >= 500 ? null : 'graph-refused';
  }
}

function graphDetails(
  response: HttpResponse,
  request: NamedRequest,
  error: ErrorAnswer | undefined,
  now: Date,
): ProblemDetails {
  const inner = error?.innerError ?? error?.innererror;
  const requestId = inner?.['request-id'] ?? response.headers['request-id'];
  const correlationId = inner?.['client-request-id'] ?? response.headers['client-request-id'];
  return {
    ...(error !== undefined && {
      errorCode: shownLine(error.code, longestCode),
      serviceMessage: ownSentence(error, response.status),
    }),
    httpStatus: response.status,
    ...(requestId !== undefined && { requestId: shownLine(requestId, longestCode) }),
    ...(correlationId !== undefined && { correlationId: shownLine(correlationId, longestCode) }),
    request: requestName(request),
    timestamp: now.toISOString(),
  };
}

function ownSentence(error: ErrorAnswer | undefined, status: number): string {
  const said = [error?.message, error?.code].map((text) => shownLine(text ?? '', longestMessage));
  return said.find((text) => text !== '') ?? `HTTP ${String(status)}`;
}
