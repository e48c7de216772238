/** Contents of the mailboxes: folders, messages and events, made when a mailbox is first opened. */
import type { Directory } from './directory';
import type { DirectoryUser } from './directory-user';
import { mix } from './ids';
import { fillMailbox } from './mailbox-contents';

export interface Folder {
  id: string;
  displayName: string;
  parentId: string | null;
  /** Well-known name, for example `inbox`. */
  wellKnown: string | null;
  hidden: boolean;
}

export interface Address {
  name: string;
  address: string;
}

export interface Message {
  /** Stays the same when the message moves; its ordinary ID does not. */
  serial: number;
  moves: number;
  folderId: string;
  subject: string;
  body: { contentType: 'text' | 'html'; content: string };
  from: Address;
  toRecipients: Address[];
  ccRecipients: Address[];
  received: number;
  isRead: boolean;
  isDraft: boolean;
  hasAttachments: boolean;
  importance: 'low' | 'normal' | 'high';
  categories: string[];
}

/** An event as it was posted, plus its ID. */
export type CalendarEvent = Record<string, unknown> & { id: string };

export interface Mailbox {
  owner: string;
  folders: Map<string, Folder>;
  messages: Message[];
  events: Map<string, CalendarEvent>;
  addFolder(details: Omit<Folder, 'id' | 'hidden' | 'wellKnown'> & Partial<Folder>): Folder;
  addMessage(message: Omit<Message, 'serial' | 'moves'>): Message;
  /** The ID a message or event has now, or its immutable one. */
  itemId(serial: number, moves: number | 'immutable'): string;
  nextSerial(): number;
}

export interface Mailboxes {
  of(user: DirectoryUser): Mailbox;
  /** Puts a message into the inbox of a recipient in this organisation, if there is one. */
  deliver(address: string, message: Omit<Message, 'serial' | 'moves' | 'folderId'>): void;
}

/** The folders of every mailbox, by well-known name. */
const standardFolders: readonly (readonly [wellKnown: string, displayName: string])[] = [
  ['inbox', 'Inbox'],
  ['drafts', 'Drafts'],
  ['sentitems', 'Sent Items'],
  ['deleteditems', 'Deleted Items'],
  ['archive', 'Archive'],
  ['junkemail', 'Junk Email'],
  ['outbox', 'Outbox'],
];

export function createMailboxes(directory: Directory, now: () => number): Mailboxes {
  const opened = new Map<string, Mailbox>();

  function of(user: DirectoryUser): Mailbox {
    let mailbox = opened.get(user.id);
    if (!mailbox) {
      mailbox = createMailbox(user);
      fillMailbox(mailbox, user, now());
      opened.set(user.id, mailbox);
    }
    return mailbox;
  }

  return {
    of,
    deliver: (address, message) => {
      const user = directory.find(address);
      if (user?.mailbox !== 'online') return;
      const mailbox = of(user);
      mailbox.addMessage({ ...message, folderId: wellKnownFolder(mailbox, 'inbox').id });
    },
  };
}

function createMailbox(user: DirectoryUser): Mailbox {
  const folders = new Map<string, Folder>();
  const messages: Message[] = [];
  const salt = mix(365, Number.parseInt(user.id.slice(0, 8), 16))
    .toString(36)
    .padStart(7, '0');
  let serial = 0;

  /** Ids look like Exchange's: long, opaque, and different in every mailbox. */
  function idOf(kind: string, number: number, version: number | 'immutable'): string {
    const prefix = version === 'immutable' ? 'AAkALg' : 'AAMkAD';
    const text = `${kind}${salt}${String(number).padStart(9, '0')}.${String(version)}`;
    return `${prefix}${Buffer.from(text.padEnd(48, '.')).toString('base64url')}`;
  }

  const mailbox: Mailbox = {
    owner: user.id,
    folders,
    messages,
    events: new Map(),
    addFolder: (details) => {
      const id = idOf('F', folders.size, 0);
      const folder = { hidden: false, wellKnown: null, ...details, id };
      folders.set(id, folder);
      return folder;
    },
    addMessage: (details) => {
      const message = { ...details, serial: serial++, moves: 0 };
      messages.push(message);
      return message;
    },
    itemId: (number, version) => idOf('M', number, version),
    nextSerial: () => serial++,
  };
  const root = mailbox.addFolder({
    displayName: 'Top of Information Store',
    parentId: null,
    wellKnown: 'msgfolderroot',
  });
  for (const [wellKnown, displayName] of standardFolders) {
    mailbox.addFolder({ displayName, parentId: root.id, wellKnown });
  }
  return mailbox;
}

/** A folder that every mailbox has. */
export function wellKnownFolder(mailbox: Mailbox, name: string): Folder {
  const folder = [...mailbox.folders.values()].find((candidate) => candidate.wellKnown === name);
  if (!folder) throw new Error(`No folder is called '${name}'.`);
  return folder;
}
