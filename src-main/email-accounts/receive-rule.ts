import { z } from 'zod';
import type { Moved, ReceiveRule, TriedRule } from '../contract/email-accounts';
import { problem, type Problem } from '../contract/problems';
import { GraphFailure } from '../graph/graph-failure';
import { graphPath } from '../graph/odata';
import { mayHaveBeenDone } from './lost-reply';
import { folderOfMessage, listMessages, readFolder, type FolderFacts } from './messages';
import { immutableIds, type OpenMailbox } from './session';

const permission = 'Mail.ReadWrite';
const shownMessages = 50;
/** Before there was any mail: the order by date needs a condition on the date. */
const beginning = '1900-01-01T00:00:00Z';
const deletedItems = { id: 'deleteditems', path: ['Deleted Items'] };

/**
 * @param rule a rule
 * @returns `rule-moves-into-itself` where it would read its own mail for ever; null otherwise
 */
export function problemOfRule({ folder, moveTo }: ReceiveRule): Problem | null {
  return moveTo?.id === folder.id
    ? problem('rule-moves-into-itself', { folder: folder.path.join(' / ') })
    : null;
}

/**
 * The rule as a condition of Graph's. Every property of the order must come first in it.
 * @see https://learn.microsoft.com/graph/api/user-list-messages#using-filter-and-orderby-in-the-same-query
 */
function filterOf({ messages, notOlderThan }: ReceiveRule): string {
  const since = notOlderThan === null ? beginning : `${notOlderThan}T00:00:00Z`;
  const byDate = `receivedDateTime ge ${since}`;
  return messages === 'unread' ? `${byDate} and isRead eq false` : byDate;
}

/**
 * The dry run: which messages the rule would take now, and where each would go. Only reads.
 *
 * @param mailbox the mailbox
 * @param rule the rule, saved or not
 * @param signal ends it
 * @returns the first 50 messages in the order they would be taken
 * @throws GraphFailure `rule-moves-into-itself`, `folder-gone`, or why the mailbox can't be read;
 *   AbortError when aborted
 */
export async function tryRule(
  mailbox: OpenMailbox,
  rule: ReceiveRule,
  signal: AbortSignal,
): Promise<TriedRule> {
  const { folder, moveTo } = await foldersOf(mailbox, rule, signal);
  const { messages, total } = await listMessages(mailbox, folder.id, {
    most: shownMessages,
    filter: filterOf(rule),
    signal,
  });
  return {
    total,
    messages,
    destination:
      rule.after === 'move'
        ? { kind: 'move', path: rule.moveTo?.path ?? [] }
        : { kind: rule.after },
    folder: folder.name,
    moveTo: rule.after === 'move' ? (moveTo?.name ?? null) : null,
  };
}

async function foldersOf(
  mailbox: OpenMailbox,
  rule: ReceiveRule,
  signal: AbortSignal,
): Promise<{ folder: FolderFacts; moveTo: FolderFacts | null }> {
  const found = problemOfRule(rule);
  if (found !== null) throw new GraphFailure(found);
  const destination = rule.after === 'delete' ? deletedItems : rule.moveTo;
  const [folder, moveTo] = await Promise.all([
    readFolder(mailbox, rule.folder, signal),
    destination === null ? null : readFolder(mailbox, destination, signal),
  ]);
  // A well-known name and an ID can be the same folder.
  if (moveTo?.id === folder.id) {
    throw new GraphFailure(problem('rule-moves-into-itself', { folder: folder.name }));
  }
  return { folder, moveTo };
}

/**
 * Runs the rule on one message, to prove that moving works. `Delete` moves into Deleted Items, as
 * Graph's own deleting does, so that there is a way back.
 * @see https://learn.microsoft.com/graph/api/message-move
 *
 * @param mailbox the mailbox
 * @param options the rule and the immutable ID of a message; the signal ends only the looking
 *   before and after, never the move itself
 * @returns where the message is
 * @throws GraphFailure before anything is moved: `rule-leaves-mail`, `folder-gone`, `message-gone`,
 *   or why the mailbox can't be read; AbortError when aborted before the move
 */
export async function runRuleOnOne(
  mailbox: OpenMailbox,
  options: { rule: ReceiveRule; messageId: string; signal: AbortSignal },
): Promise<Moved> {
  const { rule, messageId, signal } = options;
  if (rule.after === 'leave') throw new GraphFailure(problem('rule-leaves-mail'));
  const { folder, moveTo } = await foldersOf(mailbox, rule, signal);
  if (moveTo === null) throw new GraphFailure(problem('rule-leaves-mail'));
  return move(mailbox, { messageId, from: folder, to: moveTo, signal });
}

/**
 * Moves a message back to where it was.
 *
 * @param mailbox the mailbox
 * @param options the immutable ID of the message and the folder it came from
 * @returns where the message is
 * @throws GraphFailure before anything is moved: `folder-gone`, `message-gone`, or why the mailbox
 *   can't be read; AbortError when aborted before the move
 */
export async function moveBack(
  mailbox: OpenMailbox,
  options: { messageId: string; folder: { id: string; name: string }; signal: AbortSignal },
): Promise<Moved> {
  const { messageId, folder, signal } = options;
  const [to, now] = await Promise.all([
    readFolder(mailbox, { id: folder.id, path: [folder.name] }, signal),
    folderOfMessage(mailbox, messageId, signal),
  ]);
  const from = await readFolder(mailbox, { id: now, path: ['…'] }, signal);
  if (from.id === to.id) return moved('moved', messageId, { from, to }, null);
  return move(mailbox, { messageId, from, to, signal });
}

type Ends = Record<'from' | 'to', FolderFacts>;

function moved(
  outcome: Moved['outcome'],
  messageId: string,
  { from, to }: Ends,
  found: Problem | null,
): Moved {
  return {
    outcome,
    messageId,
    from: { id: from.id, name: from.name },
    to: { id: to.id, name: to.name },
    problem: found,
  };
}

async function move(
  mailbox: OpenMailbox,
  { messageId, from, to, signal }: Ends & { messageId: string; signal: AbortSignal },
): Promise<Moved> {
  const ends = { from, to };
  if ((await folderOfMessage(mailbox, messageId, signal)) !== from.id) {
    throw new GraphFailure(problem('message-gone'));
  }
  try {
    const { body } = await mailbox.graph.post(
      graphPath`/users/${mailbox.id}/messages/${messageId}/move`,
      { destinationId: to.id },
      {
        permission,
        mailbox: mailbox.name,
        headers: { Prefer: immutableIds },
        // Once it is sent, only its answer says what became of it.
        signal: new AbortController().signal,
      },
    );
    const answer = z.object({ parentFolderId: z.string() }).safeParse(body);
    if (answer.data?.parentFolderId === to.id) return moved('moved', messageId, ends, null);
  } catch (error) {
    if (!(error instanceof GraphFailure)) throw error;
    if (!mayHaveBeenDone(error)) return moved('notMoved', messageId, ends, error.problem);
  }
  return lookWhereItIs(mailbox, messageId, ends);
}

/** The reply was lost. It is not moved again; its immutable ID tells where it is. */
async function lookWhereItIs(mailbox: OpenMailbox, messageId: string, ends: Ends): Promise<Moved> {
  const unknown = problem('move-unknown', {
    mailbox: mailbox.name,
    from: ends.from.name,
    to: ends.to.name,
  });
  try {
    const now = await folderOfMessage(mailbox, messageId, new AbortController().signal);
    if (now === ends.to.id) return moved('moved', messageId, ends, null);
    // Still there, but the request may yet be under way.
    return moved('unknown', messageId, ends, unknown);
  } catch (error) {
    if (!(error instanceof GraphFailure)) throw error;
    const details = error.problem.details;
    return moved('unknown', messageId, ends, { ...unknown, details });
  }
}
