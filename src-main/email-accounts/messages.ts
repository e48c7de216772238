import { z } from 'zod';
import type { MessageText, PreviewedMessage } from '../contract/email-accounts';
import { problem } from '../contract/problems';
import { GraphFailure } from '../graph/graph-failure';
import { graphPath, segmentSchema } from '../graph/odata';
import { plainLine, shorten } from '../graph/plain-text';
import { folderPath, immutableIds, type OpenMailbox } from './session';

const permission = 'Mail.ReadWrite';
const retryForMs = 15_000;
const longestLine = 500;
const longestText = 100_000;

/** The property MAPI calls PR_MESSAGE_SIZE; Graph has no size of its own for a message. */
const sizeProperty = 'Integer 0xe08';

const addressSchema = z
  .object({
    emailAddress: z.object({ name: z.string().nullish(), address: z.string().nullish() }).nullish(),
  })
  .nullish()
  .transform((value) => ({
    name: line(value?.emailAddress?.name),
    address: line(value?.emailAddress?.address),
  }));

function line(text: string | null | undefined): string {
  return shorten(plainLine(text ?? ''), longestLine);
}

const listedMessageSchema = z
  .object({
    id: segmentSchema,
    subject: z.string().nullish(),
    from: addressSchema,
    receivedDateTime: z.iso.datetime(),
    isRead: z.boolean().nullish(),
    hasAttachments: z.boolean().nullish(),
    bodyPreview: z.string().nullish(),
    singleValueExtendedProperties: z
      .array(z.object({ id: z.string(), value: z.string() }))
      .nullish()
      .catch(null),
  })
  .transform((message): PreviewedMessage => {
    const size = message.singleValueExtendedProperties?.find(
      ({ id }) => id.toLowerCase() === sizeProperty.toLowerCase(),
    );
    return {
      id: message.id,
      from: message.from,
      subject: line(message.subject),
      receivedAt: message.receivedDateTime,
      unread: message.isRead === false,
      size: size === undefined || !/^\d{1,15}$/.test(size.value) ? null : Number(size.value),
      hasAttachments: message.hasAttachments === true,
      excerpt: line(message.bodyPreview),
    };
  });

const listProperties = 'id,subject,from,receivedDateTime,isRead,hasAttachments,bodyPreview';

/** Reading a message marks nothing as read in Graph: only a PATCH of `isRead` does. */
const prefer = `${immutableIds}, outlook.body-content-type="text"`;

/**
 * Lists the newest messages of a folder and changes nothing.
 * @see https://learn.microsoft.com/graph/api/user-list-messages
 *
 * @param mailbox the mailbox
 * @param folder ID or well-known name
 * @param options how many at most; `$filter` beginning with `receivedDateTime`, which the order asks
 *   for; the signal
 * @returns the messages, and how many there are in all where the service counts
 * @throws GraphFailure when Graph refuses or can't be reached, AbortError when aborted
 */
export async function listMessages(
  mailbox: OpenMailbox,
  folder: string,
  options: { most: number; filter: string | null; signal: AbortSignal },
): Promise<{ messages: PreviewedMessage[]; total: number | null }> {
  const { most, filter, signal } = options;
  const { items, count } = await mailbox.graph.page(
    { path: graphPath`/users/${mailbox.id}/mailFolders/${folder}/messages` },
    {
      schema: listedMessageSchema,
      query: {
        $top: String(most),
        $orderby: 'receivedDateTime desc',
        ...(filter !== null && { $filter: filter }),
        $count: 'true',
        $select: listProperties,
        $expand: `singleValueExtendedProperties($filter=id eq '${sizeProperty}')`,
      },
      headers: { Prefer: prefer },
      permission,
      mailbox: mailbox.name,
      retryForMs,
      signal,
    },
  );
  return { messages: items.slice(0, most), total: count };
}

/**
 * Reads the text of one message, as plain text made by the service.
 * @see https://learn.microsoft.com/graph/api/message-get
 *
 * @param mailbox the mailbox
 * @param id immutable ID of the message
 * @param signal ends the reading
 * @returns the text, cut where it is very long
 * @throws GraphFailure `message-gone`, or why it can't be read; AbortError when aborted
 */
export async function readMessageText(
  mailbox: OpenMailbox,
  id: string,
  signal: AbortSignal,
): Promise<MessageText> {
  const { body } = await orGone(
    mailbox.graph.get(messagePath(mailbox, id), {
      schema: z.object({
        id: z.string(),
        body: z.object({ contentType: z.string(), content: z.string() }).nullish(),
      }),
      query: { $select: 'id,body' },
      headers: { Prefer: prefer },
      permission,
      mailbox: mailbox.name,
      retryForMs,
      signal,
    }),
    () => problem('message-gone'),
  );
  // Where the service did not make it text, nothing is better than markup that looks like it.
  const whole = body?.contentType.toLowerCase() === 'text' ? body.content : '';
  // What is cut off anyway is not looked at: a message may be megabytes long.
  const visible = whole
    .slice(0, 4 * longestText)
    .replace(/\r\n?/g, '\n')
    .replace(/\p{Bidi_Control}/gu, '')
    .replace(/[^\P{Cc}\n\t]/gu, '');
  const text = shorten(visible, longestText);
  return { text, shortened: text !== visible || whole.length > 4 * longestText };
}

/**
 * Where a message is now.
 *
 * @param mailbox the mailbox
 * @param id immutable ID of the message
 * @param signal ends the reading
 * @returns ID of its folder
 * @throws GraphFailure `message-gone`, or why it can't be read; AbortError when aborted
 */
export async function folderOfMessage(
  mailbox: OpenMailbox,
  id: string,
  signal: AbortSignal,
): Promise<string> {
  const { parentFolderId } = await orGone(
    mailbox.graph.get(messagePath(mailbox, id), {
      schema: z.object({ parentFolderId: segmentSchema }),
      query: { $select: 'id,parentFolderId' },
      headers: { Prefer: immutableIds },
      permission,
      mailbox: mailbox.name,
      retryForMs,
      signal,
    }),
    () => problem('message-gone'),
  );
  return parentFolderId;
}

const folderFactsSchema = z
  .object({
    id: segmentSchema,
    displayName: z.string().nullish(),
    unreadItemCount: z.number().int().nonnegative().catch(0),
    totalItemCount: z.number().int().nonnegative().catch(0),
  })
  .transform(({ id, displayName, unreadItemCount, totalItemCount }) => ({
    id,
    name: line(displayName),
    unread: unreadItemCount,
    total: totalItemCount,
  }));

export type FolderFacts = z.output<typeof folderFactsSchema>;

/**
 * Reads a folder as it is now.
 * @see https://learn.microsoft.com/graph/api/mailfolder-get
 *
 * @param mailbox the mailbox
 * @param folder its ID or well-known name, and what it was called, for the words when it is gone
 * @param signal ends the reading
 * @returns its name and counts
 * @throws GraphFailure `folder-gone`, or why it can't be read; AbortError when aborted
 */
export async function readFolder(
  mailbox: OpenMailbox,
  folder: { id: string; path: readonly string[] },
  signal: AbortSignal,
): Promise<FolderFacts> {
  return orGone(
    mailbox.graph.get(folderPath(mailbox, folder.id), {
      schema: folderFactsSchema,
      query: { $select: 'id,displayName,unreadItemCount,totalItemCount' },
      permission,
      mailbox: mailbox.name,
      retryForMs,
      signal,
    }),
    () => problem('folder-gone', { folder: folder.path.join(' / '), mailbox: mailbox.name }),
  );
}

function messagePath({ id }: OpenMailbox, message: string) {
  return graphPath`/users/${id}/messages/${message}`;
}

/** Gives "there is no such item" the words of what was asked for. */
async function orGone<T>(work: Promise<T>, gone: () => ReturnType<typeof problem>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof GraphFailure)) throw error;
    const isAbsent = error.code === 'ErrorItemNotFound' || error.code?.startsWith('ErrorInvalidId');
    if (isAbsent !== true) throw error;
    const { code, values } = gone();
    throw new GraphFailure(problem(code, values, error.problem.details), {
      ...(error.status !== null && { status: error.status }),
      code: error.code ?? '',
    });
  }
}
