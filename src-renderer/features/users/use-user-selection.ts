import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { KeyRuns, UserRow, UserSelection } from '../../../src-main/contract/directory';
import type { Problem } from '../../../src-main/contract/problems';
import { call, problemOf } from '../../ipc/client';
import type { GridChange } from '../../ui/VirtualGrid';
import { countKeys, hasKey, noKeys, runsOf, toggleKey, unite } from './key-runs';
import type { DirectoryView } from './use-directory-view';

interface Selected {
  /** Keys mean something only in the list of this ID. */
  storeId: string;
  runs: KeyRuns;
}

export interface SelectedUsers {
  count: number;
  /** For main: the selection, or everything found when nothing is selected. Null before a view. */
  selection: UserSelection | null;
  isSelected: (row: UserRow) => boolean;
  state: 'none' | 'some' | 'all';
  change: (change: GridChange) => void;
  clear: () => void;
  /** Whether main is still collecting the keys of a range. */
  pending: boolean;
  /** Gives up collecting; the selection stays as it was. */
  cancel: () => void;
  problem: Problem | null;
}

const nothing: Selected = { storeId: '', runs: noKeys };

/** The selected users of the directory. They stay selected while others are looked for. */
export function useUserSelection({ view, rowAt, rowCount }: DirectoryView): SelectedUsers {
  const [selected, setSelected] = useState(nothing);
  const [all, setAll] = useState<{ viewId: string; runs: KeyRuns } | null>(null);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  /** What was selected when the range that is being drawn was begun. */
  const base = useRef(noKeys);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);

  // While a question can't be answered, what was selected before stays selected.
  const storeId = view?.storeId ?? selected.storeId;
  const viewId = view?.viewId;
  const runs = selected.storeId === storeId ? selected.runs : noKeys;
  const count = useMemo(() => countKeys(runs), [runs]);

  const stop = () => {
    abort.current?.abort();
    abort.current = null;
    setPending(false);
    setProblem(null);
  };

  const select = (next: KeyRuns) => setSelected({ storeId, runs: next });

  /** Rows that are all loaded are known at once; main knows the others. */
  const selectRange = async (from: number, to: number) => {
    const before = base.current;
    const whole = from === 0 && to === rowCount;
    const keys = whole ? null : keysOf(rowAt, from, to);
    if (keys) {
      select(unite(before, runsOf(keys)));
      return;
    }
    if (viewId === undefined) return;
    const controller = new AbortController();
    abort.current = controller;
    setPending(true);
    try {
      const found = await call('users.keys', { viewId, from, to }, { signal: controller.signal });
      if (abort.current !== controller) return;
      const next = unite(before, found.runs);
      setSelected({ storeId: found.storeId, runs: next });
      if (whole) setAll({ viewId, runs: next });
    } catch (error) {
      if (abort.current !== controller) return;
      setProblem(problemOf(error));
    }
    abort.current = null;
    setPending(false);
  };

  const change = (what: GridChange) => {
    stop();
    switch (what.kind) {
      case 'none':
        select(noKeys);
        break;
      case 'all':
        base.current = runs;
        void selectRange(0, rowCount);
        break;
      case 'range':
        if (what.first) base.current = runs;
        void selectRange(Math.min(what.from, what.to), Math.max(what.from, what.to) + 1);
        break;
      case 'only':
      case 'toggle': {
        const row = rowAt(what.index);
        if (!row) return;
        select(what.kind === 'only' ? runsOf([row.key]) : toggleKey(runs, row.key));
        break;
      }
    }
  };

  return {
    count,
    selection: count > 0 ? { storeId, runs } : viewId === undefined ? null : { viewId },
    isSelected: useCallback((row) => hasKey(runs, row.key), [runs]),
    state: count === 0 ? 'none' : all?.viewId === viewId && all?.runs === runs ? 'all' : 'some',
    change,
    clear: () => {
      stop();
      select(noKeys);
    },
    pending,
    cancel: stop,
    problem,
  };
}

/** Keys of rows that follow each other; null when one of them is not loaded. */
function keysOf(
  rowAt: (index: number) => UserRow | undefined,
  from: number,
  to: number,
): number[] | null {
  const keys: number[] = [];
  for (let index = from; index < to; index++) {
    const row = rowAt(index);
    if (!row) return null;
    keys.push(row.key);
  }
  return keys;
}
