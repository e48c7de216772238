import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  List,
  ListItem,
  makeStyles,
  SearchBox,
  Skeleton,
  SkeletonItem,
  Text,
  tokens,
} from '@fluentui/react-components';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConnectionDraft } from '../../../src-main/contract/connection';
import type { User } from '../../../src-main/contract/directory';
import { call, problemOf } from '../../ipc/client';
import { ProblemBar } from '../../ui/ProblemBar';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', rowGap: '12px', height: '400px' },
  search: { maxWidth: 'none', width: '100%' },
  results: { flexGrow: 1, minHeight: 0, overflowY: 'auto' },
  user: {
    display: 'block',
    padding: '8px 12px',
    borderRadius: tokens.borderRadiusMedium,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  name: { display: 'block' },
  quiet: { color: tokens.colorNeutralForeground3 },
  skeleton: { display: 'flex', flexDirection: 'column', rowGap: '12px' },
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
  const [selected, setSelected] = useState<User | null>(null);
  const styles = useStyles();
  return (
    <Dialog
      open={open}
      onOpenChange={(_, data) => {
        if (!data.open) onClose();
      }}
    >
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('connection.selectMailbox.title')}</DialogTitle>
          <DialogContent className={styles.content}>
            {connection ? (
              <Search connection={connection} selected={selected} onChoose={setSelected} />
            ) : (
              <Text>{t('connection.selectMailbox.needsSettings')}</Text>
            )}
          </DialogContent>
          <DialogActions>
            <Button
              appearance="primary"
              disabledFocusable={selected === null}
              onClick={() => selected && onSelect(selected)}
            >
              {t('connection.selectMailbox.select')}
            </Button>
            <Button onClick={onClose}>{t('connection.selectMailbox.cancel')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

interface SearchProps {
  connection: ConnectionDraft;
  selected: User | null;
  onChoose: (user: User | null) => void;
}

function Search({ connection, selected, onChoose }: SearchProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const [text, setText] = useState('');
  const settled = useSettled(useDeferredValue(text.trim()), 200);
  const { data, error, isFetching } = useQuery({
    // The secret is not part of the key: keys are kept, and shown by development tools.
    queryKey: [
      'directory.search',
      connection.cloud,
      connection.tenantId,
      connection.clientId,
      settled,
    ],
    queryFn: ({ signal }) => call('directory.search', { connection, text: settled }, { signal }),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  return (
    <>
      <SearchBox
        className={styles.search}
        aria-label={t('connection.selectMailbox.search')}
        placeholder={t('connection.selectMailbox.placeholder')}
        value={text}
        onChange={(_, change) => {
          setText(change.value);
          onChoose(null);
        }}
      />
      <div className={styles.results} aria-busy={isFetching}>
        {error ? (
          <ProblemBar problem={problemOf(error)} />
        ) : data === undefined ? (
          <Skeleton aria-label={t('connection.selectMailbox.loading')} className={styles.skeleton}>
            {Array.from({ length: 6 }, (_, index) => (
              <SkeletonItem key={index} size={40} />
            ))}
          </Skeleton>
        ) : data.users.length === 0 ? (
          <Text>
            {settled
              ? t('connection.selectMailbox.none', { text: settled })
              : t('connection.selectMailbox.noneAtAll')}
          </Text>
        ) : (
          <List
            aria-label={t('connection.selectMailbox.list')}
            selectionMode="single"
            selectedItems={selected ? [selected.id] : []}
            onSelectionChange={(_, change) =>
              onChoose(data.users.find(({ id }) => id === change.selectedItems[0]) ?? null)
            }
          >
            {data.users.map((user) => (
              <ListItem key={user.id} value={user.id} checkmark={null} className={styles.user}>
                <Text className={styles.name} truncate wrap={false}>
                  <bdi>{user.displayName}</bdi>
                </Text>
                <Text size={200} className={styles.quiet} truncate wrap={false} block>
                  {user.mail ?? t('connection.selectMailbox.noAddress')}
                </Text>
              </ListItem>
            ))}
          </List>
        )}
      </div>
      <Text size={200} role="status" className={styles.quiet}>
        {data?.more ? t('connection.selectMailbox.more', { count: data.users.length }) : ''}
      </Text>
    </>
  );
}

/** The value once it has not changed for `ms`, so that typing does not ask for every letter. */
function useSettled(value: string, ms: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
