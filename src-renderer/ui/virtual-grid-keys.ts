/**
 * The keyboard of a grid, as WAI-ARIA describes it for grids whose rows can be focused as a whole:
 * focus is on a row until the right arrow enters its cells. Home and End go to the ends of what has
 * focus: of all rows, or of the row's cells.
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/treegrid/#keyboardinteraction
 */

export const headerRow = -1;

export interface GridPosition {
  /** `headerRow`, or the number of a row from 0. */
  row: number;
  /** Null: the whole row. Never null in the header. */
  column: number | null;
}

export interface GridShape {
  rows: number;
  columns: number;
  /** How many rows one Page key goes. */
  page: number;
}

export interface KeyPress {
  key: string;
  /** Ctrl, or Command on a Mac. */
  ctrl: boolean;
  shift: boolean;
  alt: boolean;
}

export type GridCommand =
  /** `extend`: everything from the anchor to there is selected. */
  | { kind: 'move'; to: GridPosition; extend: boolean }
  | { kind: 'toggle' | 'all' | 'none' | 'open' | 'menu' | 'press' }
  /** Makes the header's column wider (1) or narrower (-1). */
  | { kind: 'resize'; by: 1 | -1 }
  | { kind: 'type'; text: string };

/** Answers what a key does; null for a key that is not the grid's. */
export function commandFor(
  press: KeyPress,
  position: GridPosition,
  shape: GridShape,
): GridCommand | null {
  const { key, ctrl, shift, alt } = press;
  const inHeader = position.row === headerRow;
  if (alt) {
    if (inHeader && key === 'ArrowRight') return { kind: 'resize', by: 1 };
    if (inHeader && key === 'ArrowLeft') return { kind: 'resize', by: -1 };
    return null;
  }
  if (key === 'ContextMenu' || (key === 'F10' && shift)) return inHeader ? null : { kind: 'menu' };
  if (ctrl && key.toLowerCase() === 'a') return { kind: 'all' };
  if (key === 'Escape') return { kind: 'none' };
  if (inHeader && (key === 'Enter' || key === ' ')) return { kind: 'press' };
  if (key === 'Enter') return { kind: 'open' };
  if (key === ' ') {
    return shift ? { kind: 'move', to: position, extend: true } : { kind: 'toggle' };
  }
  const to = destination(press, position, shape);
  if (to) return { kind: 'move', to, extend: shift && !inHeader && to.row !== headerRow };
  if (Array.from(key).length === 1 && !ctrl) return { kind: 'type', text: key };
  return null;
}

function destination(
  { key, ctrl }: KeyPress,
  { row, column }: GridPosition,
  shape: GridShape,
): GridPosition | null {
  const last = shape.rows - 1;
  const inHeader = row === headerRow;
  /** Clamped, and a whole row when it comes from the header. */
  const toRow = (wanted: number): GridPosition =>
    last < 0
      ? { row: headerRow, column: column ?? 0 }
      : { row: Math.min(Math.max(wanted, 0), last), column: inHeader ? null : column };
  switch (key) {
    case 'ArrowDown':
      return toRow(row + 1);
    case 'ArrowUp':
      return row <= 0 ? { row: headerRow, column: column ?? 0 } : toRow(row - 1);
    case 'PageDown':
      return toRow(Math.max(row, 0) + shape.page);
    case 'PageUp':
      return inHeader ? { row, column } : toRow(row - shape.page);
    case 'ArrowRight':
      return { row, column: column === null ? 0 : Math.min(column + 1, shape.columns - 1) };
    case 'ArrowLeft':
      if (column === null) return { row, column };
      return { row, column: column > 0 ? column - 1 : inHeader ? 0 : null };
    case 'Home':
      if (ctrl || column === null) return toRow(0);
      return { row, column: 0 };
    case 'End':
      if (ctrl || column === null) return toRow(last);
      return { row, column: shape.columns - 1 };
    default:
      return null;
  }
}
