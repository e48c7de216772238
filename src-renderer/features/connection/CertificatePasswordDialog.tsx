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
  Text,
} from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfferedCertificate } from '../../../src-main/contract/connection';
import type { Problem } from '../../../src-main/contract/problems';
import { call, problemOf } from '../../ipc/client';
import { useProblemWords } from '../../ui/problem-words';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', rowGap: '12px' },
});

interface CertificatePasswordDialogProps {
  /** Why a password is asked for; null: the dialog is closed. */
  locked: Problem | null;
  onOpened: (certificate: OfferedCertificate) => void;
  /** The password was right, but the certificate can't be used. */
  onFailed: (problem: Problem) => void;
  onClose: () => void;
}

/** Asks for the password of a certificate. It is sent once, and is gone when the dialog closes. */
export function CertificatePasswordDialog({ locked, ...answers }: CertificatePasswordDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog
      open={locked !== null}
      onOpenChange={(_, dialog) => {
        if (!dialog.open) answers.onClose();
      }}
    >
      <DialogSurface aria-label={t('connection.certificate.password.title')}>
        {locked ? <PasswordForm locked={locked} {...answers} /> : null}
      </DialogSurface>
    </Dialog>
  );
}

function PasswordForm({
  locked,
  onOpened,
  onFailed,
  onClose,
}: CertificatePasswordDialogProps & { locked: Problem }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const words = useProblemWords();
  const [password, setPassword] = useState('');
  const [refusal, setRefusal] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const reason = words(locked);
  const refused = refusal ? words(refusal) : null;

  const open = async () => {
    setBusy(true);
    setRefusal(null);
    try {
      onOpened(await call('certificate.unlock', { password }));
    } catch (error) {
      const problem = problemOf(error);
      if (problem.code === 'certificate-password-wrong') setRefusal(problem);
      else onFailed(problem);
    } finally {
      setBusy(false);
    }
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        // A form in a dialog is still inside the page's own form for React.
        event.stopPropagation();
        void open();
      }}
    >
      <DialogBody>
        <DialogTitle>{t('connection.certificate.password.title')}</DialogTitle>
        <DialogContent className={styles.content}>
          <Text>
            {reason.happened} {reason.next}
          </Text>
          <Field
            label={t('connection.certificate.password.label')}
            {...(refused && {
              validationState: 'error',
              validationMessage: `${refused.happened} ${refused.next}`,
            })}
          >
            <Input
              type="password"
              value={password}
              autoComplete="off"
              maxLength={1024}
              onChange={(_, data) => setPassword(data.value)}
            />
          </Field>
        </DialogContent>
        <DialogActions>
          <Button appearance="primary" type="submit" disabledFocusable={busy}>
            {t('connection.certificate.password.open')}
          </Button>
          <Button onClick={onClose}>{t('connection.certificate.password.cancel')}</Button>
        </DialogActions>
      </DialogBody>
    </form>
  );
}
