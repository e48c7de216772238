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
  tokens,
} from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  EmailAccount,
  Moved,
  PreviewedMessage,
  ReceiveRule,
} from '../../../src-main/contract/email-accounts';
import type { Problem } from '../../../src-main/contract/problems';
import { call, problemOf } from '../../ipc/client';
import { BarTitle } from '../../ui/BarTitle';
import { VisibleText } from '../../ui/VisibleText';
import { AccountsProblem } from './AccountsProblem';
import { RuleSummary } from './RuleSummary';
import { TriedMessages, useDestination } from './TriedMessages';
import { useFocusKept } from './use-focus-kept';

const useStyles = makeStyles({
  surface: { maxWidth: '860px' },
  content: { display: 'flex', flexDirection: 'column', rowGap: '12px' },
  // Laid out as if it were not there.
  buttons: { display: 'contents' },
  quiet: { color: tokens.colorNeutralForeground3 },
  message: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: '4px',
    padding: '12px 16px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    overflowWrap: 'anywhere',
  },
});

interface TryRuleDialogProps {
  /** Null: the dialog is closed. */
  account: EmailAccount | null;
  onClose: () => void;
}

/** Shows what the receive rule would do, and proves with one message that moving works. */
export function TryRuleDialog({ account, onClose }: TryRuleDialogProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const [moving, setMoving] = useState(false);
  // What becomes of a message that is being moved must be seen.
  const close = () => {
    if (!moving) onClose();
  };
  return (
    <Dialog
      open={account !== null}
      onOpenChange={(_, data) => {
        if (!data.open && data.type !== 'backdropClick') close();
      }}
    >
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{t('emailAccounts.buttons.tryRule')}</DialogTitle>
          {account?.receive ? (
            <Trial
              mailboxId={account.mailbox.id}
              rule={account.receive}
              moving={moving}
              onMoving={setMoving}
              onClose={close}
            />
          ) : null}
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

interface TrialProps {
  mailboxId: string;
  rule: ReceiveRule;
  moving: boolean;
  onMoving: (moving: boolean) => void;
  onClose: () => void;
}

/** Looking at what the rule would take, asking before one message is moved, and what became of it. */
type Stage =
  | { kind: 'look' }
  | { kind: 'confirm'; message: PreviewedMessage }
  | { kind: 'moved'; message: PreviewedMessage; moved: Moved; back: boolean };

function Trial({ mailboxId, rule, moving, onMoving, onClose }: TrialProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const [stage, setStage] = useState<Stage>({ kind: 'look' });
  const buttons = useFocusKept(stage);
  const [selected, setSelected] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['accounts.tryRule', mailboxId, rule],
    queryFn: ({ signal }) => call('accounts.tryRule', { mailboxId, rule }, { signal }),
    gcTime: 0,
  });
  const destination = useDestination(data);
  const message = isFetching ? undefined : data?.messages.find(({ id }) => id === selected);

  const look = () => {
    setProblem(null);
    setSelected(null);
    setStage({ kind: 'look' });
    void refetch();
  };
  const move = async (about: PreviewedMessage, back: boolean, task: () => Promise<Moved>) => {
    if (moving) return;
    setProblem(null);
    onMoving(true);
    try {
      setStage({ kind: 'moved', message: about, moved: await task(), back });
    } catch (failed) {
      setProblem(problemOf(failed));
    }
    onMoving(false);
  };
  const runOn = (about: PreviewedMessage) =>
    void move(about, false, () =>
      call('accounts.runRuleOnOne', { mailboxId, rule, messageId: about.id, confirmed: true }),
    );
  const moveBack = (about: PreviewedMessage, { from, messageId }: Moved) =>
    void move(about, true, () =>
      call('accounts.moveBack', { mailboxId, messageId, folder: from, confirmed: true }),
    );

  return (
    <>
      <DialogContent className={styles.content}>
        {problem ? <AccountsProblem problem={problem} /> : null}
        {stage.kind === 'look' ? (
          <>
            <RuleSummary rule={rule} />
            {error && !isFetching ? (
              <AccountsProblem problem={problemOf(error)} />
            ) : (
              <TriedMessages
                tried={isFetching ? undefined : data}
                selected={selected}
                onSelect={setSelected}
              />
            )}
          </>
        ) : null}
        {stage.kind === 'confirm' ? (
          <>
            <Text weight="semibold">
              {t('emailAccounts.rule.confirm', { from: data?.folder ?? '', to: destination ?? '' })}
            </Text>
            <Message message={stage.message} />
            <Text>{t('emailAccounts.rule.confirmText')}</Text>
          </>
        ) : null}
        {stage.kind === 'moved' ? (
          <>
            <Message message={stage.message} />
            <Outcome moved={stage.moved} back={stage.back} />
          </>
        ) : null}
        {moving ? <ProgressBar aria-label={t('emailAccounts.rule.moving')} /> : null}
      </DialogContent>
      <DialogActions>
        <div ref={buttons} className={styles.buttons}>
          {stage.kind === 'look' ? (
            <>
              {destination === null ? null : (
                <Button
                  appearance="primary"
                  disabledFocusable={message === undefined}
                  onClick={() => {
                    if (message) setStage({ kind: 'confirm', message });
                  }}
                >
                  {t('emailAccounts.rule.run')}
                </Button>
              )}
              <Button onClick={onClose}>{t('emailAccounts.buttons.close')}</Button>
            </>
          ) : null}
          {stage.kind === 'confirm' ? (
            <>
              <Button
                appearance="primary"
                disabledFocusable={moving}
                onClick={() => runOn(stage.message)}
              >
                {t('emailAccounts.rule.runNow')}
              </Button>
              <Button disabledFocusable={moving} onClick={look}>
                {t('emailAccounts.rule.back')}
              </Button>
            </>
          ) : null}
          {stage.kind === 'moved' ? (
            <>
              {stage.moved.outcome === 'moved' && !stage.back ? (
                <Button
                  appearance="primary"
                  disabledFocusable={moving}
                  onClick={() => moveBack(stage.message, stage.moved)}
                >
                  {t('emailAccounts.rule.moveBack')}
                </Button>
              ) : null}
              <Button disabledFocusable={moving} onClick={look}>
                {t('emailAccounts.rule.again')}
              </Button>
              <Button disabledFocusable={moving} onClick={onClose}>
                {t('emailAccounts.buttons.close')}
              </Button>
            </>
          ) : null}
        </div>
      </DialogActions>
    </>
  );
}

function Message({ message: { subject, from, receivedAt } }: { message: PreviewedMessage }) {
  const { t, i18n } = useTranslation();
  const styles = useStyles();
  const time = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <div className={styles.message}>
      <Text weight="semibold">
        <VisibleText>{subject}</VisibleText>
      </Text>
      <Text size={200} className={styles.quiet}>
        <VisibleText>
          {t('emailAccounts.rule.from', {
            name: from.name === '' ? from.address : from.name,
            time: time.format(new Date(receivedAt)),
          })}
        </VisibleText>
      </Text>
    </div>
  );
}

/** Where the message is now, as far as anybody knows. */
function Outcome({ moved, back }: { moved: Moved; back: boolean }) {
  const { t } = useTranslation();
  const { from, to, problem } = moved;
  return problem ? (
    <AccountsProblem problem={problem} intent={moved.outcome === 'unknown' ? 'warning' : 'error'} />
  ) : (
    <MessageBar intent="success" layout="multiline">
      <MessageBarBody>
        <BarTitle>
          {t(back ? 'emailAccounts.rule.movedBack' : 'emailAccounts.rule.moved', {
            to: to.name,
          })}
        </BarTitle>
        {back ? null : t('emailAccounts.rule.movedText', { from: from.name })}
      </MessageBarBody>
    </MessageBar>
  );
}
