import { expect, it } from 'vitest';
import { createMailboxesInUse } from './mailboxes-in-use';
import { add, context, openConsole, valueOf } from './test-support';

it('knows the mailboxes of the accounts as they are now', async () => {
  const { accounts, settings } = await openConsole();
  const isInUse = createMailboxesInUse(settings);
  const nobody = '00000000-1111-4222-8333-444444444444';
  expect(isInUse(nobody)).toBe(false);

  const { mailbox, id } = await add(accounts, { mailbox: 'support@contoso.com' });
  expect(isInUse(mailbox.id)).toBe(true);
  expect(isInUse(mailbox.id.toUpperCase())).toBe(true);
  expect(isInUse(nobody)).toBe(false);

  valueOf(await accounts['accounts.delete']({ ids: [id], confirmed: true }, context()));
  expect(isInUse(mailbox.id)).toBe(false);
});
