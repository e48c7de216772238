import type { ImportPreview } from '../contract/email-accounts';
import { importActions } from '../contract/email-accounts';
import { fileReasonOf } from '../contract/file-reasons';
import { problem } from '../contract/problems';
import { failure, success, type Result } from '../contract/result';
import { activeOf } from '../connection/connection-service';
import type { AccountsHandlers, Desk } from './desk';
import { mostMegabytes, writeAccountsFile } from './files/accounts-file';
import { decodeText } from './files/decode-text';
import { planImport, type ImportPlan } from './files/import-plan';
import { findByAddresses, findMailboxes } from './find-mailbox';
import { readFolderTree } from './folder-tree';
import type { OpenedFile } from '../ports';
import { writeChosenFile } from '../write-chosen-file';
import type { SavedAccount } from './saved-accounts';

type FileChannel = 'accounts.export' | 'accounts.importPreview' | 'accounts.importApply';

const megabyte = 1024 * 1024;

interface OpenPreview {
  id: string;
  plan: ImportPlan;
  /** The list it was made for: another one, and the preview no longer says what would happen. */
  accounts: readonly SavedAccount[];
}

/** The calls about files. */
export function fileCalls(desk: Desk): Pick<AccountsHandlers, FileChannel> {
  const { store, ports, tenants } = desk;
  const { clock, files } = ports;
  let open: OpenPreview | null = null;

  return {
    async 'accounts.export'() {
      const tenant = tenants.current();
      const active = activeOf(ports.settings.current());
      if (tenant === null) return failure(problem('not-connected'));
      const accounts = store.current().accounts.filter((account) => tenant.owns(account));
      const now = clock.now();
      const name = `email-accounts-${now.toISOString().slice(0, 10)}.json`;
      const file = await files.choose(name);
      if (file === null) return success(null);
      const written = await writeChosenFile(file, writeAccountsFile(accounts, active, now));
      if (!written.ok) return written;
      return success({ fileName: file.name, count: accounts.length });
    },

    async 'accounts.importPreview'(_, { signal, progress }) {
      if (tenants.current() === null) return failure(problem('not-connected'));
      const file = await files.open(mostMegabytes * megabyte);
      if (file === null) return success(null);
      const text = textOf(file);
      if (!text.ok) return text;
      return desk.connected(signal, async ({ session, tenant, open: openMailbox }) => {
        const { accounts } = store.current();
        const onDone = (total: number) => (done: number) => {
          progress({ done, total });
        };
        const planned = await planImport(
          { name: file.name, text: text.value },
          {
            accounts,
            tenant,
            findByIds: (ids) =>
              findMailboxes(session, ids, { signal, onDone: onDone(ids.length) }, clock),
            findByAddresses: (addresses) =>
              findByAddresses(
                session,
                addresses,
                { signal, onDone: onDone(addresses.length) },
                clock,
              ),
            readFolders: (mailbox) =>
              readFolderTree(
                openMailbox(mailbox),
                { includeHidden: false, signal, onProgress: () => undefined },
                ports,
              ),
          },
        );
        if (!planned.ok) return planned;
        open = { id: ports.newId(), plan: planned.value, accounts };
        return success(previewOf(open, file.name));
      });
    },

    async 'accounts.importApply'({ previewId }) {
      const preview = open;
      if (preview?.id !== previewId) return failure(problem('import-closed'));
      const { rows } = preview.plan;
      const count = rows.filter(({ action }) => action === 'create' || action === 'update').length;
      const change = await store.change((accounts) =>
        accounts === preview.accounts
          ? success({
              accounts: count === 0 ? accounts : preview.plan.apply(accounts, ports.newId),
              words: { kind: 'imported', count, name: null },
            })
          : failure(problem('import-closed')),
      );
      // One that could not be written may be tried again.
      if (change.ok) open = null;
      return desk.changed(change);
    },
  };
}

function textOf(file: OpenedFile): Result<string> {
  switch (file.kind) {
    case 'read':
      return success(decodeText(file.bytes));
    case 'too-large':
      return failure(problem('import-too-large', { file: file.name, megabytes: mostMegabytes }));
    case 'not-readable':
      return failure(
        problem(
          'file-not-readable',
          { file: file.name, reason: fileReasonOf(file.reason) },
          { systemError: file.reason },
        ),
      );
  }
}

function previewOf({ id, plan }: OpenPreview, fileName: string): ImportPreview {
  const counts = importActions.map((action) => [
    action,
    plan.rows.filter((row) => row.action === action).length,
  ]);
  return {
    previewId: id,
    fileName,
    format: plan.format,
    rows: plan.rows,
    counts: Object.fromEntries(counts) as ImportPreview['counts'],
    connection: plan.connection,
  };
}
