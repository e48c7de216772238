import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { memo } from 'react';
import type { GridColumn, GridWords } from './VirtualGrid';
import { rowHeight } from './virtual-grid-sizes';

export const useCellStyles = makeStyles({
  line: {
    boxSizing: 'border-box',
    display: 'grid',
    gridTemplateColumns: 'var(--columns)',
    height: `${rowHeight}px`,
    width: '100%',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  cell: {
    display: 'flex',
    alignItems: 'center',
    minWidth: 0,
    paddingInline: '8px',
    outlineOffset: '-2px',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  check: { justifyContent: 'center', paddingInline: 0 },
  checkbox: {
    width: '16px',
    height: '16px',
    margin: 0,
    accentColor: tokens.colorCompoundBrandBackground,
  },
});

const pulse = { from: { opacity: 1 }, to: { opacity: 0.5 } };

const useStyles = makeStyles({
  row: {
    position: 'absolute',
    top: 0,
    left: 0,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground1,
    userSelect: 'none',
    cursor: 'default',
    outlineOffset: '-2px',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  selected: {
    backgroundColor: tokens.colorBrandBackground2,
    ':hover': { backgroundColor: tokens.colorBrandBackground2 },
    '@media (forced-colors: active)': { outline: '1px solid Highlight' },
  },
  text: { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  bone: {
    height: '12px',
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: tokens.colorNeutralStencil1,
    animationName: pulse,
    animationDuration: '900ms',
    animationDirection: 'alternate',
    animationIterationCount: 'infinite',
  },
  hidden: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
  },
});

/** Widths of the bones of neighbouring skeleton rows, so that they look like names. */
const boneWidths = ['72%', '58%', '81%', '64%', '49%'];

interface VirtualGridRowProps<Row> {
  index: number;
  /** Undefined: not loaded yet. */
  row: Row | undefined;
  columns: readonly GridColumn<Row>[];
  selectable: boolean;
  selected: boolean;
  /** What of the row is the grid's tab stop: the row, one of its cells, nothing. */
  focus: 'row' | 'none' | number;
  words: GridWords<Row>;
}

function Row<Data>({
  index,
  row,
  columns,
  selectable,
  selected,
  focus,
  words,
}: VirtualGridRowProps<Data>) {
  const cells = useCellStyles();
  const styles = useStyles();
  const offset = selectable ? 1 : 0;
  return (
    <div
      role="row"
      data-row={index}
      // The header is row 1.
      aria-rowindex={index + 2}
      aria-selected={selected}
      tabIndex={focus === 'row' ? 0 : -1}
      className={mergeClasses(cells.line, styles.row, selected && styles.selected)}
      style={{ transform: `translateY(${index * rowHeight}px)` }}
    >
      {selectable ? (
        <div
          role="gridcell"
          data-column={0}
          aria-colindex={1}
          tabIndex={focus === 0 ? 0 : -1}
          className={mergeClasses(cells.cell, cells.check)}
        >
          {row === undefined ? null : (
            <input
              type="checkbox"
              aria-label={words.selectRow(row)}
              className={cells.checkbox}
              checked={selected}
              readOnly
              tabIndex={-1}
            />
          )}
        </div>
      ) : null}
      {columns.map((column, number) => (
        <div
          key={column.id}
          role={number === 0 ? 'rowheader' : 'gridcell'}
          data-column={number + offset}
          aria-colindex={number + offset + 1}
          tabIndex={focus === number + offset ? 0 : -1}
          className={cells.cell}
        >
          {row === undefined ? (
            <>
              {number === 0 ? <span className={styles.hidden}>{words.loading}</span> : null}
              <span
                className={styles.bone}
                style={{ width: boneWidths[(index + number * 2) % boneWidths.length] }}
              />
            </>
          ) : (
            <span className={styles.text}>{column.render(row)}</span>
          )}
        </div>
      ))}
    </div>
  );
}

/** One row; drawn again only when it, its selection or its focus has changed. */
export const VirtualGridRow = memo(Row) as typeof Row;
