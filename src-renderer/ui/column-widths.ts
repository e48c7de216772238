import { useCallback, useState } from 'react';
import type { ColumnWidths } from './virtual-grid-columns';

/** Kept until the console is closed, so that a page looks as it was left. */
const kept = new Map<string, ColumnWidths>();

/** The widths somebody has given to the columns of a grid, remembered for the session. */
export function useColumnWidths(grid: string): [ColumnWidths, (widths: ColumnWidths) => void] {
  const [widths, setWidths] = useState<ColumnWidths>(() => kept.get(grid) ?? {});
  const change = useCallback(
    (next: ColumnWidths) => {
      kept.set(grid, next);
      setWidths(next);
    },
    [grid],
  );
  return [widths, change];
}
