import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import {
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
} from 'react';
import { commandFor, headerRow, type GridPosition } from './virtual-grid-keys';
import { leastWidth, templateOf, type ColumnWidths } from './virtual-grid-columns';
import { VirtualGridHeader, type GridSort } from './VirtualGridHeader';
import { rowHeight, smallestColumnWidth } from './virtual-grid-sizes';
import { useRowClasses, VirtualGridRow } from './VirtualGridRow';

export interface GridColumn<Row> {
  id: string;
  header: string;
  /** Share of the width that is left over. */
  grow: number;
  /** Least width in px. */
  least: number;
  /** Cheap to draw: no tooltip, no menu. The first column's cell is the row's header. */
  render: (row: Row) => ReactNode;
}

/** What was done to the selection; rows are numbers. */
export type GridChange =
  | { kind: 'only' | 'toggle'; index: number }
  /** `first`: the range begins at a new anchor; otherwise it replaces the one before. */
  | { kind: 'range'; from: number; to: number; first: boolean }
  | { kind: 'all' | 'none' };

/** What a screen reader hears of what only the eye sees. */
export interface GridWords<Row> {
  loading: string;
  selectAll: string;
  selectRow: (row: Row) => string;
}

export interface VirtualGridHandle {
  /** Gives focus to the row that had it. */
  focus: () => void;
}

interface VirtualGridProps<Row> {
  label: string;
  /** The same array at each drawing, so that rows need not be drawn again. */
  columns: readonly GridColumn<Row>[];
  /** How many rows there are, loaded or not. */
  rowCount: number;
  /** False while `rowCount` is only a part. */
  countKnown: boolean;
  /** Undefined for a row that is not loaded yet, which is drawn as a skeleton. */
  rowAt: (index: number) => Row | undefined;
  /** The same object at each drawing. */
  words: GridWords<Row>;
  selectionMode: 'single' | 'multiple';
  isSelected: (row: Row) => boolean;
  /** State of the header's checkbox. */
  selected: 'none' | 'some' | 'all';
  onSelect: (change: GridChange) => void;
  /** Enter or a double click. */
  onOpen: (index: number) => void;
  onMenu?: (index: number, at: { x: number; y: number }) => void;
  /** The focused row, when it changes. */
  onActive?: (index: number) => void;
  /** First and last row in sight. */
  onRange?: (first: number, last: number) => void;
  /** Finds the next row after a row whose name begins with what was typed; null when there is none. */
  onTypeAhead?: (prefix: string, after: number, signal: AbortSignal) => Promise<number | null>;
  sort?: GridSort;
  widths: ColumnWidths;
  onWidths: (widths: ColumnWidths) => void;
  /** Another value: other rows, shown from the first. */
  resetKey: string;
  busy: boolean;
  /** Instead of rows, when there are none. */
  empty: ReactNode;
  className?: string;
  ref?: Ref<VirtualGridHandle>;
}

const useStyles = makeStyles({
  frame: {
    position: 'relative',
    boxSizing: 'border-box',
    display: 'flex',
    minHeight: 0,
    overflow: 'hidden',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  grid: {
    flexGrow: 1,
    minWidth: 0,
    overflow: 'auto',
    // Rows are moved, never laid out by the page around the grid.
    contain: 'strict',
  },
  content: { minWidth: '100%' },
  rows: { position: 'relative' },
  // Beside the grid, not in it: a grid holds rows only.
  empty: {
    position: 'absolute',
    insetInline: 0,
    top: `${rowHeight}px`,
    bottom: 0,
    overflowY: 'auto',
  },
});

/** Typing that goes on within this time is one prefix. */
const typingPauseMs = 700;

/**
 * A grid that draws only the rows in sight, with the keyboard of WAI-ARIA's grids: one tab stop,
 * focus on rows or cells, selection in ranges. It knows nothing of what its rows are.
 */
export function VirtualGrid<Row>(props: VirtualGridProps<Row>) {
  const { columns, rowCount, rowAt, selectionMode, onSelect, onRange, resetKey, widths } = props;
  const styles = useStyles();
  const rowClasses = useRowClasses();
  const multiple = selectionMode === 'multiple';
  const grid = useRef<HTMLDivElement>(null);
  const [wanted, setActive] = useState<GridPosition>({ row: 0, column: null });
  const active = withinRows(wanted, rowCount);
  const anchor = useRef({ index: 0, extended: false });
  const focusWanted = useRef(false);

  const activeRow = active.row;
  // eslint-disable-next-line react-hooks/incompatible-library -- nothing here is compiled by React's compiler
  const virtualizer = useVirtualizer({
    count: rowCount,
    getScrollElement: () => grid.current,
    estimateSize: () => rowHeight,
    overscan: 3,
    scrollMargin: rowHeight,
    // The focused row stays in the page, or scrolling it away would lose the focus.
    rangeExtractor: useCallback(
      (range: Range) => {
        const indexes = defaultRangeExtractor(range);
        return activeRow < 0 || activeRow >= range.count || indexes.includes(activeRow)
          ? indexes
          : [...indexes, activeRow];
      },
      [activeRow],
    ),
  });

  const first = virtualizer.range?.startIndex ?? 0;
  const last = virtualizer.range?.endIndex ?? -1;
  useEffect(() => {
    if (last >= first) onRange?.(first, last);
  }, [onRange, first, last]);

  // Other rows: from the top again, and nothing reaches back to the rows before.
  const shownKey = useRef(resetKey);
  useLayoutEffect(() => {
    if (shownKey.current === resetKey) return;
    shownKey.current = resetKey;
    anchor.current = { index: 0, extended: false };
    // Asking the element itself would lay out the page once more.
    if (virtualizer.scrollOffset !== 0) grid.current?.scrollTo({ top: 0 });
    setActive((before) =>
      before.row === headerRow || (before.row === 0 && before.column === null)
        ? before
        : { row: 0, column: null },
    );
  }, [resetKey, virtualizer]);

  // After the row that is to be focused has been drawn.
  useLayoutEffect(() => {
    if (!focusWanted.current) return;
    focusWanted.current = false;
    focusPosition(grid.current, active);
  });

  useImperativeHandle(props.ref, () => ({ focus: () => focusPosition(grid.current, active) }));

  const goTo = (to: GridPosition) => {
    focusWanted.current = true;
    setActive(to);
    if (to.row !== headerRow) {
      scrollIntoView(grid.current, to.row);
      if (to.row !== active.row) props.onActive?.(to.row);
    }
  };

  const selectTo = (index: number) => {
    const { index: from, extended } = anchor.current;
    anchor.current.extended = true;
    onSelect({ kind: 'range', from, to: index, first: !extended });
  };

  const selectOne = (kind: 'only' | 'toggle', index: number) => {
    anchor.current = { index, extended: false };
    onSelect({ kind, index });
  };

  const pressHeader = (column: number) => {
    if (multiple && column === 0) {
      onSelect({ kind: props.selected === 'all' ? 'none' : 'all' });
      return;
    }
    const id = columns[multiple ? column - 1 : column]?.id;
    if (id !== undefined && props.sort?.sortable.includes(id)) props.sort.onSort(id);
  };

  const resize = (column: number, by: number) => {
    const id = columns[multiple ? column - 1 : column]?.id;
    const cell = cellOf(grid.current, { row: headerRow, column });
    if (id === undefined || !cell) return;
    props.onWidths({ ...widths, [id]: Math.max(cell.offsetWidth + by, smallestColumnWidth) });
  };

  const typeAhead = useTypeAhead(props.onTypeAhead);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const press = {
      key: event.key,
      ctrl: event.ctrlKey || event.metaKey,
      shift: event.shiftKey,
      alt: event.altKey,
    };
    const page = Math.max(Math.floor(bodyHeight(grid.current) / rowHeight) - 1, 1);
    const shape = { rows: rowCount, columns: columns.length + (multiple ? 1 : 0), page };
    const typing = event.key === ' ' && typeAhead.isTyping() && !press.ctrl && !press.shift;
    const command = typing
      ? ({ kind: 'type', text: ' ' } as const)
      : commandFor(press, active, shape);
    if (!command) return;
    const { row, column } = active;
    switch (command.kind) {
      case 'move':
        if (command.extend && multiple) selectTo(command.to.row);
        else anchor.current = { index: Math.max(command.to.row, 0), extended: false };
        goTo(command.to);
        break;
      case 'toggle':
        selectOne(multiple ? 'toggle' : 'only', row);
        break;
      case 'all':
        if (!multiple) return;
        onSelect({ kind: 'all' });
        break;
      case 'none':
        if (!multiple || props.selected === 'none') return;
        onSelect({ kind: 'none' });
        break;
      case 'open':
        props.onOpen(row);
        break;
      case 'menu': {
        const box = cellOf(grid.current, active)?.getBoundingClientRect();
        if (!props.onMenu || !box) return;
        props.onMenu(row, { x: box.left + rowHeight, y: box.bottom });
        break;
      }
      case 'press':
        pressHeader(column ?? 0);
        break;
      case 'resize':
        resize(column ?? 0, command.by * 16);
        break;
      case 'type':
        if (!props.onTypeAhead) return;
        void typeAhead.type(command.text, Math.max(row, 0)).then((found) => {
          if (found !== null) goTo({ row: found, column: null });
        });
        break;
    }
    event.preventDefault();
    // The grid has used the key: a dialog around it must not close.
    event.stopPropagation();
  };

  // However focus has come here: by a click, a screen reader or a script.
  const onFocus = ({ target }: FocusEvent<HTMLElement>) => {
    const row = Number(target.closest<HTMLElement>('[data-row]')?.dataset['row']);
    const column = target.dataset['column'];
    if (Number.isNaN(row)) return;
    const to = { row, column: column === undefined ? null : Number(column) };
    if (to.row === active.row && to.column === active.column) return;
    if (to.row === headerRow && to.column === null) return;
    setActive(to);
  };

  const onClick = (event: MouseEvent<HTMLDivElement>) => {
    const place = placeOf(event.target);
    if (!place) return;
    if (place.row === headerRow) {
      goTo({ row: headerRow, column: place.column });
      pressHeader(place.column);
      return;
    }
    const onCheckbox = multiple && place.column === 0;
    if (multiple && event.shiftKey) selectTo(place.row);
    else if (multiple && (event.ctrlKey || event.metaKey || onCheckbox)) {
      selectOne('toggle', place.row);
    } else {
      selectOne('only', place.row);
    }
    goTo({ row: place.row, column: null });
  };

  const onDoubleClick = (event: MouseEvent<HTMLDivElement>) => {
    const place = placeOf(event.target);
    if (!place || place.row === headerRow || (multiple && place.column === 0)) return;
    props.onOpen(place.row);
  };

  const onContextMenu = (event: MouseEvent<HTMLDivElement>) => {
    const place = placeOf(event.target);
    if (!props.onMenu || !place || place.row === headerRow) return;
    event.preventDefault();
    goTo({ row: place.row, column: null });
    props.onMenu(place.row, { x: event.clientX, y: event.clientY });
  };

  const template = useMemo(
    () => templateOf(columns, widths, multiple),
    [columns, widths, multiple],
  );
  const least = leastWidth(columns, widths, multiple);

  return (
    <div className={mergeClasses(styles.frame, props.className)}>
      <div
        ref={grid}
        role="grid"
        aria-label={props.label}
        aria-rowcount={props.countKnown ? rowCount + 1 : -1}
        aria-colcount={columns.length + (multiple ? 1 : 0)}
        aria-multiselectable={multiple}
        aria-busy={props.busy}
        tabIndex={-1}
        className={styles.grid}
        style={{ ['--columns' as string]: template }}
        onKeyDown={onKeyDown}
        onFocus={onFocus}
        onClick={onClick}
        onDoubleClick={onDoubleClick}
        onContextMenu={onContextMenu}
      >
        <div
          role="presentation"
          className={styles.content}
          style={{ width: `max(100%, ${least}px)` }}
        >
          <VirtualGridHeader
            columns={columns}
            grid={grid}
            selectAll={multiple ? { label: props.words.selectAll, state: props.selected } : null}
            sort={props.sort}
            focusColumn={active.row === headerRow ? active.column : null}
            widths={widths}
            onWidths={props.onWidths}
          />
          {rowCount === 0 ? null : (
            <div
              role="rowgroup"
              className={styles.rows}
              style={{ height: virtualizer.getTotalSize() }}
            >
              {virtualizer.getVirtualItems().map(({ index }) => {
                const row = rowAt(index);
                return (
                  <VirtualGridRow
                    key={index}
                    classes={rowClasses}
                    index={index}
                    row={row}
                    columns={columns}
                    selectable={multiple}
                    selected={row !== undefined && props.isSelected(row)}
                    focus={index === active.row ? (active.column ?? 'row') : 'none'}
                    words={props.words}
                  />
                );
              })}
            </div>
          )}
        </div>
      </div>
      {rowCount === 0 ? <div className={styles.empty}>{props.empty}</div> : null}
    </div>
  );
}

/** The position, or the nearest there is: a search may leave fewer rows than the focus was on. */
function withinRows(position: GridPosition, rows: number): GridPosition {
  if (rows === 0) return { row: headerRow, column: position.column ?? 0 };
  return position.row < rows ? position : { row: rows - 1, column: position.column };
}

/** Height of the part of the grid that shows rows. */
function bodyHeight(grid: HTMLElement | null): number {
  return (grid?.clientHeight ?? 0) - rowHeight;
}

function scrollIntoView(grid: HTMLElement | null, row: number): void {
  if (!grid) return;
  const top = row * rowHeight;
  const bottom = top + rowHeight - bodyHeight(grid);
  if (grid.scrollTop > top) grid.scrollTop = top;
  else if (grid.scrollTop < bottom) grid.scrollTop = bottom;
}

/** The element of a row or of a cell, when it is drawn. */
function cellOf(grid: HTMLElement | null, { row, column }: GridPosition): HTMLElement | null {
  const element = grid?.querySelector<HTMLElement>(`[data-row="${row}"]`) ?? null;
  return column === null
    ? element
    : (element?.querySelector<HTMLElement>(`[data-column="${column}"]`) ?? null);
}

function focusPosition(grid: HTMLElement | null, position: GridPosition): void {
  cellOf(grid, position)?.focus({ preventScroll: position.row !== headerRow });
}

/** Row and column of what was clicked; null between them. */
function placeOf(target: EventTarget): { row: number; column: number } | null {
  if (!(target instanceof Element)) return null;
  const row = target.closest<HTMLElement>('[data-row]')?.dataset['row'];
  const column = target.closest<HTMLElement>('[data-column]')?.dataset['column'];
  return row === undefined || column === undefined
    ? null
    : { row: Number(row), column: Number(column) };
}

/** Collects what is typed into a prefix; the same letter again goes on to the next with it. */
function useTypeAhead(
  find:
    ((prefix: string, after: number, signal: AbortSignal) => Promise<number | null>) | undefined,
) {
  const state = useRef({ prefix: '', at: -Infinity, abort: new AbortController() });
  useEffect(() => {
    const { current } = state;
    return () => current.abort.abort();
  }, []);
  return {
    isTyping: () => performance.now() - state.current.at < typingPauseMs,
    type: async (text: string, row: number): Promise<number | null> => {
      const now = performance.now();
      const { prefix, at, abort } = state.current;
      abort.abort();
      const controller = new AbortController();
      const goesOn = now - at < typingPauseMs && prefix !== '';
      const repeated = goesOn && Array.from(prefix).every((sign) => sign === text);
      const typed = goesOn && !repeated ? prefix + text : text;
      Object.assign(state.current, {
        prefix: goesOn ? prefix + text : text,
        at: now,
        abort: controller,
      });
      try {
        // A longer prefix may still fit the row it has led to.
        const found = await (find?.(
          typed,
          goesOn && !repeated ? row - 1 : row,
          controller.signal,
        ) ?? null);
        return controller.signal.aborted ? null : found;
      } catch {
        return null;
      }
    },
  };
}
