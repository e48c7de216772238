import type { DemoTenant } from '../demo-tenant';
import type { Clock, HttpRequest, HttpResponse, Logger, Transport } from '../ports';
import { TransportFailure } from '../ports';
import { abortError, throwIfAborted, untilAborted } from './abort';
import type { AccessToken } from './access-token';
import type { TokenSource } from './token-source';

/** A clock that stands still until it is told to go on. */
export interface TestClock extends Clock {
  /** Lets time pass; whoever sleeps long enough wakes up. */
  advance(ms: number): void;
  /** How long each sleep was meant to last, in the order they began. */
  readonly sleeps: readonly number[];
}

/**
 * @param options `start` of time; `impatient`: a sleep passes at once and moves the time
 * @returns the clock
 */
export function testClock(options: { start?: string; impatient?: boolean } = {}): TestClock {
  const start = Date.parse(options.start ?? '2026-11-23T09:00:00Z');
  let elapsed = 0;
  let sleepers: { until: number; wake: () => void }[] = [];
  const sleeps: number[] = [];
  return {
    sleeps,
    now: () => new Date(start + elapsed),
    elapsed: () => elapsed,
    sleep: (ms, signal) => {
      sleeps.push(ms);
      if (signal.aborted) return Promise.reject(abortError());
      if (options.impatient === true) {
        elapsed += ms;
        return Promise.resolve();
      }
      const asleep = new Promise<void>((wake) => {
        sleepers.push({ until: elapsed + ms, wake });
      });
      return untilAborted(asleep, signal);
    },
    advance: (ms) => {
      elapsed += ms;
      const due = sleepers.filter(({ until }) => until <= elapsed);
      sleepers = sleepers.filter(({ until }) => until > elapsed);
      for (const { wake } of due) wake();
    },
  };
}

/** Lets everything go on that waits for nothing but other promises. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) {
    await new Promise<void>((done) => {
      setImmediate(done);
    });
  }
}

/** A transport to a demo tenant that remembers every request. */
export function tenantTransport(tenant: DemoTenant): {
  transport: Transport;
  requests: HttpRequest[];
} {
  return recordingTransport(async (request) => {
    const answer = tenant.fetch(
      new Request(request.url, {
        method: request.method,
        headers: request.headers,
        signal: request.signal,
        ...(request.body !== undefined && { body: request.body }),
      }),
    );
    const response = await untilAborted(answer, request.signal).catch((error: unknown) => {
      throwIfAborted(request.signal);
      throw new TransportFailure('reset', new URL(request.url).host, String(error));
    });
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers.entries()),
      body: await response.text(),
    };
  });
}

/** A transport that answers as `answer` says and remembers every request. */
export function recordingTransport(
  answer: (request: HttpRequest) => HttpResponse | Promise<HttpResponse>,
): { transport: Transport; requests: HttpRequest[] } {
  const requests: HttpRequest[] = [];
  return {
    requests,
    transport: async (request) => {
      requests.push(request);
      return answer(request);
    },
  };
}

/** An answer in JSON. */
export function jsonAnswer(
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): HttpResponse {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  };
}

/** Tokens `token-1`, `token-2`…; a new number with every renewal. */
export function countingTokenSource(): TokenSource {
  let number = 1;
  const token = (): AccessToken => ({
    value: `token-${String(number)}`,
    roles: [],
    tenantId: null,
    appName: null,
    servicePrincipalId: null,
  });
  return {
    acquire: () => Promise.resolve(token()),
    renew: () => {
      number += 1;
      return Promise.resolve(token());
    },
  };
}

/** A logger that keeps what it is told. */
export function recordingLogger(): Logger & { lines: { level: string; text: string }[] } {
  const lines: { level: string; text: string }[] = [];
  const keep = (level: string) => (message: string, values?: Record<string, unknown>) => {
    lines.push({ level, text: `${message} ${JSON.stringify(values ?? {})}` });
  };
  return { lines, info: keep('info'), warn: keep('warn'), error: keep('error') };
}
