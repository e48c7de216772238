import type { EmailAccount } from '../../../src-main/contract/email-accounts';
import { useRowSelection, type SelectedRows } from '../../ui/use-row-selection';

export interface SelectedAccounts extends Omit<SelectedRows<EmailAccount>, 'rows'> {
  /** In the order of the list; an account that is gone is not selected any more. */
  accounts: EmailAccount[];
}

const idOf = ({ id }: EmailAccount) => id;

/** The accounts that buttons are about. */
export function useAccountSelection(all: readonly EmailAccount[]): SelectedAccounts {
  const { rows: accounts, ...selected } = useRowSelection(all, idOf);
  return { accounts, ...selected };
}
