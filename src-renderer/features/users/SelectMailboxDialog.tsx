import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  SearchBox,
  Text,
} from '@fluentui/react-components';
import { useMemo, useState } from 'react';
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
import { longestSearch, typingRestMs } from './search-box';

const useStyles = makeStyles({
  surface: { maxWidth: '760px' },
  content: { display: 'flex', flexDirection: 'column', rowGap: '12px', height: '440px' },
  search: { maxWidth: 'none', width: '100%', flexShrink: 0 },
});

interface SelectMailboxDialogProps {
  open: boolean;
  /** The values the directory is read with; null while they are incomplete. */
  connection: ConnectionDraft | null;
  onSelect: (user: User) => void;
  onClose: () => void;
}

/** Finds one mailbox by name or address. */
export function SelectMailboxDialog({
  open,
  connection,
  onSelect,
  onClose,
}: SelectMailboxDialogProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const [selected, setSelected] = useState<User | null>(null);
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
                selected={selected}
                onChoose={setSelected}
                onOpen={onSelect}
              />
            ) : (
              <Text>{t('users.selectMailbox.needsSettings')}</Text>
            )}
          </DialogContent>
          <DialogActions>
            <Button
              appearance="primary"
              disabledFocusable={selected === null}
              onClick={() => selected && onSelect(selected)}
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

type Choice = Pick<MailboxGridProps<User>, 'selected' | 'onChoose' | 'onOpen'>;

/** The whole directory once the connection is saved; before that, what a search with the form finds. */
function Search({ connection, ...choice }: Choice & { connection: ConnectionDraft }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const [text, setText] = useState('');
  const settled = useSettled(text.trim(), typingRestMs);
  const saved = useConnectionState().data?.connection;
  return (
    <>
      <SearchBox
        className={styles.search}
        aria-label={t('users.search')}
        placeholder={t('users.searchPlaceholder')}
        maxLength={longestSearch}
        value={text}
        onChange={(_, change) => {
          setText(change.value);
          choice.onChoose(null);
        }}
      />
      {saved && isSaved(connection, saved) ? (
        <FromDirectory text={settled} {...choice} />
      ) : (
        <FromForm text={settled} connection={connection} {...choice} />
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

function FromDirectory({ text, ...choice }: Choice & { text: string }) {
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

function FromForm({
  text,
  connection,
  ...choice
}: Choice & { text: string; connection: ConnectionDraft }) {
  const columns = useMailboxColumns().found;
  const source = useFormSearch(connection, text);
  return <MailboxGrid columns={columns} source={source} {...choice} />;
}
