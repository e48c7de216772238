import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowDown12Regular, ArrowUp12Regular } from '@fluentui/react-icons';
import type { PointerEvent, RefObject } from 'react';
import type { GridColumn } from './VirtualGrid';
import { templateOf, type ColumnWidths } from './virtual-grid-columns';
import { headerRow } from './virtual-grid-keys';
import { smallestColumnWidth } from './virtual-grid-sizes';
import { useCellStyles } from './VirtualGridRow';

/** How the rows are ordered, and by which columns they can be. */
export interface GridSort {
  column: string | null;
  descending: boolean;
  sortable: readonly string[];
  /** Said of a column that can't be sorted by at the moment. */
  notSortable: string;
  onSort: (column: string) => void;
}

const useStyles = makeStyles({
  group: { position: 'sticky', top: 0, zIndex: 1 },
  header: {
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottomColor: tokens.colorNeutralStroke2,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground1,
    userSelect: 'none',
  },
  cell: { position: 'relative', columnGap: '4px', cursor: 'default' },
  sortable: {
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  text: { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  arrow: { flexShrink: 0 },
  handle: {
    position: 'absolute',
    insetInlineEnd: '-6px',
    top: 0,
    bottom: 0,
    width: '12px',
    zIndex: 1,
    cursor: 'col-resize',
    touchAction: 'none',
    '::after': {
      content: '""',
      position: 'absolute',
      left: '5px',
      top: '10px',
      bottom: '10px',
      width: '1px',
      backgroundColor: tokens.colorNeutralStroke2,
    },
    ':hover::after': { width: '2px', backgroundColor: tokens.colorCompoundBrandStroke },
  },
  // The last handle would hang out of the grid, and its line double the border.
  lastHandle: { insetInlineEnd: '0', '::after': { display: 'none' } },
});

interface VirtualGridHeaderProps<Row> {
  columns: readonly GridColumn<Row>[];
  /** The grid's element, which holds the columns' widths. */
  grid: RefObject<HTMLDivElement | null>;
  /** Null: rows are not selected with checkboxes. */
  selectAll: { label: string; state: 'none' | 'some' | 'all' } | null;
  sort: GridSort | undefined;
  /** The cell that is the grid's tab stop; null when it is in a row. */
  focusColumn: number | null;
  widths: ColumnWidths;
  onWidths: (widths: ColumnWidths) => void;
}

/** The header row: sorts, selects everything, and holds the handles that change widths. */
export function VirtualGridHeader<Row>({
  columns,
  grid,
  selectAll,
  sort,
  focusColumn,
  widths,
  onWidths,
}: VirtualGridHeaderProps<Row>) {
  const cells = useCellStyles();
  const styles = useStyles();
  const offset = selectAll ? 1 : 0;

  // While a column is dragged only the grid's own style changes; no row is drawn again.
  const drag = (id: string, start: PointerEvent<HTMLElement>) => {
    const handle = start.currentTarget;
    const from = handle.parentElement?.offsetWidth ?? 0;
    const widthsAt = (x: number) => ({
      ...widths,
      [id]: Math.round(Math.max(from + x - start.clientX, smallestColumnWidth)),
    });
    const move = (event: globalThis.PointerEvent) =>
      grid.current?.style.setProperty(
        '--columns',
        templateOf(columns, widthsAt(event.clientX), selectAll !== null),
      );
    const end = (event: globalThis.PointerEvent) => {
      handle.removeEventListener('pointermove', move);
      onWidths(widthsAt(event.clientX));
    };
    handle.setPointerCapture(start.pointerId);
    handle.addEventListener('pointermove', move);
    handle.addEventListener('lostpointercapture', end, { once: true });
  };

  return (
    <div role="rowgroup" className={styles.group}>
      <div
        role="row"
        aria-rowindex={1}
        data-row={headerRow}
        className={mergeClasses(cells.line, styles.header)}
      >
        {selectAll ? (
          <div
            role="columnheader"
            data-column={0}
            aria-colindex={1}
            tabIndex={focusColumn === 0 ? 0 : -1}
            className={mergeClasses(cells.cell, cells.check)}
          >
            <input
              type="checkbox"
              aria-label={selectAll.label}
              className={cells.checkbox}
              checked={selectAll.state === 'all'}
              ref={(input) => {
                if (input) input.indeterminate = selectAll.state === 'some';
              }}
              readOnly
              tabIndex={-1}
            />
          </div>
        ) : null}
        {columns.map(({ id, header }, number) => {
          const sorted = sort?.column === id;
          const sortable = sort?.sortable.includes(id) ?? false;
          const Arrow = sort?.descending ? ArrowDown12Regular : ArrowUp12Regular;
          return (
            <div
              key={id}
              role="columnheader"
              data-column={number + offset}
              aria-colindex={number + offset + 1}
              aria-sort={
                sorted
                  ? sort.descending
                    ? 'descending'
                    : 'ascending'
                  : sortable
                    ? 'none'
                    : undefined
              }
              title={sort && !sortable ? sort.notSortable : undefined}
              tabIndex={focusColumn === number + offset ? 0 : -1}
              className={mergeClasses(cells.cell, styles.cell, sortable && styles.sortable)}
            >
              <span className={styles.text}>{header}</span>
              {sorted ? <Arrow aria-hidden className={styles.arrow} /> : null}
              <span
                aria-hidden
                data-handle={id}
                className={mergeClasses(
                  styles.handle,
                  number === columns.length - 1 && styles.lastHandle,
                )}
                onPointerDown={(event) => drag(id, event)}
                // A drag ends in a click, which must not sort.
                onClick={(event) => event.stopPropagation()}
                onDoubleClick={(event) => event.stopPropagation()}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}
