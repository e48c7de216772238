import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  makeStyles,
  MessageBar,
  MessageBarBody,
  ProgressBar,
  Textarea,
} from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isGuid, isMailbox } from '../../../src-main/contract/connection';
import type { EmailAccount, SentItem, SentTest } from '../../../src-main/contract/email-accounts';
import type { Problem } from '../../../src-main/contract/problems';
import { call, problemOf } from '../../ipc/client';
import { AccountsProblem } from './AccountsProblem';
import { reference } from './reference';
import { useFocusKept } from './use-focus-kept';
import { BarTitle } from '../../ui/BarTitle';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', rowGap: '12px', paddingBlock: '8px' },
  // Laid out as if it were not there.
  buttons: { display: 'contents' },
  outcome: { display: 'flex', flexDirection: 'column', rowGap: '8px' },
  id: { overflowWrap: 'anywhere', userSelect: 'text' },
});

interface SendTestDialogProps {
  /** Null: the dialog is closed. */
  account: EmailAccount | null;
  onClose: () => void;
}

/** Sends one test message, once, and says what became of it. */
export function SendTestDialog({ account, onClose }: SendTestDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog
      open={account !== null}
      onOpenChange={(_, data) => {
        if (!data.open && data.type !== 'backdropClick') onClose();
      }}
    >
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('emailAccounts.buttons.sendTest')}</DialogTitle>
          {account ? <Form account={account} onClose={onClose} /> : null}
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function Form({ account, onClose }: { account: EmailAccount; onClose: () => void }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const [to, setTo] = useState(account.mailbox.address);
  const [subject, setSubject] = useState<string>(() =>
    t('emailAccounts.test.subject', { reference: reference() }),
  );
  const [text, setText] = useState<string>(() =>
    t('emailAccounts.test.text', { name: account.name }),
  );
  const [tried, setTried] = useState(false);
  const [sending, setSending] = useState(false);
  const [sent, setSent] = useState<SentTest | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  const isAddress = isMailbox(to.trim()) && !isGuid(to.trim());
  const complete = isAddress && subject.trim() !== '' && text.trim() !== '';
  // One that may have been sent is never sent again.
  const over = sent !== null && sent.outcome !== 'refused';
  const buttons = useFocusKept(over);

  const send = async () => {
    setTried(true);
    if (!complete || sending) return;
    setSending(true);
    setSent(null);
    setProblem(null);
    try {
      setSent(
        await call('accounts.sendTest', {
          id: account.id,
          attempt: crypto.randomUUID(),
          to,
          subject,
          text,
        }),
      );
    } catch (error) {
      setProblem(problemOf(error));
    }
    setSending(false);
  };

  return (
    <>
      <DialogContent className={styles.content}>
        <Field
          label={t('emailAccounts.test.to')}
          {...(tried && !isAddress
            ? { validationMessage: t('emailAccounts.errors.addressInvalid') }
            : {})}
        >
          <Input
            value={to}
            maxLength={320}
            readOnly={over}
            onChange={(_, data) => setTo(data.value)}
          />
        </Field>
        <Field
          label={t('emailAccounts.test.subjectLabel')}
          {...(tried && subject.trim() === ''
            ? { validationMessage: t('emailAccounts.errors.subjectRequired') }
            : {})}
        >
          <Input
            value={subject}
            maxLength={255}
            readOnly={over}
            onChange={(_, data) => setSubject(data.value)}
          />
        </Field>
        <Field
          label={t('emailAccounts.test.textLabel')}
          {...(tried && text.trim() === ''
            ? { validationMessage: t('emailAccounts.errors.textRequired') }
            : {})}
        >
          <Textarea
            rows={4}
            value={text}
            maxLength={10_000}
            readOnly={over}
            onChange={(_, data) => setText(data.value)}
          />
        </Field>
        {sending ? <ProgressBar aria-label={t('emailAccounts.test.sending')} /> : null}
        <div className={styles.outcome}>
          {sent ? <Outcome sent={sent} account={account} subject={subject.trim()} /> : null}
          {problem ? <AccountsProblem problem={problem} /> : null}
        </div>
      </DialogContent>
      <DialogActions>
        <div ref={buttons} className={styles.buttons}>
          {over ? null : (
            <Button appearance="primary" disabledFocusable={sending} onClick={() => void send()}>
              {t('emailAccounts.test.send')}
            </Button>
          )}
          <Button onClick={onClose}>{t('emailAccounts.buttons.close')}</Button>
        </div>
      </DialogActions>
    </>
  );
}

interface OutcomeProps {
  sent: SentTest;
  account: EmailAccount;
  subject: string;
}

function Outcome({ sent, account, subject }: OutcomeProps) {
  const { t } = useTranslation();
  switch (sent.outcome) {
    case 'accepted':
      return (
        <MessageBar intent="success" layout="multiline">
          <MessageBarBody>
            <BarTitle>{t('emailAccounts.test.accepted')}</BarTitle>
            {t('emailAccounts.test.acceptedText')}
            <MessageId message={sent.message} />
          </MessageBarBody>
        </MessageBar>
      );
    case 'refused':
      return <AccountsProblem problem={sent.problem} />;
    case 'unknown':
      return <Unknown problem={sent.problem} account={account} subject={subject} />;
  }
}

function MessageId({ message }: { message: SentItem | null }) {
  const { t } = useTranslation();
  const styles = useStyles();
  if (!message?.internetMessageId) return null;
  return (
    <div className={styles.id}>
      {t('emailAccounts.test.messageId', { id: message.internetMessageId })}
    </div>
  );
}

/** The reply was lost: only the mailbox itself can tell. */
function Unknown({ problem, account, subject }: Omit<OutcomeProps, 'sent'> & { problem: Problem }) {
  const { t } = useTranslation();
  const [looking, setLooking] = useState(false);
  const [found, setFound] = useState<{ message: SentItem | null } | null>(null);
  const [failed, setFailed] = useState<Problem | null>(null);
  const look = async () => {
    setLooking(true);
    setFailed(null);
    try {
      setFound(await call('accounts.lookInSentItems', { id: account.id, subject }));
    } catch (error) {
      setFailed(problemOf(error));
    }
    setLooking(false);
  };
  return (
    <>
      <AccountsProblem problem={problem} intent="warning">
        <Button size="small" disabledFocusable={looking} onClick={() => void look()}>
          {t('emailAccounts.test.look')}
        </Button>
      </AccountsProblem>
      {found ? (
        <MessageBar intent={found.message ? 'success' : 'info'} layout="multiline">
          <MessageBarBody>
            {t(found.message ? 'emailAccounts.test.found' : 'emailAccounts.test.notFound')}
            <MessageId message={found.message} />
          </MessageBarBody>
        </MessageBar>
      ) : null}
      {failed ? <AccountsProblem problem={failed} /> : null}
    </>
  );
}
