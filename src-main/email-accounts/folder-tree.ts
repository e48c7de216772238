import { z } from 'zod';
import {
  wellKnownFolders,
  type FolderTree,
  type MailFolder,
  type WellKnownFolder,
} from '../contract/email-accounts';
import { linkedController } from '../graph/abort';
import type { PageAddress } from '../graph/graph-client';
import { GraphFailure } from '../graph/graph-failure';
import { plainLine } from '../graph/plain-text';
import { graphPath, segmentSchema } from '../graph/odata';
import type { Clock } from '../ports';
import { folderPath, type OpenMailbox } from './session';

const permission = 'Mail.ReadWrite';
const retryForMs = 60_000;
/** The service's own page is ten; a level of a helpdesk mailbox fits on one of these. */
const pageSize = '250';
const properties =
  'id,displayName,parentFolderId,childFolderCount,unreadItemCount,totalItemCount,isHidden';

const count = z.number().int().nonnegative().catch(0);

const folderSchema = z.object({
  id: segmentSchema,
  displayName: z.string().nullish(),
  childFolderCount: count,
  unreadItemCount: count,
  totalItemCount: count,
  isHidden: z.boolean().nullish(),
});

interface FoundFolder {
  folder: z.infer<typeof folderSchema>;
  parentId: string | null;
}

export interface FolderProgress {
  found: number;
  open: number;
}

/**
 * Reads the whole tree of mail folders: every level, past the service's pages, as many requests at
 * once as the mailbox allows.
 * @see https://learn.microsoft.com/graph/api/user-list-mailfolders
 * @see https://learn.microsoft.com/graph/api/mailfolder-list-childfolders
 *
 * @param mailbox whose folders
 * @param options hidden folders or not; told as folders are found; the signal
 * @param ports the time of the answer, and the locale whose order the folders are in
 * @returns the tree as a list, each folder followed by what is below it
 * @throws GraphFailure when a part of the tree can't be read, AbortError when aborted
 */
export async function readFolderTree(
  mailbox: OpenMailbox,
  options: {
    includeHidden: boolean;
    signal: AbortSignal;
    onProgress: (progress: FolderProgress) => void;
  },
  { clock, locale }: { clock: Clock; locale: () => string },
): Promise<FolderTree> {
  // The first failure ends the other requests: a tree with a hole in it is of no use.
  const working = linkedController(options.signal);
  try {
    const [found, wellKnown] = await Promise.all([
      collect(mailbox, { ...options, signal: working.controller.signal }),
      readWellKnown(mailbox, working.controller.signal),
    ]);
    return {
      mailboxId: mailbox.id,
      folders: inOrder(found, wellKnown, locale()),
      readAt: clock.now().toISOString(),
    };
  } finally {
    working.controller.abort();
    working.release();
  }
}

async function collect(
  mailbox: OpenMailbox,
  options: {
    includeHidden: boolean;
    signal: AbortSignal;
    onProgress: (progress: FolderProgress) => void;
  },
): Promise<FoundFolder[]> {
  const { includeHidden, signal, onProgress } = options;
  const found = new Map<string, FoundFolder>();
  let open = 0;

  async function read(parentId: string | null): Promise<void> {
    open += 1;
    const children: Promise<void>[] = [];
    let address: PageAddress | null = {
      path:
        parentId === null
          ? graphPath`/users/${mailbox.id}/mailFolders`
          : graphPath`/users/${mailbox.id}/mailFolders/${parentId}/childFolders`,
    };
    while (address !== null) {
      const page: { items: FoundFolder['folder'][]; next: PageAddress | null } =
        await mailbox.graph.page(address, {
          schema: folderSchema,
          query: {
            $top: pageSize,
            $select: properties,
            ...(includeHidden && { includeHiddenFolders: 'true' }),
          },
          permission,
          mailbox: mailbox.name,
          retryForMs,
          signal,
        });
      for (const folder of page.items) {
        // A folder that is moved while the tree is read may come twice; it must not be followed twice.
        if (found.has(folder.id)) continue;
        found.set(folder.id, { folder, parentId });
        // Hidden children are not counted everywhere.
        if (folder.childFolderCount > 0 || folder.isHidden === true) children.push(read(folder.id));
      }
      address = page.next;
      onProgress({ found: found.size, open });
    }
    open -= 1;
    await Promise.all(children);
  }

  await read(null);
  onProgress({ found: found.size, open: 0 });
  return [...found.values()];
}

/** Which folders are the well-known ones: their names are in the language of the mailbox. */
async function readWellKnown(
  mailbox: OpenMailbox,
  signal: AbortSignal,
): Promise<Map<string, WellKnownFolder>> {
  const names = new Map<string, WellKnownFolder>();
  await Promise.all(
    wellKnownFolders.map(async (name) => {
      try {
        const { id } = await mailbox.graph.get(folderPath(mailbox, name), {
          schema: z.object({ id: z.string() }),
          query: { $select: 'id' },
          permission,
          mailbox: mailbox.name,
          retryForMs,
          signal,
        });
        names.set(id, name);
      } catch (error) {
        // Not every mailbox has all of them: an archive, for example.
        if (!(error instanceof GraphFailure) || error.code !== 'ErrorItemNotFound') throw error;
      }
    }),
  );
  return names;
}

function inOrder(
  found: readonly FoundFolder[],
  wellKnown: ReadonlyMap<string, WellKnownFolder>,
  locale: string,
): MailFolder[] {
  const children = new Map<string | null, FoundFolder[]>();
  for (const each of found) {
    const siblings = children.get(each.parentId);
    if (siblings === undefined) children.set(each.parentId, [each]);
    else siblings.push(each);
  }
  const rank = ({ folder }: FoundFolder): number => {
    const name = wellKnown.get(folder.id);
    return name === undefined ? wellKnownFolders.length : wellKnownFolders.indexOf(name);
  };
  const { compare } = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
  const nameOf = ({ folder }: FoundFolder): string => {
    const name = plainLine(folder.displayName ?? '');
    return name === '' ? '—' : name;
  };
  const ordered: MailFolder[] = [];
  // A list of what is still to come, not a recursion: nobody limits how deep folders go.
  const waiting: { each: FoundFolder; depth: number }[] = [];
  const push = (parentId: string | null, depth: number): void => {
    const level = (children.get(parentId) ?? []).sort(
      (one, other) => rank(one) - rank(other) || compare(nameOf(one), nameOf(other)),
    );
    for (const each of level.reverse()) waiting.push({ each, depth });
  };
  push(null, 0);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { each, depth } = next;
    const { folder } = each;
    ordered.push({
      id: folder.id,
      parentId: each.parentId,
      name: nameOf(each),
      depth,
      unread: folder.unreadItemCount,
      total: folder.totalItemCount,
      hidden: folder.isHidden === true,
      wellKnown: wellKnown.get(folder.id) ?? null,
    });
    push(folder.id, depth + 1);
  }
  return ordered;
}

/**
 * @param folders a tree as `readFolderTree` answers it
 * @returns for each folder's ID its path from the top
 */
export function folderPaths(folders: readonly MailFolder[]): Map<string, string[]> {
  const paths = new Map<string, string[]>();
  for (const { id, parentId, name } of folders) {
    const above = parentId === null ? [] : (paths.get(parentId) ?? []);
    paths.set(id, [...above, name]);
  }
  return paths;
}
