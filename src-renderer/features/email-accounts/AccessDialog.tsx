import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Subtitle2,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  accessParts,
  type AccessPart,
  type AccessResult,
  type EmailAccount,
} from '../../../src-main/contract/email-accounts';
import type { Problem } from '../../../src-main/contract/problems';
import { call, problemOf } from '../../ipc/client';
import { codesLine } from '../../ui/problem-details';
import { ProblemActions } from '../../ui/ProblemActions';
import { useProblemWords } from '../../ui/problem-words';
import { useConnectionState } from '../connection/connection-queries';
import { isDenial, isNeeded } from './access-answers';
import { AccessWord } from './AccountCells';
import { useKeepAccounts } from './accounts-queries';
import { AccountsProblem } from './AccountsProblem';

const useStyles = makeStyles({
  content: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: '16px',
    paddingBlock: '8px',
    // It scrolls; nothing in it may be squeezed instead.
    '& > *': { flexShrink: 0 },
  },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    rowGap: '12px',
  },
  part: { display: 'flex', flexDirection: 'column', rowGap: '4px', overflowWrap: 'anywhere' },
  heading: { display: 'flex', alignItems: 'center', columnGap: '12px' },
  name: { margin: 0, minWidth: '184px' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

interface AccessDialogProps {
  /** Null: the dialog is closed. */
  account: EmailAccount | null;
  onClose: () => void;
}

/** The last access check of one account: each answer, and what to do about it. */
export function AccessDialog({ account, onClose }: AccessDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog
      open={account !== null}
      onOpenChange={(_, data) => {
        if (!data.open) onClose();
      }}
    >
      <DialogSurface>
        <DialogBody>
          <DialogTitle>
            {t('emailAccounts.access.title', { name: account?.name ?? '' })}
          </DialogTitle>
          {account ? <Details account={account} onClose={onClose} /> : null}
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function Details({ account, onClose }: { account: EmailAccount; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const styles = useStyles();
  const keep = useKeepAccounts();
  const [problem, setProblem] = useState<Problem | null>(null);
  const { data, error } = useQuery({
    queryKey: ['accounts.access', account.id],
    queryFn: ({ signal }) => call('accounts.access', { id: account.id }, { signal }),
    gcTime: 0,
  });
  const access = data?.access ?? null;
  const denied = access !== null && Object.values(access.answers).some(isDenial);
  const time = (at: string) =>
    new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' }).format(
      new Date(at),
    );
  const noteScopeChange = async () => {
    try {
      keep(await call('accounts.noteScopeChange', {}));
    } catch (caught) {
      setProblem(problemOf(caught));
    }
  };
  const spreading = account.access?.spreading ?? null;
  return (
    <>
      <DialogContent className={styles.content}>
        {error ? <AccountsProblem problem={problemOf(error)} /> : null}
        {problem ? <AccountsProblem problem={problem} /> : null}
        {spreading ? (
          <MessageBar intent="info" layout="multiline">
            <MessageBarBody>
              {t('emailAccounts.access.spreading', { time: time(spreading.nextCheckAt) })}
            </MessageBarBody>
          </MessageBar>
        ) : null}
        {access ? (
          <>
            <Text size={200} className={styles.quiet}>
              {t('emailAccounts.access.checkedAt', { time: time(access.checkedAt) })}
            </Text>
            <ul className={styles.list}>
              {accessParts.map((part) => (
                <Part key={part} part={part} account={account} access={access} />
              ))}
            </ul>
          </>
        ) : data ? (
          <Text>{t('emailAccounts.notChecked')}</Text>
        ) : null}
      </DialogContent>
      <DialogActions>
        {denied && spreading === null ? (
          <Button onClick={() => void noteScopeChange()}>
            {t('emailAccounts.access.scopeChanged')}
          </Button>
        ) : null}
        <Button appearance="primary" onClick={onClose}>
          {t('emailAccounts.buttons.close')}
        </Button>
      </DialogActions>
    </>
  );
}

interface PartProps {
  part: AccessPart;
  account: EmailAccount;
  access: AccessResult;
}

function Part({ part, account, access }: PartProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const words = useProblemWords();
  const connection = useConnectionState().data?.connection;
  const advice = access.advice[part];
  const name = t(`emailAccounts.parts.${part}`);
  const answer = access.answers[part];
  return (
    <li className={styles.part}>
      <div className={styles.heading}>
        <Subtitle2 as="h3" className={styles.name}>
          {name}
        </Subtitle2>
        <AccessWord answer={answer} />
      </div>
      {isNeeded(part, account.purposes) ? null : (
        <Text size={200} className={styles.quiet}>
          {t('emailAccounts.access.notNeeded')}
        </Text>
      )}
      {advice ? (
        <>
          <Text weight="semibold">{words(advice).happened}</Text>
          <Text>
            {words(advice).cause} {words(advice).next}
          </Text>
          {codesLine(advice) === '' ? null : (
            <Text size={200} className={styles.quiet}>
              {codesLine(advice)}
            </Text>
          )}
          <ProblemActions
            problem={advice}
            {...(connection ? { cloud: connection.cloud, clientId: connection.clientId } : {})}
            heading={[
              account.mailbox.address,
              t('emailAccounts.partAnswer', {
                part: name,
                answer: t(`emailAccounts.answers.${answer}`),
              }),
            ]}
          />
        </>
      ) : null}
    </li>
  );
}
