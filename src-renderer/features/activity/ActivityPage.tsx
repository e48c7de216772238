import {
  Button,
  makeStyles,
  Menu,
  MenuButton,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  MessageBar,
  MessageBarBody,
  Text,
  Toast,
  ToastTitle,
  tokens,
  useToastController,
} from '@fluentui/react-components';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  ActivityEntry,
  ActivityFormat,
  ActivityQuery,
} from '../../../src-main/contract/activity';
import type { Problem } from '../../../src-main/contract/problems';
import { toasterId } from '../../app/toaster';
import { call, problemOf } from '../../ipc/client';
import { EmptyState } from '../../ui/EmptyState';
import { PageHeader } from '../../ui/PageHeader';
import { ProblemBar } from '../../ui/ProblemBar';
import { useSettled } from '../../ui/use-settled';
import { VirtualGrid, type VirtualGridHandle } from '../../ui/VirtualGrid';
import { useColumnWidths } from '../../ui/column-widths';
import { typingRestMs } from '../../ui/search-box';
import { noRow, skeletonRows } from '../../ui/skeleton-rows';
import { useActivityColumns, useActivityWords } from './activity-columns';
import { useActivity, useActivitySummary, useReloadActivity } from './activity-queries';
import { ActivityChart } from './ActivityChart';
import { ActivityDetails } from './ActivityDetails';
import { ActivityToolbar } from './ActivityToolbar';
import { BundleDialog } from './BundleDialog';

const useStyles = makeStyles({
  page: {
    boxSizing: 'border-box',
    flexGrow: 1,
    minHeight: 0,
    maxWidth: '1184px', // 1120 px of content between paddings of 32 px
    padding: '32px',
    paddingBottom: '24px',
    display: 'flex',
    flexDirection: 'column',
    rowGap: '16px',
    overflowY: 'auto',
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  line: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    flexWrap: 'wrap',
    gap: '8px 16px',
    flexShrink: 0,
    minHeight: '32px',
  },
  status: { color: tokens.colorNeutralForeground3, fontVariantNumeric: 'tabular-nums' },
  grid: { flexGrow: 1, minHeight: '200px' },
});

/** Activity: what happened here, and the support bundle. */
export function ActivityPage({ onOpenConnection }: { onOpenConnection: () => void }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { dispatchToast } = useToastController(toasterId);
  const [text, setText] = useState('');
  const [kind, setKind] = useState<ActivityQuery['kind']>('all');
  const settledText = useSettled(text.trim(), typingRestMs);
  const query = useMemo(() => ({ kind, text: settledText }), [kind, settledText]);
  const { state, rowAt, show, problem, fetching } = useActivity(query);
  const summary = useActivitySummary();
  const reload = useReloadActivity();
  const [selected, setSelected] = useState<ActivityEntry | null>(null);
  const [details, setDetails] = useState<ActivityEntry | null>(null);
  const [bundle, setBundle] = useState(false);
  const [exporting, setExporting] = useState<Problem | null>(null);
  const grid = useRef<VirtualGridHandle>(null);
  const columns = useActivityColumns();
  const words = useActivityWords();
  const [widths, setWidths] = useColumnWidths('activity');

  const say = (title: string) =>
    dispatchToast(
      <Toast>
        <ToastTitle>{title}</ToastTitle>
      </Toast>,
      { intent: 'success' },
    );

  const exportAs = async (format: ActivityFormat) => {
    setExporting(null);
    try {
      const file = await call('activity.export', { query, format });
      if (!file) return;
      say(t('activity.exported', { count: file.count, file: file.fileName }));
      reload();
    } catch (error) {
      setExporting(problemOf(error));
    }
  };

  const failure = problem ?? (summary.error ? problemOf(summary.error) : null);
  const nothing = state?.all === 0;
  return (
    <div className={styles.page}>
      <PageHeader title={t('navigation.activity')} purpose={t('activity.purpose')}>
        <div className={styles.actions}>
          <Menu positioning="below-end">
            <MenuTrigger disableButtonEnhancement>
              <MenuButton disabledFocusable={!state || state.found === 0}>
                {t('activity.buttons.export')}
              </MenuButton>
            </MenuTrigger>
            <MenuPopover>
              <MenuList>
                <MenuItem onClick={() => void exportAs('csv')}>
                  {t('activity.buttons.exportCsv')}
                </MenuItem>
                <MenuItem onClick={() => void exportAs('json')}>
                  {t('activity.buttons.exportJson')}
                </MenuItem>
              </MenuList>
            </MenuPopover>
          </Menu>
          <Button onClick={() => setBundle(true)}>{t('activity.buttons.bundle')}</Button>
        </div>
      </PageHeader>
      {failure ? (
        <ProblemBar problem={failure}>
          <Button size="small" onClick={reload}>
            {t('activity.buttons.retry')}
          </Button>
        </ProblemBar>
      ) : null}
      {state?.problem ? (
        <ProblemBar problem={state.problem} intent="warning">
          <Button size="small" onClick={reload}>
            {t('activity.buttons.retry')}
          </Button>
        </ProblemBar>
      ) : null}
      {exporting ? <ProblemBar problem={exporting} /> : null}
      {state && state.damaged > 0 ? (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{t('activity.damaged', { count: state.damaged })}</MessageBarBody>
        </MessageBar>
      ) : null}
      {nothing ? (
        <EmptyState
          title={t('activity.empty.title')}
          action={
            <Button appearance="primary" onClick={onOpenConnection}>
              {t('activity.buttons.openConnection')}
            </Button>
          }
        >
          {t('activity.empty.text')}
        </EmptyState>
      ) : failure && !state ? null : (
        <>
          <ActivityChart days={summary.data?.days} />
          <ActivityToolbar
            text={text}
            onText={(next) => {
              setText(next);
              setSelected(null);
            }}
            show={kind}
            onShow={(next) => {
              setKind(next);
              setSelected(null);
            }}
            grid={grid}
          />
          <div className={styles.line}>
            <Text role="status" className={styles.status}>
              {!state
                ? ''
                : state.found === state.all
                  ? t('activity.status.all', { count: state.all })
                  : t('activity.status.found', { found: state.found, all: state.all })}
            </Text>
            <Button disabledFocusable={!selected} onClick={() => setDetails(selected)}>
              {t('activity.buttons.details')}
            </Button>
          </div>
          <VirtualGrid
            ref={grid}
            className={styles.grid}
            label={t('activity.grid')}
            columns={columns}
            rowCount={state ? state.found : skeletonRows}
            countKnown={state !== undefined}
            rowAt={state ? rowAt : noRow}
            words={words}
            selectionMode="single"
            isSelected={({ id }) => id === selected?.id}
            selected="none"
            onSelect={(change) => {
              if ('index' in change) setSelected(rowAt(change.index) ?? null);
            }}
            onOpen={(index) => setDetails(rowAt(index) ?? null)}
            onRange={show}
            widths={widths}
            onWidths={setWidths}
            resetKey={JSON.stringify(query)}
            busy={fetching}
            empty={
              <EmptyState
                action={
                  <Button
                    onClick={() => {
                      setText('');
                      setKind('all');
                    }}
                  >
                    {t('activity.buttons.showAll')}
                  </Button>
                }
              >
                {t('activity.empty.found')}
              </EmptyState>
            }
          />
        </>
      )}
      <ActivityDetails entry={details} onClose={() => setDetails(null)} />
      <BundleDialog
        open={bundle}
        onClose={() => setBundle(false)}
        onSaved={(file) => {
          setBundle(false);
          say(t('activity.bundle.saved', { file }));
          reload();
        }}
      />
    </div>
  );
}
