import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  mergeClasses,
  MessageBar,
  MessageBarBody,
  Text,
  tokens,
  useAnnounce,
} from '@fluentui/react-components';
import { Folder16Regular } from '@fluentui/react-icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FolderReference, MailFolder } from '../../../src-main/contract/email-accounts';
import { call, problemOf } from '../../ipc/client';
import { VirtualGrid, type GridColumn, type VirtualGridHandle } from '../../ui/VirtualGrid';
import { visibleText } from '../../ui/visible-text';
import { VisibleText } from '../../ui/VisibleText';
import { useColumnWidths } from '../../ui/column-widths';
import { GridSearch } from '../../ui/GridSearch';
import { noRow, skeletonRows } from '../../ui/skeleton-rows';
import { AccountsProblem } from './AccountsProblem';

const useStyles = makeStyles({
  surface: { maxWidth: '760px' },
  content: { display: 'flex', flexDirection: 'column', rowGap: '12px', height: '440px' },
  tools: { display: 'flex', alignItems: 'center', columnGap: '12px', flexShrink: 0 },
  search: { flexGrow: 1, minWidth: 0 },
  grid: { flexGrow: 1 },
  message: { flexShrink: 0 },
  folder: { display: 'flex', alignItems: 'center', columnGap: '6px', minWidth: 0 },
  icon: { flexShrink: 0 },
  name: { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  quiet: { color: tokens.colorNeutralForeground3 },
  number: { fontVariantNumeric: 'tabular-nums' },
  empty: { padding: '24px', textAlign: 'center' },
});

/** A folder and the names on the way to it. */
interface PlacedFolder extends MailFolder {
  path: string[];
}

const noFolders: readonly PlacedFolder[] = [];

interface FolderDialogProps {
  open: boolean;
  /** Object ID or address. */
  mailbox: string;
  chosen: FolderReference | null;
  onSelect: (folder: FolderReference) => void;
  onClose: () => void;
}

/** The whole tree of a mailbox's folders, of which one is chosen. */
export function FolderDialog({ open, onClose, ...choice }: FolderDialogProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <Dialog
      open={open}
      onOpenChange={(_, data) => {
        if (!data.open) onClose();
      }}
    >
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{t('emailAccounts.folders.title')}</DialogTitle>
          <Choice onClose={onClose} {...choice} />
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function Choice({ mailbox, chosen, onSelect, onClose }: Omit<FolderDialogProps, 'open'>) {
  const { t } = useTranslation();
  const styles = useStyles();
  const [text, setText] = useState('');
  const [includeHidden, setIncludeHidden] = useState(false);
  const [selected, setSelected] = useState<string | null>(chosen?.id ?? null);
  const grid = useRef<VirtualGridHandle>(null);
  const tree = useFolders(mailbox, includeHidden);
  const { announce } = useAnnounce();
  useEffect(() => {
    if (tree.fetching) announce(t('emailAccounts.folders.reading'));
  }, [announce, t, tree.fetching]);
  const all = tree.folders;
  const wanted = text.trim().toLowerCase();
  const shown = useMemo(
    () =>
      wanted === ''
        ? all
        : all.filter(({ path }) => path.join(' / ').toLowerCase().includes(wanted)),
    [all, wanted],
  );
  const columns = useFolderColumns(wanted !== '');
  const [widths, setWidths] = useColumnWidths('folders');
  const words = useMemo(
    () => ({
      loading: t('emailAccounts.loading'),
      selectAll: '',
      selectRow: (folder: PlacedFolder) => visibleText(folder.name),
    }),
    [t],
  );
  const folder = all.find(({ id }) => id === selected);
  // Said, and nothing chosen in its place.
  const isGone = chosen !== null && tree.isComplete && all.every(({ id }) => id !== chosen.id);
  const choose = (which: PlacedFolder | undefined) => {
    if (which) onSelect({ id: which.id, path: which.path });
  };
  return (
    <>
      <DialogContent className={styles.content}>
        <div className={styles.tools}>
          <GridSearch
            className={styles.search}
            label={t('emailAccounts.folders.search')}
            placeholder={t('emailAccounts.folders.search')}
            text={text}
            onText={setText}
            grid={grid}
          />
          <Checkbox
            label={t('emailAccounts.folders.hidden')}
            checked={includeHidden}
            onChange={(_, data) => setIncludeHidden(data.checked === true)}
          />
          <Button disabledFocusable={tree.fetching} onClick={tree.reload}>
            {t('emailAccounts.folders.reload')}
          </Button>
        </div>
        {tree.problem ? <AccountsProblem problem={tree.problem} /> : null}
        {isGone ? (
          <MessageBar intent="warning" layout="multiline" className={styles.message}>
            <MessageBarBody>
              {t('emailAccounts.folders.gone', { folder: chosen.path.join(' / ') })}
            </MessageBarBody>
          </MessageBar>
        ) : null}
        {tree.problem && all.length === 0 ? null : (
          <VirtualGrid
            ref={grid}
            className={styles.grid}
            label={t('emailAccounts.folders.grid')}
            columns={columns}
            rowCount={tree.pending ? skeletonRows : shown.length}
            countKnown={!tree.pending}
            rowAt={tree.pending ? noRow : (index) => shown[index]}
            words={words}
            selectionMode="single"
            isSelected={({ id }) => id === selected}
            selected={folder ? 'some' : 'none'}
            onSelect={(change) => {
              if ('index' in change) setSelected(shown[change.index]?.id ?? null);
            }}
            onOpen={(index) => choose(shown[index])}
            widths={widths}
            onWidths={setWidths}
            resetKey={wanted}
            busy={tree.fetching}
            empty={
              <Text block className={styles.empty}>
                {t('emailAccounts.folders.empty', { text: text.trim() })}
              </Text>
            }
          />
        )}
        <Text size={200} className={styles.quiet}>
          {tree.fetching ? t('emailAccounts.folders.found', { count: tree.found }) : null}
          {/* Every page that is read changes the words above, so only the result is said. */}
          <span role="status">
            {tree.fetching ? null : t('emailAccounts.folders.count', { count: shown.length })}
          </span>
        </Text>
      </DialogContent>
      <DialogActions>
        <Button
          appearance="primary"
          disabledFocusable={folder === undefined}
          onClick={() => choose(folder)}
        >
          {t('emailAccounts.buttons.select')}
        </Button>
        <Button onClick={onClose}>{t('emailAccounts.buttons.cancel')}</Button>
      </DialogActions>
    </>
  );
}

function useFolderColumns(flat: boolean): readonly GridColumn<PlacedFolder>[] {
  const { t, i18n } = useTranslation();
  const styles = useStyles();
  return useMemo(() => {
    const number = new Intl.NumberFormat(i18n.language);
    return [
      {
        id: 'name',
        header: t('emailAccounts.folders.columns.name'),
        grow: 6,
        least: 240,
        render: ({ depth, hidden, name, path }) => (
          <span
            className={mergeClasses(styles.folder, hidden && styles.quiet)}
            style={{ paddingInlineStart: flat ? 0 : `${Math.min(depth, 12) * 20}px` }}
          >
            <Folder16Regular aria-hidden className={styles.icon} />
            <span className={styles.name}>
              <VisibleText>{flat ? path.join(' / ') : name}</VisibleText>
            </span>
          </span>
        ),
      },
      {
        id: 'unread',
        header: t('emailAccounts.folders.columns.unread'),
        grow: 1,
        least: 90,
        render: ({ unread }) => <span className={styles.number}>{number.format(unread)}</span>,
      },
      {
        id: 'total',
        header: t('emailAccounts.folders.columns.total'),
        grow: 1,
        least: 90,
        render: ({ total }) => <span className={styles.number}>{number.format(total)}</span>,
      },
    ];
  }, [flat, i18n.language, styles, t]);
}

/** The folders of a mailbox, each with its path. */
function useFolders(mailbox: string, includeHidden: boolean) {
  const reload = useRef(false);
  const [found, setFound] = useState(0);
  const query = useQuery({
    queryKey: ['accounts.folders', mailbox, includeHidden],
    queryFn: async ({ signal }) => {
      setFound(0);
      const again = reload.current;
      reload.current = false;
      const tree = await call(
        'accounts.folders',
        { mailbox, includeHidden, reload: again },
        { signal, onProgress: (progress) => setFound(progress.found) },
      );
      return placed(tree.folders);
    },
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  return {
    folders: query.data ?? noFolders,
    pending: query.isPending && !query.error,
    fetching: query.isFetching,
    isComplete: query.isSuccess && !query.isFetching,
    problem: query.error ? problemOf(query.error) : null,
    found,
    reload: () => {
      reload.current = true;
      void query.refetch();
    },
  };
}

/** Each folder follows the one it is in, so that its path is known by then. */
function placed(folders: readonly MailFolder[]): PlacedFolder[] {
  const paths = new Map<string, string[]>();
  return folders.map((folder) => {
    const above = folder.parentId === null ? [] : (paths.get(folder.parentId) ?? []);
    const path = [...above, folder.name];
    paths.set(folder.id, path);
    return { ...folder, path };
  });
}
