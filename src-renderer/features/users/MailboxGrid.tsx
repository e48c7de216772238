import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useRef, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { User } from '../../../src-main/contract/directory';
import { useSettled } from '../../ui/use-settled';
import {
  VirtualGrid,
  type GridChange,
  type GridColumn,
  type VirtualGridHandle,
} from '../../ui/VirtualGrid';
import { AskingState } from './AskingState';
import { useColumnWidths } from '../../ui/column-widths';
import { choiceAfter } from './mailbox-choice';
import type { RowSource } from './row-source';
import { useUserWords } from './user-columns';
import { patienceMs } from '../../ui/search-box';
import { noRow, skeletonRows } from '../../ui/skeleton-rows';

const useStyles = makeStyles({
  grid: { flexGrow: 1 },
  quiet: { color: tokens.colorNeutralForeground3 },
  empty: { padding: '24px', textAlign: 'center' },
});

export interface MailboxGridProps<Row extends User> {
  source: RowSource<Row>;
  columns: readonly GridColumn<Row>[];
  chosen: readonly User[];
  /** How many can be chosen at once. */
  most: number;
  onChoose: (users: readonly User[]) => void;
  /** Enter or a double click: chosen and done. */
  onOpen: (row: Row) => void;
  /** Filled with the grid. */
  grid: RefObject<VirtualGridHandle | null>;
}

/** The users found, of which one or several are chosen; where they come from is the source's business. */
export function MailboxGrid<Row extends User>({
  source,
  columns,
  chosen,
  most,
  onChoose,
  onOpen,
  grid,
}: MailboxGridProps<Row>) {
  const { t } = useTranslation();
  const styles = useStyles();
  const words = useUserWords();
  const [widths, setWidths] = useColumnWidths('mailboxes');
  const impatient = useSettled(source.stale, patienceMs) && source.stale;
  const searching = source.fetching && (source.question === undefined || impatient);
  const { question, rowAt, rowCount } = source;
  /** What was chosen when the range that is being drawn was begun. */
  const base = useRef(chosen);
  const change = (what: GridChange) => {
    const next = choiceAfter({ chosen, base: base.current }, what, { rowAt, rowCount }, most);
    base.current = next.base;
    onChoose(next.chosen);
  };
  return (
    <>
      <AskingState asking={source} />
      {source.problem && !question ? null : (
        <VirtualGrid
          ref={grid}
          className={styles.grid}
          label={t('users.grid')}
          columns={columns}
          rowCount={searching ? skeletonRows : rowCount}
          countKnown={!searching && source.countKnown}
          rowAt={searching ? noRow : rowAt}
          words={words}
          selectionMode={most === 1 ? 'single' : 'multiple'}
          isSelected={(row) => chosen.some(({ id }) => id === row.id)}
          selected={chosen.length === 0 ? 'none' : 'some'}
          onSelect={change}
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
        {most > 1 && chosen.length > 0
          ? t('users.selectMailbox.chosen', { count: chosen.length })
          : ''}{' '}
        {source.more ? t('users.selectMailbox.more', { count: rowCount }) : ''}
      </Text>
    </>
  );
}
