import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PreviewedMessage } from '../../../src-main/contract/email-accounts';
import { VirtualGrid, type GridColumn } from '../../ui/VirtualGrid';
import { visibleText } from '../../ui/visible-text';
import { VisibleText } from '../../ui/VisibleText';
import { useColumnWidths } from '../../ui/column-widths';
import { noRow, skeletonRows } from '../../ui/skeleton-rows';

const useStyles = makeStyles({
  empty: { padding: '24px', textAlign: 'center' },
  unread: { fontWeight: tokens.fontWeightSemibold },
});

interface MessageGridProps {
  className: string;
  label: string;
  columns: readonly GridColumn<PreviewedMessage>[];
  /** Under which name the columns' widths are kept. */
  widthsOf: Parameters<typeof useColumnWidths>[0];
  /** Undefined while they are on their way. */
  messages: readonly PreviewedMessage[] | undefined;
  /** What is said where there is none. */
  empty: string;
  selected: string | null;
  onSelect: (messageId: string | null) => void;
}

/** Messages of a folder, one of which can be chosen. */
export function MessageGrid({
  className,
  label,
  columns,
  widthsOf,
  messages,
  empty,
  selected,
  onSelect,
}: MessageGridProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const [widths, setWidths] = useColumnWidths(widthsOf);
  const words = useMemo(
    () => ({
      loading: t('emailAccounts.loading'),
      selectAll: '',
      selectRow: ({ subject }: PreviewedMessage) => visibleText(subject),
    }),
    [t],
  );
  const choose = (index: number) => onSelect(messages?.[index]?.id ?? null);
  return (
    <VirtualGrid
      className={className}
      label={label}
      columns={columns}
      rowCount={messages ? messages.length : skeletonRows}
      countKnown={messages !== undefined}
      rowAt={messages ? (index) => messages[index] : noRow}
      words={words}
      selectionMode="single"
      isSelected={({ id }) => id === selected}
      selected={selected === null ? 'none' : 'some'}
      onSelect={(change) => {
        if ('index' in change) choose(change.index);
      }}
      onOpen={choose}
      widths={widths}
      onWidths={setWidths}
      resetKey=""
      busy={!messages}
      empty={
        <Text block className={styles.empty}>
          {empty}
        </Text>
      }
    />
  );
}

/** Who sent a message, what it is about, and when it came. */
export function useMessageColumns(): readonly GridColumn<PreviewedMessage>[] {
  const { t, i18n } = useTranslation();
  const styles = useStyles();
  return useMemo(() => {
    const time = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'short', timeStyle: 'short' });
    const number = new Intl.NumberFormat(i18n.language);
    return [
      {
        id: 'from',
        header: t('emailAccounts.preview.columns.from'),
        grow: 3,
        least: 140,
        render: ({ from, unread }) => (
          <span className={unread ? styles.unread : ''}>
            <VisibleText>{from.name === '' ? from.address : from.name}</VisibleText>
          </span>
        ),
      },
      {
        id: 'subject',
        header: t('emailAccounts.preview.columns.subject'),
        grow: 6,
        least: 200,
        render: ({ subject, unread }) => (
          <span className={unread ? styles.unread : ''}>
            <VisibleText>{subject}</VisibleText>
          </span>
        ),
      },
      {
        id: 'state',
        header: t('emailAccounts.preview.columns.state'),
        grow: 1,
        least: 100,
        render: ({ unread }) =>
          t(unread ? 'emailAccounts.preview.unread' : 'emailAccounts.preview.read'),
      },
      {
        id: 'received',
        header: t('emailAccounts.preview.columns.received'),
        grow: 2,
        least: 150,
        render: ({ receivedAt }) => time.format(new Date(receivedAt)),
      },
      {
        id: 'size',
        header: t('emailAccounts.preview.columns.size'),
        grow: 1,
        least: 80,
        render: ({ size }) =>
          size === null
            ? ''
            : t('emailAccounts.preview.kilobytes', { size: number.format(Math.ceil(size / 1024)) }),
      },
    ];
  }, [i18n.language, styles, t]);
}
