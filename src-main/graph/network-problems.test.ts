import { describe, expect, it } from 'vitest';
import { TransportFailure, type HttpResponse, type TransportFailureKind } from '../ports';
import { foreignAnswerProblem, transportProblem } from './network-problems';

const now = new Date('2026-11-23T09:00:00Z');
const request = {
  method: 'GET' as const,
  url: 'https://graph.microsoft.com/v1.0/users?$search=secret+name',
  timeoutMs: 15_000,
};

describe('transportProblem', () => {
  const kinds: Record<TransportFailureKind, string> = {
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

  it.each(Object.entries(kinds))('tells %s as %s', (kind, code) => {
    const failure = new TransportFailure(kind as TransportFailureKind, 'a.example', 'ERR_X', {
      issuer: 'Corp CA',
      target: 'b.example',
      proxy: 'proxy.example:8080',
    });
    const found = transportProblem(failure, request, now);
    expect(found.code).toBe(code);
    expect(found.values['host']).toBe('a.example');
    expect(found.details).toEqual({
      networkError: 'ERR_X',
      request: 'GET graph.microsoft.com/v1.0/users',
      timestamp: '2026-11-23T09:00:00.000Z',
    });
  });

  it.each([
    ['certificate-untrusted', 'issuer', 'network-certificate-other'],
    ['redirected', 'target', 'network-answer-unreadable'],
    ['proxy-blocked', 'proxy', 'network-unreachable'],
  ] as const)('tells %s without its %s in words that do not need it', (kind, name, code) => {
    for (const known of [{}, { [name]: '' }]) {
      const failure = new TransportFailure(kind, 'a.example', 'ERR_X', known);
      expect(transportProblem(failure, request, now).code).toBe(code);
    }
  });

  it('names what the words need', () => {
    const values = (kind: TransportFailureKind, known = {}) =>
      transportProblem(new TransportFailure(kind, 'a', 'E', known), request, now).values;
    expect(values('timeout')).toEqual({ host: 'a', seconds: 15 });
    expect(values('timeout', { seconds: 3 })).toEqual({ host: 'a', seconds: 3 });
    expect(values('certificate-untrusted', { issuer: 'Corp CA' })['issuer']).toBe('Corp CA');
  });
});

describe('foreignAnswerProblem', () => {
  const read = (response: Partial<HttpResponse>) =>
    foreignAnswerProblem({ status: 200, headers: {}, body: '{}', ...response }, request, now);

  it('leaves answers of the service alone', () => {
    expect(read({})).toBeNull();
    expect(read({ status: 404, body: '' })).toBeNull();
  });

  it('recognises a web page by its type or its beginning, and shows its title as plain text', () => {
    const page = (body: string) => read({ body })?.values['page'];
    expect(read({ headers: { 'content-type': 'text/html; charset=utf-8' } })?.code).toBe(
      'network-web-page',
    );
    expect(page('\n <html><title>\nHotel\tWi-Fi &amp; &lt;b&gt; \u202e</title>')).toBe(
      'Hotel Wi-Fi & <b>',
    );
    expect(page('<html><title> </title>')).toBe('graph.microsoft.com');
    expect(page(`<title>${'🎉'.repeat(100)}</title>`)).toBe(`${'🎉'.repeat(79)}…`);
  });

  it('puts server errors first, and names where a redirect leads by host only', () => {
    expect(read({ status: 502, body: '<html>' })).toMatchObject({
      code: 'network-server-error',
      values: { host: 'graph.microsoft.com' },
      details: { httpStatus: 502 },
    });
    const redirect = read({ status: 302, headers: { location: 'https://portal.example/?u=1' } });
    expect(redirect).toMatchObject({
      code: 'network-redirected',
      values: { host: 'graph.microsoft.com', target: 'portal.example' },
    });
    expect(read({ status: 302, headers: { location: '/x' } })?.values['target']).toBe(
      'graph.microsoft.com',
    );
    for (const location of [undefined, 'mailto:a', 'https://']) {
      const headers: Record<string, string> = location === undefined ? {} : { location };
      expect(read({ status: 302, headers })?.code).toBe('network-answer-unreadable');
    }
  });
});
