import type { ProblemCode } from '../contract/problems';

/**
 * What each AADSTS code of the client credentials flow means to the person who set the connection
 * up. Codes that share a remedy share a problem.
 * @see https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
const problemOfAadsts = {
  7000215: 'secret-wrong',
  7000222: 'secret-expired',
  7000216: 'secret-not-received',
  7000218: 'secret-not-received',
  700016: 'client-unknown',
  7000229: 'service-principal-missing',
  7000112: 'app-disabled',
  1000031: 'app-blocked',
  90002: 'tenant-unknown',
  900023: 'tenant-malformed',
  90038: 'cloud-mismatch',
  900382: 'cloud-mismatch',
  900432: 'cloud-mismatch',
  50128: 'tenant-not-named',
  50059: 'tenant-not-named',
  90019: 'tenant-not-named',
  500011: 'graph-not-in-tenant',
  500014: 'graph-disabled-in-tenant',
  650052: 'service-not-subscribed',
  70011: 'scope-refused',
  1002012: 'scope-without-default',
  700022: 'scope-mixed',
  700023: 'scope-mixed',
  900144: 'request-altered',
  90013: 'request-field-refused',
  90014: 'request-field-refused',
  90100: 'request-field-refused',
  90023: 'request-malformed',
  9002313: 'request-malformed',
  700027: 'certificate-not-registered',
  50012: 'certificate-refused',
  50027: 'certificate-refused',
  700030: 'certificate-refused',
  700024: 'clock-refused',
  53003: 'conditional-access',
  530032: 'security-policy',
  530035: 'security-policy',
  50034: 'user-flow-code',
  65001: 'consent-missing',
  50194: 'single-tenant-endpoint',
  9001023: 'single-tenant-endpoint',
  700025: 'app-is-public-client',
  50196: 'sign-in-loop',
  90055: 'sign-in-busy',
  50033: 'sign-in-busy',
  90006: 'sign-in-busy',
  90024: 'sign-in-busy',
  90033: 'sign-in-busy',
  90012: 'sign-in-busy',
} as const satisfies Record<number, ProblemCode>;

type KnownAadsts = keyof typeof problemOfAadsts;

function isKnown(code: number): code is KnownAadsts {
  return Object.hasOwn(problemOfAadsts, code);
}

/**
 * @param codes AADSTS numbers as the service listed them, most specific first
 * @returns the problem of the first code that is known, or null when none is
 */
export function problemCodeOfAadsts(codes: readonly number[]): ProblemCode | null {
  const known = codes.find(isKnown);
  return known === undefined ? null : problemOfAadsts[known];
}
