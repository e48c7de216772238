import { problem, type Problem, type ProblemCode, type ProblemDetails } from '../contract/problems';
import type { HttpRequest, HttpResponse, TransportFailure, TransportFailureKind } from '../ports';
import { shownLine } from './plain-text';

/** The parts of a request that problems may name. */
export type NamedRequest = Pick<HttpRequest, 'method' | 'url' | 'timeoutMs'>;

const codes: Record<TransportFailureKind, ProblemCode> = {
  dns: 'network-dns',
  offline: 'network-offline',
  refused: 'network-refused',
  unreachable: 'network-unreachable',
  timeout: 'network-timeout',
  reset: 'network-reset',
  'certificate-untrusted': 'network-certificate-untrusted',
  'certificate-expired': 'network-certificate-expired',
  'certificate-wrong-host': 'network-certificate-wrong-host',
  'certificate-other': 'network-certificate-other',
  'tls-failed': 'network-tls-failed',
  'proxy-password': 'network-proxy-password',
  'proxy-refused': 'network-proxy-refused',
  'proxy-blocked': 'network-proxy-blocked',
  'proxy-unreachable': 'network-proxy-unreachable',
  redirected: 'network-redirected',
  'answer-unreadable': 'network-answer-unreadable',
  'answer-too-large': 'network-answer-too-large',
  other: 'network-other',
};

/**
 * Told where the name that the cause's own sentences want could not be found out: without it, they
 * would say nothing that the more general ones don't.
 */
const withoutName: Partial<Record<TransportFailureKind, { name: string; code: ProblemCode }>> = {
  'certificate-untrusted': { name: 'issuer', code: 'network-certificate-other' },
  redirected: { name: 'target', code: 'network-answer-unreadable' },
  'proxy-password': { name: 'proxy', code: 'network-proxy-unreachable' },
  'proxy-refused': { name: 'proxy', code: 'network-proxy-unreachable' },
  'proxy-blocked': { name: 'proxy', code: 'network-unreachable' },
};

const longestTitle = 80;
const longestValue = 200;

/**
 * @param request a request; its query is left out because it may hold names of people
 * @returns for example `GET graph.microsoft.com/v1.0/users`
 */
export function requestName(request: Pick<NamedRequest, 'method' | 'url'>): string {
  const url = new URL(request.url);
  return `${request.method} ${url.host}${url.pathname}`;
}

/**
 * @param failure why there was no answer
 * @param request what was asked
 * @param now when it happened, for the details
 * @returns the problem of the same cause; its values name `host`, and where the words need them
 *   `seconds`, `issuer`, `target` and `proxy`. A more general one where nobody knows the name
 */
export function transportProblem(
  failure: TransportFailure,
  request: NamedRequest,
  now: Date,
): Problem {
  const { kind } = failure;
  const values: Problem['values'] = { ...shownValues(failure.values), host: failure.host };
  if (kind === 'timeout') values['seconds'] ??= Math.round(request.timeoutMs / 1000);
  const general = withoutName[kind];
  const isNamed = general === undefined || (values[general.name] ?? '') !== '';
  return problem(isNamed ? codes[kind] : general.code, values, {
    networkError: failure.networkError,
    request: requestName(request),
    timestamp: now.toISOString(),
  });
}

/** The issuer of a certificate, for example, is whatever somebody has written into it. */
function shownValues(values: Problem['values']): Problem['values'] {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? shownLine(value, longestValue) : value,
    ]),
  );
}

/**
 * @param host the host that was waited for
 * @param seconds how long it was waited for
 * @param now when the wait ended
 * @returns the problem of a time limit of our own
 */
export function timeLimitProblem(host: string, seconds: number, now: Date): Problem {
  return problem('network-timeout', { host, seconds }, { timestamp: now.toISOString() });
}

/**
 * Recognises answers that can't come from Microsoft's service itself: a web page in its place, a
 * server error, a redirect.
 *
 * @param response the answer
 * @param request what was asked
 * @param now when it was answered
 * @returns the problem, or null when the answer looks like one of the service's own
 */
export function foreignAnswerProblem(
  response: HttpResponse,
  request: NamedRequest,
  now: Date,
): Problem | null {
  const { host } = new URL(request.url);
  const details = answerDetails(response, request, now);
  if (response.status >= 500) {
    return problem('network-server-error', { host }, details);
  }
  if (response.status >= 300 && response.status < 400) {
    const target = redirectTarget(response, request);
    return target === null
      ? unreadableAnswerProblem(response, request, now)
      : problem('network-redirected', { host, target }, details);
  }
  if (isWebPage(response)) {
    const page = pageTitle(response.body) ?? host;
    return problem('network-web-page', { host, page }, details);
  }
  return null;
}

/**
 * @param response an answer that is no JSON, or JSON of another shape than documented
 * @param request what was asked
 * @param now when it was answered
 * @returns the problem that says so
 */
export function unreadableAnswerProblem(
  response: HttpResponse,
  request: NamedRequest,
  now: Date,
): Problem {
  const { host } = new URL(request.url);
  return problem('network-answer-unreadable', { host }, answerDetails(response, request, now));
}

/** What support asks for about an answer of which nothing but its status can be told. */
export function answerDetails(
  response: HttpResponse,
  request: NamedRequest,
  now: Date,
): ProblemDetails {
  return {
    httpStatus: response.status,
    request: requestName(request),
    timestamp: now.toISOString(),
  };
}

/** Only the host: the rest of the address may carry what was asked. Null when there is none. */
function redirectTarget(response: HttpResponse, request: NamedRequest): string | null {
  const location = response.headers['location'];
  if (location === undefined) return null;
  try {
    const { host } = new URL(location, request.url);
    return host === '' ? null : host;
  } catch {
    return null;
  }
}

function isWebPage(response: HttpResponse): boolean {
  const type = response.headers['content-type'] ?? '';
  return /^text\/html\b/i.test(type) || response.body.trimStart().startsWith('<');
}

/** The page's title as plain text, so that the person recognises whose page it is. */
function pageTitle(html: string): string | null {
  const title = /<title[^<>]*>([^<]*)<\/title/i.exec(html)?.[1];
  if (title === undefined) return null;
  const plain = shownLine(decodeEntities(title), longestTitle);
  return plain === '' ? null : plain;
}

function decodeEntities(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&amp;', '&');
}
