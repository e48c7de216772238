import type {
  AccountMailbox,
  FolderTree,
  ImportPreview,
  Purpose,
  ReceiveRule,
} from '../../contract/email-accounts';
import { problem, type Problem } from '../../contract/problems';
import { failure, success, type Result } from '../../contract/result';
import { GraphFailure } from '../../graph/graph-failure';
import { parseJson } from '../../graph/json';
import { plainLine, shorten } from '../../graph/plain-text';
import { withAdded, withDefault, withReplaced } from '../account-list';
import type { ConnectedTenant } from '../connected-tenant';
import { isGone, type MailboxAnswer } from '../find-mailbox';
import { folderPaths } from '../folder-tree';
import { problemOfRule } from '../receive-rule';
import type { SavedAccount } from '../saved-accounts';
import { mostMegabytes, readAccountsFile, type FileEntry } from './accounts-file';
import { readCsvAccounts, type CsvEntry, type CsvRule } from './csv-accounts';

/** What a row of a file says about an account; undefined stays as it is. */
interface Wanted {
  name: string;
  mailbox: AccountMailbox;
  purposes: Purpose[] | undefined;
  receive: ReceiveRule | null;
  enabled: boolean | undefined;
  isDefault: boolean;
}

type Row = ImportPreview['rows'][number];

/** What importing would do, row by row, and how to do it. */
export interface ImportPlan {
  format: ImportPreview['format'];
  connection: ImportPreview['connection'];
  rows: Row[];
  /** Makes the list of afterwards; `newId` gives the new accounts their IDs. */
  apply(accounts: readonly SavedAccount[], newId: () => string): SavedAccount[];
}

export interface ImportPorts {
  /** The accounts as they are. */
  accounts: readonly SavedAccount[];
  tenant: ConnectedTenant;
  /** Asks the directory about object IDs. */
  findByIds: (ids: readonly string[]) => Promise<MailboxAnswer[]>;
  /** Asks the directory about addresses. */
  findByAddresses: (addresses: readonly string[]) => Promise<MailboxAnswer[]>;
  readFolders: (mailbox: AccountMailbox) => Promise<FolderTree>;
}

type Judged = { row: number; wanted: Wanted } | (Omit<Row, 'action'> & { wanted: null });

/**
 * Reads a file and finds out what importing it would do. Changes nothing here or in Microsoft 365.
 *
 * @param file its name and text
 * @param ports the accounts, and how to ask the directory and the mailboxes
 * @returns the plan; `import-not-readable`, `import-too-large` or `import-newer-version` where
 *   there is none
 * @throws AbortError when aborted
 */
export async function planImport(
  file: { name: string; text: string },
  ports: ImportPorts,
): Promise<Result<ImportPlan>> {
  const tooLarge = problem('import-too-large', { file: file.name, megabytes: mostMegabytes });
  const json = parseJson(file.text);
  if (json === undefined) {
    const entries = readCsvAccounts(file.text);
    if (entries === null) return failure(problem('import-not-readable', { file: file.name }));
    if (entries === 'too-many') return failure(tooLarge);
    return success(planOf('csv', null, await judgeCsv(entries, ports), ports));
  }
  const read = readAccountsFile(json);
  switch (read.kind) {
    case 'too-many':
      return failure(tooLarge);
    case 'unreadable':
      return failure(problem('import-not-readable', { file: file.name }));
    case 'newer':
      return failure(problem('import-newer-version', { file: file.name, version: read.version }));
    case 'read':
      return success(planOf('json', read.connection, await judgeJson(read, ports), ports));
  }
}

async function judgeJson(
  { connection, entries }: { connection: ImportPreview['connection']; entries: FileEntry[] },
  { tenant, findByIds }: ImportPorts,
): Promise<Judged[]> {
  const good = entries.flatMap((entry) => ('account' in entry ? [entry] : []));
  const isElsewhere = connection !== null && !tenant.isAt(connection.cloud, connection.tenantId);
  const answers = isElsewhere ? [] : await findByIds(good.map(({ account }) => account.mailbox.id));
  const answerOf = new Map(good.map((entry, index) => [entry.row, answers[index]]));
  return entries.map((entry): Judged => {
    if (!('account' in entry)) return unreadable(entry);
    const { row, account } = entry;
    const names = { row, name: account.name, address: account.mailbox.address };
    if (isElsewhere) {
      return wrong(names, problem('import-other-tenant', { tenant: connection.tenantId }));
    }
    const found = mailboxOf(answerOf.get(row), names.address);
    return 'mailbox' in found
      ? { row, wanted: { ...account, mailbox: found.mailbox } }
      : wrong(names, found.problem);
  });
}

async function judgeCsv(
  entries: readonly CsvEntry[],
  { findByAddresses, readFolders }: ImportPorts,
): Promise<Judged[]> {
  const good = entries.flatMap((entry) => ('account' in entry ? [entry] : []));
  const answers = await findByAddresses(good.map(({ account }) => account.address));
  const answerOf = new Map(good.map((entry, index) => [entry.row, answers[index]]));
  return Promise.all(
    entries.map(async (entry): Promise<Judged> => {
      if (!('account' in entry)) return unreadable(entry);
      const { row, account } = entry;
      const { name, address, purposes, enabled } = account;
      const found = mailboxOf(answerOf.get(row), address);
      if (!('mailbox' in found)) return wrong({ row, name, address }, found.problem);
      const { mailbox } = found;
      try {
        const receive =
          account.receive === null
            ? null
            : ruleOf(account.receive, mailbox, await readFolders(mailbox));
        return { row, wanted: { name, mailbox, purposes, receive, enabled, isDefault: false } };
      } catch (error) {
        if (error instanceof GraphFailure) return wrong({ row, name, address }, error.problem);
        throw error;
      }
    }),
  );
}

function ruleOf(
  { folder, moveTo, ...rest }: CsvRule,
  mailbox: AccountMailbox,
  { folders }: FolderTree,
): ReceiveRule {
  const paths = folderPaths(folders);
  const find = (wanted: string): ReceiveRule['folder'] => {
    for (const [id, path] of paths) {
      // Names may hold the stroke themselves, so that whole paths are compared, not their parts.
      if (path.join('/').toLowerCase() === wanted.toLowerCase()) return { id, path };
    }
    throw new GraphFailure(
      problem('import-folder-unknown', { mailbox: mailbox.address, folder: wanted }),
    );
  };
  return { ...rest, folder: find(folder), moveTo: moveTo === null ? null : find(moveTo) };
}

function mailboxOf(
  answer: MailboxAnswer | undefined,
  address: string,
): { mailbox: AccountMailbox } | { problem: Problem } {
  if (answer === undefined) return { problem: problem('mailbox-unknown', { mailbox: address }) };
  if (answer.ok) {
    return answer.value.guest
      ? { problem: problem('mailbox-guest', { mailbox: address }) }
      : { mailbox: answer.value.mailbox };
  }
  const { problem: found } = answer.failure;
  return {
    problem: isGone(answer.failure)
      ? problem('mailbox-unknown', { mailbox: address }, found.details)
      : found,
  };
}

function unreadable(entry: { row: number; name: string; address: string; column: string }): Judged {
  const { row, name, address, column } = entry;
  return wrong({ row, name, address }, problem('import-row-unreadable', { row, column }));
}

function wrong(names: { row: number; name: string; address: string }, found: Problem): Judged {
  return {
    row: names.row,
    name: shorten(plainLine(names.name), 256),
    address: shorten(plainLine(names.address), 320),
    problem: found,
    wanted: null,
  };
}

function planOf(
  format: ImportPlan['format'],
  connection: ImportPlan['connection'],
  judged: readonly Judged[],
  { accounts, tenant }: ImportPorts,
): ImportPlan {
  const known = new Map(
    accounts.filter((account) => tenant.owns(account)).map((each) => [each.mailbox.id, each]),
  );
  const firstRows = new Map<string, number>();
  const created: Wanted[] = [];
  const updated: SavedAccount[] = [];
  let newDefault: string | null = null;

  const rows = judged.map((each): Row => {
    if (each.wanted === null) {
      const { row, name, address, problem: found } = each;
      return { row, name, address, action: 'wrong', problem: found };
    }
    const { row, wanted } = each;
    const { id, address } = wanted.mailbox;
    const names = { row, name: wanted.name, address };
    const before = firstRows.get(id);
    if (before !== undefined) {
      const repeated = problem('import-row-repeated', { mailbox: address, row: before });
      return { ...names, action: 'wrong', problem: repeated };
    }
    firstRows.set(id, row);
    const badRule = wanted.receive === null ? null : problemOfRule(wanted.receive);
    if (badRule !== null) return { ...names, action: 'wrong', problem: badRule };
    const old = known.get(id);
    const next = old === undefined ? null : merged(old, wanted);
    const isDefault = newDefault === null && wanted.isDefault && mayBeDefault(wanted, old);
    if (isDefault) newDefault = id;
    if (old === undefined) {
      created.push(wanted);
      return { ...names, action: 'create', problem: null };
    }
    if (next === null || (next === old && (!isDefault || old.isDefault))) {
      return { ...names, action: 'skip', problem: null };
    }
    updated.push(next);
    return { ...names, action: 'update', problem: null };
  });

  return {
    format,
    connection,
    rows,
    apply: (list, newId) => {
      const added = created.map((wanted): SavedAccount => {
        const { name, mailbox, purposes, receive, enabled } = wanted;
        return {
          id: newId(),
          connectionId: tenant.connectionId,
          tenant: tenant.tenant,
          name,
          mailbox,
          purposes: purposes ?? ['send'],
          receive,
          enabled: enabled ?? true,
          isDefault: false,
        };
      });
      const all = withAdded(withReplaced(list, updated), added);
      const chosen = all.find((each) => tenant.owns(each) && each.mailbox.id === newDefault);
      return chosen === undefined ? all : withDefault(all, chosen);
    },
  };
}

function mayBeDefault(wanted: Wanted, old: SavedAccount | undefined): boolean {
  return (
    (wanted.enabled ?? old?.enabled ?? true) &&
    (wanted.purposes ?? old?.purposes ?? ['send']).includes('send')
  );
}

/** The account with what the file says; the very same object where that is nothing new. */
function merged(old: SavedAccount, wanted: Wanted): SavedAccount {
  const next: SavedAccount = {
    ...old,
    name: wanted.name,
    enabled: wanted.enabled ?? old.enabled,
    ...(wanted.purposes !== undefined && {
      purposes: wanted.purposes,
      receive: wanted.receive,
    }),
  };
  return contentOf(next) === contentOf(old) ? old : next;
}

function contentOf({ name, enabled, purposes, receive }: SavedAccount): string {
  const rule = receive && [
    receive.folder.id,
    receive.messages,
    receive.notOlderThan,
    receive.after,
    receive.moveTo?.id ?? null,
  ];
  return JSON.stringify([name, enabled, [...purposes].sort(), rule]);
}
