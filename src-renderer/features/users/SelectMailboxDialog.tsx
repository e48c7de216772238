import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Text,
} from '@fluentui/react-components';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConnectionDraft, ConnectionView } from '../../../src-main/contract/connection';
import type { User } from '../../../src-main/contract/directory';
import { useSettled } from '../../ui/use-settled';
import { useConnectionState } from '../connection/connection-queries';
import { MailboxGrid, type MailboxGridProps } from './MailboxGrid';
import { useFormSearch } from './use-form-search';
import { useOpenView } from './use-open-view';
import { useViewRows } from './use-view-rows';
import { useMailboxColumns } from './user-columns';
import { GridSearch } from '../../ui/GridSearch';
import { typingRestMs } from '../../ui/search-box';
import type { VirtualGridHandle } from '../../ui/VirtualGrid';

const useStyles = makeStyles({
  surface: { maxWidth: '760px' },
  content: { display: 'flex', flexDirection: 'column', rowGap: '12px', height: '440px' },
  search: { maxWidth: 'none', width: '100%', flexShrink: 0 },
});

type SelectMailboxDialogProps = {
  open: boolean;
  /** The values the directory is read with; null while they are incomplete. */
  connection: ConnectionDraft | null;
  onClose: () => void;
} & (
  | { onSelect: (user: User) => void; several?: undefined }
  /** Several can be chosen at once. */
  | { onSelect?: undefined; several: { most: number; onSelect: (users: readonly User[]) => void } }
);

const nobody: readonly User[] = [];

/** Finds one mailbox or several by name or address. */
export function SelectMailboxDialog({
  open,
  connection,
  onSelect,
  several,
  onClose,
}: SelectMailboxDialogProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const [chosen, setChosen] = useState(nobody);
  const select = (users: readonly User[]) => {
    const [user] = users;
    if (user === undefined) return;
    if (several) {
      setChosen(nobody);
      several.onSelect(users);
    } else onSelect(user);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(_, data) => {
        if (!data.open) onClose();
      }}
    >
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{t('users.selectMailbox.title')}</DialogTitle>
          <DialogContent className={styles.content}>
            {connection ? (
              <Search
                connection={connection}
                chosen={chosen}
                most={several?.most ?? 1}
                onChoose={setChosen}
                onOpen={(user) => select([...chosen.filter(({ id }) => id !== user.id), user])}
              />
            ) : (
              <Text>{t('users.selectMailbox.needsSettings')}</Text>
            )}
          </DialogContent>
          <DialogActions>
            <Button
              appearance="primary"
              disabledFocusable={chosen.length === 0}
              onClick={() => select(chosen)}
            >
              {t('users.selectMailbox.select')}
            </Button>
            <Button onClick={onClose}>{t('users.selectMailbox.cancel')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

type Choice = Pick<MailboxGridProps<User>, 'chosen' | 'most' | 'onChoose' | 'onOpen'>;

type Found = Choice & Pick<MailboxGridProps<User>, 'grid'> & { text: string };

/** The whole directory once the connection is saved; before that, what a search with the form finds. */
function Search({ connection, ...choice }: Choice & { connection: ConnectionDraft }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const [text, setText] = useState('');
  const grid = useRef<VirtualGridHandle>(null);
  const settled = useSettled(text.trim(), typingRestMs);
  const saved = useConnectionState().data?.connection;
  return (
    <>
      <GridSearch
        className={styles.search}
        label={t('users.search')}
        placeholder={t('users.searchPlaceholder')}
        text={text}
        onText={(changed) => {
          setText(changed);
          // One of several stays chosen while others are looked for.
          if (choice.most === 1) choice.onChoose(nobody);
        }}
        grid={grid}
      />
      {saved && isSaved(connection, saved) ? (
        <FromDirectory text={settled} grid={grid} {...choice} />
      ) : (
        <FromForm text={settled} connection={connection} grid={grid} {...choice} />
      )}
    </>
  );
}

function isSaved(draft: ConnectionDraft, saved: ConnectionView): boolean {
  return (
    'keep' in draft.clientSecret &&
    saved.hasClientSecret &&
    draft.cloud === saved.cloud &&
    draft.tenantId === saved.tenantId &&
    draft.clientId === saved.clientId &&
    draft.customEndpoints?.authority === saved.customEndpoints?.authority &&
    draft.customEndpoints?.graph === saved.customEndpoints?.graph
  );
}

function FromDirectory({ text, ...choice }: Found) {
  const columns = useMailboxColumns().listed;
  const query = useMemo(
    () => ({ text, show: 'all', sort: { column: 'displayName', descending: false } }) as const,
    [text],
  );
  const open = useOpenView(query);
  const rows = useViewRows(open);
  const asked = open.problem || open.waitingFor ? open : rows;
  const source = {
    ...rows,
    problem: asked.problem,
    waitingFor: asked.waitingFor,
    failures: asked.failures,
    retry: asked.retry,
    question: open.view?.query,
    stale: open.stale,
    fetching: open.fetching,
    more: false,
  };
  return <MailboxGrid columns={columns} source={source} {...choice} />;
}

function FromForm({ text, connection, ...choice }: Found & { connection: ConnectionDraft }) {
  const columns = useMailboxColumns().found;
  const source = useFormSearch(connection, text);
  return <MailboxGrid columns={columns} source={source} {...choice} />;
}
