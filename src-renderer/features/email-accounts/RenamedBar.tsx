import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { EmailAccount } from '../../../src-main/contract/email-accounts';
import { call } from '../../ipc/client';
import type { AccountChanges } from './use-account-changes';

interface RenamedBarProps {
  accounts: readonly EmailAccount[];
  changes: AccountChanges;
}

/** Offers the names and addresses that mailboxes have in Microsoft 365 now. */
export function RenamedBar({ accounts, changes }: RenamedBarProps) {
  const { t } = useTranslation();
  const renamed = accounts.filter(({ marks }) => marks.some(({ kind }) => kind === 'renamed'));
  if (renamed.length === 0) return null;
  const mark = renamed[0]?.marks.find((each) => each.kind === 'renamed');
  const ids = renamed.map(({ id }) => id);
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        {t('emailAccounts.renamed', {
          count: ids.length,
          old: renamed[0]?.mailbox.address ?? '',
          now: mark?.kind === 'renamed' ? mark.address : '',
        })}
      </MessageBarBody>
      <MessageBarActions>
        <Button
          size="small"
          onClick={() => void changes.run(() => call('accounts.updateNames', { ids }))}
        >
          {t('emailAccounts.buttons.updateNames')}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
