import fc from 'fast-check';
import { expect, it } from 'vitest';
import { accountSchemas } from '../../../src-main/contract/email-accounts';
import { findErrors, ruleOf, toDraft, type AccountFormValues } from './account-form';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('', ' ', 'Support', ' support@contoso.com ', 'a@b', 'a,b@contoso.com'),
);
const folder = fc.option(
  fc.record({
    id: fc.constantFrom('inbox', 'AAMk=', 'archive'),
    path: fc.array(fc.string({ unit: 'binary', maxLength: 20 }), { minLength: 1, maxLength: 3 }),
  }),
);
const values: fc.Arbitrary<AccountFormValues> = fc
  .record<AccountFormValues>({
    name: text,
    address: fc.oneof(text, fc.emailAddress()),
    mailboxId: fc.option(fc.uuid()),
    purposes: fc.record({ send: fc.boolean(), receive: fc.boolean(), calendar: fc.boolean() }),
    enabled: fc.boolean(),
    folder,
    messages: fc.constantFrom('unread', 'all'),
    notOlderThan: fc.constantFrom('', '2026-01-31', '2026-02-30', 'yesterday'),
    after: fc.constantFrom('move', 'delete', 'leave'),
    moveTo: folder,
  })
  // One that was picked has an address: typing another forgets it.
  .map((typed) => ({ ...typed, mailboxId: typed.address.trim() === '' ? null : typed.mailboxId }));

it('finds an error wherever main would not take the form', () => {
  fc.assert(
    fc.property(values, (typed) => {
      const isTaken = accountSchemas.save.safeParse({ id: null, draft: toDraft(typed) }).success;
      const errors = Object.keys(findErrors(typed));
      if (errors.length === 0) expect(isTaken, JSON.stringify(typed)).toBe(true);
      // Main asks the mailbox about these, or takes what is left of the form without them.
      const ofMain = errors.filter((field) =>
        ['name', 'address', 'purposes', 'folder'].includes(field),
      );
      if (ofMain.length > 0) expect(isTaken, JSON.stringify(typed)).toBe(false);
    }),
    { numRuns: 2000 },
  );
});

it('has a rule only where one is complete', () => {
  fc.assert(
    fc.property(values, (typed) => {
      const rule = ruleOf(typed);
      if (rule === null) return;
      expect(typed.purposes.receive).toBe(true);
      expect(rule.after === 'move').toBe(rule.moveTo !== null);
    }),
  );
});
