import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  CheckmarkCircle16Filled,
  LockClosed16Filled,
  MailOff16Regular,
  PersonProhibited16Regular,
  QuestionCircle16Regular,
  ShieldDismiss16Filled,
  Star16Filled,
  SubtractCircle16Regular,
  Timer16Regular,
  Warning16Filled,
  type FluentIcon,
} from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import {
  accessParts,
  purposes as allPurposes,
  type AccessAnswer,
  type EmailAccount,
} from '../../../src-main/contract/email-accounts';
import { VisibleText } from '../../ui/VisibleText';
import { isDenial, isNeeded, worstAnswer } from './access-answers';

const useStyles = makeStyles({
  line: { display: 'flex', alignItems: 'center', columnGap: '6px', minWidth: 0 },
  word: { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  mark: {
    display: 'flex',
    alignItems: 'center',
    columnGap: '4px',
    flexShrink: 0,
  },
  icons: { display: 'flex', columnGap: '4px', flexShrink: 0 },
  icon: { flexShrink: 0 },
  hidden: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
  },
  quiet: { color: tokens.colorNeutralForeground3 },
  good: { color: tokens.colorStatusSuccessForeground1 },
  limited: { color: tokens.colorStatusWarningForeground3 },
  bad: { color: tokens.colorStatusDangerForeground1 },
  brand: { color: tokens.colorBrandForeground1 },
});

const answerLooks: Record<
  AccessAnswer,
  { Icon: FluentIcon; tone: 'good' | 'bad' | 'limited' | 'quiet' }
> = {
  allowed: { Icon: CheckmarkCircle16Filled, tone: 'good' },
  deniedByPolicy: { Icon: ShieldDismiss16Filled, tone: 'bad' },
  permissionMissing: { Icon: LockClosed16Filled, tone: 'bad' },
  noMailbox: { Icon: MailOff16Regular, tone: 'bad' },
  notFound: { Icon: PersonProhibited16Regular, tone: 'bad' },
  throttled: { Icon: Timer16Regular, tone: 'limited' },
  unknown: { Icon: QuestionCircle16Regular, tone: 'quiet' },
};

/** Icon and word for one answer of the access check. */
export function AccessWord({ answer }: { answer: AccessAnswer }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { Icon, tone } = answerLooks[answer];
  return (
    <span className={styles.line}>
      <Icon aria-hidden className={mergeClasses(styles.icon, styles[tone])} />
      <span className={styles.word}>{t(`emailAccounts.answers.${answer}`)}</span>
    </span>
  );
}

/** The matrix at a glance: an icon for each part, and the word of the part that matters most. */
export function AccessCell({ account }: { account: EmailAccount }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { access, purposes } = account;
  if (access === null) {
    return <span className={styles.quiet}>{t('emailAccounts.notChecked')}</span>;
  }
  const worst = worstAnswer(access, purposes);
  const spreading = access.spreading !== null && isDenial(worst);
  return (
    <span className={styles.line}>
      <span className={styles.icons}>
        {accessParts.map((part) => {
          const answer = access.answers[part];
          const { Icon, tone } = answerLooks[answer];
          const words = t('emailAccounts.partAnswer', {
            part: t(`emailAccounts.parts.${part}`),
            answer: t(`emailAccounts.answers.${answer}`),
          });
          return (
            <span
              key={part}
              title={words}
              className={mergeClasses(
                styles.line,
                styles[isNeeded(part, purposes) ? tone : 'quiet'],
              )}
            >
              <Icon aria-hidden className={styles.icon} />
              <span className={styles.hidden}>{words}</span>
            </span>
          );
        })}
      </span>
      <span className={styles.word}>
        {spreading ? t('emailAccounts.spreadingShort') : t(`emailAccounts.answers.${worst}`)}
      </span>
    </span>
  );
}

/** The name, and what has changed in Microsoft 365 since the account was saved. */
export function NameCell({ account }: { account: EmailAccount }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const mark = account.marks.find(({ kind }) => kind !== 'renamed') ?? account.marks[0];
  return (
    <span className={styles.line}>
      <span className={styles.word}>
        <VisibleText>{account.name}</VisibleText>
      </span>
      {mark ? (
        <span className={styles.mark}>
          <Warning16Filled aria-hidden className={mergeClasses(styles.icon, styles.limited)} />
          {t(`emailAccounts.marks.${mark.kind}`)}
        </span>
      ) : null}
    </span>
  );
}

/** What the account is for, in the order of the form. */
export function PurposesCell({ account }: { account: EmailAccount }) {
  const { t } = useTranslation();
  return allPurposes
    .filter((purpose) => account.purposes.includes(purpose))
    .map((purpose) => t(`emailAccounts.purposes.${purpose}`))
    .join(', ');
}

export function DefaultCell({ account }: { account: EmailAccount }) {
  const { t } = useTranslation();
  const styles = useStyles();
  if (!account.isDefault) return null;
  return (
    <span className={styles.line}>
      <Star16Filled aria-hidden className={mergeClasses(styles.icon, styles.brand)} />
      {t('emailAccounts.isDefault')}
    </span>
  );
}

export function EnabledCell({ account: { enabled } }: { account: EmailAccount }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const Icon = enabled ? CheckmarkCircle16Filled : SubtractCircle16Regular;
  return (
    <span className={styles.line}>
      <Icon
        aria-hidden
        className={mergeClasses(styles.icon, enabled ? styles.good : styles.quiet)}
      />
      {t(enabled ? 'emailAccounts.on' : 'emailAccounts.off')}
    </span>
  );
}
