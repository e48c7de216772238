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
  ProgressBar,
  Text,
  useAnnounce,
} from '@fluentui/react-components';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UserRow } from '../../../src-main/contract/directory';
import type { AccountsChanged, AddedMany } from '../../../src-main/contract/email-accounts';
import type { Problem } from '../../../src-main/contract/problems';
import { call, problemOf } from '../../ipc/client';
import { useProblemWords } from '../../ui/problem-words';
import { VirtualGrid, type GridColumn } from '../../ui/VirtualGrid';
import { VisibleText } from '../../ui/VisibleText';
import { useColumnWidths } from '../../ui/column-widths';
import { AccountsProblem } from './AccountsProblem';

const useStyles = makeStyles({
  surface: { maxWidth: '960px' },
  content: { display: 'flex', flexDirection: 'column', rowGap: '12px', height: '400px' },
  checks: { display: 'flex', columnGap: '16px' },
  grid: { flexGrow: 1 },
});

const offered = ['send', 'calendar'] as const;

/** A user, and what became of it. */
interface Candidate {
  user: UserRow;
  row: AddedMany['rows'][number] | undefined;
}

interface AddManyDialogProps {
  /** The users that were selected in the browser. */
  users: readonly UserRow[];
  onAdded: (changed: AccountsChanged) => void;
  onClose: () => void;
}

/** Makes email accounts of several users at once, and says for each what became of it. */
export function AddManyDialog({ users, onAdded, onClose }: AddManyDialogProps) {
  const { t } = useTranslation();
  const { announce } = useAnnounce();
  const styles = useStyles();
  const [chosen, setChosen] = useState({ send: true, calendar: false });
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null);
  const [rows, setRows] = useState<AddedMany['rows'] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [widths, setWidths] = useColumnWidths('addMany');
  const columns = useCandidateColumns();
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);

  const candidates = useMemo(
    () =>
      users.map((user): Candidate => ({
        user,
        row: rows?.find(({ mailboxId }) => mailboxId === user.id),
      })),
    [users, rows],
  );
  const words = useMemo(
    () => ({
      loading: t('emailAccounts.loading'),
      selectAll: '',
      selectRow: ({ user }: Candidate) => user.displayName,
    }),
    [t],
  );
  const purposes = offered.filter((purpose) => chosen[purpose]);
  const doneWords = (made: AddedMany['rows']) =>
    t('emailAccounts.addMany.done', {
      count: made.filter(({ outcome }) => outcome === 'created').length,
      total: made.length,
    });

  const create = async () => {
    const controller = new AbortController();
    abort.current = controller;
    setProblem(null);
    setProgress({ done: 0, total: users.length });
    try {
      const { rows: made, ...changed } = await call(
        'accounts.addMany',
        { ids: users.map(({ id }) => id), purposes },
        { signal: controller.signal, onProgress: setProgress },
      );
      setRows(made);
      announce(doneWords(made));
      onAdded(changed);
    } catch (error) {
      const found = problemOf(error);
      if (found.code !== 'cancelled') setProblem(found);
    }
    setProgress(null);
  };

  return (
    <Dialog
      open
      onOpenChange={(_, data) => {
        if (!data.open && data.type !== 'backdropClick') onClose();
      }}
    >
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{t('emailAccounts.addMany.title')}</DialogTitle>
          <DialogContent className={styles.content}>
            {problem ? <AccountsProblem problem={problem} /> : null}
            {rows === null ? (
              <>
                <Text>{t('emailAccounts.addMany.text', { count: users.length })}</Text>
                <div
                  role="group"
                  aria-label={t('emailAccounts.columns.purposes')}
                  className={styles.checks}
                >
                  {offered.map((purpose) => (
                    <Checkbox
                      key={purpose}
                      label={t(`emailAccounts.purposes.${purpose}`)}
                      checked={chosen[purpose]}
                      onChange={(_, data) =>
                        setChosen({ ...chosen, [purpose]: data.checked === true })
                      }
                    />
                  ))}
                </div>
              </>
            ) : (
              <Text>{doneWords(rows)}</Text>
            )}
            {progress ? (
              <ProgressBar
                aria-label={t('emailAccounts.addMany.creating')}
                value={progress.total === 0 ? 0 : progress.done / progress.total}
              />
            ) : null}
            <VirtualGrid
              className={styles.grid}
              label={t('emailAccounts.addMany.grid')}
              columns={columns}
              rowCount={candidates.length}
              countKnown
              rowAt={(index) => candidates[index]}
              words={words}
              selectionMode="single"
              isSelected={() => false}
              selected="none"
              onSelect={() => undefined}
              onOpen={() => undefined}
              widths={widths}
              onWidths={setWidths}
              resetKey=""
              busy={progress !== null}
              empty={null}
            />
          </DialogContent>
          <DialogActions>
            {rows === null ? (
              <Button
                appearance="primary"
                disabledFocusable={progress !== null || purposes.length === 0}
                onClick={() => void create()}
              >
                {t('emailAccounts.addMany.create')}
              </Button>
            ) : null}
            <Button onClick={onClose}>
              {t(rows === null ? 'emailAccounts.buttons.cancel' : 'emailAccounts.buttons.close')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function useCandidateColumns(): readonly GridColumn<Candidate>[] {
  const { t } = useTranslation();
  const words = useProblemWords();
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('emailAccounts.columns.name'),
        grow: 3,
        least: 140,
        render: ({ user }) => <VisibleText>{user.displayName}</VisibleText>,
      },
      {
        id: 'address',
        header: t('emailAccounts.columns.address'),
        grow: 3,
        least: 160,
        render: ({ user }) => <bdi>{user.mail ?? user.userPrincipalName}</bdi>,
      },
      {
        id: 'result',
        header: t('emailAccounts.addMany.result'),
        grow: 8,
        least: 200,
        render: ({ row }) => {
          if (!row) return '';
          const outcome = t(`emailAccounts.addMany.outcomes.${row.outcome}`);
          return row.problem ? (
            <span title={`${words(row.problem).happened} ${words(row.problem).next}`}>
              {outcome} – {words(row.problem).happened}
            </span>
          ) : (
            outcome
          );
        },
      },
    ],
    [t, words],
  );
}
