import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { UsersView } from '../../../src-main/contract/directory';

const useStyles = makeStyles({
  status: {
    color: tokens.colorNeutralForeground2,
    minWidth: 0,
    fontVariantNumeric: 'tabular-nums',
  },
});

interface UsersStatusProps {
  view: UsersView | undefined;
  searching: boolean;
  /** How many users the directory has; null when it does not say. */
  all: number | null;
  selected: number;
}

/** How many are shown of how many, how many are selected, and where it is from. */
export function UsersStatus({ view, searching, all, selected }: UsersStatusProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <Text role="status" className={styles.status}>
      {[
        searching ? t('users.status.searching') : view ? shown(view) : '',
        ...(selected > 0 ? [t('users.status.selected', { count: selected })] : []),
        ...(view && !searching ? source(view) : []),
      ].join(' · ')}
    </Text>
  );

  function shown({ total, loaded }: UsersView): string {
    if (total === null) return t('users.status.shownSoFar', { shown: loaded });
    // Who came or went since the count would make "11 of 10".
    if (all === null) return t('users.status.shownOnly', { count: total });
    return t('users.status.shown', { shown: total, all: Math.max(all, total) });
  }

  function source({ partial, source: from }: UsersView): string[] {
    if (partial) return [t('users.status.fromPart')];
    return from === 'index' ? [t('users.status.fromIndex')] : [];
  }
}
