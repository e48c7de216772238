import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { User } from '../../../src-main/contract/directory';
import { useSettled } from '../../ui/use-settled';
import { VirtualGrid, type GridColumn } from '../../ui/VirtualGrid';
import { AskingState } from './AskingState';
import { useColumnWidths } from './column-widths';
import type { RowSource } from './row-source';
import { useUserWords } from './user-columns';
import { noRow, patienceMs, skeletonRows } from './search-box';

const useStyles = makeStyles({
  grid: { flexGrow: 1 },
  quiet: { color: tokens.colorNeutralForeground3 },
  empty: { padding: '24px', textAlign: 'center' },
});

export interface MailboxGridProps<Row extends User> {
  source: RowSource<Row>;
  columns: readonly GridColumn<Row>[];
  selected: User | null;
  onChoose: (row: Row | null) => void;
  /** Enter or a double click: chosen and done. */
  onOpen: (row: Row) => void;
}

/** The users found, of which one is chosen; where they come from is the source's business. */
export function MailboxGrid<Row extends User>({
  source,
  columns,
  selected,
  onChoose,
  onOpen,
}: MailboxGridProps<Row>) {
  const { t } = useTranslation();
  const styles = useStyles();
  const words = useUserWords();
  const [widths, setWidths] = useColumnWidths('mailboxes');
  const impatient = useSettled(source.stale, patienceMs) && source.stale;
  const searching = source.fetching && (source.question === undefined || impatient);
  const { question, rowAt, rowCount } = source;
  return (
    <>
      <AskingState asking={source} />
      {source.problem && !question ? null : (
        <VirtualGrid
          className={styles.grid}
          label={t('users.grid')}
          columns={columns}
          rowCount={searching ? skeletonRows : rowCount}
          countKnown={!searching && source.countKnown}
          rowAt={searching ? noRow : rowAt}
          words={words}
          selectionMode="single"
          isSelected={(row) => row.id === selected?.id}
          selected={selected ? 'some' : 'none'}
          onSelect={(change) => {
            if ('index' in change) onChoose(rowAt(change.index) ?? null);
          }}
          onOpen={(index) => {
            const row = rowAt(index);
            if (row) onOpen(row);
          }}
          onRange={source.show}
          widths={widths}
          onWidths={setWidths}
          resetKey={question?.text ?? ''}
          busy={source.fetching}
          empty={
            <Text block className={styles.empty}>
              {question?.text
                ? t('users.empty.search', { text: question.text })
                : t('users.empty.directory')}
            </Text>
          }
        />
      )}
      <Text size={200} role="status" className={styles.quiet}>
        {source.more ? t('users.selectMailbox.more', { count: rowCount }) : ''}
      </Text>
    </>
  );
}
