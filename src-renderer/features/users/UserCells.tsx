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
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { UserRow } from '../../../src-main/contract/directory';
import { VisibleText } from '../../ui/VisibleText';
import { shownKind, type ShownKind } from './user-kind';

const useStyles = makeStyles({
  withIcon: { display: 'flex', alignItems: 'center', columnGap: '6px', minWidth: 0 },
  icon: { flexShrink: 0 },
  word: { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  quiet: { color: tokens.colorNeutralForeground3 },
  shared: { color: tokens.colorBrandForeground2 },
  resource: { color: tokens.colorPalettePurpleForeground2 },
  guest: { color: tokens.colorPaletteDarkOrangeForeground2 },
  blocked: { color: tokens.colorStatusDangerForeground3 },
  account: { color: tokens.colorStatusSuccessForeground3 },
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

/** Draws cells without a hook in them: hundreds are drawn while somebody scrolls. */
export interface UserCells {
  /** Icon and word for what a mailbox is; a guess is named as one. */
  kind: (row: Pick<UserRow, 'kind' | 'guest' | 'mailbox'>) => ReactNode;
  /** Icon and word for what matters most about an account: already ours, blocked, or fit for use. */
  status: (row: UserRow) => ReactNode;
  /** The address, or the words for having none. */
  address: (address: string | null) => ReactNode;
}

export function useUserCells(): UserCells {
  const { t } = useTranslation();
  const styles = useStyles();
  return useMemo(() => {
    const withIcon = (Icon: FluentIcon, word: string, tone: string | undefined) => (
      <span className={mergeClasses(styles.withIcon, tone)}>
        <Icon aria-hidden className={styles.icon} />
        <span className={styles.word}>{word}</span>
      </span>
    );
    // Looked up once: the catalogue is slow for hundreds of cells.
    const kindWords = Object.fromEntries(
      Object.keys(kindLooks).map((kind) => [kind, t(`users.kinds.${kind as ShownKind}`)]),
    ) as Record<ShownKind, string>;
    const states = {
      emailAccount: t('users.states.emailAccount'),
      blocked: t('users.states.blocked'),
      enabled: t('users.states.enabled'),
    };
    return {
      kind: (row) => {
        const kind = shownKind(row);
        const { Icon, tone } = kindLooks[kind];
        return withIcon(Icon, kindWords[kind], tone ? styles[tone] : undefined);
      },
      status: (row) => {
        if (row.emailAccount) {
          return withIcon(MailCheckmark16Filled, states.emailAccount, styles.account);
        }
        if (row.signInBlocked === null) return null;
        return row.signInBlocked
          ? withIcon(PersonProhibited16Regular, states.blocked, styles.blocked)
          : withIcon(PersonAvailable16Regular, states.enabled, styles.quiet);
      },
      address: (address) =>
        address === null || address === '' ? (
          <span className={styles.quiet}>{t('users.noAddress')}</span>
        ) : (
          <VisibleText>{address}</VisibleText>
        ),
    };
  }, [t, styles]);
}
