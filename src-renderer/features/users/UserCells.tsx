import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  Box16Regular,
  ConferenceRoom16Regular,
  Guest16Regular,
  MailCheckmark16Filled,
  MailOff16Regular,
  PeopleTeam16Regular,
  Person16Regular,
  PersonAvailable16Regular,
  PersonProhibited16Regular,
  QuestionCircle16Regular,
  type FluentIcon,
} from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { UserRow } from '../../../src-main/contract/directory';
import { shownKind, type ShownKind } from './user-kind';

const useStyles = makeStyles({
  withIcon: { display: 'flex', alignItems: 'center', columnGap: '6px', minWidth: 0 },
  icon: { flexShrink: 0 },
  word: { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  quiet: { color: tokens.colorNeutralForeground3 },
  shared: { color: tokens.colorBrandForeground2 },
  resource: { color: tokens.colorPalettePurpleForeground2 },
  guest: { color: tokens.colorPaletteDarkOrangeForeground2 },
  blocked: { color: tokens.colorStatusDangerForeground1 },
  account: { color: tokens.colorStatusSuccessForeground1 },
});

type Tone = 'quiet' | 'shared' | 'resource' | 'guest';

const kindLooks: Record<ShownKind, { Icon: FluentIcon; tone: Tone | null }> = {
  user: { Icon: Person16Regular, tone: null },
  likelyUser: { Icon: Person16Regular, tone: 'quiet' },
  shared: { Icon: PeopleTeam16Regular, tone: 'shared' },
  likelyShared: { Icon: PeopleTeam16Regular, tone: 'quiet' },
  room: { Icon: ConferenceRoom16Regular, tone: 'resource' },
  likelyRoom: { Icon: ConferenceRoom16Regular, tone: 'quiet' },
  equipment: { Icon: Box16Regular, tone: 'resource' },
  likelyEquipment: { Icon: Box16Regular, tone: 'quiet' },
  guest: { Icon: Guest16Regular, tone: 'guest' },
  noMailbox: { Icon: MailOff16Regular, tone: 'quiet' },
  other: { Icon: QuestionCircle16Regular, tone: 'quiet' },
  unknown: { Icon: QuestionCircle16Regular, tone: 'quiet' },
};

/** Icon and word for what a mailbox is; a guess is named as one. */
export function UserKind({ row }: { row: Pick<UserRow, 'kind' | 'guest' | 'mailbox'> }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const kind = shownKind(row);
  const { Icon, tone } = kindLooks[kind];
  return (
    <span className={mergeClasses(styles.withIcon, tone !== null && styles[tone])}>
      <Icon aria-hidden className={styles.icon} />
      <span className={styles.word}>{t(`users.kinds.${kind}`)}</span>
    </span>
  );
}

/** Icon and word for what matters most about an account: already ours, blocked, or fit for use. */
export function UserStatus({ row }: { row: UserRow }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const [state, Icon, tone] = row.emailAccount
    ? (['emailAccount', MailCheckmark16Filled, styles.account] as const)
    : row.signInBlocked === true
      ? (['blocked', PersonProhibited16Regular, styles.blocked] as const)
      : row.signInBlocked === false
        ? (['enabled', PersonAvailable16Regular, styles.quiet] as const)
        : [null, null, null];
  if (state === null) return null;
  return (
    <span className={mergeClasses(styles.withIcon, tone)}>
      <Icon aria-hidden className={styles.icon} />
      <span className={styles.word}>{t(`users.states.${state}`)}</span>
    </span>
  );
}

/** The address, or the words for having none. */
export function UserAddress({ address }: { address: string | null }) {
  const { t } = useTranslation();
  const styles = useStyles();
  return address === null || address === '' ? (
    <span className={styles.quiet}>{t('users.noAddress')}</span>
  ) : (
    <bdi>{address}</bdi>
  );
}
