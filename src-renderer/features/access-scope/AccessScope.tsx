import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Subtitle1,
  Text,
  Toast,
  ToastTitle,
  tokens,
  useToastController,
} from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  mostPicked,
  type ScopeRow,
  type ScopeState,
} from '../../../src-main/contract/access-scope';
import { toasterId } from '../../app/toaster';
import { call, problemOf } from '../../ipc/client';
import { BarTitle } from '../../ui/BarTitle';
import { ProblemBar } from '../../ui/ProblemBar';
import { useRowSelection } from '../../ui/use-row-selection';
import { VirtualGrid } from '../../ui/VirtualGrid';
import { rowHeight } from '../../ui/virtual-grid-sizes';
import { initialValues, toDraft } from '../connection/connection-form';
import { useConnectionState } from '../connection/connection-queries';
import { useColumnWidths } from '../../ui/column-widths';
import { noRow } from '../../ui/skeleton-rows';
import { SelectMailboxDialog } from '../users/SelectMailboxDialog';
import { WorkProgress } from '../../ui/WorkProgress';
import { useScopeColumns, useScopeGridWords } from './ScopeCells';
import { ScopeDetails } from './ScopeDetails';
import { scopeSummary } from './scope-words';
import { useScopeState, useScopeWork, type ScopeWork } from './use-scope';

const mostRowsInSight = 9;
const skeletonRows = 3;

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', rowGap: '16px' },
  words: { display: 'flex', flexDirection: 'column', rowGap: '4px' },
  title: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground3 },
  toolbar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
  watch: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 16px' },
  watchWords: { flexGrow: 1, flexBasis: '320px' },
  frame: { display: 'flex', flexShrink: 0 },
  grid: { flexGrow: 1, minWidth: 0 },
  nothing: { padding: '24px', textAlign: 'center' },
});

const none: readonly ScopeRow[] = [];
const idOf = ({ mailbox }: ScopeRow) => mailbox.id;

/** Proves which mailboxes the app reaches: a section of the Set-up Guide. */
export function AccessScope({ onOpenConnection }: { onOpenConnection: () => void }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { data: state, error } = useScopeState();
  const work = useScopeWork();
  const problem = work.problem ?? (error ? problemOf(error) : null);
  const connection = useConnectionState().data?.connection;
  return (
    <section aria-labelledby="access-scope" className={styles.section}>
      <div className={styles.words}>
        <Subtitle1 as="h2" id="access-scope" className={styles.title}>
          {t('accessScope.title')}
        </Subtitle1>
        <Text className={styles.quiet}>{t('accessScope.purpose')}</Text>
      </div>
      {problem ? (
        <ProblemBar
          problem={problem}
          {...(connection ? { cloud: connection.cloud, clientId: connection.clientId } : {})}
        />
      ) : null}
      {state?.connected === false ? (
        <div className={styles.toolbar}>
          <Text>{t('accessScope.notConnected')}</Text>
          <Button onClick={onOpenConnection}>{t('accessScope.openConnection')}</Button>
        </div>
      ) : (
        <Proof state={state} work={work} />
      )}
    </section>
  );
}

interface ProofProps {
  /** Undefined until it is loaded. */
  state: ScopeState | undefined;
  work: ScopeWork;
}

function Proof({ state, work }: ProofProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { dispatchToast } = useToastController(toasterId);
  const connection = useConnectionState().data?.connection;
  const [adding, setAdding] = useState(false);
  const columns = useScopeColumns();
  const words = useScopeGridWords();
  const [widths, setWidths] = useColumnWidths('accessScope');
  const rows = state?.rows ?? none;
  const selected = useRowSelection(rows, idOf);
  const removable = selected.rows.filter(({ origin }) => origin !== 'account');
  const [one] = selected.rows.length === 1 ? selected.rows : [];
  const idle = state !== undefined && work.working === null;

  const exportProof = async () => {
    work.fail(null);
    try {
      const file = await call('scope.export', {});
      if (!file) return;
      dispatchToast(
        <Toast>
          <ToastTitle>{t('accessScope.exported', { file: file.fileName })}</ToastTitle>
        </Toast>,
        { intent: 'success' },
      );
    } catch (error) {
      work.fail(problemOf(error));
    }
  };

  const shownRows = state
    ? Math.min(Math.max(rows.length, skeletonRows), mostRowsInSight)
    : skeletonRows;
  return (
    <>
      <Text>{t('accessScope.mustNot')}</Text>
      <div className={styles.toolbar}>
        <Button
          appearance="primary"
          disabledFocusable={!idle || rows.length === 0}
          onClick={work.prove}
        >
          {t('accessScope.buttons.prove')}
        </Button>
        <Button disabledFocusable={!idle} onClick={() => setAdding(true)}>
          {t('accessScope.buttons.add')}
        </Button>
        <Button disabledFocusable={!idle} onClick={work.sample}>
          {t('accessScope.buttons.sample')}
        </Button>
        <Button
          disabledFocusable={!idle || removable.length === 0}
          onClick={() => void work.run(() => call('scope.remove', { ids: removable.map(idOf) }))}
        >
          {t('accessScope.buttons.remove')}
        </Button>
        <Button
          disabledFocusable={!idle || state.provedAt === null}
          onClick={() => void exportProof()}
        >
          {t('accessScope.buttons.export')}
        </Button>
      </div>
      <Working work={work} />
      {/* One for each proof: a message bar is said when it comes, and not when its words change. */}
      {state?.provedAt ? (
        <Summary key={state.provedAt} rows={rows} provedAt={state.provedAt} />
      ) : null}
      {/* In the flow of the page: as tall as its rows, until there are many. */}
      <div className={styles.frame} style={{ height: `${(shownRows + 1) * rowHeight + 2}px` }}>
        <VirtualGrid
          className={styles.grid}
          label={t('accessScope.grid')}
          columns={columns}
          rowCount={state ? rows.length : skeletonRows}
          countKnown={state !== undefined}
          rowAt={state ? (index) => rows[index] : noRow}
          words={words}
          selectionMode="multiple"
          isSelected={selected.isSelected}
          selected={selected.state}
          onSelect={selected.change}
          onOpen={() => undefined}
          widths={widths}
          onWidths={setWidths}
          resetKey=""
          busy={!state}
          empty={
            <Text block className={styles.nothing}>
              {t('accessScope.empty')}
            </Text>
          }
        />
      </div>
      {one ? <ScopeDetails row={one} /> : null}
      {state ? <Watch state={state} work={work} /> : null}
      {adding ? (
        <SelectMailboxDialog
          open
          connection={connection ? toDraft(initialValues(connection, null)) : null}
          onClose={() => setAdding(false)}
          several={{
            most: mostPicked,
            onSelect: (users) => {
              setAdding(false);
              work.add(users.map(({ id }) => id));
            },
          }}
        />
      ) : null}
    </>
  );
}

/** What is being done, and how far it is. */
function Working({ work: { working, cancel } }: { work: ScopeWork }) {
  const { t } = useTranslation();
  if (!working) return null;
  const { kind, done, total, waiting } = working;
  const said = () => {
    if (waiting !== null) return t('accessScope.waits', { seconds: Math.ceil(waiting) });
    if (kind === 'sampling') return done === 0 ? null : t('accessScope.looked', { count: done });
    return total === null ? null : t('accessScope.tried', { done, total });
  };
  return (
    <WorkProgress
      label={t(`accessScope.${kind}`)}
      value={total ? done / total : null}
      onCancel={cancel}
    >
      {said()}
    </WorkProgress>
  );
}

function Summary({ rows, provedAt }: { rows: readonly ScopeRow[]; provedAt: string }) {
  const { t, i18n } = useTranslation();
  const { intent, title, text } = scopeSummary(rows, t);
  const time = new Intl.DateTimeFormat(i18n.language, {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(new Date(provedAt));
  return (
    <MessageBar intent={intent} layout="multiline">
      <MessageBarBody>
        <BarTitle>{title}</BarTitle>
        {text} {t('accessScope.summary.provedAt', { time })}
      </MessageBarBody>
    </MessageBar>
  );
}

/** Trying again until a fresh policy applies. */
function Watch({ state, work }: { state: ScopeState; work: ScopeWork }) {
  const { t, i18n } = useTranslation();
  const styles = useStyles();
  const { watch, watched, rows } = state;
  const time = (at: string) =>
    new Intl.DateTimeFormat(i18n.language, { timeStyle: 'short' }).format(new Date(at));
  const said = () => {
    if (watch === null) {
      return watched === 'gaveUp' ? t('accessScope.watching.gaveUp') : t('accessScope.delay');
    }
    return watch.nextCheckAt === null
      ? t('accessScope.watching.checking')
      : t('accessScope.watching.waiting', {
          next: time(watch.nextCheckAt),
          end: time(watch.endsAt),
        });
  };
  return (
    <>
      {watch?.problem ? <ProblemBar problem={watch.problem} intent="warning" /> : null}
      <div className={styles.watch}>
        <Text role="status" className={styles.watchWords}>
          {said()}
        </Text>
        {watch ? (
          <Button onClick={() => void work.run(() => call('scope.stopWatch', {}))}>
            {t('accessScope.buttons.stopWatch')}
          </Button>
        ) : (
          <Button
            disabledFocusable={rows.length === 0}
            onClick={() => void work.run(() => call('scope.watch', {}))}
          >
            {t('accessScope.buttons.watch')}
          </Button>
        )}
      </div>
    </>
  );
}
