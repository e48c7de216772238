import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import { CheckmarkCircleFilled, InfoRegular, WarningFilled } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { TestReport } from '../../../src-main/contract/test-settings';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', rowGap: '16px', paddingBlock: '8px' },
  organisation: { overflowWrap: 'anywhere' },
  list: {
    listStyleType: 'none',
    margin: 0,
    marginTop: '8px',
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    rowGap: '8px',
  },
  item: { display: 'flex', alignItems: 'flex-start', columnGap: '8px' },
  icon: { fontSize: '20px', lineHeight: '20px', flexShrink: 0, display: 'flex' },
  good: { color: tokens.colorStatusSuccessForeground1 },
  limited: { color: tokens.colorStatusWarningForeground3 },
  unknown: { color: tokens.colorNeutralForeground3 },
  quiet: { color: tokens.colorNeutralForeground3 },
});

const capabilities = ['directory', 'send', 'read', 'calendar'] as const;

interface SuccessDialogProps {
  report: TestReport | null;
  readOnly: boolean;
  onApply: () => void;
  onClose: () => void;
}

/** The message box of the original, and what the helpdesk can now do. */
export function SuccessDialog({ report, readOnly, onApply, onClose }: SuccessDialogProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <Dialog open={report !== null} onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('connection.success.title')}</DialogTitle>
          <DialogContent className={styles.content}>
            {report?.organisation ? (
              <div className={styles.organisation}>
                <Text block className={styles.quiet} size={200}>
                  {t('connection.success.organisation')}
                </Text>
                <Text weight="semibold">{report.organisation}</Text>
              </div>
            ) : null}
            <div>
              <Text block className={styles.quiet} size={200}>
                {t('connection.success.capabilities')}
              </Text>
              <ul className={styles.list}>
                {report
                  ? capabilities.map((step) => (
                      <Capability key={step} step={step} report={report} />
                    ))
                  : null}
              </ul>
            </div>
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" disabled={readOnly} onClick={onApply}>
              {t('connection.success.apply')}
            </Button>
            <Button onClick={onClose}>{t('connection.success.close')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

interface CapabilityProps {
  step: (typeof capabilities)[number];
  report: TestReport;
}

function Capability({ step, report }: CapabilityProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const result = report.steps.find((candidate) => candidate.step === step);
  const can = result?.outcome === 'passed';
  const Icon = can
    ? CheckmarkCircleFilled
    : result?.outcome === 'skipped'
      ? InfoRegular
      : WarningFilled;
  const mailbox = result?.note?.values['mailbox'];
  const remark = !can
    ? t('connection.success.limited')
    : mailbox !== undefined
      ? t('connection.success.proved', { mailbox })
      : step === 'directory'
        ? null
        : t('connection.success.granted');
  return (
    <li className={styles.item}>
      <span
        className={`${styles.icon} ${can ? styles.good : result?.outcome === 'skipped' ? styles.unknown : styles.limited}`}
      >
        <Icon aria-hidden />
      </span>
      <Text>
        {t(can ? `connection.success.can.${step}` : `connection.success.cannot.${step}`)}
        {remark === null ? null : <Text className={styles.quiet}> – {remark}</Text>}
      </Text>
    </li>
  );
}
