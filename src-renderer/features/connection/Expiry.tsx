import {
  Link,
  makeStyles,
  mergeClasses,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  Text,
  tokens,
} from '@fluentui/react-components';
import { CalendarClockRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { linkFor } from '../../../src-main/contract/links';
import type { ConnectionView } from '../../../src-main/contract/connection';
import { dayOf, expiryOf } from '../../../src-main/contract/expiry';
import { call } from '../../ipc/client';
import { BarTitle } from '../../ui/BarTitle';

const link = 'portal-app-credentials';

const useStyles = makeStyles({
  line: { display: 'flex', alignItems: 'center', columnGap: '6px' },
  mark: {
    display: 'flex',
    alignItems: 'center',
    columnGap: '4px',
    whiteSpace: 'nowrap',
    fontWeight: tokens.fontWeightRegular,
  },
  warning: { color: tokens.colorStatusWarningForeground3 },
  alarm: { color: tokens.colorStatusDangerForeground1 },
});

/** How near the end is, in words, and the day it is. */
function useExpiryWords(): (expires: string) => { words: string; date: string } {
  const { t, i18n } = useTranslation();
  return (expires) => {
    const { days, level } = expiryOf(expires, new Date());
    const day = expires.includes('T') ? dayOf(new Date(expires)) : expires;
    const date = new Date(`${day}T00:00`).toLocaleDateString(i18n.language, {
      dateStyle: 'medium',
    });
    const words =
      level === 'expired'
        ? t('connection.expiry.expired')
        : t('connection.expiry.expires', { count: days });
    return { words, date };
  };
}

/** The countdown beside a credential. */
export function ExpiryLine({ expires }: { expires: string }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { words, date } = useExpiryWords()(expires);
  return (
    <Text size={200} className={styles.line}>
      <CalendarClockRegular aria-hidden />
      <span>{t('connection.expiry.line', { words, date })}</span>
    </Text>
  );
}

/** Says beside the name of a connection that its credential ends soon, or has ended. */
export function ExpiryMark({ expires }: { expires: string }) {
  const styles = useStyles();
  const expiryWords = useExpiryWords();
  const { level } = expiryOf(expires, new Date());
  if (level === 'calm') return null;
  return (
    <span
      className={mergeClasses(styles.mark, level === 'warning' ? styles.warning : styles.alarm)}
    >
      <CalendarClockRegular aria-hidden />
      {expiryWords(expires).words}
    </span>
  );
}

/** Says on top of the page that the saved credential ends soon, or has ended. */
export function ExpiryBar({ connection }: { connection: ConnectionView }) {
  const { t } = useTranslation();
  const expiryWords = useExpiryWords();
  const { certificate, secretExpires, cloud, clientId } = connection;
  const expires = certificate?.expires ?? secretExpires;
  if (expires === null) return null;
  const { level } = expiryOf(expires, new Date());
  if (level === 'calm') return null;
  const kind = certificate ? 'certificate' : 'clientSecret';
  const { words, date } = expiryWords(expires);
  return (
    <MessageBar intent={level === 'warning' ? 'warning' : 'error'} layout="multiline">
      <MessageBarBody>
        <BarTitle>
          {t(`connection.expiry.titles.${kind}`)} {t('connection.expiry.line', { words, date })}
        </BarTitle>
        {t(`connection.expiry.advice.${kind}`)}
      </MessageBarBody>
      <MessageBarActions>
        <Link as="button" onClick={() => void call('link.open', { link, cloud, clientId })}>
          {t(`links.${linkFor(link, cloud)}`)}
        </Link>
      </MessageBarActions>
    </MessageBar>
  );
}
