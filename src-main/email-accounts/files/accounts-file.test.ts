import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ReceiveRule } from '../../contract/email-accounts';
import type { SavedAccount } from '../saved-accounts';
import { readAccountsFile, writeAccountsFile } from './accounts-file';

const now = new Date('2026-11-23T09:00:00Z');

const name = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 100 })
  .map((text) => text.trim())
  .filter((text) => text !== '');
const folder = fc.record({
  id: fc.string({ minLength: 1, maxLength: 100 }),
  path: fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { minLength: 1, maxLength: 4 }),
});
const rule: fc.Arbitrary<ReceiveRule> = fc
  .record({
    folder,
    messages: fc.constantFrom('unread' as const, 'all' as const),
    notOlderThan: fc.constantFrom(null, '2026-01-31'),
    after: fc.constantFrom('delete' as const, 'leave' as const, 'move' as const),
    moveTo: folder,
  })
  .map((each) => ({ ...each, moveTo: each.after === 'move' ? each.moveTo : null }));
const account: fc.Arbitrary<SavedAccount> = fc
  .record({
    id: fc.uuid(),
    connectionId: fc.uuid(),
    tenant: fc.constant({ cloud: 'global' as const, name: 'contoso.com', id: null }),
    name,
    mailbox: fc.record({
      id: fc.uuid(),
      address: fc.string({ unit: 'binary', maxLength: 100 }),
      name: fc.string({ unit: 'binary', maxLength: 100 }),
    }),
    purposes: fc.subarray(['send', 'receive', 'calendar'] as const, { minLength: 1 }),
    receive: rule,
    enabled: fc.boolean(),
    isDefault: fc.boolean(),
  })
  .map((each) => ({
    ...each,
    purposes: [...each.purposes],
    receive: each.purposes.includes('receive') ? each.receive : null,
  }));

it('reads back exactly what was written, and nothing of it is an ID of this console', () => {
  fc.assert(
    fc.property(fc.array(account, { maxLength: 4 }), (accounts) => {
      const text = writeAccountsFile(accounts, null, now);
      const read = readAccountsFile(JSON.parse(text));
      if (read.kind !== 'read') throw new Error(read.kind);
      expect(read.entries).toEqual(
        accounts.map(({ name: called, mailbox, purposes, receive, enabled, isDefault }, index) => ({
          row: index + 1,
          account: { name: called, mailbox, purposes, receive, enabled, isDefault },
        })),
      );
      for (const { connectionId } of accounts) expect(text).not.toContain(connectionId);
    }),
  );
});

it('reads any JSON, and says of every entry what is wrong with it', () => {
  const entry = fc.oneof(
    fc.jsonValue(),
    fc.record(
      { name: fc.jsonValue(), mailbox: fc.jsonValue(), purposes: fc.jsonValue(), x: fc.anything() },
      { requiredKeys: [] },
    ),
  );
  const file = fc.record(
    {
      format: fc.constantFrom('helpmaster-m365-email-accounts', 'other'),
      version: fc.constantFrom(1, 1, 2, 0, 1.5, '1', null),
      exportedAt: fc.constantFrom(now.toISOString(), 'yesterday'),
      connection: fc.oneof(fc.constant(null), fc.jsonValue()),
      accounts: fc.oneof(fc.array(entry), fc.jsonValue()),
    },
    { requiredKeys: ['format'] },
  );
  fc.assert(
    fc.property(fc.oneof(file, fc.jsonValue()), (value) => {
      const read = readAccountsFile(value);
      if (read.kind !== 'read') return;
      for (const each of read.entries) {
        if ('account' in each) expect(each.account.mailbox.id).not.toBe('');
        else expect(each.column).not.toBe('');
      }
    }),
    { numRuns: 500 },
  );
});
