/** What is in a mailbox when it is first opened. */
import type { DirectoryUser } from './directory-user';
import type { Folder, Mailbox } from './mailboxes';

/** Folders of a helpdesk mailbox, as paths below the inbox. More than one page of ten on one level. */
const helpdeskFolders = [
  ...['Adelaide', 'Berlin', 'Dublin', 'Lagos', 'Melbourne', 'Osaka', 'Toronto'].map((o) => [o]),
  ['Processed'],
  ['Processed', '2025'],
  ['Processed', '2026'],
  ['Processed', '2026', 'Quarter 1'],
  ['Processed', '2026', 'Quarter 2'],
  ['Queue 1'],
  ['Queue 2'],
  ['Queue 3'],
  ['Queue 3', 'Waiting for supplier'],
  ['Spam & "phishing" <reports>'],
];

const subjects = [
  'Printer on floor 3 shows error 0x6100004a',
  'Password reset for new starter',
  'VPN drops every ten minutes',
  'Request: second monitor',
  'Invoice 10442 was charged twice',
  'Cannot open shared calendar',
  '=cmd|"/c calc"!A1 in the export',
  '<b>Urgent</b>: laptop does not start',
  'Re: Re: access to the finance share',
  'Besprechungsraum lässt sich nicht buchen',
];

const hour = 3_600_000;

/** Fills a new mailbox: helpdesk mailboxes have work in them, others a few messages. */
export function fillMailbox(mailbox: Mailbox, user: DirectoryUser, now: number): void {
  const folders = [...mailbox.folders.values()];
  const root = folders.find((folder) => folder.wellKnown === 'msgfolderroot');
  const inbox = folders.find((folder) => folder.wellKnown === 'inbox');
  if (!root || !inbox) return;
  mailbox.addFolder({
    displayName: 'Conversation Action Settings',
    parentId: root.id,
    hidden: true,
  });
  const isHelpdesk = user.kind === 'shared';
  const targets = [inbox];
  if (isHelpdesk) {
    for (const path of helpdeskFolders) targets.push(addFolderPath(mailbox, inbox, path));
  }
  for (let number = 0; number < (isHelpdesk ? 60 : 3); number++) {
    // Two out of three are in the inbox, the rest in its folders.
    const folder = (number % 3 === 0 ? targets[number % targets.length] : inbox) ?? inbox;
    const subject = subjects[number % subjects.length] ?? '';
    const sender = `customer${String(number)}@fabrikam.com`;
    mailbox.addMessage({
      folderId: folder.id,
      subject: number < subjects.length ? subject : `${subject} (${String(number)})`,
      body: {
        contentType: 'html',
        content: `<html><body><p>Hello ${user.displayName},</p><p>${subject}.</p><img src="https://tracker.example/pixel.gif"></body></html>`,
      },
      from: { name: `Customer ${String(number)}`, address: sender },
      toRecipients: [{ name: user.displayName, address: user.mail ?? '' }],
      ccRecipients: [],
      received: now - (number + 1) * 5 * hour,
      isRead: number % 4 === 0,
      isDraft: false,
      hasAttachments: number % 7 === 0,
      importance: number % 11 === 0 ? 'high' : 'normal',
      categories: [],
    });
  }
}

/** Makes the folders of a path below `parent` as far as they are missing; answers the last one. */
export function addFolderPath(mailbox: Mailbox, parent: Folder, path: readonly string[]): Folder {
  return path.reduce((above, displayName) => {
    const existing = [...mailbox.folders.values()].find(
      (folder) => folder.parentId === above.id && folder.displayName === displayName,
    );
    return existing ?? mailbox.addFolder({ displayName, parentId: above.id });
  }, parent);
}
