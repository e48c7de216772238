import {
  makeStyles,
  Nav,
  NavItem,
  tokens,
  useArrowNavigationGroup,
} from '@fluentui/react-components';
import {
  bundleIcon,
  ClipboardTask20Filled,
  ClipboardTask20Regular,
  History20Filled,
  History20Regular,
  MailInbox20Filled,
  MailInbox20Regular,
  PeopleSearch20Filled,
  PeopleSearch20Regular,
  PlugConnected20Filled,
  PlugConnected20Regular,
  Settings20Filled,
  Settings20Regular,
  type FluentIcon,
} from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { pageIds, type PageId } from '../../src-main/contract/channels';
import { wideWindow } from '../ui/layout';

const icons: Record<PageId, FluentIcon> = {
  connection: bundleIcon(PlugConnected20Filled, PlugConnected20Regular),
  users: bundleIcon(PeopleSearch20Filled, PeopleSearch20Regular),
  emailAccounts: bundleIcon(MailInbox20Filled, MailInbox20Regular),
  setUpGuide: bundleIcon(ClipboardTask20Filled, ClipboardTask20Regular),
  activity: bundleIcon(History20Filled, History20Regular),
  preferences: bundleIcon(Settings20Filled, Settings20Regular),
};

const useStyles = makeStyles({
  landmark: { flexShrink: 0, display: 'flex' },
  // As Fluent's own drawer looks; that would measure itself, and this one never opens or closes.
  list: {
    boxSizing: 'border-box',
    width: '56px',
    height: '100%',
    overflowY: 'auto',
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXS} 0 ${tokens.spacingHorizontalMNudge}`,
    rowGap: tokens.spacingVerticalXXS,
    backgroundColor: tokens.colorNeutralBackground4,
    [wideWindow]: { width: '232px' },
  },
  label: {
    whiteSpace: 'nowrap',
    // Icons only in a narrow window: the words stay for screen readers.
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    [wideWindow]: {
      position: 'static',
      width: 'auto',
      height: 'auto',
      overflow: 'visible',
      clipPath: 'none',
    },
  },
});

interface NavigationProps {
  page: PageId;
  onOpen: (page: PageId) => void;
}

export function Navigation({ page, onOpen }: NavigationProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const arrows = useArrowNavigationGroup({ axis: 'vertical', circular: true });
  return (
    <nav aria-label={t('navigation.label')} className={styles.landmark}>
      <Nav selectedValue={page} className={styles.list} {...arrows}>
        {pageIds.map((id) => {
          const Icon = icons[id];
          return (
            <NavItem
              key={id}
              value={id}
              as="button"
              icon={<Icon />}
              title={t(`navigation.${id}`)}
              onClick={() => onOpen(id)}
            >
              <span className={styles.label}>{t(`navigation.${id}`)}</span>
            </NavItem>
          );
        })}
      </Nav>
    </nav>
  );
}
