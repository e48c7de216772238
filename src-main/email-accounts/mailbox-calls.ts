import type { AccountMailbox, FolderTree } from '../contract/email-accounts';
import { success } from '../contract/result';
import type { Connected, Desk, AccountsHandlers } from './desk';
import { findMailbox, warningsOf } from './find-mailbox';
import { readFolderTree } from './folder-tree';
import { listMessages, readFolder, readMessageText } from './messages';
import { moveBack, runRuleOnOne, tryRule } from './receive-rule';
import { createSendOnce, lookInSentItems, sendTest } from './send-test';
import { testEvent } from './test-event';

type MailboxChannel =
  | 'accounts.lookUp'
  | 'accounts.folders'
  | 'accounts.sendTest'
  | 'accounts.lookInSentItems'
  | 'accounts.preview'
  | 'accounts.readMessage'
  | 'accounts.tryRule'
  | 'accounts.runRuleOnOne'
  | 'accounts.moveBack'
  | 'accounts.testEvent';

const previewed = 25;
const inbox = { id: 'inbox', path: ['Inbox'] };

/** The calls about what is in a mailbox. */
export function mailboxCalls(desk: Desk): Pick<AccountsHandlers, MailboxChannel> {
  const { store, ports } = desk;
  const { clock } = ports;
  const sendOnce = createSendOnce();
  /** Trees of this session, by tenant, mailbox and hidden folders or not. */
  const trees = new Map<string, FolderTree>();

  /** The mailbox a person named; one that is an account already needs no search. */
  async function mailboxNamed(
    { session, tenant }: Connected,
    named: string,
    signal: AbortSignal,
  ): Promise<AccountMailbox> {
    const wanted = named.toLowerCase();
    const known = store
      .current()
      .accounts.find(
        (account) =>
          tenant.owns(account) &&
          [account.mailbox.id, account.mailbox.address].some(
            (name) => name.toLowerCase() === wanted,
          ),
      );
    return known?.mailbox ?? (await findMailbox(session, named, signal)).mailbox;
  }

  return {
    'accounts.lookUp': ({ mailbox: named }, { signal }) =>
      desk.connected(signal, async ({ session, tenant, open }) => {
        const user = await findMailbox(session, named, signal);
        const { mailbox } = user;
        const account = store
          .current()
          .accounts.find((each) => each.mailbox.id === mailbox.id && tenant.owns(each));
        return success({
          mailbox,
          accountId: account?.id ?? null,
          warnings: await warningsOf(open(mailbox), user, signal),
        });
      }),

    'accounts.folders': ({ mailbox: named, includeHidden, reload }, { signal, progress }) =>
      desk.connected(signal, async (connected) => {
        const mailbox = await mailboxNamed(connected, named, signal);
        const { connectionId, tenant } = connected.tenant;
        const key = [
          connectionId,
          tenant.cloud,
          tenant.name,
          mailbox.id,
          includeHidden,
          desk.ports.locale(),
        ].join(' ');
        const known = reload ? undefined : trees.get(key);
        if (known !== undefined) return success(known);
        const tree = await readFolderTree(
          connected.open(mailbox),
          { includeHidden, signal, onProgress: progress },
          desk.ports,
        );
        trees.set(key, tree);
        return success(tree);
      }),

    'accounts.preview': ({ id }, { signal }) =>
      desk.inAccount(id, signal, async (mailbox, { receive }) => {
        const folder = await readFolder(mailbox, receive?.folder ?? inbox, signal);
        const options = { most: previewed, filter: null, signal };
        const { messages } = await listMessages(mailbox, folder.id, options);
        return { folder, messages };
      }),

    'accounts.readMessage': ({ id, messageId }, { signal }) =>
      desk.inAccount(id, signal, (mailbox) => readMessageText(mailbox, messageId, signal)),

    'accounts.tryRule': ({ mailboxId, rule }, { signal }) =>
      desk.connected(signal, async (connected) => {
        const mailbox = await mailboxNamed(connected, mailboxId, signal);
        return success(await tryRule(connected.open(mailbox), rule, signal));
      }),

    'accounts.runRuleOnOne': ({ mailboxId, rule, messageId }, { signal }) =>
      desk.connected(signal, async (connected) => {
        const mailbox = await mailboxNamed(connected, mailboxId, signal);
        return success(await runRuleOnOne(connected.open(mailbox), { rule, messageId, signal }));
      }),

    'accounts.moveBack': ({ mailboxId, messageId, folder }, { signal }) =>
      desk.connected(signal, async (connected) => {
        const mailbox = await mailboxNamed(connected, mailboxId, signal);
        return success(await moveBack(connected.open(mailbox), { messageId, folder, signal }));
      }),

    'accounts.sendTest': ({ id, attempt, ...message }, { signal }) =>
      desk.inAccount(id, signal, (mailbox) =>
        sendOnce(attempt, () => sendTest(mailbox, message, clock)),
      ),

    'accounts.lookInSentItems': ({ id, subject }, { signal }) =>
      desk.inAccount(id, signal, async (mailbox) => ({
        message: await lookInSentItems(mailbox, subject, signal),
      })),

    'accounts.testEvent': ({ id, subject }, { signal }) =>
      desk.inAccount(id, signal, (mailbox) => testEvent(mailbox, subject, clock)),
  };
}
