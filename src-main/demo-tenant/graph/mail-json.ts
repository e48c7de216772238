/** Folders and messages as Graph writes them. */
import type { Context } from 'hono';
import { badRequest } from './graph-errors';
import type { GraphEnv } from './graph-env';
import type { Address, Folder, Mailbox, Message } from '../organisation/mailboxes';

/** @see https://learn.microsoft.com/graph/api/resources/mailfolder */
export function folderJson(mailbox: Mailbox, folder: Folder): Record<string, unknown> {
  const inside = mailbox.messages.filter((message) => message.folderId === folder.id);
  const folders = [...mailbox.folders.values()];
  return {
    id: folder.id,
    displayName: folder.displayName,
    parentFolderId: folder.parentId ?? '',
    childFolderCount: folders.filter((child) => child.parentId === folder.id && !child.hidden)
      .length,
    unreadItemCount: inside.filter((message) => !message.isRead).length,
    totalItemCount: inside.length,
    sizeInBytes: inside.reduce((sum, message) => sum + message.body.content.length, 0),
    isHidden: folder.hidden,
  };
}

/** @see https://learn.microsoft.com/graph/api/resources/message */
export function messageJson(
  c: Context<GraphEnv>,
  mailbox: Mailbox,
  message: Message,
): Record<string, unknown> {
  const prefer = c.req.header('Prefer') ?? '';
  const version = /IdType="ImmutableId"/i.test(prefer) ? 'immutable' : message.moves;
  const received = new Date(message.received).toISOString().replace(/\.\d+Z/, 'Z');
  const text = plainText(message.body);
  const asText = /outlook\.body-content-type="?text"?/i.test(prefer);
  return {
    id: mailbox.itemId(message.serial, version),
    createdDateTime: received,
    receivedDateTime: received,
    sentDateTime: received,
    hasAttachments: message.hasAttachments,
    internetMessageId: `<${String(message.serial)}.${mailbox.owner}@demo-tenant.example>`,
    subject: message.subject,
    bodyPreview: text.slice(0, 255),
    importance: message.importance,
    categories: message.categories,
    parentFolderId: message.folderId,
    isRead: message.isRead,
    isDraft: message.isDraft,
    sender: addressJson(message.from),
    from: addressJson(message.from),
    toRecipients: message.toRecipients.map(addressJson),
    ccRecipients: message.ccRecipients.map(addressJson),
    ...(/singleValueExtendedProperties\(.*'Integer 0xe08'/i.test(c.req.query('$expand') ?? '') && {
      singleValueExtendedProperties: [
        { id: 'Integer 0xe08', value: String(message.body.content.length + 2048) },
      ],
    }),
    body: asText ? { contentType: 'text', content: text } : message.body,
  };
}

/** Only the properties of `$select`; the ID always comes along. */
export function chooseProperties(
  select: string | undefined,
  json: Record<string, unknown>,
): Record<string, unknown> {
  if (select === undefined) return json;
  const expanded = Object.hasOwn(json, 'singleValueExtendedProperties')
    ? ['singleValueExtendedProperties']
    : [];
  const names = ['id', ...expanded, ...select.split(',').map((name) => name.trim())];
  const unknown = names.find((name) => !Object.hasOwn(json, name));
  if (unknown !== undefined) {
    throw badRequest(
      `Parsing OData Select and Expand failed: Could not find a property named '${unknown}'.`,
    );
  }
  return Object.fromEntries(names.map((name) => [name, json[name]]));
}

function addressJson(address: Address): Record<string, unknown> {
  return { emailAddress: address };
}

function plainText({ contentType, content }: Message['body']): string {
  if (contentType === 'text') return content;
  return content
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
