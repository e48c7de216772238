import { describe, expect, test } from 'vitest';
import type { UserRow } from '../../../src-main/contract/directory';
import { shownKind, shownSource } from './user-kind';

type Facts = Pick<UserRow, 'kind' | 'guest' | 'mailbox'>;

const member: Facts = {
  kind: { value: 'unknown', source: 'none' },
  guest: false,
  mailbox: 'unknown',
};

describe('the kind that is shown', () => {
  test.each<[string, Partial<Facts>, string, string]>([
    ['Microsoft’s word', { kind: { value: 'shared', source: 'purpose' } }, 'shared', 'purpose'],
    ['a room', { kind: { value: 'room', source: 'purpose' } }, 'room', 'purpose'],
    [
      'a purpose that is none of ours',
      { kind: { value: 'unknown', source: 'purpose' } },
      'other',
      'purpose',
    ],
    ['a guess', { kind: { value: 'shared', source: 'guess' } }, 'likelyShared', 'guessShared'],
    ['a guessed person', { kind: { value: 'user', source: 'guess' } }, 'likelyUser', 'guessUser'],
    ['a guest', { guest: true }, 'guest', 'guest'],
    [
      'somebody without a mailbox, whatever the guess',
      { mailbox: 'no', kind: { value: 'shared', source: 'guess' } },
      'noMailbox',
      'noMailbox',
    ],
    ['nothing known', {}, 'unknown', 'none'],
  ])('%s', (_, change, kind, source) => {
    expect(shownKind({ ...member, ...change })).toBe(kind);
    expect(shownSource({ ...member, ...change })).toBe(source);
  });
});
