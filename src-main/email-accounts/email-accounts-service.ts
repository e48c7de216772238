import { checkCalls } from './check-calls';
import { createDesk, type AccountsHandlers } from './desk';
import { fileCalls } from './file-calls';
import { listCalls } from './list-calls';
import { mailboxCalls } from './mailbox-calls';
import type { EmailAccountsPorts } from './ports';

/**
 * Global Email Accounts: the mailboxes the helpdesk sends from and reads, each one proved. Answers
 * the `accounts.*` calls of the contract, where each is described.
 *
 * @param ports settings, connection, files, time, log
 * @returns a handler for each call. They reject with an `AbortError` when aborted; whatever
 *   Microsoft 365, the network or the disk do is a problem in their answer
 */
export function createEmailAccounts(ports: EmailAccountsPorts): AccountsHandlers {
  const desk = createDesk(ports);
  return {
    ...listCalls(desk),
    ...mailboxCalls(desk),
    ...checkCalls(desk),
    ...fileCalls(desk),
  };
}
