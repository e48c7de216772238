import { describe, expect, it } from 'vitest';
import type { User } from '../../../src-main/contract/directory';
import type { GridChange } from '../../ui/VirtualGrid';
import { choiceAfter, type MailboxChoice } from './mailbox-choice';

const users = ['a', 'b', 'c', 'd', 'e'].map((id): User => ({
  id,
  displayName: id,
  mail: null,
  userPrincipalName: id,
}));

/** The last row is not loaded. */
const rows = { rowCount: 6, rowAt: (index: number) => users[index] };

function chosenAfter(changes: GridChange[], most = 10): string {
  const none: MailboxChoice = { chosen: [], base: [] };
  return changes
    .reduce((before, change) => choiceAfter(before, change, rows, most), none)
    .chosen.map(({ id }) => id)
    .join('');
}

const toggle = (index: number): GridChange => ({ kind: 'toggle', index });
const range = (from: number, to: number, first: boolean): GridChange => ({
  kind: 'range',
  from,
  to,
  first,
});

describe('a choice of several mailboxes', () => {
  it.each<[string, GridChange[], string]>([
    ['a click chooses one', [toggle(1), { kind: 'only', index: 2 }], 'c'],
    [
      'a second click changes nothing',
      [
        { kind: 'only', index: 2 },
        { kind: 'only', index: 2 },
      ],
      'c',
    ],
    ['checkboxes add and take away', [toggle(1), toggle(3), toggle(1)], 'd'],
    ['a row that is not loaded changes nothing', [toggle(1), toggle(5)], 'b'],
    ['a range adds to what was chosen', [toggle(4), range(0, 1, true)], 'eab'],
    [
      'a range that is drawn anew forgets the one before',
      [range(1, 4, true), range(1, 0, false)],
      'ab',
    ],
    ['everything is what is loaded', [{ kind: 'all' }], 'abcde'],
    ['nothing is nothing', [{ kind: 'all' }, { kind: 'none' }], ''],
  ])('%s', (_, changes, chosen) => {
    expect(chosenAfter(changes)).toBe(chosen);
  });

  it('is no more than can be taken', () => {
    expect(chosenAfter([{ kind: 'all' }], 2)).toBe('ab');
    expect(chosenAfter([toggle(0), toggle(1), toggle(2)], 2)).toBe('ab');
  });
});
