import { checkCalls } from './check-calls';
import type { AccountsHandlers, Desk } from './desk';
import { fileCalls } from './file-calls';
import { listCalls } from './list-calls';
import { mailboxCalls } from './mailbox-calls';

/**
 * Global Email Accounts: the mailboxes the helpdesk sends from and reads, each one proved. Answers
 * the `accounts.*` calls of the contract, where each is described.
 *
 * @param desk accounts, connection and gate, and the ports to settings, files, time, log
 * @returns a handler for each call. They reject with an `AbortError` when aborted; whatever
 *   Microsoft 365, the network or the disk do is a problem in their answer
 */
export function createEmailAccounts(desk: Desk): AccountsHandlers {
  return {
    ...listCalls(desk),
    ...mailboxCalls(desk),
    ...checkCalls(desk),
    ...fileCalls(desk),
  };
}
