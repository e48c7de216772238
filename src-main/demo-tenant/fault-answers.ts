/** What a fault answers in place of the service. */
import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { refusalBody, SignInRefused } from './sign-in/aadsts';
import type { Fault, FaultAction, WireAction } from './faults';
import { isWireAction } from './faults';
import { answerError } from './graph/graph';
import type { Target, TenantState } from './tenant-state';
import { pause } from './waiting';

/** An answer and what is to happen to it on the wire. */
export interface Outcome {
  response: Response;
  wire: WireAction | null;
}

/** Answers a request with the fault applied; `work` is the service's own answer. */
export async function applyFault(
  state: TenantState,
  fault: Fault,
  request: Request,
  target: Target,
  work: () => Promise<Response>,
): Promise<Outcome> {
  if (fault.kind === 'delay') {
    await pause(fault.ms, request.signal);
    return { response: await work(), wire: null };
  }
  if (isWireAction(fault)) {
    // The faults that only spoil the way back need the answer; the others need it only on request.
    const isSpoiled = fault.kind === 'drip' || fault.kind === 'wrongLength';
    const isCut = fault.kind === 'reset' && fault.at === 'body';
    const needsAnswer = isSpoiled || isCut || fault.afterWork === true;
    return { response: needsAnswer ? await work() : new Response(null), wire: fault };
  }
  if (fault.afterWork === true) await work();
  return { response: faultAnswer(state, fault, request, target), wire: null };
}

type AnswerFault = Exclude<FaultAction, WireAction | { kind: 'delay' }>;

function faultAnswer(
  state: TenantState,
  fault: AnswerFault,
  request: Request,
  target: Target,
): Response {
  switch (fault.kind) {
    case 'status':
      return fault.body === undefined
        ? serviceError(state, request, target, fault.status, fault.headers)
        : new Response(fault.body, { status: fault.status, headers: fault.headers ?? {} });
    case 'throttle': {
      const { retryAfter } = fault;
      const headers = retryAfter === undefined ? {} : { 'retry-after': retryAfter };
      return serviceError(state, request, target, 429, headers);
    }
    case 'unauthorized':
      return answerError(state, request, {
        status: 401,
        code: 'InvalidAuthenticationToken',
        message: 'Lifetime validation failed, the token is expired.',
      });
    case 'html':
      return new Response(fault.status === 200 ? signInPage : badGatewayPage, {
        status: fault.status,
        headers: { 'content-type': 'text/html; charset=utf-8' },
      });
    case 'redirect':
      return new Response(null, { status: 302, headers: { location: fault.location } });
    case 'wrongJson':
      return new Response('{"unexpected":[1,2,{"value":"nothing"}]}', { headers: json });
    case 'gzipBomb': {
      const body = gzipSync(`{"value":"${'x'.repeat(fault.bytes)}"}`);
      return new Response(body, { headers: { ...json, 'content-encoding': 'gzip' } });
    }
    case 'invalidUtf8':
      return new Response(Buffer.from('{"value":"\xff\xfe\xc3("}', 'latin1'), { headers: json });
    case 'hugeBody':
      return new Response(manyItems(fault.bytes), { headers: json });
  }
}

const json = { 'content-type': 'application/json' };

/** As many small objects as fill the bytes: much more work to read than one long text. */
function manyItems(bytes: number): string {
  const item =
    '{"id":"00000000-0000-4000-8000-000000000000","displayName":"Nobody","accountEnabled":true}';
  return `{"items":[${`${item},`.repeat(Math.floor(bytes / (item.length + 1)))}${item}]}`;
}

const signInPage =
  '<!DOCTYPE html><html><head><title>Guest Wi-Fi</title></head><body><h1>Accept the terms to go online</h1></body></html>';
const badGatewayPage =
  '<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center></body></html>';

const graphCodes: Readonly<Record<number, readonly [code: string, message: string]>> = {
  429: ['TooManyRequests', 'Too many requests'],
  500: ['InternalServerError', 'Internal server error'],
  502: ['BadGateway', 'Failed to connect to the upstream service.'],
  503: ['ServiceUnavailable', 'Service is temporarily unavailable.'],
  504: ['GatewayTimeout', 'The gateway did not receive a response in time.'],
};

/** An error in the shape of the service that was asked. */
function serviceError(
  state: TenantState,
  request: Request,
  target: Target,
  status: number,
  headers: Record<string, string> = {},
): Response {
  if (target.service === 'graph') {
    const [code, message] = graphCodes[status] ?? ['UnknownError', ''];
    return answerError(state, request, { status, code, message, headers });
  }
  const refused = new SignInRefused(status === 429 ? 90055 : 90033);
  const correlationId = request.headers.get('client-request-id') ?? randomUUID();
  const { body } = refusalBody(refused, {
    correlationId,
    now: state.now(),
    origin: target.origin,
  });
  return new Response(JSON.stringify(body), { status, headers: { ...json, ...headers } });
}
