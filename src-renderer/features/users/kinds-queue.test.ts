import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { UserRow, UsersKinds } from '../../../src-main/contract/directory';
import { createKindsQueue } from './kinds-queue';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function row(number: number, change: Partial<UserRow> = {}): UserRow {
  return {
    id: `id-${number}`,
    key: number,
    displayName: `Person ${number}`,
    mail: `person${number}@contoso.com`,
    userPrincipalName: `person${number}@contoso.com`,
    guest: false,
    signInBlocked: false,
    licensed: true,
    mailbox: 'unknown',
    kind: { value: 'user', source: 'guess' },
    emailAccount: false,
    ...change,
  };
}

function rows(from: number, to: number): UserRow[] {
  return Array.from({ length: to - from }, (_, index) => row(from + index));
}

interface Asked {
  ids: string[];
  signal: AbortSignal;
  answer: (permission?: UsersKinds['permission']) => void;
}

function arrange() {
  const calls: Asked[] = [];
  const found: string[] = [];
  const queue = createKindsQueue({
    ask: (ids, signal) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('aborted')));
        calls.push({
          ids,
          signal,
          answer: (permission = 'granted') =>
            resolve({
              kinds:
                permission === 'missing'
                  ? []
                  : ids.map((id) => ({
                      id,
                      kind: { value: 'shared', source: 'purpose' },
                      mailbox: 'yes',
                    })),
              permission,
            }),
        });
      }),
    found: (kinds) => found.push(...kinds.map(({ id }) => id)),
  });
  return { queue, calls, found };
}

const settle = () => vi.advanceTimersByTimeAsync(1000);

describe('the queue of kinds', () => {
  test('asks about what stays in sight, one call at a time, until all is known', async () => {
    const { queue, calls, found } = arrange();
    queue.want(rows(0, 20));
    expect(calls).toHaveLength(0);
    await settle();
    expect(calls.map(({ ids }) => ids.length)).toEqual([16]);
    calls[0]?.answer();
    await settle();
    expect(calls[1]?.ids).toEqual(['id-16', 'id-17', 'id-18', 'id-19']);
    calls[1]?.answer();
    await settle();
    expect(calls).toHaveLength(2);
    expect(found).toHaveLength(20);
  });

  test('does not ask about rows that pass by', async () => {
    const { queue, calls } = arrange();
    for (let from = 0; from < 1000; from += 10) {
      queue.want(rows(from, from + 10));
      await vi.advanceTimersByTimeAsync(16);
    }
    await settle();
    expect(calls.map(({ ids }) => ids[0])).toEqual(['id-990']);
  });

  test('does not ask about guests, people without a mailbox and what is known', async () => {
    const { queue, calls } = arrange();
    queue.want([
      row(1, { guest: true }),
      row(2, { mail: null, mailbox: 'no' }),
      row(3, { kind: { value: 'room', source: 'purpose' } }),
      row(4, { mailbox: 'no' }),
      row(5),
    ]);
    await settle();
    expect(calls.map(({ ids }) => ids)).toEqual([['id-5']]);
  });

  test('cancels a call whose rows are out of sight, and asks again when they come back', async () => {
    const { queue, calls } = arrange();
    queue.want(rows(0, 10));
    await settle();
    queue.want(rows(5, 15));
    expect(calls[0]?.signal.aborted).toBe(false);
    queue.want(rows(100, 110));
    expect(calls[0]?.signal.aborted).toBe(true);
    await settle();
    expect(calls[1]?.ids[0]).toBe('id-100');
    calls[1]?.answer();
    await settle();
    queue.want(rows(0, 10));
    await settle();
    expect(calls[2]?.ids).toHaveLength(10);
  });

  test('asks no more once the permission is missing', async () => {
    const { queue, calls } = arrange();
    queue.want(rows(0, 40));
    await settle();
    calls[0]?.answer('missing');
    await settle();
    queue.want(rows(50, 60));
    await settle();
    expect(calls).toHaveLength(1);
  });

  test('asks nothing after it was stopped', async () => {
    const { queue, calls } = arrange();
    queue.want(rows(0, 5));
    queue.stop();
    await settle();
    expect(calls).toHaveLength(0);
  });
});
