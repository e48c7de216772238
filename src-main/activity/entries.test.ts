import { describe, expect, it } from 'vitest';
import type { ScopeState } from '../contract/access-scope';
import type { ConnectionState } from '../contract/connection';
import { problem } from '../contract/problems';
import { failure, success } from '../contract/result';
import { fileEntry, replacedEntry, scopeEntry } from './entries';

function scopeWith(...results: ScopeState['rows'][number]['result'][]): ScopeState {
  const rows = results.map((result, place) => ({
    mailbox: { id: `00000000-0000-4000-8000-00000000000${place}`, address: 'a@b.c', name: 'A' },
    origin: 'picked' as const,
    result,
    answers: {},
    reason: null,
  }));
  return { connected: true, rows, provedAt: null, watch: null, watched: null };
}

describe('the entry of a scope proof', () => {
  it('counts how the mailboxes came out, and looks harmless only when all are as intended', () => {
    expect(scopeEntry(success(scopeWith('asIntended', 'asIntended')), 5)).toMatchObject({
      outcome: 'done',
      counts: { asIntended: 2, wronglyReachable: 0 },
    });
    const found = scopeWith('asIntended', 'wronglyReachable', 'unknown', null);
    expect(scopeEntry(success(found), 5)).toMatchObject({
      outcome: 'warning',
      counts: { asIntended: 1, wronglyReachable: 1, wronglyBlocked: 0, unknown: 1 },
    });
  });

  it('tells a cancelled proof from one that failed', () => {
    expect(scopeEntry(failure(problem('cancelled')), 5)).toMatchObject({
      outcome: 'cancelled',
      problem: null,
    });
    expect(scopeEntry(failure(problem('not-connected')), 5)).toMatchObject({
      outcome: 'failed',
      problem: { code: 'not-connected' },
    });
  });
});

describe('the entry of a replaced credential', () => {
  const stateWith = (secretExpires: string | null) =>
    ({ connection: { secretExpires } }) as ConnectionState;

  it('tells that it was replaced, and of its end from when to when', () => {
    expect(replacedEntry(stateWith('2026-01-31'), stateWith('2028-01-31'), 5)).toMatchObject({
      credentialReplaced: true,
      changes: [{ field: 'secretExpires', from: '2026-01-31', to: '2028-01-31' }],
    });
    expect(replacedEntry(stateWith(null), stateWith(null), 5)).toMatchObject({ changes: [] });
  });
});

describe('the entry of a file', () => {
  it('has no number for a script, and is none when no file was chosen', () => {
    expect(fileEntry('scriptSaved', success({ fileName: 'group.ps1' }), 5)).toMatchObject({
      fileName: 'group.ps1',
      count: null,
    });
    expect(fileEntry('scriptSaved', success(null), 5)).toBeNull();
  });
});
