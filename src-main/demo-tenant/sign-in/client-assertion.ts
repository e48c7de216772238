/** Certificate credentials: the signed assertion a client sends instead of a secret. */
import { constants, verify, X509Certificate } from 'node:crypto';
import { SignInRefused } from './aadsts';

/**
 * Checks a client assertion: which registered certificate signed it, signature, audience, issuer,
 * subject and lifetime. Returns when it is good; throws the refusal otherwise.
 * @see https://learn.microsoft.com/entra/identity-platform/certificate-credentials
 */
export function checkClientAssertion(
  assertion: string,
  expected: { clientId: string; audience: string; certificates: string[]; now: number },
): void {
  const [head = '', payload = '', signature = ''] = assertion.split('.');
  const header = readPart(head);
  const claims = readPart(payload);

  const given = header['x5t#S256'];
  const thumbprint = typeof given === 'string' ? given : '';
  const certificate = expected.certificates
    .map((pem) => new X509Certificate(pem))
    .find((candidate) => thumbprintOf(candidate) === thumbprint);
  if (!certificate) {
    throw keyRefused(`The key was not found., Thumbprint of key used by client: '${thumbprint}'`);
  }
  if (Date.parse(certificate.validTo) <= expected.now) {
    throw keyRefused(`The key used is expired., Thumbprint of key used by client: '${thumbprint}'`);
  }
  const padding = paddingOf(header['alg']);
  const key = { key: certificate.publicKey, ...padding };
  const signed = Buffer.from(`${head}.${payload}`);
  if (!verify('sha256', signed, key, Buffer.from(signature, 'base64url'))) {
    throw new SignInRefused(50012);
  }
  if (claims['iss'] !== expected.clientId || claims['sub'] !== expected.clientId) {
    throw new SignInRefused(50027);
  }
  if (claims['aud'] !== expected.audience) throw new SignInRefused(50027);
  checkLifetime(claims, expected.now);
}

/** Microsoft allows five minutes of difference between the clocks. */
const clockSkewSeconds = 300;

function checkLifetime(claims: Record<string, unknown>, now: number): void {
  const seconds = Math.floor(now / 1000);
  const from = Number(claims['nbf'] ?? 0);
  const until = Number(claims['exp'] ?? 0);
  if (seconds + clockSkewSeconds >= from && seconds - clockSkewSeconds < until) return;
  const written = [seconds, from, until].map((time) => new Date(time * 1000).toISOString());
  throw new SignInRefused(700024, {
    value: `Current time: ${written[0] ?? ''}, assertion valid from ${written[1] ?? ''}, expiry time of assertion ${written[2] ?? ''}.`,
  });
}

function keyRefused(value: string): SignInRefused {
  return new SignInRefused(700027, { value });
}

/** SHA-256 of the certificate as `x5t#S256` writes it. */
function thumbprintOf(certificate: X509Certificate): string {
  return Buffer.from(certificate.fingerprint256.replaceAll(':', ''), 'hex').toString('base64url');
}

function paddingOf(algorithm: unknown): { padding: number; saltLength?: number } {
  if (algorithm === 'RS256') return { padding: constants.RSA_PKCS1_PADDING };
  if (algorithm === 'PS256') return { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
  throw new SignInRefused(50027);
}

function readPart(part: string): Record<string, unknown> {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
  } catch {
    throw new SignInRefused(50027);
  }
}
