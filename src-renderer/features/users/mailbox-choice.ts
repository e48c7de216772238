import type { User } from '../../../src-main/contract/directory';
import type { GridChange } from '../../ui/VirtualGrid';

/** A choice of several mailboxes, as far as a range is being drawn. */
export interface MailboxChoice {
  chosen: readonly User[];
  /** What was chosen when the range was begun. */
  base: readonly User[];
}

/**
 * What is chosen after something was done to the grid. Mailboxes stay chosen while others are looked
 * for; only rows that are loaded can be chosen, and no more than a few at once.
 *
 * @param before the choice so far
 * @param change what was done
 * @param rows the row at a place, undefined where it is not loaded; and how many there are
 * @param most so many can be chosen
 * @returns the choice
 */
export function choiceAfter(
  before: MailboxChoice,
  change: GridChange,
  { rowAt, rowCount }: { rowAt: (index: number) => User | undefined; rowCount: number },
  most: number,
): MailboxChoice {
  const { chosen } = before;
  const between = (from: number, to: number): User[] =>
    Array.from({ length: Math.min(to - from + 1, most) }, (_, index) => rowAt(from + index)).filter(
      (row) => row !== undefined,
    );
  const begin = (next: readonly User[]): MailboxChoice => {
    const few = unique(next).slice(0, most);
    return { chosen: few, base: few };
  };
  switch (change.kind) {
    case 'none':
      return begin([]);
    case 'all':
      return begin([...chosen, ...between(0, rowCount - 1)]);
    case 'range': {
      const base = change.first ? chosen : before.base;
      const from = Math.min(change.from, change.to);
      const range = between(from, Math.max(change.from, change.to));
      return { chosen: unique([...base, ...range]).slice(0, most), base };
    }
    case 'only':
    case 'toggle': {
      const row = rowAt(change.index);
      if (row === undefined) return before;
      if (change.kind === 'only') return begin([row]);
      const others = chosen.filter(({ id }) => id !== row.id);
      return begin(others.length === chosen.length ? [...chosen, row] : others);
    }
  }
}

function unique(users: readonly User[]): User[] {
  return [...new Map(users.map((user) => [user.id, user])).values()];
}
