/** The body of `sendMail`: JSON, or MIME in base64. */
import type { Context } from 'hono';
import type { DirectoryUser } from '../organisation/directory-user';
import { unreadableJson } from './exchange-input';
import { GraphError } from './graph-errors';
import type { GraphEnv } from './graph-env';
import type { Address, Message } from '../organisation/mailboxes';

type Outgoing = Omit<Message, 'serial' | 'moves' | 'folderId'>;

/** Reads what is to be sent; throws Exchange's 400 when there is nobody to send it to. */
export async function readOutgoing(
  c: Context<GraphEnv>,
  owner: DirectoryUser,
  now: number,
): Promise<{ message: Outgoing; saveToSentItems: boolean }> {
  const isMime = c.req.header('Content-Type')?.toLowerCase().startsWith('text/plain') === true;
  const text = await c.req.text();
  const parts = isMime ? readMime(text) : readMessageJson(text);
  if (parts.toRecipients.length === 0 && parts.ccRecipients.length === 0) {
    throw new GraphError(400, 'ErrorInvalidRecipients', "At least one recipient isn't valid.");
  }
  const { saveToSentItems, ...rest } = parts;
  const message: Outgoing = {
    ...rest,
    from: { name: owner.displayName, address: owner.mail ?? owner.userPrincipalName },
    received: now,
    isRead: false,
    isDraft: false,
    hasAttachments: false,
    importance: 'normal',
    categories: [],
  };
  return { message, saveToSentItems };
}

type Parts = Pick<Message, 'subject' | 'body' | 'toRecipients' | 'ccRecipients'> & {
  saveToSentItems: boolean;
};

interface MessageJson {
  subject?: string;
  body?: { contentType?: string; content?: string };
  toRecipients?: { emailAddress?: Partial<Address> }[];
  ccRecipients?: { emailAddress?: Partial<Address> }[];
}

function readMessageJson(text: string): Parts {
  let json: { message?: MessageJson; Message?: MessageJson; saveToSentItems?: boolean | string };
  try {
    json = JSON.parse(text === '' ? '{}' : text) as typeof json;
  } catch {
    throw unreadableJson();
  }
  const message = json.message ?? json.Message ?? {};
  const isHtml = message.body?.contentType?.toLowerCase() === 'html';
  return {
    subject: message.subject ?? '',
    body: { contentType: isHtml ? 'html' : 'text', content: message.body?.content ?? '' },
    toRecipients: readRecipients(message.toRecipients),
    ccRecipients: readRecipients(message.ccRecipients),
    saveToSentItems: String(json.saveToSentItems ?? true).toLowerCase() !== 'false',
  };
}

function readRecipients(list: MessageJson['toRecipients']): Address[] {
  return (list ?? []).map(({ emailAddress }) => {
    const address = emailAddress?.address ?? '';
    if (!/^[^\s@]+@[^\s@]+$/.test(address)) {
      throw new GraphError(400, 'ErrorInvalidRecipients', "At least one recipient isn't valid.");
    }
    return { name: emailAddress?.name ?? address, address };
  });
}

function readMime(text: string): Parts {
  const base64 = text.replace(/\s/g, '');
  if (base64 === '' || base64.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) {
    throw new GraphError(
      400,
      'ErrorMimeContentInvalidBase64String',
      'Invalid base64 string for MIME content.',
    );
  }
  const mime = Buffer.from(base64, 'base64').toString();
  const [head = '', ...body] = mime.split(/\r?\n\r?\n/);
  const header = (name: string) =>
    new RegExp(`^${name}:\\s*(.*)$`, 'im').exec(head)?.[1]?.trim() ?? '';
  const recipients = (name: string) =>
    [...header(name).matchAll(/[^\s<>,@]+@[^\s<>,]+/g)].map(([address]) => ({
      name: address,
      address,
    }));
  return {
    subject: header('Subject'),
    body: { contentType: 'text', content: body.join('\n\n') },
    toRecipients: recipients('To'),
    ccRecipients: recipients('Cc'),
    saveToSentItems: true,
  };
}
