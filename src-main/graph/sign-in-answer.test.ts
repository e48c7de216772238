import { describe, expect, it } from 'vitest';
import type { HttpResponse } from '../ports';
import { considerSecretShape, signInProblem } from './sign-in-answer';
import { jsonAnswer } from './test-support';
import { problem } from '../contract/problems';

const subject = {
  tenant: 'contoso.com',
  clientId: 'c0a6f8d2-51b4-4e0b-8a37-6d1f20e9b7a5',
  host: 'login.microsoftonline.com',
  graphHost: 'graph.microsoft.com',
};
const request = {
  method: 'POST' as const,
  url: 'https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token?client-request-id=1',
  timeoutMs: 1000,
};
const now = new Date('2026-11-23T09:00:00Z');
const read = (response: HttpResponse) => signInProblem(response, request, subject, now);

describe('signInProblem', () => {
  it('keeps everything support asks for', () => {
    const found = read(
      jsonAnswer(401, {
        error: 'invalid_client',
        error_description:
          'AADSTS7000215: Invalid client secret provided. Trace ID: t-1 Correlation ID: c-1 Timestamp: 2026-11-23 09:00:01Z',
        error_codes: [7000215],
        timestamp: '2026-11-23 09:00:01Z',
        trace_id: 't-1',
        correlation_id: 'c-1',
        suberror: 'message_only',
      }),
    );
    expect(found).toEqual({
      code: 'secret-wrong',
      values: subject,
      details: {
        aadsts: [7000215],
        errorCode: 'invalid_client (message_only)',
        serviceMessage: 'Invalid client secret provided.',
        httpStatus: 401,
        traceId: 't-1',
        correlationId: 'c-1',
        request: 'POST login.microsoftonline.com/contoso.com/oauth2/v2.0/token',
        timestamp: '2026-11-23 09:00:01Z',
      },
    });
  });

  it("shows Microsoft's own sentence for a code it does not know", () => {
    const found = read(
      jsonAnswer(400, {
        error: 'invalid_request',
        error_description: 'AADSTS999999: The moon is\u202e full.\r\nTrace ID: t\r\nTimestamp: x',
        error_codes: [999999],
      }),
    );
    expect(found.code).toBe('sign-in-refused');
    expect(found.values).toMatchObject({ message: 'The moon is full.', code: 'AADSTS999999' });
  });

  it('finds the code in the sentence where it is not listed', () => {
    const found = read(
      jsonAnswer(400, { error: 'invalid_tenant', error_description: "AADSTS90002: Tenant 'x'" }),
    );
    expect(found.code).toBe('tenant-unknown');
    expect(found.details.aadsts).toEqual([90002]);
  });

  it('names the OAuth error where there is no code', () => {
    expect(read(jsonAnswer(400, { error: 'odd' })).values).toMatchObject({
      message: 'odd',
      code: 'odd',
    });
    expect(read(jsonAnswer(503, { error: 'temporarily_unavailable' })).code).toBe('sign-in-busy');
  });

  it.each([
    ['7.5', 8],
    [undefined, 60],
  ])('reads a 429 with Retry-After %s as a wait of %d seconds', (retryAfter, seconds) => {
    const headers: Record<string, string> =
      retryAfter === undefined ? {} : { 'retry-after': retryAfter };
    const answers = [
      jsonAnswer(429, { error: 'too_many_requests' }, headers),
      jsonAnswer(429, { error: 'x', error_codes: [90055] }, headers),
      { status: 429, headers, body: '' },
    ];
    for (const answer of answers) {
      expect(read(answer)).toMatchObject({
        code: 'sign-in-busy',
        values: { seconds },
        details: { httpStatus: 429 },
      });
    }
    const wrong = jsonAnswer(429, { error: 'x', error_codes: [7000215] }, headers);
    expect(read(wrong).code).toBe('secret-wrong');
  });

  it.each([
    ["redirected to the National Cloud 'MicrosoftOnline.COM'.", 'global'],
    ["redirected to the National Cloud 'login.partner.microsoftonline.cn'.", 'china'],
    ["redirected to the National Cloud 'sovcloud-identity.de'.", 'delos'],
    // GCC High and DoD share it.
    ["redirected to the National Cloud 'MicrosoftOnline.US'.", null],
    ["redirected to the National Cloud 'com'.", null],
    ["redirected to the National Cloud 'softonline.com'.", null],
    ['Confidential Client is not supported in Cross Cloud request.', null],
  ])('finds in “%s” the cloud %s', (sentence, cloud) => {
    const found = read(
      jsonAnswer(400, {
        error: 'invalid_request',
        error_description: `AADSTS90038: Tenant 'contoso.com' request is being ${sentence}`,
        error_codes: [90038],
      }),
    );
    expect(found.code).toBe(cloud === null ? 'cloud-mismatch' : 'tenant-in-other-cloud');
    expect(found.values['cloud'] ?? null).toBe(cloud);
  });

  it('tells answers of others apart', () => {
    const html = { status: 200, headers: { 'content-type': 'text/html' }, body: '<h1>Hi</h1>' };
    expect(read(html).code).toBe('network-web-page');
    expect(read({ ...html, status: 502 }).code).toBe('network-server-error');
    expect(read(jsonAnswer(500, { error: 'gateway' })).code).toBe('network-server-error');
    expect(read(jsonAnswer(400, { oops: true })).code).toBe('network-answer-unreadable');
    expect(read({ status: 401, headers: {}, body: '' }).code).toBe('network-answer-unreadable');
  });
});

describe('considerSecretShape', () => {
  it('recognises a pasted Secret ID, only when the secret was refused', () => {
    const id = '2f9d4c7e-8a16-4b3d-9c50-e7f1a2b3c4d5';
    expect(considerSecretShape(problem('secret-wrong'), id).code).toBe('secret-is-id');
    expect(considerSecretShape(problem('secret-wrong'), 'Xk48Q~value').code).toBe('secret-wrong');
    expect(considerSecretShape(problem('client-unknown'), id).code).toBe('client-unknown');
  });
});
