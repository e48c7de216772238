/** Graph's mail: folders, messages, sending, and the mailbox settings. */
import type { Context, Hono } from 'hono';
import { mailboxPermissions } from './access-policy';
import { checkId, readJson } from './exchange-input';
import { itemNotFound } from './graph-errors';
import type { GraphEnv } from './graph-env';
import { enterMailbox, noteChange } from './mailbox-gate';
import {
  wellKnownFolder,
  type Folder,
  type Mailbox,
  type Message,
} from '../organisation/mailboxes';
import { chooseProperties, folderJson, messageJson } from './mail-json';
import { listMessages, readPaging } from './messages-query';
import { readOutgoing } from './outgoing-mail';
import type { TenantState } from '../tenant-state';

type MailContext = Context<GraphEnv>;

/** Adds the routes below `/v1.0/users/{id}`. */
export function addMailRoutes(app: Hono<GraphEnv>, state: TenantState): void {
  const user = '/v1.0/users/:user';
  const enter = (c: MailContext, needed: keyof typeof mailboxPermissions) =>
    enterMailbox(state, c, mailboxPermissions[needed]);

  /** @see https://learn.microsoft.com/graph/api/user-get-mailboxsettings */
  app.get(`${user}/mailboxSettings`, (c) => {
    const { user: owner } = enter(c, 'readSettings');
    return c.json({
      '@odata.context': contextUrl(c, 'mailboxSettings'),
      timeZone: 'AUS Central Standard Time',
      language: { locale: 'en-AU', displayName: 'English (Australia)' },
      userPurpose: owner.kind,
    });
  });
  app.get(`${user}/mailboxSettings/userPurpose`, (c) => {
    const { user: owner } = enter(c, 'readSettings');
    return c.json({
      '@odata.context': contextUrl(c, 'mailboxSettings/userPurpose'),
      value: owner.kind,
    });
  });

  /** @see https://learn.microsoft.com/graph/api/user-list-mailfolders */
  app.get(`${user}/mailFolders`, (c) => {
    const { mailbox } = enter(c, 'readFolders');
    return listFolders(c, mailbox, wellKnownFolder(mailbox, 'msgfolderroot'));
  });
  app.get(`${user}/mailFolders/:folder/childFolders`, (c) => {
    const { mailbox } = enter(c, 'readFolders');
    return listFolders(c, mailbox, findFolder(mailbox, c.req.param('folder')));
  });
  app.get(`${user}/mailFolders/:folder`, (c) => {
    const { mailbox } = enter(c, 'readFolders');
    const folder = findFolder(mailbox, c.req.param('folder'));
    return c.json(chooseProperties(c.req.query('$select'), folderJson(mailbox, folder)));
  });

  /** @see https://learn.microsoft.com/graph/api/user-list-messages */
  app.get(`${user}/messages`, (c) => {
    const { mailbox } = enter(c, 'readMail');
    return listMessages(c, mailbox, mailbox.messages);
  });
  app.get(`${user}/mailFolders/:folder/messages`, (c) => {
    const { mailbox } = enter(c, 'readMail');
    const { id } = findFolder(mailbox, c.req.param('folder'));
    return listMessages(
      c,
      mailbox,
      mailbox.messages.filter((each) => each.folderId === id),
    );
  });

  for (const base of [
    `${user}/messages/:message`,
    `${user}/mailFolders/:folder/messages/:message`,
  ]) {
    app.get(base, (c) => {
      const { mailbox } = enter(c, 'readMail');
      const message = findMessage(mailbox, c.req.param('message') ?? '');
      return c.json(chooseProperties(c.req.query('$select'), messageJson(c, mailbox, message)));
    });

    /** @see https://learn.microsoft.com/graph/api/message-update */
    app.patch(base, async (c) => {
      const { mailbox } = enter(c, 'writeMail');
      const message = findMessage(mailbox, c.req.param('message') ?? '');
      const change = await readJson(c);
      if (typeof change['isRead'] === 'boolean') message.isRead = change['isRead'];
      if (Array.isArray(change['categories']))
        message.categories = change['categories'].map(String);
      noteChange(c);
      return c.json(messageJson(c, mailbox, message));
    });

    /** @see https://learn.microsoft.com/graph/api/message-move */
    app.post(`${base}/move`, async (c) => {
      const { mailbox } = enter(c, 'writeMail');
      const message = findMessage(mailbox, c.req.param('message') ?? '');
      const destination = (await readJson(c))['destinationId'];
      message.folderId = findFolder(mailbox, String(destination)).id;
      message.moves++;
      noteChange(c);
      return c.json(messageJson(c, mailbox, message), 201);
    });
  }

  /** @see https://learn.microsoft.com/graph/api/user-sendmail */
  app.post(`${user}/sendMail`, async (c) => {
    const { user: owner, mailbox } = enter(c, 'sendMail');
    const { message, saveToSentItems } = await readOutgoing(c, owner, state.now());
    if (saveToSentItems) {
      const folderId = wellKnownFolder(mailbox, 'sentitems').id;
      mailbox.addMessage({ ...message, folderId, isRead: true });
    }
    for (const { address } of [...message.toRecipients, ...message.ccRecipients]) {
      state.mailboxes.deliver(address, message);
    }
    noteChange(c);
    return c.body(null, 202);
  });
}

function listFolders(c: MailContext, mailbox: Mailbox, parent: Folder): Response {
  const withHidden = c.req.query('includeHiddenFolders')?.toLowerCase() === 'true';
  const children = [...mailbox.folders.values()].filter(
    (folder) => folder.parentId === parent.id && (withHidden || !folder.hidden),
  );
  const { page, nextLink } = readPaging(c, children);
  return c.json({
    '@odata.context': contextUrl(c, 'mailFolders'),
    ...(c.req.query('$count') === 'true' ? { '@odata.count': children.length } : {}),
    value: page.map((each) => chooseProperties(c.req.query('$select'), folderJson(mailbox, each))),
    ...nextLink,
  });
}

function findFolder(mailbox: Mailbox, idOrName: string): Folder {
  const name = idOrName.toLowerCase();
  const known = [...mailbox.folders.values()].find((folder) => folder.wellKnown === name);
  if (known) return known;
  checkId(idOrName);
  const folder = mailbox.folders.get(idOrName);
  if (!folder) throw itemNotFound();
  return folder;
}

/** By the ID it has now or by its immutable one. */
function findMessage(mailbox: Mailbox, id: string): Message {
  checkId(id);
  const message = mailbox.messages.find(({ serial, moves }) =>
    [mailbox.itemId(serial, moves), mailbox.itemId(serial, 'immutable')].includes(id),
  );
  if (!message) throw itemNotFound();
  return message;
}

function contextUrl(c: MailContext, entity: string): string {
  return `${c.env.target.origin}/v1.0/$metadata#users('${c.req.param('user') ?? ''}')/${entity}`;
}
