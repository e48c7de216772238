import { untilAborted } from '../graph/abort';
import type { Graph } from '../graph/graph-client';

/** The parts of Graph that mailboxes are used with. */
export type MailboxGraph = Pick<Graph, 'get' | 'page' | 'post' | 'patch' | 'delete'>;

/** Keeps requests to mailboxes within what Exchange Online allows. */
export interface MailboxGate {
  /** The same Graph for requests to one mailbox, which wait until there is room for them. */
  into(graph: MailboxGraph, mailboxId: string): MailboxGraph;
}

/** Outlook serves four requests of an app at a time in one mailbox. */
const mostInMailbox = 4;
/** Some editions of the limits count all mailboxes of an app together, so that they stay few. */
const mostInAll = 5;

interface Waiting {
  mailboxId: string;
  go: () => void;
}

/**
 * Makes the one gate that everything about mailboxes goes through, so that a folder tree and an
 * access check of the same mailbox do not add up to a refusal.
 * @see https://learn.microsoft.com/graph/throttling-limits#outlook-service-limits
 */
export function createMailboxGate(): MailboxGate {
  const inMailbox = new Map<string, number>();
  const queue: Waiting[] = [];
  let inAll = 0;

  function hasRoom(mailboxId: string): boolean {
    return inAll < mostInAll && (inMailbox.get(mailboxId) ?? 0) < mostInMailbox;
  }

  function take(mailboxId: string): void {
    inAll += 1;
    inMailbox.set(mailboxId, (inMailbox.get(mailboxId) ?? 0) + 1);
  }

  function giveBack(mailboxId: string): void {
    inAll -= 1;
    const left = (inMailbox.get(mailboxId) ?? 1) - 1;
    if (left === 0) inMailbox.delete(mailboxId);
    else inMailbox.set(mailboxId, left);
    // First come, first served; whoever waits for a full mailbox does not hold up the others.
    const index = queue.findIndex((waiting) => hasRoom(waiting.mailboxId));
    const [next] = index === -1 ? [] : queue.splice(index, 1);
    if (next === undefined) return;
    take(next.mailboxId);
    next.go();
  }

  async function enter(mailboxId: string, signal: AbortSignal): Promise<void> {
    if (hasRoom(mailboxId)) {
      take(mailboxId);
      return;
    }
    let waiting: Waiting | undefined;
    const admitted = new Promise<void>((go) => {
      waiting = { mailboxId, go };
      queue.push(waiting);
    });
    try {
      await untilAborted(admitted, signal);
    } catch (error) {
      const index = queue.findIndex((other) => other === waiting);
      if (index !== -1) queue.splice(index, 1);
      // Admitted and aborted at the same moment.
      else giveBack(mailboxId);
      throw error;
    }
  }

  async function through<T>(
    mailboxId: string,
    { signal }: { signal: AbortSignal },
    work: () => Promise<T>,
  ): Promise<T> {
    await enter(mailboxId, signal);
    try {
      return await work();
    } finally {
      giveBack(mailboxId);
    }
  }

  return {
    into: (graph, mailboxId) => ({
      get: (path, read) => through(mailboxId, read, () => graph.get(path, read)),
      page: (address, read) => through(mailboxId, read, () => graph.page(address, read)),
      post: (path, content, call) =>
        through(mailboxId, call, () => graph.post(path, content, call)),
      patch: (path, content, call) =>
        through(mailboxId, call, () => graph.patch(path, content, call)),
      delete: (path, call) => through(mailboxId, call, () => graph.delete(path, call)),
    }),
  };
}
