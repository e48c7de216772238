import { describe, expect, it } from 'vitest';
import { graphFailure } from './graph-problems';

const now = new Date('2026-11-23T09:00:00Z');
const request = {
  method: 'GET' as const,
  url: 'https://graph.microsoft.com/v1.0/users',
  timeoutMs: 1000,
};

function told(status: number, body: string, headers: Record<string, string> = {}): string {
  const answer = { status, headers, body };
  return graphFailure(answer, request, { permission: 'User.Read.All' }, now).problem.code;
}

describe('graphFailure', () => {
  it('takes an empty 401 for Graph’s own, and a web page in its place not', () => {
    expect(told(401, '')).toBe('graph-token-refused');
    expect(told(401, '\r\n')).toBe('graph-token-refused');
    expect(told(401, '<html>', { 'content-type': 'text/html' })).toBe('network-web-page');
    expect(told(401, 'Denied')).toBe('network-answer-unreadable');
  });

  it('takes any 429 for a wish to wait', () => {
    for (const body of ['', '<html>', '{"error":{"code":"x"}}']) {
      expect(told(429, body)).toBe('graph-throttled');
    }
  });
});
