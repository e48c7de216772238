/** Requests under way per app and mailbox; Outlook allows four. */
import { throttled } from './graph-errors';

const limit = 4;

export interface MailboxSlots {
  /** Takes a slot, or throws the 429; the answer gives it back. */
  enter(clientId: string, mailbox: string): () => void;
  /** The most requests that were ever under way at once in a mailbox, refused ones included. */
  highest(mailbox: string): number;
}

/** @see https://learn.microsoft.com/graph/throttling-limits#outlook-service-limits */
export function createMailboxSlots(): MailboxSlots {
  const current = new Map<string, number>();
  const highest = new Map<string, number>();

  return {
    enter: (clientId, mailbox) => {
      const key = `${clientId} ${mailbox}`;
      const count = (current.get(key) ?? 0) + 1;
      highest.set(mailbox, Math.max(highest.get(mailbox) ?? 0, count));
      if (count > limit) {
        throw throttled(
          'ApplicationThrottled',
          'Application is over its MailboxConcurrency limit.',
          '1',
        );
      }
      current.set(key, count);
      return () => {
        current.set(key, (current.get(key) ?? 1) - 1);
      };
    },
    highest: (mailbox) => highest.get(mailbox) ?? 0,
  };
}
