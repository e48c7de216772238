import { net, type Certificate, type IncomingMessage, type Session } from 'electron';
import {
  TransportFailure,
  type HttpRequest,
  type HttpResponse,
  type Transport,
  type TransportFailureKind,
} from '../ports';
import type { ClosedProxy, ProxySession, ProxySignIn } from '../proxy/proxy-sign-in';
import { certificateValues } from './certificate-values';
import { failureKindOf, firstProxyOf, hostOf, networkErrorIn } from './net-errors';

/**
 * Twice what a page of 999 users with many licences takes, and little enough to be read without a
 * noticeable pause.
 */
const maxBodyBytes = 6 * 1024 * 1024;

/** Answers of this size take milliseconds to read, and wait for a turn of their own. */
const largeBodyBytes = 256 * 1024;

/** The certificates that were refused last, by host and Chromium's name for what is wrong. */
type RefusedCertificates = Map<string, Certificate>;

function refusalKey(hostname: string, networkError: string): string {
  return `${hostname} ${networkError}`;
}

function rememberRefused(session: Session): RefusedCertificates {
  const refused: RefusedCertificates = new Map();
  session.setCertificateVerifyProc(
    ({ hostname, certificate, errorCode, verificationResult }, callback) => {
      // Kept for good: Chromium remembers its verdict and does not come here with it again.
      if (errorCode !== 0) {
        refused.set(refusalKey(hostname, networkErrorIn(verificationResult)), certificate);
      }
      // -3: Chromium's own verdict stands. Looking is all that happens here.
      callback(-3);
    },
  );
  return refused;
}

function plainHeaders(headers: IncomingMessage['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  );
}

/**
 * Sends requests through Chromium's network stack, and with it the system's proxy, PAC file and
 * certificate store.
 *
 * `net.request` rather than the session's `fetch`: they are the same machinery, but only here can
 * the target of a redirect and the proxy that asks for a password be seen.
 *
 * Writes go over connections of their own: where a connection that was kept from an earlier request
 * is lost before the answer, Chromium sends the request again by itself, whatever its method, and the
 * service may have done it the first time.
 *
 * A proxy that asks for a user name and a password is told those that were given for it, and a server
 * none.
 *
 * @param open opens a session of that name, which pages have no part in and where nothing is stored
 * @param proxies what proxies are told
 */
export function createTransport(
  open: (name: string) => Session,
  proxies: Pick<ProxySignIn, 'openSession'>,
): Transport {
  const ownTurn = createTurnstile();
  const openLine = (name: string): Line => {
    const session = open(name);
    return { session, refused: rememberRefused(session), proxies: proxies.openSession(), ownTurn };
  };
  const reading = openLine('microsoft365');
  const idle: Line[] = [];
  let opened = 0;

  return async (request) => {
    if (request.method === 'GET' || request.changesNothing === true) {
      return exchange(reading, request);
    }
    const line = idle.pop() ?? openLine(`microsoft365-once-${String((opened += 1))}`);
    try {
      await line.session.closeAllConnections();
      return await exchange(line, request);
    } finally {
      idle.push(line);
    }
  };
}

/**
 * Lets large answers in one after another, however many arrive at the same moment, so that the window
 * is attended to between them.
 */
function createTurnstile(): () => Promise<void> {
  let last = Promise.resolve();
  return () => {
    last = last.then(() => new Promise((enter) => setImmediate(enter)));
    return last;
  };
}

/** A session with what is known of the certificates that were refused in it, and of its proxies. */
interface Line {
  session: Session;
  refused: RefusedCertificates;
  proxies: ProxySession;
  /** Waits until a large answer may be read. */
  ownTurn: () => Promise<void>;
}

function exchange(
  { session, refused, proxies, ownTurn }: Line,
  { method, url, headers, body, timeoutMs, signal }: HttpRequest,
): Promise<HttpResponse> {
  return new Promise<HttpResponse>((resolve, reject) => {
    const { protocol, host, hostname } = new URL(url);
    if (protocol !== 'https:') throw new TypeError('Only https addresses are asked');
    if (signal.aborted) {
      reject(new DOMException('The request was cancelled', 'AbortError'));
      return;
    }

    const request = net.request({
      method,
      url,
      session,
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
    });
    const atProxy = proxies.begin();
    let closed: ClosedProxy | undefined;
    let settled = false;

    /** The first outcome counts; whatever the network still does then is nobody's business. */
    function settle(outcome: () => void): void {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      outcome();
    }
    function fail(
      kind: TransportFailureKind,
      networkError: string,
      values: Record<string, string | number> = {},
    ): void {
      settle(() => {
        reject(new TransportFailure(kind, host, networkError, values));
        request.abort();
      });
    }
    function onAbort(): void {
      settle(() => {
        reject(new DOMException('The request was cancelled', 'AbortError'));
        request.abort();
      });
    }
    function onError(error: Error): void {
      const networkError = networkErrorIn(error.message);
      const kind = failureKindOf(networkError);
      if (closed !== undefined || kind === 'proxy-password' || kind === 'proxy-blocked') {
        failAtProxy(kind, networkError);
        return;
      }
      const certificate = refused.get(refusalKey(hostname, networkError));
      fail(kind, networkError, certificateValues(kind, certificate));
    }
    function failAtProxy(kind: TransportFailureKind, networkError: string): void {
      if (closed !== undefined) {
        fail(closed.kind, networkError, { proxy: closed.proxy });
        return;
      }
      // One that does not ask in a way that is known is named by the system's settings alone.
      void session.resolveProxy(url).then((rules) => {
        fail(kind, networkError, { proxy: firstProxyOf(rules) });
      });
    }

    const timer = setTimeout(() => {
      fail('timeout', 'ERR_TIMED_OUT', { seconds: Math.round(timeoutMs / 1000) });
    }, timeoutMs);
    signal.addEventListener('abort', onAbort, { once: true });

    request.on('login', (authInfo, callback) => {
      // A server gets no answer: the console has a token for it, and no password.
      if (!authInfo.isProxy) {
        callback();
        return;
      }
      const answer = atProxy.answer(authInfo);
      if (answer.kind === 'signIn') {
        callback(answer.userName, answer.password);
        return;
      }
      closed = answer;
      callback();
    });
    request.on('redirect', (_status, _method, target) => {
      fail('redirected', 'redirect', { target: hostOf(target, url) });
    });
    request.on('error', onError);
    request.on('response', (response) => {
      if (closed !== undefined && response.statusCode === 407) {
        failAtProxy(closed.kind, 'ERR_PROXY_AUTH_REQUESTED');
        return;
      }
      atProxy.passed();
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > maxBodyBytes) fail('answer-too-large', 'answer-too-large');
        else chunks.push(chunk);
      });
      response.on('error', onError);
      response.on('end', () => {
        if (size < largeBodyBytes) handOver();
        else void ownTurn().then(handOver);
      });
      function handOver(): void {
        let text: string;
        try {
          text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
        } catch {
          fail('answer-unreadable', 'invalid UTF-8');
          return;
        }
        settle(() => {
          resolve({
            status: response.statusCode,
            headers: plainHeaders(response.headers),
            body: text,
          });
        });
      }
    });

    for (const [name, value] of Object.entries(headers)) request.setHeader(name, value);
    request.end(body);
  });
}
