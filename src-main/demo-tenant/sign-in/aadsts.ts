/** Refusals of the sign-in service: code, OAuth error, HTTP status and Microsoft's sentence. */
import { randomUUID } from 'node:crypto';

/** What the sentences mention. */
export interface RefusalFacts {
  tenant: string;
  organisationName: string;
  clientId: string;
  appName: string;
  resource: string;
  /** The scope, parameter, grant or thumbprint that is wrong. */
  value: string;
}

export interface Refusal {
  error: string;
  suberror: string | null;
  status: number;
  /** With the names of `RefusalFacts` in braces. */
  text: string;
}

/** One refusal a line: code, OAuth error with its suberror, HTTP status, sentence. */
const table = `
7000215 invalid_client 401 Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '{clientId}'.
7000222 invalid_client 401 The provided client secret keys for app '{clientId}' are expired. Visit the Azure portal to create new keys for your app: https://aka.ms/NewClientSecret, or consider using certificate credentials for added security: https://aka.ms/certCreds.
7000216 invalid_client 401 'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant type.
7000218 invalid_client 401 The request body must contain the following parameter: 'client_assertion' or 'client_secret'.
700016 unauthorized_client 400 Application with identifier '{clientId}' was not found in the directory '{organisationName}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.
7000229 invalid_client 401 The client application {clientId} is missing service principal in the tenant {tenant}. See instructions here: https://go.microsoft.com/fwlink/?linkid=2225119
7000112 unauthorized_client 400 Application '{clientId}'({appName}) is disabled.
1000031 invalid_request 400 Application {appName} can't be accessed at this time. Contact your administrator to enable access.
90002 invalid_request 400 Tenant '{tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.
900023 invalid_request 400 Specified tenant identifier '{tenant}' is neither a valid DNS name, nor a valid external domain.
90038 invalid_request 400 The specified tenant '{tenant}' belongs to another National Cloud. The current cloud instance does not federate with it. A cloud redirect error is returned.
900382 invalid_request 400 Confidential Client is not supported in Cross Cloud request.
900432 invalid_request 400 Confidential Client is not supported in Cross Cloud request.
50128 invalid_request 400 Invalid domain name - No tenant-identifying information found in either the request or implied by any provided credentials.
50059 invalid_request 400 No tenant-identifying information found in either the request or implied by any provided credentials.
90019 invalid_request 400 No tenant-identifying information found in either the request or implied by any provided credentials.
500011 invalid_resource 400 The resource principal named {resource} was not found in the tenant named {organisationName}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.
500014 invalid_resource 400 The service principal for resource '{resource}' is disabled. This indicate that a subscription within the tenant has lapsed, or that the administrator for this tenant has disabled the application, preventing tokens from being issued for it.
650052 invalid_client 400 The app is trying to access a service '{resource}' that your organization '{organisationName}' lacks a service principal for. Contact your IT Admin to review the configuration of your service subscriptions.
70011 invalid_scope 400 The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope' is not valid. The scope {value} is not valid.
1002012 invalid_scope 400 The provided value for scope {value} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).
700022 invalid_scope 400 The provided value for the input parameter 'scope' isn't valid because it contains more than one resource.
700023 invalid_scope 400 The provided value for the input parameter 'scope' isn't valid when requesting an access token.
70003 unsupported_grant_type 400 The app requested an unsupported grant type '{value}'.
900144 invalid_request 400 The request body must contain the following parameter: '{value}'.
90013 invalid_request 400 Invalid input received from the user.
90014 invalid_request 400 The required field '{value}' is missing from the credential. Ensure that you have all the necessary parameters for the login request.
90100 invalid_request 400 {value} parameter is empty or not valid.
90023 invalid_request 400 The authentication service request isn't valid.
9002313 invalid_request 400 Invalid request. Request is malformed or invalid.
700027 invalid_client 401 The certificate with identifier used to sign the client assertion is not registered on application. [Reason - {value}, Please visit the Azure Portal, Graph Explorer or directly use MS Graph to see configured keys for app Id '{clientId}'.]
50012 invalid_client 401 Client assertion contains an invalid signature. [Reason - The key was not found.]
50027 invalid_client 401 Invalid JWT token: the token is not in a valid format or is missing a required claim.
700030 invalid_client 401 Invalid certificate - subject name in certificate is not authorized.
700024 invalid_client 401 Client assertion is not within its valid time range. {value} Review the documentation at https://learn.microsoft.com/entra/identity-platform/certificate-credentials.
53003 access_denied/message_only 400 Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.
530032 access_denied 400 The tenant admin has configured a security policy that blocks this request. Check the security policies that are defined on the tenant level to determine if your request meets the policy requirements.
530035 access_denied 400 Access has been blocked by security defaults.
50034 invalid_grant 400 The user account does not exist in the {organisationName} directory. To sign into this application, the account must be added to the directory.
65001 invalid_grant/consent_required 400 The user or administrator has not consented to use the application with ID '{clientId}' named '{appName}'. Send an interactive authorization request for this user and resource.
50194 unauthorized_client 400 Application '{clientId}'({appName}) is not configured as a multi-tenant application. Usage of the /common endpoint is not supported for such apps created after '10/15/2018'. Use a tenant-specific endpoint or configure the application to be multi-tenant.
9001023 invalid_request 400 The grant type is not supported over the /common or /consumers endpoints. Please use the /organizations or tenant-specific endpoint.
700025 invalid_client 401 Client is public so neither 'client_assertion' nor 'client_secret' should be presented.
50196 invalid_grant 400 The server terminated an operation because it encountered a client request loop. Please contact your app vendor.
90055 temporarily_unavailable 429 There are too many incoming requests. This exception is thrown for blocked tenants.
50033 temporarily_unavailable 503 A transient error has occurred. Please try again.
90006 temporarily_unavailable 503 The service is temporarily unavailable.
90012 temporarily_unavailable 503 The request has timed out.
90024 temporarily_unavailable 503 A transient error has occurred. Try again.
90033 temporarily_unavailable 503 The Microsoft Online Directory Service (MSODS) isn't available.
`;

/** @see https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
export const refusals: ReadonlyMap<number, Refusal> = new Map(
  [...table.matchAll(/^(\d+) (\w+)(?:\/(\w+))? (\d+) (.+)$/gm)].map(
    ([, code, error = '', suberror = null, status, text = '']) => [
      Number(code),
      { error, suberror, status: Number(status), text },
    ],
  ),
);

/** Thrown inside the sign-in service; becomes the answer. */
export class SignInRefused extends Error {
  override readonly name = 'SignInRefused';

  constructor(
    readonly code: number,
    readonly facts: Partial<RefusalFacts> = {},
    readonly change: { error?: string; suberror?: string | null } = {},
  ) {
    super(`AADSTS${String(code)}`);
  }
}

const noFacts: RefusalFacts = {
  tenant: '',
  organisationName: '',
  clientId: '',
  appName: '',
  resource: '',
  value: '',
};

/**
 * The answer for a refusal, in the shape of the token endpoint.
 * @see https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow#error-response
 */
export function refusalBody(
  refused: SignInRefused,
  context: { correlationId: string; now: number; origin: string },
): { status: number; body: Record<string, unknown>; traceId: string } {
  const known = refusals.get(refused.code);
  const allFacts: RefusalFacts = { ...noFacts, ...refused.facts };
  const text = (known?.text ?? 'The request was refused.').replace(
    /\{(\w+)\}/g,
    (_, name: keyof RefusalFacts) => allFacts[name],
  );
  const suberror = refused.change.suberror ?? known?.suberror;
  const traceId = randomUUID();
  const timestamp = new Date(context.now)
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z/, 'Z');
  const code = String(refused.code);
  const body = {
    error: refused.change.error ?? known?.error ?? 'invalid_request',
    error_description: `AADSTS${code}: ${text}\r\nTrace ID: ${traceId}\r\nCorrelation ID: ${context.correlationId}\r\nTimestamp: ${timestamp}`,
    error_codes: [refused.code],
    timestamp,
    trace_id: traceId,
    correlation_id: context.correlationId,
    error_uri: `${context.origin}/error?code=${code}`,
    ...(suberror == null ? {} : { suberror }),
  };
  return { status: known?.status ?? 400, body, traceId };
}
