import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { memo, useMemo } from 'react';
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

/** Class names of rows and cells, made once for all of them: hundreds are drawn while scrolling. */
export function useRowClasses() {
  const cells = useCellStyles();
  const styles = useStyles();
  return useMemo(
    () => ({
      row: mergeClasses(cells.line, styles.row),
      selectedRow: mergeClasses(cells.line, styles.row, styles.selected),
      cell: cells.cell,
      checkCell: mergeClasses(cells.cell, cells.check),
      checkbox: cells.checkbox,
      text: styles.text,
      bone: styles.bone,
      hidden: styles.hidden,
    }),
    [cells, styles],
  );
}

interface VirtualGridRowProps<Row> {
  classes: ReturnType<typeof useRowClasses>;
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
  classes,
  index,
  row,
  columns,
  selectable,
  selected,
  focus,
  words,
}: VirtualGridRowProps<Data>) {
  const offset = selectable ? 1 : 0;
  return (
    <div
      role="row"
      data-row={index}
      // The header is row 1.
      aria-rowindex={index + 2}
      aria-selected={selected}
      tabIndex={focus === 'row' ? 0 : -1}
      className={selected ? classes.selectedRow : classes.row}
      style={{ transform: `translateY(${index * rowHeight}px)` }}
    >
      {selectable ? (
        <div
          role="gridcell"
          data-column={0}
          aria-colindex={1}
          tabIndex={focus === 0 ? 0 : -1}
          className={classes.checkCell}
        >
          {row === undefined ? null : (
            <input
              type="checkbox"
              aria-label={words.selectRow(row)}
              className={classes.checkbox}
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
          className={classes.cell}
        >
          {row === undefined ? (
            <>
              {number === 0 ? <span className={classes.hidden}>{words.loading}</span> : null}
              <span
                className={classes.bone}
                style={{ width: boneWidths[(index + number * 2) % boneWidths.length] }}
              />
            </>
          ) : (
            <span className={classes.text}>{column.render(row)}</span>
          )}
        </div>
      ))}
    </div>
  );
}

/** One row; drawn again only when it, its selection or its focus has changed. */
export const VirtualGridRow = memo(Row) as typeof Row;
