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
  Text,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longestProxyText } from '../../src-main/contract/proxy';
import type { Problem } from '../../src-main/contract/problems';
import { call, problemOf } from '../ipc/client';
import { useProblemWords } from './problem-words';
import { VisibleText } from './VisibleText';
import { BarTitle } from './BarTitle';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', rowGap: '12px' },
  proxy: { overflowWrap: 'anywhere', userSelect: 'text' },
  kept: { color: tokens.colorNeutralForeground3 },
});

interface ProxySignInProps {
  /** Which one asks, `proxy.example.com:8080`. */
  proxy: string;
  /** The proxy will be told from now on. */
  onTaken: () => void;
}

/** Asks for the user name and the password of a proxy. They are sent once, and gone with the dialog. */
export function ProxySignIn({ proxy, onTaken }: ProxySignInProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('problem.proxy.open')}
      </Button>
      <Dialog
        open={open}
        onOpenChange={(_, data) => {
          // A click beside it must not lose what was typed.
          if (data.type !== 'backdropClick') setOpen(data.open);
        }}
      >
        <DialogSurface>
          <SignInForm
            proxy={proxy}
            onTaken={() => {
              close();
              onTaken();
            }}
            onClose={close}
          />
        </DialogSurface>
      </Dialog>
    </>
  );
}

function SignInForm({ proxy, onTaken, onClose }: ProxySignInProps & { onClose: () => void }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const words = useProblemWords();
  const [userName, setUserName] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const refusal = problem ? words(problem) : null;

  const signIn = async (form: HTMLFormElement) => {
    setTried(true);
    const missing = [...form.querySelectorAll('input')].find(({ value }) => value === '');
    missing?.focus();
    if (missing || busy) return;
    setBusy(true);
    setProblem(null);
    try {
      await call('network.signInToProxy', { proxy, userName, password });
      onTaken();
    } catch (error) {
      setProblem(problemOf(error));
      setBusy(false);
    }
  };
  const needed = (value: string, message: string) =>
    tried && value === ''
      ? ({ validationState: 'error', validationMessage: message } as const)
      : {};

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        // A form in a dialog is still inside the page's own form for React.
        event.stopPropagation();
        void signIn(event.currentTarget);
      }}
    >
      <DialogBody>
        <DialogTitle>{t('problem.proxy.title')}</DialogTitle>
        <DialogContent className={styles.content}>
          <Text>
            {t('problem.proxy.asks')}{' '}
            <Text weight="semibold" className={styles.proxy}>
              <VisibleText>{proxy}</VisibleText>
            </Text>
          </Text>
          {refusal ? (
            <MessageBar intent="error" layout="multiline">
              <MessageBarBody>
                <BarTitle>{refusal.happened}</BarTitle>
                {refusal.cause} {refusal.next}
              </MessageBarBody>
            </MessageBar>
          ) : null}
          <Field
            label={t('problem.proxy.userName')}
            {...needed(userName, t('problem.proxy.userNameNeeded'))}
          >
            <Input
              required
              spellCheck={false}
              value={userName}
              autoComplete="off"
              maxLength={longestProxyText.userName}
              onChange={(_, data) => setUserName(data.value)}
            />
          </Field>
          <Field
            label={t('problem.proxy.password')}
            {...needed(password, t('problem.proxy.passwordNeeded'))}
          >
            <Input
              type="password"
              required
              value={password}
              autoComplete="off"
              maxLength={longestProxyText.password}
              onChange={(_, data) => setPassword(data.value)}
            />
          </Field>
          <Text size={200} className={styles.kept}>
            {t('problem.proxy.kept')}
          </Text>
        </DialogContent>
        <DialogActions>
          <Button appearance="primary" type="submit" disabledFocusable={busy}>
            {t('problem.proxy.signIn')}
          </Button>
          <Button onClick={onClose}>{t('problem.proxy.cancel')}</Button>
        </DialogActions>
      </DialogBody>
    </form>
  );
}
