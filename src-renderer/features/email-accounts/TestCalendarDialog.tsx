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
  ProgressBar,
  Text,
} from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EmailAccount, TestedEvent } from '../../../src-main/contract/email-accounts';
import type { Problem } from '../../../src-main/contract/problems';
import { call, problemOf } from '../../ipc/client';
import { AccountsProblem } from './AccountsProblem';
import { reference } from './reference';
import { useFocusKept } from './use-focus-kept';
import { BarTitle } from '../../ui/BarTitle';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', rowGap: '12px' },
  // Laid out as if it were not there.
  buttons: { display: 'contents' },
});

interface TestCalendarDialogProps {
  /** Null: the dialog is closed. */
  account: EmailAccount | null;
  onClose: () => void;
}

/** Asks, then creates a test event and deletes it again, and says what became of it. */
export function TestCalendarDialog({ account, onClose }: TestCalendarDialogProps) {
  const { t } = useTranslation();
  const [running, setRunning] = useState(false);
  // Whether the event is still there must be seen.
  const close = () => {
    if (!running) onClose();
  };
  return (
    <Dialog
      open={account !== null}
      onOpenChange={(_, data) => {
        if (!data.open && data.type !== 'backdropClick') close();
      }}
    >
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('emailAccounts.buttons.testCalendar')}</DialogTitle>
          {account ? (
            <Trial account={account} running={running} onRunning={setRunning} onClose={close} />
          ) : null}
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

interface TrialProps {
  account: EmailAccount;
  running: boolean;
  onRunning: (running: boolean) => void;
  onClose: () => void;
}

function Trial({ account, running, onRunning, onClose }: TrialProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const [subject] = useState<string>(() =>
    t('emailAccounts.event.subject', { reference: reference() }),
  );
  const [tested, setTested] = useState<TestedEvent | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const buttons = useFocusKept(tested);
  const mailbox = account.mailbox.address;

  const run = async () => {
    if (running) return;
    setProblem(null);
    onRunning(true);
    try {
      setTested(await call('accounts.testEvent', { id: account.id, subject, confirmed: true }));
    } catch (error) {
      setProblem(problemOf(error));
    }
    onRunning(false);
  };

  return (
    <>
      <DialogContent className={styles.content}>
        {tested === null ? (
          <>
            <Text weight="semibold">{t('emailAccounts.event.confirm', { mailbox })}</Text>
            <Text>{t('emailAccounts.event.text', { subject })}</Text>
          </>
        ) : null}
        {running ? <ProgressBar aria-label={t('emailAccounts.event.running')} /> : null}
        {tested ? <Outcome tested={tested} /> : null}
        {problem ? <AccountsProblem problem={problem} /> : null}
      </DialogContent>
      <DialogActions>
        <div ref={buttons} className={styles.buttons}>
          {tested === null ? (
            <Button appearance="primary" disabledFocusable={running} onClick={() => void run()}>
              {t('emailAccounts.event.run')}
            </Button>
          ) : null}
          <Button disabledFocusable={running} onClick={onClose}>
            {t(tested === null ? 'emailAccounts.buttons.cancel' : 'emailAccounts.buttons.close')}
          </Button>
        </div>
      </DialogActions>
    </>
  );
}

function Outcome({ tested: { outcome, event, problem } }: { tested: TestedEvent }) {
  const { t, i18n } = useTranslation();
  if (problem) {
    return (
      <AccountsProblem problem={problem} intent={outcome === 'refused' ? 'error' : 'warning'} />
    );
  }
  const time = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <MessageBar intent="success" layout="multiline">
      <MessageBarBody>
        <BarTitle>{t('emailAccounts.event.proved')}</BarTitle>
        {event
          ? t('emailAccounts.event.provedText', { start: time.format(new Date(event.start)) })
          : null}
      </MessageBarBody>
    </MessageBar>
  );
}
