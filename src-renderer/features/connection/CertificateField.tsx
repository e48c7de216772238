import {
  Button,
  Field,
  makeStyles,
  Spinner,
  Text,
  tokens,
  useAnnounce,
} from '@fluentui/react-components';
import { useId, useState } from 'react';
import { useController, type UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type {
  CertificateView,
  ConnectionView,
  OfferedCertificate,
} from '../../../src-main/contract/connection';
import type { Problem } from '../../../src-main/contract/problems';
import { call, problemOf } from '../../ipc/client';
import { ProblemBar } from '../../ui/ProblemBar';
import { VisibleText } from '../../ui/VisibleText';
import { CertificatePasswordDialog } from './CertificatePasswordDialog';
import type { ConnectionFormValues } from './connection-form';
import { ExpiryLine } from './Expiry';
import { useFieldMessage } from './FormField';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', rowGap: '12px' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px', alignItems: 'center' },
  card: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    gap: '8px 16px',
    margin: 0,
    padding: '12px 16px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  term: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, minWidth: 0 },
  thumbprint: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere' },
  note: { color: tokens.colorNeutralForeground3 },
});

interface CertificateFieldProps {
  form: UseFormReturn<ConnectionFormValues>;
  /** The saved certificate, where it may be used with the values of the form. */
  saved: ConnectionView['certificate'];
  /** What the last test found wrong with it. */
  found: string | undefined;
  /** What was imported or created last; kept by the form while another kind is shown. */
  offered: OfferedCertificate | null;
  onOffer: (certificate: OfferedCertificate) => void;
}

/** The certificate of the connection: what it is, and where another one comes from. */
export function CertificateField({ form, saved, found, offered, onOffer }: CertificateFieldProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const labelId = useId();
  const { announce } = useAnnounce();
  const {
    field: { ref, value: offeredId },
    fieldState,
  } = useController({ name: 'certificate', control: form.control });
  const [problem, setProblem] = useState<Problem | null>(null);
  const [locked, setLocked] = useState<Problem | null>(null);
  const [busy, setBusy] = useState<'importing' | 'creating' | 'saving' | null>(null);
  const [savedAs, setSavedAs] = useState<string | null>(null);
  const message = useFieldMessage(fieldState.error?.message, '', { found });

  const current = offered?.id === offeredId ? offered : null;
  const shown: CertificateView | null = current ?? saved;

  const offer = (certificate: OfferedCertificate) => {
    setLocked(null);
    setSavedAs(null);
    onOffer(certificate);
    announce(t('connection.certificate.ready'));
  };

  const work = async (kind: NonNullable<typeof busy>, task: () => Promise<void>) => {
    setBusy(kind);
    setProblem(null);
    try {
      await task();
    } catch (error) {
      const refusal = problemOf(error);
      if (refusal.code === 'certificate-password-needed') setLocked(refusal);
      else setProblem(refusal);
    } finally {
      setBusy(null);
    }
  };

  const importFile = () =>
    work('importing', async () => {
      const certificate = await call('certificate.import', {});
      if (certificate) offer(certificate);
    });
  const create = () => work('creating', async () => offer(await call('certificate.create', {})));
  const saveCer = () =>
    work('saving', async () => {
      const file = await call('certificate.save', { id: current?.id ?? null });
      if (!file) return;
      setSavedAs(file.fileName);
      announce(t('connection.certificate.savedCer', { file: file.fileName }));
    });

  return (
    <div className={styles.root} role="group" aria-labelledby={labelId}>
      <Field label={{ children: t('connection.fields.certificate'), id: labelId }} {...message}>
        {shown ? (
          <Certificate certificate={shown} />
        ) : (
          <Text className={styles.note}>{t('connection.certificate.none')}</Text>
        )}
      </Field>
      {current ? <Text size={200}>{t('connection.certificate.offered')}</Text> : null}
      {savedAs ? (
        <Text size={200}>{t('connection.certificate.savedCer', { file: savedAs })}</Text>
      ) : null}
      <div className={styles.buttons}>
        <Button ref={ref} disabledFocusable={busy !== null} onClick={() => void importFile()}>
          {t('connection.certificate.import')}
        </Button>
        <Button
          disabledFocusable={busy !== null}
          icon={busy === 'creating' ? <Spinner size="tiny" /> : null}
          onClick={() => void create()}
        >
          {t(
            busy === 'creating'
              ? 'connection.certificate.creating'
              : 'connection.certificate.create',
          )}
        </Button>
        {shown ? (
          <Button disabledFocusable={busy !== null} onClick={() => void saveCer()}>
            {t('connection.certificate.saveCer')}
          </Button>
        ) : null}
      </div>
      {problem ? <ProblemBar problem={problem} /> : null}
      <CertificatePasswordDialog
        locked={locked}
        onOpened={offer}
        onFailed={(refusal) => {
          setLocked(null);
          setProblem(refusal);
        }}
        onClose={() => setLocked(null)}
      />
    </div>
  );
}

function Certificate({ certificate }: { certificate: CertificateView }) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <dl className={styles.card}>
      <dt className={styles.term}>{t('connection.certificate.subject')}</dt>
      <dd className={styles.value}>
        <VisibleText>{certificate.subject}</VisibleText>
      </dd>
      <dt className={styles.term}>{t('connection.certificate.expires')}</dt>
      <dd className={styles.value}>
        <ExpiryLine expires={certificate.expires} />
      </dd>
      <dt className={styles.term}>{t('connection.certificate.thumbprint')}</dt>
      <dd className={styles.value}>
        <Text font="monospace" className={styles.thumbprint}>
          {certificate.thumbprint}
        </Text>
      </dd>
    </dl>
  );
}
