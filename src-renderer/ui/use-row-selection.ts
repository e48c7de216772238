import { useCallback, useMemo, useRef, useState } from 'react';
import type { GridChange } from './VirtualGrid';

export interface SelectedRows<Row> {
  /** In the order of the list; a row that is gone is not selected any more. */
  rows: Row[];
  isSelected: (row: Row) => boolean;
  state: 'none' | 'some' | 'all';
  change: (change: GridChange) => void;
}

/**
 * The rows of a grid that buttons are about; all of them are at hand.
 *
 * @param all the rows, in the order of the grid
 * @param idOf names a row; the same function at each drawing
 */
export function useRowSelection<Row>(
  all: readonly Row[],
  idOf: (row: Row) => string,
): SelectedRows<Row> {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  /** What was selected when the range that is being drawn was begun. */
  const base = useRef<ReadonlySet<string>>(new Set());
  const rows = useMemo(() => all.filter((row) => ids.has(idOf(row))), [all, ids, idOf]);

  const change = (what: GridChange) => {
    switch (what.kind) {
      case 'none':
        setIds(new Set());
        break;
      case 'all':
        setIds(new Set(all.map(idOf)));
        break;
      case 'range': {
        if (what.first) base.current = ids;
        const from = Math.min(what.from, what.to);
        const to = Math.max(what.from, what.to) + 1;
        setIds(new Set([...base.current, ...all.slice(from, to).map(idOf)]));
        break;
      }
      case 'only':
      case 'toggle': {
        const row = all[what.index];
        if (row === undefined) return;
        const next = new Set(what.kind === 'only' ? [] : ids);
        if (!next.delete(idOf(row))) next.add(idOf(row));
        setIds(next);
        break;
      }
    }
  };

  return {
    rows,
    isSelected: useCallback((row) => ids.has(idOf(row)), [ids, idOf]),
    state: rows.length === 0 ? 'none' : rows.length === all.length ? 'all' : 'some',
    change,
  };
}
