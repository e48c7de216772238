import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Subtitle2,
  Text,
  tokens,
} from '@fluentui/react-components';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivityEntry } from '../../../src-main/contract/activity';
import { activitySentence, activityValue } from '../../../src-main/contract/activity-words';
import { accessParts } from '../../../src-main/contract/email-accounts';
import type { Problem } from '../../../src-main/contract/problems';
import type { Outcome } from '../../../src-main/contract/test-settings';
import { codesLine } from '../../ui/problem-details';
import { ProblemActions } from '../../ui/ProblemActions';
import { useProblemWords } from '../../ui/problem-words';
import { VisibleText } from '../../ui/VisibleText';
import { outcomeTones } from './activity-columns';
import { useActivityTexts } from './activity-texts';
import { OutcomeWord, type Tone } from './OutcomeWord';

const useStyles = makeStyles({
  surface: { maxWidth: '760px' },
  content: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: '16px',
    paddingBlock: '8px',
    overflowWrap: 'anywhere',
  },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    gap: '4px 16px',
    margin: 0,
    userSelect: 'text',
    '& dt': { color: tokens.colorNeutralForeground3 },
    '& dd': { margin: 0 },
  },
  part: { display: 'flex', flexDirection: 'column', rowGap: '8px' },
  heading: { margin: 0 },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    rowGap: '12px',
  },
  step: { display: 'flex', flexDirection: 'column', rowGap: '4px' },
  line: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 96px 64px',
    columnGap: '8px',
    alignItems: 'center',
  },
  time: { color: tokens.colorNeutralForeground3, fontVariantNumeric: 'tabular-nums' },
  codes: { color: tokens.colorNeutralForeground3, userSelect: 'text' },
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    tableLayout: 'fixed',
    userSelect: 'text',
    '& th, & td': {
      textAlign: 'start',
      verticalAlign: 'top',
      padding: '6px 8px',
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
      fontWeight: tokens.fontWeightRegular,
    },
    '& thead th': { fontWeight: tokens.fontWeightSemibold },
    '& thead th:first-child': { width: '32%' },
  },
});

const stepTones: Record<Outcome, Tone> = {
  passed: 'good',
  warning: 'limited',
  failed: 'bad',
  skipped: 'quiet',
};

interface ActivityDetailsProps {
  /** Null: the dialog is closed. */
  entry: ActivityEntry | null;
  onClose: () => void;
}

/** Everything that is known of one entry. */
export function ActivityDetails({ entry, onClose }: ActivityDetailsProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { time } = useActivityTexts();
  return (
    <Dialog
      open={entry !== null}
      onOpenChange={(_, data) => {
        if (!data.open) onClose();
      }}
    >
      <DialogSurface className={styles.surface}>
        {entry ? (
          <DialogBody>
            <DialogTitle>
              {t('activity.details.title', {
                kind: t(`activity.kinds.${entry.kind}`),
                time: time(entry.at),
              })}
            </DialogTitle>
            <DialogContent className={styles.content}>
              <Text weight="semibold">
                <VisibleText>{activitySentence(entry, t)}</VisibleText>
              </Text>
              <Facts entry={entry} />
              <More entry={entry} />
            </DialogContent>
            <DialogActions>
              <Button appearance="primary" onClick={onClose}>
                {t('activity.buttons.close')}
              </Button>
            </DialogActions>
          </DialogBody>
        ) : null}
      </DialogSurface>
    </Dialog>
  );
}

function Facts({ entry }: { entry: ActivityEntry }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { duration } = useActivityTexts();
  return (
    <dl className={styles.facts}>
      <dt>{t('activity.columns.outcome')}</dt>
      <dd>
        <OutcomeWord tone={outcomeTones[entry.outcome]}>
          {t(`activity.outcomes.${entry.outcome}`)}
        </OutcomeWord>
      </dd>
      <dt>{t('activity.details.who')}</dt>
      <dd>
        <VisibleText>{entry.who}</VisibleText>
      </dd>
      <dt>{t('activity.details.duration')}</dt>
      <dd>{duration(entry.durationMs)}</dd>
      {factsOf(entry, t).map(([name, value]) => (
        <Fact key={name} name={name} value={value} />
      ))}
    </dl>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <VisibleText>{value}</VisibleText>
      </dd>
    </>
  );
}

function factsOf(entry: ActivityEntry, t: TFunction): [name: string, value: string][] {
  switch (entry.kind) {
    case 'test':
      return [
        [t('activity.details.cloud'), t(`connection.clouds.${entry.cloud}`)],
        [t('activity.details.tenant'), entry.tenantId],
        [t('activity.details.app'), entry.clientId],
        ...(entry.organisation === null
          ? []
          : [[t('activity.details.organisation'), entry.organisation] as [string, string]]),
      ];
    case 'connection':
    case 'access':
    case 'scope':
      return [];
    case 'accounts':
      return entry.fileName === null ? [] : [[t('activity.details.file'), entry.fileName]];
    case 'message':
      return [
        [t('activity.details.account'), accountText(entry)],
        [t('activity.details.to'), entry.to],
        [t('activity.details.subject'), entry.subject],
      ];
    case 'event':
      return [
        [t('activity.details.account'), accountText(entry)],
        [t('activity.details.subject'), entry.subject],
      ];
    case 'mail':
      return [[t('activity.details.account'), accountText(entry)]];
    case 'file':
      return [
        [t('activity.details.file'), entry.fileName],
        ...(entry.count === null
          ? []
          : [[t('activity.details.count'), String(entry.count)] as [string, string]]),
      ];
  }
}

function accountText({ account, address }: { account: string; address: string }): string {
  return address === '' ? account : `${account} (${address})`;
}

function More({ entry }: { entry: ActivityEntry }) {
  const { t } = useTranslation();
  return (
    <>
      {entry.problem ? <Advice problem={entry.problem} entry={entry} /> : null}
      {entry.kind === 'test' && entry.steps.length > 0 ? <Steps entry={entry} /> : null}
      {entry.kind === 'connection' ? (
        <>
          {entry.credentialReplaced ? (
            <Text>{t('activity.details.credentialReplaced')}</Text>
          ) : null}
          {entry.changes.length > 0 ? (
            <Changes
              title={t('activity.details.changes')}
              rows={entry.changes.map(({ field, from, to }) => [
                t(`activity.fields.connection.${field}`),
                activityValue(field, from, t),
                activityValue(field, to, t),
              ])}
            />
          ) : null}
        </>
      ) : null}
      {entry.kind === 'accounts' ? <Accounts entry={entry} /> : null}
      {entry.kind === 'access' && entry.accounts.length > 0 ? <Access entry={entry} /> : null}
    </>
  );
}

function Advice({ problem, entry }: { problem: Problem; entry: ActivityEntry }) {
  const styles = useStyles();
  const words = useProblemWords()(problem);
  const codes = [codesLine(problem), problem.details.traceId].filter(Boolean).join(' · ');
  return (
    <div className={styles.step}>
      <Text>
        {words.happened} {words.cause} {words.next}
      </Text>
      {codes === '' ? null : (
        <Text size={200} className={styles.codes}>
          {codes}
        </Text>
      )}
      <ProblemActions
        problem={problem}
        {...(entry.kind === 'test' ? { cloud: entry.cloud, clientId: entry.clientId } : {})}
      />
    </div>
  );
}

function Steps({ entry }: { entry: Extract<ActivityEntry, { kind: 'test' }> }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { duration } = useActivityTexts();
  return (
    <div className={styles.part}>
      <Subtitle2 as="h3" className={styles.heading}>
        {t('activity.details.steps')}
      </Subtitle2>
      <ul className={styles.list} aria-label={t('activity.details.steps')}>
        {entry.steps.map(({ step, outcome, durationMs, problem }) => (
          <li key={step} className={styles.step}>
            <div className={styles.line}>
              <Text weight="semibold">{t(`connection.steps.${step}`)}</Text>
              <OutcomeWord tone={stepTones[outcome]}>
                {t(`connection.outcomes.${outcome}`)}
              </OutcomeWord>
              <Text size={200} align="end" className={styles.time}>
                {outcome === 'skipped' ? null : duration(durationMs)}
              </Text>
            </div>
            {problem && outcome !== 'skipped' ? <Advice problem={problem} entry={entry} /> : null}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface ChangesProps {
  title: ReactNode;
  rows: readonly (readonly [name: string, from: string, to: string])[];
}

function Changes({ title, rows }: ChangesProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <div className={styles.part}>
      <Subtitle2 as="h3" className={styles.heading}>
        {title}
      </Subtitle2>
      {rows.length === 0 ? null : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('activity.details.field')}</th>
              <th scope="col">{t('activity.details.from')}</th>
              <th scope="col">{t('activity.details.changedTo')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, from, to]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>
                  <VisibleText>{from}</VisibleText>
                </td>
                <td>
                  <VisibleText>{to}</VisibleText>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

function Accounts({ entry }: { entry: Extract<ActivityEntry, { kind: 'accounts' }> }) {
  const { t } = useTranslation();
  const { more } = entry;
  return (
    <>
      {entry.changes.map(({ name, address, what, fields }) => (
        <Changes
          key={`${what} ${name} ${address}`}
          title={
            <>
              {t(`activity.details.what.${what}`)}:{' '}
              <VisibleText>{accountText({ account: name, address })}</VisibleText>
            </>
          }
          rows={fields.map(({ field, from, to }) => [
            t(`activity.fields.account.${field}`),
            activityValue(field, from, t),
            activityValue(field, to, t),
          ])}
        />
      ))}
      {more > 0 ? <Text>{t('activity.details.more', { count: more })}</Text> : null}
    </>
  );
}

function Access({ entry }: { entry: Extract<ActivityEntry, { kind: 'access' }> }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const more = entry.count - entry.accounts.length;
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('activity.details.account')}</th>
            {accessParts.map((part) => (
              <th key={part} scope="col">
                {t(`emailAccounts.parts.${part}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entry.accounts.map(({ account, address, answers }) => (
            <tr key={address}>
              <th scope="row">
                <VisibleText>{accountText({ account, address })}</VisibleText>
              </th>
              {accessParts.map((part) => (
                <td key={part}>{t(`emailAccounts.answers.${answers[part]}`)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 ? <Text>{t('activity.details.more', { count: more })}</Text> : null}
    </>
  );
}
