import type { TransportFailureKind } from '../ports';

const exact: Record<string, TransportFailureKind> = {
  ERR_NAME_NOT_RESOLVED: 'dns',
  ERR_NAME_RESOLUTION_FAILED: 'dns',
  ERR_ICANN_NAME_COLLISION: 'dns',
  ERR_INTERNET_DISCONNECTED: 'offline',
  ERR_CONNECTION_REFUSED: 'refused',
  ERR_ADDRESS_UNREACHABLE: 'unreachable',
  ERR_ADDRESS_INVALID: 'unreachable',
  ERR_NETWORK_ACCESS_DENIED: 'unreachable',
  ERR_NETWORK_CHANGED: 'unreachable',
  ERR_NETWORK_IO_SUSPENDED: 'unreachable',
  ERR_CONNECTION_TIMED_OUT: 'timeout',
  ERR_TIMED_OUT: 'timeout',
  ERR_CONNECTION_RESET: 'reset',
  ERR_CONNECTION_CLOSED: 'reset',
  ERR_CONNECTION_ABORTED: 'reset',
  ERR_CONNECTION_FAILED: 'unreachable',
  ERR_EMPTY_RESPONSE: 'reset',
  ERR_SOCKET_NOT_CONNECTED: 'reset',
  ERR_CONTENT_LENGTH_MISMATCH: 'reset',
  ERR_INCOMPLETE_CHUNKED_ENCODING: 'reset',
  ERR_INCOMPLETE_HTTP2_PING: 'reset',
  ERR_INVALID_CHUNKED_ENCODING: 'answer-unreadable',
  ERR_CONTENT_DECODING_FAILED: 'answer-unreadable',
  ERR_CONTENT_DECODING_INIT_FAILED: 'answer-unreadable',
  ERR_INVALID_HTTP_RESPONSE: 'answer-unreadable',
  ERR_INVALID_RESPONSE: 'answer-unreadable',
  ERR_RESPONSE_HEADERS_TOO_BIG: 'answer-too-large',
  ERR_UNSAFE_REDIRECT: 'redirected',
  ERR_INVALID_REDIRECT: 'redirected',
  ERR_CERT_AUTHORITY_INVALID: 'certificate-untrusted',
  ERR_CERT_DATE_INVALID: 'certificate-expired',
  ERR_CERT_COMMON_NAME_INVALID: 'certificate-wrong-host',
  ERR_UNEXPECTED_PROXY_AUTH: 'proxy-password',
  ERR_PROXY_CERTIFICATE_INVALID: 'proxy-unreachable',
  ERR_TUNNEL_CONNECTION_FAILED: 'proxy-blocked',
  ERR_SOCKS_CONNECTION_HOST_UNREACHABLE: 'proxy-blocked',
  ERR_MANDATORY_PROXY_CONFIGURATION_FAILED: 'proxy-unreachable',
  ERR_NO_SUPPORTED_PROXIES: 'proxy-unreachable',
  ERR_HTTPS_PROXY_TUNNEL_RESPONSE_REDIRECT: 'proxy-blocked',
  ERR_BAD_SSL_CLIENT_AUTH_CERT: 'tls-failed',
  ERR_ECH_NOT_NEGOTIATED: 'tls-failed',
};

/** Longer prefixes first: the first that fits decides. */
const byPrefix: readonly [prefix: string, kind: TransportFailureKind][] = [
  ['ERR_PROXY_AUTH_', 'proxy-password'],
  ['ERR_PROXY_', 'proxy-unreachable'],
  ['ERR_SOCKS_', 'proxy-unreachable'],
  ['ERR_PAC_', 'proxy-unreachable'],
  ['ERR_CERT_', 'certificate-other'],
  ['ERR_CERTIFICATE_', 'certificate-other'],
  ['ERR_SSL_', 'tls-failed'],
  ['ERR_RESPONSE_HEADERS_', 'answer-unreadable'],
  ['ERR_DNS_', 'dns'],
  ['ERR_HTTP2_', 'reset'],
  ['ERR_QUIC_', 'reset'],
  ['ERR_NETWORK_', 'unreachable'],
];

/** Which cause a network error of Chromium belongs to, for example `ERR_CONNECTION_RESET`. */
export function failureKindOf(networkError: string): TransportFailureKind {
  if (Object.hasOwn(exact, networkError)) return exact[networkError] ?? 'other';
  return byPrefix.find(([prefix]) => networkError.startsWith(prefix))?.[1] ?? 'other';
}

/** Chromium's name for an error in the message Electron gives it: `net::ERR_… ` */
export function networkErrorIn(message: string): string {
  return /\bERR_[A-Z0-9_]+/.exec(message)?.[0] ?? 'ERR_FAILED';
}

/**
 * @param rules how Chromium says which proxies lead to an address: `PROXY a:8080; DIRECT`
 * @returns the first of them with its port; empty where there is none
 */
export function firstProxyOf(rules: string): string {
  return /\b(?:PROXY|HTTPS|SOCKS[45]?) ([^\s;]+)/.exec(rules)?.[1] ?? '';
}

/**
 * @param target where a redirect leads, possibly relative
 * @param from the address that was asked
 * @returns the host, with its port if it has one; empty where there is none
 */
export function hostOf(target: string, from: string): string {
  try {
    return new URL(target, from).host;
  } catch {
    return '';
  }
}
