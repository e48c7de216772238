import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failureKindOf, firstProxyOf, hostOf, networkErrorIn } from './net-errors';

describe('failureKindOf', () => {
  it.each([
    ['ERR_NAME_NOT_RESOLVED', 'dns'],
    ['ERR_DNS_TIMED_OUT', 'dns'],
    ['ERR_INTERNET_DISCONNECTED', 'offline'],
    ['ERR_CONNECTION_REFUSED', 'refused'],
    ['ERR_ADDRESS_UNREACHABLE', 'unreachable'],
    ['ERR_NETWORK_CHANGED', 'unreachable'],
    ['ERR_CONNECTION_TIMED_OUT', 'timeout'],
    ['ERR_TIMED_OUT', 'timeout'],
    ['ERR_CONNECTION_RESET', 'reset'],
    ['ERR_CONNECTION_CLOSED', 'reset'],
    ['ERR_EMPTY_RESPONSE', 'reset'],
    ['ERR_HTTP2_PROTOCOL_ERROR', 'reset'],
    ['ERR_CONTENT_LENGTH_MISMATCH', 'reset'],
    ['ERR_INCOMPLETE_CHUNKED_ENCODING', 'reset'],
    ['ERR_CERT_AUTHORITY_INVALID', 'certificate-untrusted'],
    ['ERR_CERT_DATE_INVALID', 'certificate-expired'],
    ['ERR_CERT_COMMON_NAME_INVALID', 'certificate-wrong-host'],
    ['ERR_CERT_REVOKED', 'certificate-other'],
    ['ERR_SSL_PROTOCOL_ERROR', 'tls-failed'],
    ['ERR_PROXY_AUTH_UNSUPPORTED', 'proxy-password'],
    ['ERR_UNEXPECTED_PROXY_AUTH', 'proxy-password'],
    ['ERR_PROXY_CONNECTION_FAILED', 'proxy-unreachable'],
    ['ERR_PROXY_CERTIFICATE_INVALID', 'proxy-unreachable'],
    ['ERR_TUNNEL_CONNECTION_FAILED', 'proxy-blocked'],
    ['ERR_SOCKS_CONNECTION_HOST_UNREACHABLE', 'proxy-blocked'],
    ['ERR_MANDATORY_PROXY_CONFIGURATION_FAILED', 'proxy-unreachable'],
    ['ERR_SOCKS_CONNECTION_FAILED', 'proxy-unreachable'],
    ['ERR_CONTENT_DECODING_FAILED', 'answer-unreadable'],
    ['ERR_UNSAFE_REDIRECT', 'redirected'],
    ['ERR_RESPONSE_HEADERS_TOO_BIG', 'answer-too-large'],
    ['ERR_RESPONSE_HEADERS_MULTIPLE_CONTENT_LENGTH', 'answer-unreadable'],
    ['ERR_FAILED', 'other'],
    ['constructor', 'other'],
    ['', 'other'],
  ])('%s is %s', (networkError, kind) => {
    expect(failureKindOf(networkError)).toBe(kind);
  });
});

describe('networkErrorIn', () => {
  it("finds Chromium's name in Electron's message", () => {
    expect(networkErrorIn('net::ERR_HTTP2_PING_FAILED')).toBe('ERR_HTTP2_PING_FAILED');
    expect(networkErrorIn('Redirect was cancelled')).toBe('ERR_FAILED');
  });

  it('finds a name in any message, and a cause for any name', () => {
    const message = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('__proto__', 'toString', 'net::ERR_', 'ERR_CERT_', 'net::ERR_SSL_A ERR_B'),
    );
    fc.assert(
      fc.property(message, (text) => {
        expect(networkErrorIn(text)).toMatch(/^ERR_[A-Z0-9_]+$/);
        expect(typeof failureKindOf(text)).toBe('string');
        expect(typeof failureKindOf(networkErrorIn(text))).toBe('string');
      }),
    );
  });
});

describe('firstProxyOf', () => {
  it.each([
    ['PROXY proxy.example:8080', 'proxy.example:8080'],
    ['DIRECT; HTTPS secure.example:443; PROXY other.example:1', 'secure.example:443'],
    ['SOCKS5 [::1]:1080;DIRECT', '[::1]:1080'],
    ['DIRECT', ''],
    ['', ''],
  ])('of %j is %j', (rules, proxy) => {
    expect(firstProxyOf(rules)).toBe(proxy);
  });
});

describe('hostOf', () => {
  it('reads where a redirect leads, or nothing', () => {
    const from = 'https://graph.microsoft.com/v1.0/users?$search=someone';
    expect(hostOf('https://portal.example:8443/login?u=1', from)).toBe('portal.example:8443');
    expect(hostOf('/elsewhere', from)).toBe('graph.microsoft.com');
    expect(hostOf('about:blank', from)).toBe('');
    expect(hostOf('http://', from)).toBe('');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (target) => {
        expect(hostOf(target, from)).not.toMatch(/[/?#@\s]/);
      }),
    );
  });
});
