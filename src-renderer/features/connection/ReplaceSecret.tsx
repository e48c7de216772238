import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  Field,
  Input,
  makeStyles,
  ProgressBar,
  Text,
} from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isDay, type ConnectionView } from '../../../src-main/contract/connection';
import type { Problem } from '../../../src-main/contract/problems';
import type { StepId } from '../../../src-main/contract/test-settings';
import { problemOf } from '../../ipc/client';
import { ProblemBar } from '../../ui/ProblemBar';
import { cleanValue } from './connection-form';
import { useReplaceSecret } from './connection-queries';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', rowGap: '12px' },
  button: { alignSelf: 'flex-start' },
  expires: { maxWidth: '240px' },
});

interface ReplaceSecretProps {
  connection: ConnectionView;
  disabled: boolean;
  /** The saved connection has another secret now. */
  onReplaced: (connection: ConnectionView) => void;
}

/** Asks for a new secret, which is tested beside the old one before it takes its place. */
export function ReplaceSecret({ connection, disabled, onReplaced }: ReplaceSecretProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={(_, dialog) => setOpen(dialog.open)}>
      <DialogTrigger disableButtonEnhancement>
        <Button size="small" className={styles.button} disabledFocusable={disabled}>
          {t('connection.replace.open')}
        </Button>
      </DialogTrigger>
      <DialogSurface aria-label={t('connection.replace.title')}>
        <ReplaceForm
          connection={connection}
          onReplaced={(replaced) => {
            setOpen(false);
            onReplaced(replaced);
          }}
          onClose={() => setOpen(false)}
        />
      </DialogSurface>
    </Dialog>
  );
}

interface ReplaceFormProps {
  connection: ConnectionView;
  onReplaced: (connection: ConnectionView) => void;
  onClose: () => void;
}

function ReplaceForm({ connection, onReplaced, onClose }: ReplaceFormProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const replace = useReplaceSecret();
  const [secret, setSecret] = useState('');
  const [expires, setExpires] = useState('');
  const [missing, setMissing] = useState(false);
  const [step, setStep] = useState<StepId | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const abort = useRef<AbortController | null>(null);

  // Closing the dialog leaves everything as it was.
  useEffect(() => () => abort.current?.abort(), []);

  const start = async () => {
    setMissing(secret === '');
    if (secret === '' || abort.current !== null) return;
    const controller = new AbortController();
    abort.current = controller;
    setProblem(null);
    setStep('reach');
    try {
      const { report, state } = await replace(
        { secret, secretExpires: isDay(expires) ? expires : null },
        { signal: controller.signal, onStep: setStep },
      );
      if (state?.connection) onReplaced(state.connection);
      else setProblem(report.steps.find(({ outcome }) => outcome === 'failed')?.problem ?? null);
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      abort.current = null;
      setStep(null);
    }
  };

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        // For React the dialog is inside the page's own form.
        event.stopPropagation();
        void start();
      }}
    >
      <DialogBody>
        <DialogTitle>{t('connection.replace.title')}</DialogTitle>
        <DialogContent className={styles.content}>
          <Text>{t('connection.replace.purpose')}</Text>
          <Field
            label={t('connection.replace.secret')}
            {...(missing && {
              validationState: 'error',
              validationMessage: t('connection.required.clientSecret'),
            })}
          >
            <Input
              type="password"
              value={secret}
              autoComplete="off"
              maxLength={4096}
              onChange={(_, data) => {
                setSecret(cleanValue('clientSecret', data.value));
                setMissing(false);
              }}
            />
          </Field>
          <Field label={t('connection.replace.expires')} hint={t('connection.hints.secretExpires')}>
            <Input
              type="date"
              className={styles.expires}
              value={expires}
              onChange={(_, data) => setExpires(data.value)}
            />
          </Field>
          {step !== null ? (
            <Field
              validationState="none"
              validationMessage={t('connection.replace.testing', {
                step: t(`connection.steps.${step}`),
              })}
            >
              <ProgressBar aria-label={t('connection.replace.progress')} />
            </Field>
          ) : null}
          {problem ? (
            <>
              <ProblemBar
                problem={problem}
                cloud={connection.cloud}
                clientId={connection.clientId}
              />
              <Text size={200}>{t('connection.replace.oldStays')}</Text>
            </>
          ) : null}
        </DialogContent>
        <DialogActions>
          <Button appearance="primary" type="submit" disabledFocusable={step !== null}>
            {t('connection.replace.start')}
          </Button>
          <Button onClick={onClose}>{t('connection.replace.cancel')}</Button>
        </DialogActions>
      </DialogBody>
    </form>
  );
}
