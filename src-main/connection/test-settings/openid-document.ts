import { z } from 'zod';
import { clouds, type KnownCloudId } from '../../contract/clouds';
import type { Problem } from '../../contract/problems';
import { GraphFailure } from '../../graph/graph-failure';
import { parseJson } from '../../graph/json';
import { foreignAnswerProblem, transportProblem } from '../../graph/network-problems';
import { shownLine } from '../../graph/plain-text';
import { signInProblem, type SignInSubject } from '../../graph/sign-in-answer';
import {
  TransportFailure,
  type Clock,
  type HttpRequest,
  type HttpResponse,
  type Transport,
} from '../../ports';

const longestName = 300;

/** Is said in sentences. */
const shown = z.string().transform((text) => shownLine(text, longestName));

const documentSchema = z.object({
  issuer: z.string(),
  token_endpoint: z.string(),
  tenant_region_scope: shown.nullish(),
  tenant_region_sub_scope: z.string().nullish(),
  msgraph_host: shown.nullish(),
});

/** The OpenID document of a tenant, as far as it is used. */
export type OpenIdDocument = z.infer<typeof documentSchema>;

/**
 * Reads the OpenID document of a tenant, or of `common`.
 * @see https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc
 *
 * @param options `authority` origin, `tenant` as entered or `common`, `subject` that sentences
 *   name, `timeoutMs`, and the signal
 * @param ports how to reach the network, and the time
 * @returns the document
 * @throws GraphFailure with the network's cause, the AADSTS code's problem, or
 *   `sign-in-service-unrecognised`; AbortError when aborted
 */
export async function readOpenIdDocument(
  options: {
    authority: string;
    tenant: string;
    subject: SignInSubject;
    timeoutMs: number;
    signal: AbortSignal;
  },
  { transport, clock }: { transport: Transport; clock: Clock },
): Promise<OpenIdDocument> {
  const { authority, tenant, subject, timeoutMs, signal } = options;
  const request: HttpRequest = {
    method: 'GET',
    url: `${authority}/${encodeURIComponent(tenant)}/v2.0/.well-known/openid-configuration`,
    headers: { Accept: 'application/json' },
    timeoutMs,
    signal,
  };
  const response = await ask(request, transport, clock);
  const document = documentSchema.safeParse(parseJson(response.body));
  if (response.status === 200 && document.success) return document.data;
  throw new GraphFailure(unusableDocument(response, request, subject, clock.now()), {
    status: response.status,
  });
}

async function ask(
  request: HttpRequest,
  transport: Transport,
  clock: Clock,
): Promise<HttpResponse> {
  try {
    return await transport(request);
  } catch (error) {
    if (!(error instanceof TransportFailure)) throw error;
    throw new GraphFailure(transportProblem(error, request, clock.now()));
  }
}

function unusableDocument(
  response: HttpResponse,
  request: HttpRequest,
  subject: SignInSubject,
  now: Date,
): Problem {
  const foreign = foreignAnswerProblem(response, request, now);
  if (foreign !== null) return foreign;
  const refusal = signInProblem(response, request, subject, now);
  if (refusal.code !== 'network-answer-unreadable') return refusal;
  // Something answers, but not a sign-in service: with own endpoints, most likely a wrong address.
  return { ...refusal, code: 'sign-in-service-unrecognised' };
}

/**
 * @param document a tenant's OpenID document
 * @returns the tenant's GUID from its issuer; null when the issuer has none
 */
export function tenantIdOf({ issuer }: OpenIdDocument): string | null {
  return /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.exec(issuer)?.[0] ?? null;
}

/**
 * Says which cloud a tenant lives in, by the Graph host its document names.
 *
 * @param document a tenant's OpenID document
 * @returns the cloud; `null` when its Graph is no known cloud's; `undefined` when the document does
 *   not say
 */
export function cloudOf(document: OpenIdDocument): KnownCloudId | null | undefined {
  const host = document.msgraph_host?.toLowerCase();
  if (host === undefined || host === '') return undefined;
  const known = (Object.keys(clouds) as KnownCloudId[]).find(
    (id) => new URL(clouds[id].graph).host === host,
  );
  if (known !== 'gccHigh' && known !== 'dod') return known ?? null;
  // Both US Government clouds have been seen under either Graph host; the sub-scope is definite.
  if (document.tenant_region_sub_scope === 'DOD') return 'dod';
  if (document.tenant_region_sub_scope === 'DODCON') return 'gccHigh';
  return known;
}
