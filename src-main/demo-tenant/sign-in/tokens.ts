/** Access tokens: signed JWTs as the sign-in service issues them and Graph accepts them. */
import { generateKeyPairSync, randomUUID, sign, verify, type JsonWebKey } from 'node:crypto';
import { GraphError } from '../graph/graph-errors';

export interface AccessTokenClaims {
  aud: string;
  iss: string;
  iat: number;
  nbf: number;
  exp: number;
  tid: string;
  appid: string;
  /** Object ID of the enterprise application. */
  oid: string;
  app_displayname: string;
  roles: string[];
  idtyp: 'app';
  ver: '1.0';
  /** Unique per token; its first part is the generation, which lets `expireAll` work. */
  uti: string;
}

export interface Tokens {
  issue(claims: Omit<AccessTokenClaims, 'idtyp' | 'ver' | 'uti'>): string;
  /** The claims of the token in an Authorization header; throws Graph's 401 for anything wrong. */
  verify(authorization: string | null, audience: string, now: number): AccessTokenClaims;
  /** Makes Graph treat every token issued so far as expired. */
  expireAll(): void;
  /** The public key, as the keys document publishes it. */
  publicKey(): JsonWebKey;
}

/**
 * Creates the signing key and the token functions. ES256 instead of Microsoft's RS256: its key is
 * made in a millisecond, and clients must treat access tokens as opaque anyway.
 * @see https://learn.microsoft.com/entra/identity-platform/access-tokens
 */
export function createTokens(): Tokens {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const keyId = randomUUID();
  let generation = 0;

  function issue(claims: Omit<AccessTokenClaims, 'idtyp' | 'ver' | 'uti'>): string {
    const uti = `${String(generation)}.${randomUUID()}`;
    const payload: AccessTokenClaims = { ...claims, idtyp: 'app', ver: '1.0', uti };
    const text = `${encode({ typ: 'JWT', alg: 'ES256', kid: keyId })}.${encode(payload)}`;
    const key = { key: privateKey, dsaEncoding: 'ieee-p1363' } as const;
    return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`;
  }

  function verifyToken(header: string | null, audience: string, now: number): AccessTokenClaims {
    const token = /^Bearer\s+(.+)$/i.exec(header ?? '')?.[1];
    if (token === undefined) throw unauthenticated('Access token is empty.');
    const [head, payload, signature] = token.split('.');
    if (head === undefined || payload === undefined || signature === undefined) {
      throw unauthenticated('IDX14100: JWT is not well formed, there are no dots (.).');
    }
    const key = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const;
    const signed = Buffer.from(`${head}.${payload}`);
    if (!verify('sha256', signed, key, Buffer.from(signature, 'base64url'))) {
      throw unauthenticated('Access token validation failure. Invalid signature.');
    }
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as AccessTokenClaims;
    if (claims.aud !== audience) {
      throw unauthenticated('Access token validation failure. Invalid audience.');
    }
    if (claims.exp * 1000 <= now || Number.parseInt(claims.uti, 10) < generation) {
      throw unauthenticated('Lifetime validation failed, the token is expired.');
    }
    return claims;
  }

  return {
    issue,
    verify: verifyToken,
    expireAll: () => {
      generation++;
    },
    publicKey: () => ({ ...publicKey.export({ format: 'jwk' }), kid: keyId, use: 'sig' }),
  };
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function unauthenticated(message: string): GraphError {
  return new GraphError(401, 'InvalidAuthenticationToken', message);
}
