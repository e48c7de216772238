import { z } from 'zod';
import { clouds, type KnownCloudId } from '../contract/clouds';
import { isGuid } from '../contract/connection';
import { problem, type Problem, type ProblemCode, type ProblemDetails } from '../contract/problems';
import type { HttpResponse } from '../ports';
import { problemCodeOfAadsts } from './aadsts-codes';
import { parseJson } from './json';
import {
  answerDetails,
  foreignAnswerProblem,
  requestName,
  unreadableAnswerProblem,
  type NamedRequest,
} from './network-problems';
import { shownLine } from './plain-text';
import { retryAfterMs } from './retry-after';

const errorAnswerSchema = z.object({
  error: z.string(),
  error_description: z.string().optional(),
  error_codes: z.array(z.number()).optional(),
  timestamp: z.string().optional(),
  trace_id: z.string().optional(),
  correlation_id: z.string().optional(),
  suberror: z.string().optional(),
});

const longestMessage = 300;
const longestCode = 100;

/** Advised where the service asks to wait without saying how long. */
const usualWaitSeconds = 60;

/** What the sentences about signing in may name. */
export interface SignInSubject {
  /** Tenant ID or domain name, as entered. */
  tenant: string;
  clientId: string;
  /** Host of the sign-in service. */
  host: string;
  /** Host of Microsoft Graph. */
  graphHost: string;
}

/**
 * Reads an answer of the sign-in service that is not the success that was hoped for. The body is
 * read directly because MSAL keeps only the first code and neither trace ID nor timestamp.
 * @see https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow#error-response
 *
 * @param response the answer, as the transport gave it
 * @param request what was asked
 * @param subject what the sentences name
 * @param now when it was answered
 * @returns the problem of the first AADSTS code that is known; `sign-in-busy` for a 429 without one;
 *   `sign-in-refused` with Microsoft's own sentence for an unknown one; a network problem when it is
 *   no answer of the service
 */
export function signInProblem(
  response: HttpResponse,
  request: NamedRequest,
  subject: SignInSubject,
  now: Date,
): Problem {
  const answer = errorAnswerSchema.safeParse(parseJson(response.body));
  const wait = retryAfterMs(response.headers, now);
  const seconds = wait === undefined ? usualWaitSeconds : Math.ceil(wait / 1000);
  if (!answer.success) {
    if (response.status === 429) {
      const details = answerDetails(response, request, now);
      return problem('sign-in-busy', { ...subject, seconds }, details);
    }
    return (
      foreignAnswerProblem(response, request, now) ??
      unreadableAnswerProblem(response, request, now)
    );
  }
  const { data } = answer;
  const codes = aadstsCodes(data.error_codes, data.error_description);
  const sentence = ownSentence(data.error_description ?? data.error);
  const details: ProblemDetails = {
    ...(codes.length > 0 && { aadsts: codes }),
    errorCode: shownLine(
      data.suberror === undefined ? data.error : `${data.error} (${data.suberror})`,
      longestCode,
    ),
    serviceMessage: sentence,
    httpStatus: response.status,
    ...(data.trace_id !== undefined && { traceId: shownLine(data.trace_id, longestCode) }),
    ...(data.correlation_id !== undefined && {
      correlationId: shownLine(data.correlation_id, longestCode),
    }),
    request: requestName(request),
    timestamp: shownLine(data.timestamp ?? now.toISOString(), longestCode),
  };
  const known = problemCodeOfAadsts(codes) ?? problemCodeOfError(data.error, response.status);
  if (known === null) {
    // A gateway's own JSON error is not a refusal of the sign-in service.
    const foreign = codes.length === 0 ? foreignAnswerProblem(response, request, now) : null;
    if (foreign !== null) return foreign;
    const code =
      codes[0] === undefined ? shownLine(data.error, longestCode) : `AADSTS${String(codes[0])}`;
    return problem('sign-in-refused', { ...subject, message: sentence, code }, details);
  }
  if (known === 'sign-in-busy') return problem(known, { ...subject, seconds }, details);
  const cloud = known === 'cloud-mismatch' ? cloudNamedIn(sentence) : null;
  return cloud === null
    ? problem(known, { ...subject }, details)
    : problem('tenant-in-other-cloud', { ...subject, cloud }, details);
}

/**
 * @param found the problem of a sign-in
 * @param clientSecret the secret that was used
 * @returns `secret-is-id` when a refused secret has the shape of a Secret ID, otherwise `found`
 */
export function considerSecretShape(found: Problem, clientSecret: string): Problem {
  return found.code === 'secret-wrong' && isGuid(clientSecret)
    ? { ...found, code: 'secret-is-id' }
    : found;
}

/** The discovery endpoint and some gateways leave `error_codes` out; the sentence has the code. */
function aadstsCodes(listed: number[] | undefined, description: string | undefined): number[] {
  if (listed !== undefined && listed.length > 0) return listed;
  const code = /AADSTS(\d{4,9})/.exec(description ?? '')?.[1];
  return code === undefined ? [] : [Number(code)];
}

/** OAuth errors and a status that say enough without an AADSTS code. */
function problemCodeOfError(error: string, status: number): ProblemCode | null {
  if (error === 'temporarily_unavailable' || status === 429) return 'sign-in-busy';
  if (error === 'invalid_tenant') return 'tenant-unknown';
  return null;
}

/**
 * The cloud in Microsoft's sentence `… redirected to the National Cloud 'MicrosoftOnline.COM'`; null
 * when it names none, or one that two clouds share, as both of the US Government do.
 */
function cloudNamedIn(sentence: string): KnownCloudId | null {
  const name = /National Cloud '([^']+\.[^']+)'/i.exec(sentence)?.[1]?.toLowerCase();
  if (name === undefined) return null;
  const named = (Object.keys(clouds) as KnownCloudId[]).filter((id) =>
    `.${new URL(clouds[id].authority).host}`.endsWith(`.${name}`),
  );
  return named.length === 1 ? (named[0] ?? null) : null;
}

/** Microsoft's sentence without its code in front and the IDs behind, which are in the details. */
function ownSentence(description: string): string {
  const line = shownLine(description.split(/\r?\n/, 1)[0] ?? '', 10 * longestMessage);
  const sentence = line
    .replace(/^AADSTS\d+: ?/, '')
    .replace(/ ?(Trace ID|Correlation ID|Timestamp):.*$/, '');
  return shownLine(sentence, longestMessage);
}
