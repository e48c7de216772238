import { useCallback, useMemo, useRef, useState } from 'react';
import type { EmailAccount } from '../../../src-main/contract/email-accounts';
import type { GridChange } from '../../ui/VirtualGrid';

export interface SelectedAccounts {
  /** In the order of the list; an account that is gone is not selected any more. */
  accounts: EmailAccount[];
  isSelected: (account: EmailAccount) => boolean;
  state: 'none' | 'some' | 'all';
  change: (change: GridChange) => void;
}

/** The accounts that buttons are about. */
export function useAccountSelection(all: readonly EmailAccount[]): SelectedAccounts {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  /** What was selected when the range that is being drawn was begun. */
  const base = useRef<ReadonlySet<string>>(new Set());
  const accounts = useMemo(() => all.filter(({ id }) => ids.has(id)), [all, ids]);

  const change = (what: GridChange) => {
    switch (what.kind) {
      case 'none':
        setIds(new Set());
        break;
      case 'all':
        setIds(new Set(all.map(({ id }) => id)));
        break;
      case 'range': {
        if (what.first) base.current = ids;
        const from = Math.min(what.from, what.to);
        const to = Math.max(what.from, what.to) + 1;
        setIds(new Set([...base.current, ...all.slice(from, to).map(({ id }) => id)]));
        break;
      }
      case 'only':
      case 'toggle': {
        const id = all[what.index]?.id;
        if (id === undefined) return;
        const next = new Set(what.kind === 'only' ? [] : ids);
        if (!next.delete(id)) next.add(id);
        setIds(next);
        break;
      }
    }
  };

  return {
    accounts,
    isSelected: useCallback(({ id }) => ids.has(id), [ids]),
    state: accounts.length === 0 ? 'none' : accounts.length === all.length ? 'all' : 'some',
    change,
  };
}
