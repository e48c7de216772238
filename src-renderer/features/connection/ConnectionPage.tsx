import {
  Button,
  makeStyles,
  Skeleton,
  SkeletonItem,
  Tab,
  TabList,
  Text,
  Toast,
  ToastTitle,
  tokens,
  useAnnounce,
  useToastController,
} from '@fluentui/react-components';
import { ArrowRightRegular } from '@fluentui/react-icons';
import { useCallback, useState } from 'react';
import { useForm, useWatch, type FieldErrors } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { AppInfo } from '../../../src-main/contract/channels';
import {
  isGuid,
  type ConnectionField,
  type ConnectionState,
  type ConnectionView,
} from '../../../src-main/contract/connection';
import type { ConnectionPolicy } from '../../../src-main/contract/policy';
import { problemPointers, type Problem } from '../../../src-main/contract/problems';
import type { TestReport } from '../../../src-main/contract/test-settings';
import { useAppInfoQuery } from '../../app/app-info';
import { toasterId } from '../../app/toaster';
import { useUnsavedChanges } from '../../app/unsaved-changes';
import { problemOf } from '../../ipc/client';
import { lowWindow, wideWindow } from '../../ui/layout';
import { PageBody } from '../../ui/PageBody';
import { PageHeader } from '../../ui/PageHeader';
import { ProblemBar } from '../../ui/ProblemBar';
import { useProblemWords } from '../../ui/problem-words';
import { ConnectionForm, isAboutKeyring } from './ConnectionForm';
import {
  findErrors,
  initialValues,
  savedKind,
  toDraft,
  withPolicy,
  type ConnectionFormValues,
  type CredentialKind,
} from './connection-form';
import {
  useApplyConnection,
  useConnectionState,
  useForgetUnsaved,
  useTestSettings,
  type TestRun,
} from './connection-queries';
import { ConnectionsBar } from './ConnectionsBar';
import { ExpiryBar } from './Expiry';
import { ReplacedBar } from './ReplacedBar';
import { SuccessDialog } from './SuccessDialog';
import { TestResults } from './TestResults';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 640px)',
    gap: '32px 48px',
    alignItems: 'start',
    [wideWindow]: { gridTemplateColumns: 'minmax(0, 520px) minmax(0, 1fr)' },
  },
  notices: { display: 'flex', flexDirection: 'column', rowGap: '8px' },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '16px' },
  tabs: { marginInline: '-12px', marginBlock: '-8px' },
  skeleton: { display: 'flex', flexDirection: 'column', rowGap: '16px', maxWidth: '520px' },
  footer: {
    flexShrink: 0,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  footerContent: {
    boxSizing: 'border-box',
    maxWidth: '1184px',
    padding: '16px 32px',
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px',
    [lowWindow]: { paddingBlock: '8px' },
  },
  wayOn: { marginLeft: 'auto' },
  footerNote: { marginLeft: '8px', color: tokens.colorNeutralForeground3 },
});

interface ConnectionPageProps {
  /** The next piece of work, once a connection is saved. */
  onOpenEmailAccounts: () => void;
}

/** API Integrations: the tab Microsoft 365. */
export function ConnectionPage({ onOpenEmailAccounts }: ConnectionPageProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const info = useAppInfoQuery();
  const { data: state, error } = useConnectionState();
  /** A form of its own for each connection that is switched to. */
  const [visit, setVisit] = useState(0);

  if (state && info.data) {
    return (
      <LoadedPage
        key={visit}
        state={state}
        demo={info.data.demo}
        policy={info.data.policy}
        takesFocus={visit > 0}
        onSwitched={() => setVisit((before) => before + 1)}
        onOpenEmailAccounts={onOpenEmailAccounts}
      />
    );
  }
  return (
    <PageBody>
      <PageHeader title={t('navigation.connection')} purpose={t('connection.purpose')} />
      {(error ?? info.error) ? (
        <ProblemBar problem={problemOf(error ?? info.error)} />
      ) : (
        <Skeleton aria-label={t('connection.loading')} className={styles.skeleton}>
          {Array.from({ length: 5 }, (_, index) => (
            <SkeletonItem key={index} size={32} />
          ))}
        </Skeleton>
      )}
    </PageBody>
  );
}

interface LoadedPageProps extends ConnectionPageProps {
  state: ConnectionState;
  demo: AppInfo['demo'];
  policy: ConnectionPolicy;
  /** Whether focus was on the connection before this one. */
  takesFocus: boolean;
  /** Another connection is in use. */
  onSwitched: () => void;
}

function LoadedPage(props: LoadedPageProps) {
  const { state, demo, policy, takesFocus, onSwitched, onOpenEmailAccounts } = props;
  const { t } = useTranslation();
  const styles = useStyles();
  const words = useProblemWords();
  const { announce } = useAnnounce();
  const { dispatchToast } = useToastController(toasterId);

  const untouched = withPolicy(initialValues(state.connection, demo), state.connection, policy);
  const form = useForm<ConnectionFormValues>({
    defaultValues: untouched,
    mode: 'onTouched',
    resolver: (values) => {
      const found = findErrors(values, state.connection);
      if (isDateIncomplete()) found.secretExpires = 'invalid.secretExpires';
      const errors = Object.entries(found).map(
        ([name, message]) => [name, { type: 'validate', message }] as const,
      );
      return errors.length === 0
        ? { values, errors: {} }
        : { values: {}, errors: Object.fromEntries(errors) as FieldErrors<ConnectionFormValues> };
    },
  });
  const values = useWatch({ control: form.control }) as ConnectionFormValues;
  // What would be sent decides, not what is typed: custom addresses behind another cloud don't count.
  const isDirty = JSON.stringify(toDraft(values)) !== JSON.stringify(toDraft(untouched));

  // What the shown results are about; kept equal to the form when Apply empties the secret box.
  const [tested, setTested] = useState<ConnectionFormValues | null>(null);
  const [success, setSuccess] = useState<TestReport | null>(null);
  const [applyProblem, setApplyProblem] = useState<Problem | null>(null);

  const { run, start, cancel } = useTestSettings();
  const testing = run !== null && run.running !== null;
  const passed = isPass(run) && isSame(tested, values);

  const sayEnd = ({ report, problem }: TestRun) => {
    const failed = report?.steps.find(({ outcome }) => outcome === 'failed');
    if (report?.cancelled === true || problem?.code === 'cancelled') {
      announce(t('connection.results.cancelled'));
    } else if (failed?.problem) {
      announce(
        t('connection.results.announceFailed', {
          step: t(`connection.steps.${failed.step}`),
          outcome: t(`connection.outcomes.${failed.outcome}`),
          happened: words(failed.problem).happened,
        }),
      );
    }
  };

  const test = form.handleSubmit(async (submitted) => {
    setTested(submitted);
    setSuccess(null);
    setApplyProblem(null);
    const ended = await start(toDraft(submitted));
    if (ended === null) return;
    if (!isPass(ended)) sayEnd(ended);
    // The message box offers Apply, which must mean what was tested.
    else if (isSame(submitted, form.getValues())) setSuccess(ended.report);
    else announce(t('connection.results.changed'));
  });

  const apply = useApplyConnection();
  const [applying, setApplying] = useState(false);
  const save = useCallback(async (): Promise<boolean> => {
    let saved = false;
    await form.handleSubmit(async (submitted) => {
      setApplyProblem(null);
      setApplying(true);
      try {
        const next = await apply(toDraft(submitted));
        const shown = withPolicy(initialValues(next.connection, null), next.connection, policy);
        // The results stay those of the form, and no secret outlives its text box.
        setTested((before) => (isSame(before, submitted) ? shown : null));
        form.reset(shown);
        dispatchToast(
          <Toast>
            <ToastTitle>
              {t(
                next.secretStorage === 'memory' ? 'connection.savedForThisRun' : 'connection.saved',
              )}
            </ToastTitle>
          </Toast>,
          { intent: 'success' },
        );
        saved = true;
      } catch (error) {
        setApplyProblem(problemOf(error));
      } finally {
        // Together with the form's new values: saved, it is not to count as changed any more.
        setApplying(false);
      }
    })();
    return saved;
  }, [apply, dispatchToast, form, policy, t]);

  useUnsavedChanges({ unsaved: isDirty, saving: applying, apply: save });

  const forgetUnsaved = useForgetUnsaved();

  /** What else is typed stays; of the credential the form shows what is saved now. */
  const takeOver = (
    connection: ConnectionView,
    said: 'connection.replace.replaced' | `connection.replace.undone.${CredentialKind}`,
  ) => {
    // What was tested is not what is saved now, even where the form holds the same values.
    setTested(null);
    form.setValue('credentialKind', savedKind(connection));
    form.setValue('clientSecret', '');
    form.setValue('certificate', '');
    form.setValue('secretExpires', connection.secretExpires ?? '');
    forgetUnsaved();
    dispatchToast(
      <Toast>
        <ToastTitle>{t(said)}</ToastTitle>
      </Toast>,
      { intent: 'success' },
    );
  };

  const revert = () => {
    form.reset(untouched);
    forgetUnsaved();
    setApplyProblem(null);
  };

  const found = foundByTest(run, tested, values, (problem) => words(problem).happened);
  // A secret kept for this run only can still be saved, once there is a keyring.
  const keptForThisRun = state.secretStorage === 'memory' && state.connection?.hasClientSecret;
  const nothingToSave = !isDirty && state.connection !== null && keptForThisRun !== true;

  return (
    <>
      <PageBody>
        <PageHeader title={t('navigation.connection')} purpose={t('connection.purpose')} />
        <div className={styles.head}>
          <TabList selectedValue="microsoft365" className={styles.tabs}>
            <Tab value="microsoft365" id="tab-microsoft365" aria-controls="panel-microsoft365">
              {t('connection.tab')}
            </Tab>
          </TabList>
          <ConnectionsBar
            readOnly={state.readOnly}
            takesFocus={takesFocus}
            onSwitched={onSwitched}
          />
        </div>
        {state.connection ? <ExpiryBar connection={state.connection} /> : null}
        {state.connection?.previous ? (
          <ReplacedBar
            previous={state.connection.previous}
            kind={savedKind(state.connection)}
            disabled={state.readOnly}
            onUndone={(connection) =>
              takeOver(connection, `connection.replace.undone.${savedKind(connection)}`)
            }
          />
        ) : null}
        {state.notices.length > 0 || applyProblem ? (
          <div className={styles.notices}>
            {applyProblem ? (
              <ProblemBar
                problem={applyProblem}
                cloud={values.cloud}
                clientId={isGuid(values.clientId) ? values.clientId : null}
              />
            ) : null}
            {state.notices
              .filter((notice) => !isAboutKeyring(notice))
              .map((notice) => (
                <ProblemBar key={notice.code} problem={notice} intent="warning" />
              ))}
          </div>
        ) : null}
        <div
          role="tabpanel"
          id="panel-microsoft365"
          aria-labelledby="tab-microsoft365"
          className={styles.columns}
        >
          <ConnectionForm
            form={form}
            state={state}
            policy={policy}
            found={found}
            onReplaced={(connection) => takeOver(connection, 'connection.replace.replaced')}
          />
          <TestResults
            run={run}
            changed={!isSame(tested, values)}
            cloud={tested?.cloud ?? values.cloud}
            clientId={tested?.clientId ?? null}
          />
        </div>
      </PageBody>
      <footer className={styles.footer}>
        <div className={styles.footerContent}>
          <TestButton
            testing={testing}
            primary={!passed}
            onTest={() => void test()}
            onCancel={cancel}
          />
          <Button
            appearance={passed ? 'primary' : 'secondary'}
            disabledFocusable={nothingToSave || state.readOnly || applying || testing}
            onClick={() => void save()}
          >
            {t('connection.buttons.apply')}
          </Button>
          <Button disabledFocusable={!isDirty || applying || testing} onClick={revert}>
            {t('connection.buttons.revert')}
          </Button>
          {state.readOnly ? (
            <Text size={200} className={styles.footerNote}>
              {t('connection.readOnly')}
            </Text>
          ) : null}
          {state.connection !== null && !isDirty ? (
            <Button
              appearance="subtle"
              className={styles.wayOn}
              icon={<ArrowRightRegular />}
              iconPosition="after"
              onClick={onOpenEmailAccounts}
            >
              {t('connection.buttons.emailAccounts')}
            </Button>
          ) : null}
        </div>
      </footer>
      <SuccessDialog
        report={success}
        readOnly={state.readOnly}
        onApply={() => {
          setSuccess(null);
          void save();
        }}
        onClose={() => setSuccess(null)}
      />
    </>
  );
}

function isPass(run: TestRun | null): boolean {
  return run?.report?.succeeded === true && !run.report.cancelled;
}

function isSame(one: ConnectionFormValues | null, other: ConnectionFormValues): boolean {
  return one !== null && JSON.stringify(toDraft(one)) === JSON.stringify(toDraft(other));
}

/** A date of which only a part is typed has no value, so only its text box can tell. */
function isDateIncomplete(): boolean {
  const box = document.querySelector<HTMLInputElement>('input[name="secretExpires"]');
  return box?.validity.badInput ?? false;
}

/** What the failed step says of a field, as long as the field still holds what was tested. */
function foundByTest(
  run: TestRun | null,
  tested: ConnectionFormValues | null,
  values: ConnectionFormValues,
  say: (problem: Problem) => string,
): Partial<Record<ConnectionField, string>> {
  const problems = [
    run?.problem ?? null,
    ...(run?.results.map(({ outcome, problem }) => (outcome === 'failed' ? problem : null)) ?? []),
  ];
  const found: Partial<Record<ConnectionField, string>> = {};
  for (const problem of problems) {
    if (!problem || !tested) continue;
    const { field } = problemPointers[problem.code];
    if (field && tested[field] === values[field]) found[field] = say(problem);
  }
  return found;
}

interface TestButtonProps {
  testing: boolean;
  primary: boolean;
  onTest: () => void;
  onCancel: () => void;
}

/** One button in one place, so that focus stays on it while it starts and cancels the test. */
function TestButton({ testing, primary, onTest, onCancel }: TestButtonProps) {
  const { t } = useTranslation();
  return (
    <Button
      appearance={primary && !testing ? 'primary' : 'secondary'}
      onClick={(event) => {
        // The second click of a double click is not a wish to undo the first.
        if (event.detail > 1) return;
        if (testing) onCancel();
        else onTest();
      }}
    >
      {t(testing ? 'connection.buttons.cancelTest' : 'connection.buttons.test')}
    </Button>
  );
}
