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
  Text,
  tokens,
} from '@fluentui/react-components';
import {
  AddCircle16Regular,
  ArrowSyncCircle16Regular,
  DismissCircle16Filled,
  SubtractCircle16Regular,
  type FluentIcon,
} from '@fluentui/react-icons';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  importActions,
  type AccountsChanged,
  type ImportPreview,
} from '../../../src-main/contract/email-accounts';
import type { Problem } from '../../../src-main/contract/problems';
import { call, problemOf } from '../../ipc/client';
import { useProblemWords } from '../../ui/problem-words';
import { VirtualGrid, type GridColumn } from '../../ui/VirtualGrid';
import { VisibleText } from '../../ui/VisibleText';
import { useColumnWidths } from '../../ui/column-widths';
import { AccountsProblem } from './AccountsProblem';
import { FileConnection } from './FileConnection';

const useStyles = makeStyles({
  surface: { maxWidth: '860px' },
  content: { display: 'flex', flexDirection: 'column', rowGap: '12px', height: '480px' },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    columnGap: '16px',
    minHeight: '32px',
  },
  grid: { flexGrow: 1, minHeight: '160px' },
  quiet: { color: tokens.colorNeutralForeground3 },
  empty: { padding: '24px', textAlign: 'center' },
  result: { display: 'flex', alignItems: 'center', columnGap: '6px', minWidth: 0 },
  icon: { flexShrink: 0 },
  words: { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  good: { color: tokens.colorStatusSuccessForeground1 },
  bad: { color: tokens.colorStatusDangerForeground1 },
});

type Row = ImportPreview['rows'][number];

const looks: Record<Row['action'], { Icon: FluentIcon; tone: 'good' | 'quiet' | 'bad' }> = {
  create: { Icon: AddCircle16Regular, tone: 'good' },
  update: { Icon: ArrowSyncCircle16Regular, tone: 'good' },
  skip: { Icon: SubtractCircle16Regular, tone: 'quiet' },
  wrong: { Icon: DismissCircle16Filled, tone: 'bad' },
};

interface ImportDialogProps {
  /** Null: the dialog is closed. */
  preview: ImportPreview | null;
  onImported: (changed: AccountsChanged) => void;
  onClose: () => void;
}

/** Says row by row what importing a file would do; nothing is changed before its button. */
export function ImportDialog({ preview, onImported, onClose }: ImportDialogProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <Dialog
      open={preview !== null}
      onOpenChange={(_, data) => {
        if (!data.open && data.type !== 'backdropClick') onClose();
      }}
    >
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>
            {t('emailAccounts.import.title', { file: preview?.fileName ?? '' })}
          </DialogTitle>
          {preview ? <Content preview={preview} onImported={onImported} onClose={onClose} /> : null}
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

type ContentProps = Omit<ImportDialogProps, 'preview'> & { preview: ImportPreview };

function Content({ preview, onImported, onClose }: ContentProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { rows, counts } = preview;
  const [onlyWrong, setOnlyWrong] = useState(false);
  const [chosen, setChosen] = useState<number | null>(null);
  const [applying, setApplying] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const shown = useMemo(
    () => (onlyWrong ? rows.filter(({ action }) => action === 'wrong') : rows),
    [rows, onlyWrong],
  );
  const columns = useRowColumns();
  const [widths, setWidths] = useColumnWidths('import');
  const words = useMemo(
    () => ({
      loading: t('emailAccounts.loading'),
      selectAll: '',
      selectRow: ({ row }: Row) => t('emailAccounts.import.row', { row }),
    }),
    [t],
  );
  const changing = counts.create + counts.update;
  const found = shown.find(({ row }) => row === chosen)?.problem ?? null;
  const choose = (index: number) => setChosen(shown[index]?.row ?? null);

  const apply = async () => {
    if (applying) return;
    setProblem(null);
    setApplying(true);
    try {
      const { previewId } = preview;
      onImported(await call('accounts.importApply', { previewId, confirmed: true }));
      onClose();
    } catch (error) {
      setProblem(problemOf(error));
      setApplying(false);
    }
  };

  return (
    <>
      <DialogContent className={styles.content}>
        {problem ? <AccountsProblem problem={problem} /> : null}
        <FileConnection preview={preview} />
        <div className={styles.line}>
          <Text role="status">
            {[
              ...(changing === 0 && rows.length > 0 ? [t('emailAccounts.import.nothing')] : []),
              importActions
                .filter((action) => counts[action] > 0)
                .map((action) =>
                  t(`emailAccounts.import.counts.${action}`, { count: counts[action] }),
                )
                .join(' · '),
            ].join(' ')}
          </Text>
          {counts.wrong > 0 && counts.wrong < rows.length ? (
            <Checkbox
              label={t('emailAccounts.import.onlyWrong')}
              checked={onlyWrong}
              onChange={(_, data) => setOnlyWrong(data.checked === true)}
            />
          ) : null}
        </div>
        <VirtualGrid
          className={styles.grid}
          label={t('emailAccounts.import.grid')}
          columns={columns}
          rowCount={shown.length}
          countKnown
          rowAt={(index) => shown[index]}
          words={words}
          selectionMode="single"
          isSelected={({ row }) => row === chosen}
          selected={chosen === null ? 'none' : 'some'}
          onSelect={(change) => {
            if ('index' in change) choose(change.index);
          }}
          onOpen={choose}
          widths={widths}
          onWidths={setWidths}
          resetKey={String(onlyWrong)}
          busy={false}
          empty={
            <Text block className={styles.empty}>
              {t('emailAccounts.import.empty')}
            </Text>
          }
        />
        {found ? (
          <AccountsProblem problem={found} intent="warning" />
        ) : (
          <Text size={200} className={styles.quiet}>
            {t('emailAccounts.import.hint')}
          </Text>
        )}
      </DialogContent>
      <DialogActions>
        {changing > 0 ? (
          <Button appearance="primary" disabledFocusable={applying} onClick={() => void apply()}>
            {t('emailAccounts.import.apply', { count: changing })}
          </Button>
        ) : null}
        <Button onClick={onClose}>
          {t(changing > 0 ? 'emailAccounts.buttons.cancel' : 'emailAccounts.buttons.close')}
        </Button>
      </DialogActions>
    </>
  );
}

function useRowColumns(): readonly GridColumn<Row>[] {
  const { t } = useTranslation();
  const styles = useStyles();
  const problemWords = useProblemWords();
  return useMemo(
    () => [
      {
        id: 'row',
        header: t('emailAccounts.import.columns.row'),
        grow: 0,
        least: 72,
        render: ({ row }) => row,
      },
      {
        id: 'name',
        header: t('emailAccounts.columns.name'),
        grow: 2,
        least: 130,
        render: ({ name }) => <VisibleText>{name}</VisibleText>,
      },
      {
        id: 'address',
        header: t('emailAccounts.columns.address'),
        grow: 2,
        least: 180,
        render: ({ address }) => <VisibleText>{address}</VisibleText>,
      },
      {
        id: 'result',
        header: t('emailAccounts.import.columns.result'),
        grow: 6,
        least: 300,
        render: ({ action, problem }) => {
          const { Icon, tone } = looks[action];
          const said = t(`emailAccounts.import.actions.${action}`);
          return (
            <span className={styles.result}>
              <Icon aria-hidden className={mergeClasses(styles.icon, styles[tone])} />
              <span className={styles.words}>
                {problem
                  ? t('emailAccounts.import.because', {
                      action: said,
                      reason: problemWords(problem).happened,
                    })
                  : said}
              </span>
            </span>
          );
        },
      },
    ],
    [problemWords, styles, t],
  );
}
