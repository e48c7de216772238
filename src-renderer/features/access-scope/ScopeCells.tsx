import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  CheckmarkCircle16Filled,
  CircleHint16Regular,
  LockClosed16Filled,
  QuestionCircle16Regular,
  ShieldError16Filled,
  type FluentIcon,
} from '@fluentui/react-icons';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScopeResult, ScopeRow } from '../../../src-main/contract/access-scope';
import { useProblemWords } from '../../ui/problem-words';
import type { GridColumn, GridWords } from '../../ui/VirtualGrid';
import { visibleText } from '../../ui/visible-text';
import { VisibleText } from '../../ui/VisibleText';
import { scopeMeaning } from './scope-words';

const useStyles = makeStyles({
  line: { display: 'flex', alignItems: 'center', columnGap: '6px', minWidth: 0 },
  word: { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  icon: { flexShrink: 0 },
  good: { color: tokens.colorStatusSuccessForeground1 },
  limited: { color: tokens.colorStatusWarningForeground3 },
  bad: { color: tokens.colorStatusDangerForeground1 },
  quiet: { color: tokens.colorNeutralForeground3 },
  strong: { fontWeight: tokens.fontWeightSemibold },
});

const looks: Record<ScopeResult, { Icon: FluentIcon; tone: 'good' | 'bad' | 'limited' | 'quiet' }> =
  {
    asIntended: { Icon: CheckmarkCircle16Filled, tone: 'good' },
    wronglyReachable: { Icon: ShieldError16Filled, tone: 'bad' },
    wronglyBlocked: { Icon: LockClosed16Filled, tone: 'limited' },
    unknown: { Icon: QuestionCircle16Regular, tone: 'quiet' },
  };

/** Icon and word for a result; a mailbox that is wrongly reachable stands out. */
export function ScopeResultWord({ result }: Pick<ScopeRow, 'result'>) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { Icon, tone } =
    result === null ? { Icon: CircleHint16Regular, tone: 'quiet' as const } : looks[result];
  return (
    <span className={styles.line}>
      <Icon aria-hidden className={mergeClasses(styles.icon, styles[tone])} />
      <span className={mergeClasses(styles.word, result === 'wronglyReachable' && styles.strong)}>
        {t(result === null ? 'accessScope.notTried' : `accessScope.results.${result}`)}
      </span>
    </span>
  );
}

/** The columns of the access scope. */
export function useScopeColumns(): readonly GridColumn<ScopeRow>[] {
  const { t } = useTranslation();
  const words = useProblemWords();
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('accessScope.columns.name'),
        grow: 4,
        least: 130,
        render: ({ mailbox }) => <VisibleText>{mailbox.name}</VisibleText>,
      },
      {
        id: 'address',
        header: t('accessScope.columns.address'),
        grow: 5,
        least: 140,
        render: ({ mailbox }) => <VisibleText>{mailbox.address}</VisibleText>,
      },
      {
        id: 'expected',
        header: t('accessScope.columns.expected'),
        grow: 1,
        least: 168,
        render: ({ origin }) => t(`accessScope.expected.${origin === 'account' ? 'yes' : 'no'}`),
      },
      {
        id: 'result',
        header: t('accessScope.columns.result'),
        grow: 2,
        least: 188,
        render: ({ result }) => <ScopeResultWord result={result} />,
      },
      {
        id: 'meaning',
        header: t('accessScope.columns.meaning'),
        grow: 6,
        least: 200,
        render: (row) =>
          row.result === null ? '' : <VisibleText>{scopeMeaning(row, t, words)}</VisibleText>,
      },
    ],
    [t, words],
  );
}

/** What screen readers hear of a row. */
export function useScopeGridWords(): GridWords<ScopeRow> {
  const { t } = useTranslation();
  return useMemo(
    () => ({
      loading: t('accessScope.loading'),
      selectAll: t('accessScope.selectAll'),
      selectRow: ({ mailbox }) => t('accessScope.selectRow', { name: visibleText(mailbox.name) }),
    }),
    [t],
  );
}
