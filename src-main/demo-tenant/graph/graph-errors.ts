/** Graph's error answers. */

/**
 * Thrown by anything that handles a Graph request; becomes the answer.
 * @see https://learn.microsoft.com/graph/errors
 */
export class GraphError extends Error {
  override readonly name = 'GraphError';

  constructor(
    readonly status: 400 | 401 | 403 | 404 | 405 | 410 | 424 | 429 | 500 | 501 | 503,
    readonly code: string,
    message: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(message);
  }
}

/** The JSON of an error answer. */
export function graphErrorBody(
  error: { code: string; message: string },
  ids: { requestId: string; clientRequestId: string; now: number },
): Record<string, unknown> {
  return {
    error: {
      code: error.code,
      message: error.message,
      innerError: {
        date: new Date(ids.now).toISOString().slice(0, 19),
        'request-id': ids.requestId,
        'client-request-id': ids.clientRequestId,
      },
    },
  };
}

export function badRequest(message: string): GraphError {
  return new GraphError(400, 'BadRequest', message);
}

export function unsupportedQuery(message: string): GraphError {
  return new GraphError(400, 'Request_UnsupportedQuery', message);
}

/** A directory permission that the token does not carry. */
export function insufficientPrivileges(): GraphError {
  return new GraphError(
    403,
    'Authorization_RequestDenied',
    'Insufficient privileges to complete the operation.',
  );
}

/** A mailbox permission that neither the token nor RBAC for Applications grants. */
export function accessDenied(): GraphError {
  return new GraphError(
    403,
    'ErrorAccessDenied',
    'Access is denied. Check credentials and try again.',
  );
}

export function userNotFound(key: string): GraphError {
  return new GraphError(
    404,
    'Request_ResourceNotFound',
    `Resource '${key}' does not exist or one of its queried reference-property objects are not present.`,
  );
}

export function itemNotFound(): GraphError {
  return new GraphError(
    404,
    'ErrorItemNotFound',
    'The specified object was not found in the store.',
  );
}

export function throttled(code: string, message: string, retryAfter?: string): GraphError {
  return new GraphError(
    429,
    code,
    message,
    retryAfter === undefined ? {} : { 'retry-after': retryAfter },
  );
}
