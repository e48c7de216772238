import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
} from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { AccountMark, EmailAccount } from '../../../src-main/contract/email-accounts';
import { call } from '../../ipc/client';
import type { AccountChanges } from './use-account-changes';

const useStyles = makeStyles({
  bars: { display: 'flex', flexDirection: 'column', rowGap: '8px', flexShrink: 0 },
});

/** What most needs somebody to act comes first. */
const kinds: readonly AccountMark['kind'][] = ['folderGone', 'deleted', 'otherTenant', 'renamed'];

interface MarkBarsProps {
  accounts: readonly EmailAccount[];
  changes: AccountChanges;
}

/** What has changed in Microsoft 365 since accounts were saved, and what can be done about it. */
export function MarkBars({ accounts, changes }: MarkBarsProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const bars = kinds.map((kind) => {
    const marked = accounts.filter(({ marks }) => marks.some((mark) => mark.kind === kind));
    const [first] = marked;
    const mark = first?.marks.find((each) => each.kind === kind);
    if (!first || !mark) return null;
    const ids = marked.map(({ id }) => id);
    return (
      <MessageBar key={kind} intent="warning" layout="multiline">
        <MessageBarBody>
          {t(`emailAccounts.markTexts.${kind}`, {
            count: ids.length,
            name: first.name,
            address: first.mailbox.address,
            ...valuesOf(mark),
          })}
        </MessageBarBody>
        {kind === 'renamed' ? (
          <MessageBarActions>
            <Button
              size="small"
              onClick={() => void changes.run(() => call('accounts.updateNames', { ids }))}
            >
              {t('emailAccounts.buttons.updateNames')}
            </Button>
          </MessageBarActions>
        ) : null}
      </MessageBar>
    );
  });
  return bars.some((bar) => bar !== null) ? <div className={styles.bars}>{bars}</div> : null;
}

/** What the sentence about a mark names. */
function valuesOf(mark: AccountMark): { folder: string; tenant: string; now: string } {
  return {
    folder: mark.kind === 'folderGone' ? mark.path.join(' / ') : '',
    tenant: mark.kind === 'otherTenant' ? mark.tenant : '',
    now: mark.kind === 'renamed' ? `${mark.name} (${mark.address})` : '',
  };
}
