import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { KeyRuns, UserRow, UserSelection } from '../../../src-main/contract/directory';
import type { Problem } from '../../../src-main/contract/problems';
import { call, problemOf } from '../../ipc/client';
import type { GridChange } from '../../ui/VirtualGrid';
import { countKeys, hasKey, noKeys, runsOf, toggleKey, unite } from './key-runs';
import type { Rows } from './row-source';
import type { OpenView } from './use-open-view';

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
  change: (change: GridChange, rowAt: Rows<UserRow>['rowAt']) => void;
  /** Whether main is still collecting the keys of a range. */
  pending: boolean;
  /** Gives up collecting; the selection stays as it was. */
  cancel: () => void;
  problem: Problem | null;
}

/** The end of every view, however long it turns out to be. */
const everybody = Number.MAX_SAFE_INTEGER;

const nothing: Selected = { storeId: '', runs: noKeys };

/** The selected users of the directory. They stay selected while others are looked for. */
export function useUserSelection(view: OpenView | undefined): SelectedUsers {
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

  /** Main knows the keys of rows that are not loaded here. */
  const fetchRange = async (from: number, to: number) => {
    const before = base.current;
    if (viewId === undefined) return;
    const controller = new AbortController();
    abort.current = controller;
    setPending(true);
    try {
      const found = await call('users.keys', { viewId, from, to }, { signal: controller.signal });
      if (abort.current !== controller) return;
      const next = unite(before, found.runs);
      setSelected({ storeId: found.storeId, runs: next });
      if (to === everybody) setAll({ viewId, runs: next });
    } catch (error) {
      if (abort.current !== controller) return;
      setProblem(problemOf(error));
    }
    abort.current = null;
    setPending(false);
  };

  const selectRange = (from: number, to: number, rowAt: Rows<UserRow>['rowAt']) => {
    const keys = keysOf(rowAt, from, to);
    if (keys) select(unite(base.current, runsOf(keys)));
    else void fetchRange(from, to);
  };

  const change: SelectedUsers['change'] = (what, rowAt) => {
    stop();
    switch (what.kind) {
      case 'none':
        select(noKeys);
        break;
      case 'all':
        base.current = runs;
        void fetchRange(0, everybody);
        break;
      case 'range':
        if (what.first) base.current = runs;
        selectRange(Math.min(what.from, what.to), Math.max(what.from, what.to) + 1, rowAt);
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
    pending,
    cancel: stop,
    problem,
  };
}

/** Keys of rows that follow each other; null when one of them is not loaded. */
function keysOf(rowAt: Rows<UserRow>['rowAt'], from: number, to: number): number[] | null {
  const keys: number[] = [];
  for (let index = from; index < to; index++) {
    const row = rowAt(index);
    if (!row) return null;
    keys.push(row.key);
  }
  return keys;
}
