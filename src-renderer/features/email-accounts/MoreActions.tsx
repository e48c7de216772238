import {
  makeStyles,
  Menu,
  MenuButton,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { EmailAccount } from '../../../src-main/contract/email-accounts';

const useStyles = makeStyles({
  // Over the grid that follows, whose header stays in place by an order of its own.
  popover: { zIndex: 10 },
});

interface MoreActionsProps {
  /** The account it is about; undefined when none or several are selected. */
  account: EmailAccount | undefined;
  onTryRule: (account: EmailAccount) => void;
  onTestCalendar: (account: EmailAccount) => void;
}

/** What is done rarely with one account; each asks before it changes anything in a mailbox. */
export function MoreActions({ account, onTryRule, onTestCalendar }: MoreActionsProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const receiving = account?.receive ? account : undefined;
  const withCalendar = account?.purposes.includes('calendar') === true ? account : undefined;
  return (
    <Menu inline positioning="below-end">
      <MenuTrigger disableButtonEnhancement>
        <MenuButton>{t('emailAccounts.buttons.more')}</MenuButton>
      </MenuTrigger>
      <MenuPopover className={styles.popover}>
        <MenuList>
          <MenuItem
            disabled={!receiving}
            {...(receiving ? {} : { subText: t('emailAccounts.needsReceive') })}
            onClick={() => receiving && onTryRule(receiving)}
          >
            {t('emailAccounts.buttons.tryRule')}
          </MenuItem>
          <MenuItem
            disabled={!withCalendar}
            {...(withCalendar ? {} : { subText: t('emailAccounts.needsCalendar') })}
            onClick={() => withCalendar && onTestCalendar(withCalendar)}
          >
            {t('emailAccounts.buttons.testCalendar')}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
