import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivityEntry, ActivityOutcome } from '../../../src-main/contract/activity';
import { activitySentence } from '../../../src-main/contract/activity-words';
import type { GridColumn, GridWords } from '../../ui/VirtualGrid';
import { VisibleText } from '../../ui/VisibleText';
import { useActivityTexts } from './activity-texts';
import { OutcomeWord, type Tone } from './OutcomeWord';

export const outcomeTones: Record<ActivityOutcome, Tone> = {
  done: 'good',
  warning: 'limited',
  failed: 'bad',
  cancelled: 'quiet',
};

/** The columns of Activity. */
export function useActivityColumns(): readonly GridColumn<ActivityEntry>[] {
  const { t } = useTranslation();
  const texts = useActivityTexts();
  return useMemo(
    () => [
      {
        id: 'at',
        header: t('activity.columns.at'),
        grow: 2,
        least: 190,
        render: ({ at }) => texts.time(at),
      },
      {
        id: 'kind',
        header: t('activity.columns.kind'),
        grow: 1,
        least: 124,
        render: ({ kind }) => t(`activity.kinds.${kind}`),
      },
      {
        id: 'what',
        header: t('activity.columns.what'),
        grow: 6,
        least: 200,
        render: (entry) => <VisibleText>{activitySentence(entry, t)}</VisibleText>,
      },
      {
        id: 'who',
        header: t('activity.columns.who'),
        grow: 1,
        least: 96,
        render: ({ who }) => <VisibleText>{who}</VisibleText>,
      },
      {
        id: 'outcome',
        header: t('activity.columns.outcome'),
        grow: 1,
        least: 148,
        render: ({ outcome }) => (
          <OutcomeWord tone={outcomeTones[outcome]}>
            {t(`activity.outcomes.${outcome}`)}
          </OutcomeWord>
        ),
      },
      {
        id: 'duration',
        header: t('activity.columns.duration'),
        grow: 1,
        least: 84,
        render: ({ durationMs }) => texts.duration(durationMs),
      },
    ],
    [t, texts],
  );
}

/** What screen readers hear of a row of activity. */
export function useActivityWords(): GridWords<ActivityEntry> {
  const { t } = useTranslation();
  const texts = useActivityTexts();
  return useMemo(
    () => ({
      loading: t('activity.loading'),
      selectAll: '',
      selectRow: ({ at }) => t('activity.selectRow', { time: texts.time(at) }),
    }),
    [t, texts],
  );
}
