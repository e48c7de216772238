import { Button, Caption1, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivityDay } from '../../../src-main/contract/activity';
import { wideWindow } from '../../ui/layout';
import { useActivityTexts } from './activity-texts';
import { chart, resultBars, timeBars, type Bar } from './chart-bars';

/** The system has few colours then, and none of them means good or bad. */
const highContrast = '@media (forced-colors: active)';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: '8px',
    padding: '12px 16px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    flexShrink: 0,
  },
  heading: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    flexWrap: 'wrap',
    gap: '4px 16px',
    minHeight: '24px',
  },
  title: { margin: 0 },
  panels: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(280px, 1fr))',
    gap: '16px 24px',
    [wideWindow]: { columnGap: '40px' },
  },
  panel: { display: 'flex', flexDirection: 'column', rowGap: '4px', minWidth: 0, margin: 0 },
  caption: { display: 'flex', flexWrap: 'wrap', columnGap: '12px', alignItems: 'center' },
  name: { fontWeight: tokens.fontWeightSemibold },
  legend: { display: 'inline-flex', alignItems: 'center', columnGap: '4px' },
  swatch: { width: '10px', height: '10px', borderRadius: '2px' },
  plot: {
    display: 'grid',
    gridTemplateColumns: '44px minmax(0, 1fr)',
    columnGap: '8px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase100,
    lineHeight: tokens.lineHeightBase100,
    fontVariantNumeric: 'tabular-nums',
  },
  scale: {
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'space-between',
    alignItems: 'flex-end',
  },
  drawing: {
    display: 'block',
    width: '100%',
    height: '72px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  dates: {
    gridColumnStart: 2,
    display: 'flex',
    justifyContent: 'space-between',
    paddingTop: '2px',
  },
  done: {
    fill: tokens.colorPaletteGreenBackground3,
    [highContrast]: { fill: 'CanvasText' },
  },
  warning: {
    fill: tokens.colorPaletteMarigoldBackground3,
    [highContrast]: { fill: 'Canvas', stroke: 'CanvasText', vectorEffect: 'non-scaling-stroke' },
  },
  failed: {
    fill: tokens.colorPaletteRedBackground3,
    [highContrast]: { fill: 'LinkText' },
  },
  time: { fill: tokens.colorBrandBackground },
  tableArea: { maxHeight: '132px', overflowY: 'auto' },
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    fontVariantNumeric: 'tabular-nums',
    '& th, & td': {
      textAlign: 'end',
      padding: '4px 8px',
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
      fontWeight: tokens.fontWeightRegular,
    },
    '& th:first-child': { textAlign: 'start' },
    '& thead th': { fontWeight: tokens.fontWeightSemibold },
  },
});

const series = ['done', 'warning', 'failed'] as const;

interface ActivityChartProps {
  /** Undefined before they are there. */
  days: readonly ActivityDay[] | undefined;
}

/** The tests of the last 30 days: how they ended and how long they took; as a table on request. */
export function ActivityChart({ days = [] }: ActivityChartProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const [table, setTable] = useState(false);
  const tested = days.filter((day) => series.some((each) => day[each] > 0));
  return (
    <div className={styles.card}>
      <div className={styles.heading}>
        <Subtitle2 as="h2" className={styles.title}>
          {t('activity.chart.title')}
        </Subtitle2>
        {tested.length > 0 ? (
          <Button size="small" appearance="transparent" onClick={() => setTable(!table)}>
            {t(table ? 'activity.chart.hideTable' : 'activity.chart.showTable')}
          </Button>
        ) : null}
      </div>
      {days.length > 0 && tested.length === 0 ? (
        <Text>{t('activity.chart.none')}</Text>
      ) : table ? (
        <Table days={tested} />
      ) : (
        <div className={styles.panels}>
          <Results days={days} />
          <Times days={days} />
        </div>
      )}
    </div>
  );
}

function Results({ days }: { days: readonly ActivityDay[] }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { bars, most } = resultBars(days);
  const sum = (each: (typeof series)[number]) => days.reduce((total, day) => total + day[each], 0);
  return (
    <figure className={styles.panel}>
      <figcaption className={styles.caption}>
        <Caption1 className={styles.name}>{t('activity.chart.results')}</Caption1>
        {series.map((each) => (
          <Caption1 key={each} className={styles.legend}>
            <svg className={styles.swatch} aria-hidden viewBox="0 0 10 10">
              <rect width="10" height="10" rx="2" className={styles[each]} />
            </svg>
            {t(`activity.chart.series.${each}`)}
          </Caption1>
        ))}
      </figcaption>
      <Plot
        days={days}
        bars={bars}
        most={String(most)}
        label={t('activity.chart.resultsText', {
          done: sum('done'),
          warning: sum('warning'),
          failed: sum('failed'),
        })}
      />
    </figure>
  );
}

function Times({ days }: { days: readonly ActivityDay[] }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { duration } = useActivityTexts();
  const { bars, most } = timeBars(days);
  const least = Math.min(...days.flatMap(({ medianMs }) => medianMs ?? []));
  return (
    <figure className={styles.panel}>
      <figcaption className={styles.caption}>
        <Caption1 className={styles.name}>{t('activity.chart.times')}</Caption1>
      </figcaption>
      <Plot
        days={days}
        bars={bars}
        most={most === null ? '' : duration(most)}
        label={
          most === null
            ? t('activity.chart.noTimes')
            : t('activity.chart.timesText', { least: duration(least), most: duration(most) })
        }
      />
    </figure>
  );
}

interface PlotProps {
  days: readonly ActivityDay[];
  bars: readonly Bar[];
  /** What the full height stands for. */
  most: string;
  /** All of it in a sentence. */
  label: string;
}

function Plot({ days, bars, most, label }: PlotProps) {
  const styles = useStyles();
  const { shortDay } = useActivityTexts();
  const [first] = days;
  const last = days.at(-1);
  return (
    <div className={styles.plot}>
      <div className={styles.scale} aria-hidden>
        <span>{most}</span>
        <span>0</span>
      </div>
      <svg
        role="img"
        aria-label={label}
        className={styles.drawing}
        viewBox={`0 0 ${chart.width} ${chart.height}`}
        preserveAspectRatio="none"
      >
        {bars.map(({ day, series: each, x, y, width, height }) => (
          <rect
            key={`${day} ${each}`}
            className={styles[each]}
            x={x}
            y={y}
            width={width}
            height={height}
          />
        ))}
      </svg>
      <div className={styles.dates} aria-hidden>
        <span>{first ? shortDay(first.day) : ''}</span>
        <span>{last ? shortDay(last.day) : ''}</span>
      </div>
    </div>
  );
}

function Table({ days }: { days: readonly ActivityDay[] }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { day: dayText, duration } = useActivityTexts();
  return (
    <div
      className={styles.tableArea}
      role="region"
      aria-label={t('activity.chart.title')}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it
      tabIndex={0}
    >
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('activity.chart.day')}</th>
            {series.map((each) => (
              <th key={each} scope="col">
                {t(`activity.chart.series.${each}`)}
              </th>
            ))}
            <th scope="col">{t('activity.chart.time')}</th>
          </tr>
        </thead>
        <tbody>
          {[...days].reverse().map(({ day, medianMs, ...counts }) => (
            <tr key={day}>
              <th scope="row">{dayText(day)}</th>
              {series.map((each) => (
                <td key={each}>{counts[each]}</td>
              ))}
              <td>{medianMs === null ? t('activity.values.none') : duration(medianMs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
