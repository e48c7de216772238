import { isDay, isMailbox } from '../../../src-main/contract/connection';
import {
  purposes,
  type AccountDraft,
  type EmailAccount,
  type FolderReference,
  type Purpose,
  type ReceiveRule,
} from '../../../src-main/contract/email-accounts';

/** The form as it is typed. */
export interface AccountFormValues {
  name: string;
  address: string;
  /** Object ID of the mailbox that was picked; null when the address was typed. */
  mailboxId: string | null;
  purposes: Record<Purpose, boolean>;
  enabled: boolean;
  folder: FolderReference | null;
  messages: ReceiveRule['messages'];
  notOlderThan: string;
  after: ReceiveRule['after'];
  moveTo: FolderReference | null;
}

export type AccountFormError =
  | 'nameRequired'
  | 'addressRequired'
  | 'addressInvalid'
  | 'purposeRequired'
  | 'folderRequired'
  | 'dayInvalid'
  | 'moveToRequired'
  | 'moveToSame';

export type AccountFormField =
  'name' | 'address' | 'purposes' | 'folder' | 'notOlderThan' | 'moveTo';

export function valuesOf(account: EmailAccount | null): AccountFormValues {
  const rule = account?.receive ?? null;
  const has = (purpose: Purpose) => account?.purposes.includes(purpose) ?? purpose === 'send';
  return {
    name: account?.name ?? '',
    address: account?.mailbox.address ?? '',
    mailboxId: account?.mailbox.id ?? null,
    purposes: { send: has('send'), receive: has('receive'), calendar: has('calendar') },
    enabled: account?.enabled ?? true,
    folder: rule?.folder ?? null,
    messages: rule?.messages ?? 'unread',
    notOlderThan: rule?.notOlderThan ?? '',
    after: rule?.after ?? 'move',
    moveTo: rule?.moveTo ?? null,
  };
}

/** Another mailbox: its folders are other folders. */
export function withMailbox(
  values: AccountFormValues,
  mailbox: Pick<AccountFormValues, 'address' | 'mailboxId'>,
): AccountFormValues {
  return { ...values, ...mailbox, folder: null, moveTo: null };
}

/** IDs of the folders of a saved rule that the mailbox does not have any more. */
export function goneFolders(account: EmailAccount | null): ReadonlySet<string> {
  const ids = (account?.marks ?? []).flatMap((mark) =>
    mark.kind === 'folderGone' ? (account?.receive?.[mark.which]?.id ?? []) : [],
  );
  return new Set(ids);
}

/** How main is to look for the mailbox. */
export function mailboxOf({ mailboxId, address }: AccountFormValues): string {
  return mailboxId ?? address.trim();
}

/** What keeps the form from being saved, by field. */
export function findErrors(
  values: AccountFormValues,
): Partial<Record<AccountFormField, AccountFormError>> {
  const errors: Partial<Record<AccountFormField, AccountFormError>> = {};
  if (values.name.trim() === '') errors.name = 'nameRequired';
  if (values.address.trim() === '') errors.address = 'addressRequired';
  else if (!isMailbox(mailboxOf(values))) errors.address = 'addressInvalid';
  if (!purposes.some((purpose) => values.purposes[purpose])) errors.purposes = 'purposeRequired';
  if (!values.purposes.receive) return errors;
  if (values.folder === null) errors.folder = 'folderRequired';
  if (values.notOlderThan !== '' && !isDay(values.notOlderThan)) errors.notOlderThan = 'dayInvalid';
  if (values.after === 'move') {
    if (values.moveTo === null) errors.moveTo = 'moveToRequired';
    else if (values.moveTo.id === values.folder?.id) errors.moveTo = 'moveToSame';
  }
  return errors;
}

/** The rule of the form; null while it is not complete, or where nothing is received. */
export function ruleOf(values: AccountFormValues): ReceiveRule | null {
  const { folder, messages, notOlderThan, after, moveTo } = values;
  if (!values.purposes.receive || folder === null) return null;
  if (after === 'move' && moveTo === null) return null;
  return {
    folder,
    messages,
    notOlderThan: isDay(notOlderThan) ? notOlderThan : null,
    after,
    moveTo: after === 'move' ? moveTo : null,
  };
}

/** What main saves of a form without errors. */
export function toDraft(values: AccountFormValues): AccountDraft {
  return {
    name: values.name.trim(),
    mailbox: mailboxOf(values),
    purposes: purposes.filter((purpose) => values.purposes[purpose]),
    receive: ruleOf(values),
    enabled: values.enabled,
  };
}
