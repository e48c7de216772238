import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PreviewedMessage, TriedRule } from '../../../src-main/contract/email-accounts';
import type { GridColumn } from '../../ui/VirtualGrid';
import { VisibleText } from '../../ui/VisibleText';
import { MessageGrid, useMessageColumns } from './MessageGrid';

const useStyles = makeStyles({
  grid: { height: '320px' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

const noMessages: readonly PreviewedMessage[] = [];
const shownColumns = ['from', 'subject', 'received'];

/** Where the rule moves mail, as the folder is called now; null when it moves none. */
export function useDestination(tried: TriedRule | undefined): string | null {
  const { t } = useTranslation();
  switch (tried?.destination.kind) {
    case undefined:
    case 'leave':
      return null;
    case 'delete':
      return t('emailAccounts.rule.deletedItems');
    case 'move': {
      const { path } = tried.destination;
      return [...path.slice(0, -1), tried.moveTo ?? path.at(-1)].join(' / ');
    }
  }
}

interface TriedMessagesProps {
  /** Undefined while the rule is tried. */
  tried: TriedRule | undefined;
  selected: string | null;
  onSelect: (messageId: string | null) => void;
}

/** The messages that the rule would take now, and where each would go. */
export function TriedMessages({ tried, selected, onSelect }: TriedMessagesProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const destination = useDestination(tried);
  const columns = useTriedColumns(destination);
  const messages = tried?.messages ?? noMessages;
  return (
    <>
      <Text role="status" className={styles.quiet}>
        {tried
          ? [countWords(tried), t('emailAccounts.rule.dryRun')].join(' ')
          : t('emailAccounts.loading')}
      </Text>
      <MessageGrid
        className={styles.grid}
        label={t('emailAccounts.rule.grid')}
        columns={columns}
        widthsOf="tried"
        messages={tried?.messages}
        empty={t('emailAccounts.rule.empty', { folder: tried?.folder ?? '' })}
        selected={selected}
        onSelect={onSelect}
      />
      {tried && messages.length > 0 ? (
        <Text size={200} className={styles.quiet}>
          {t(destination === null ? 'emailAccounts.rule.leaves' : 'emailAccounts.rule.choose')}
        </Text>
      ) : null}
    </>
  );

  function countWords({ total }: TriedRule): string {
    if (total === null) return t('emailAccounts.rule.takesSome', { count: messages.length });
    const takes = t('emailAccounts.rule.takes', { count: total });
    return total > messages.length
      ? `${takes} ${t('emailAccounts.rule.shown', { count: messages.length })}`
      : takes;
  }
}

function useTriedColumns(destination: string | null): readonly GridColumn<PreviewedMessage>[] {
  const { t } = useTranslation();
  const messageColumns = useMessageColumns();
  return useMemo(
    () => [
      ...messageColumns.filter(({ id }) => shownColumns.includes(id)),
      {
        id: 'destination',
        header: t('emailAccounts.rule.goesTo'),
        grow: 3,
        least: 140,
        render: () => <VisibleText>{destination ?? t('emailAccounts.rule.stays')}</VisibleText>,
      },
    ],
    [destination, messageColumns, t],
  );
}
